//! The frame of the page.

use std::sync::Arc;

use ecs_model::history::History;
use ecs_model::log::Log;
use ecs_model::parameters::Parameters;
use ecs_model::scenario::Scenario;
use ecs_model::time::Time;
use ecs_model::world::World;
use ecs_share::read_fragment;
use leptos::prelude::*;

use crate::browser::address::{self, Query};
use crate::browser::document;
use crate::browser::update::when_new_version;
use crate::run::{Rate, Run};
use crate::state::examples::EXAMPLES;
use crate::state::{Kept, Playground, Sheet, Workspace};
use crate::ui::announcer::Announcer;
use crate::ui::examples::ExamplesMenu;
use crate::ui::kit::{MenuHost, ToastHost};
use crate::ui::outline::OutlinePanel;
use crate::ui::panes::Panes;
use crate::ui::phone::PhoneNav;
use crate::ui::share::Share;
use crate::ui::stage::Stage;
use crate::ui::timeline::Timeline;
use crate::ui::topbar::TopBar;

/// The whole page.
#[component]
pub fn App() -> impl IntoView {
    let query = Query::read();
    let playground = begin(query);
    provide_context(playground);
    Effect::new(move |_| {
        if let Some(card) = document().get_element_by_id("loading") {
            card.remove();
        }
    });
    when_new_version(move |switch| {
        let switch = StoredValue::new_local(switch);
        let reload = Callback::new(move |()| {
            let _ = switch.get_value().call0(&wasm_bindgen::JsValue::NULL);
        });
        playground.toasts.offer("A newer version is here. Your text is kept.", "Reload", reload);
    });
    let layout = playground.layout;
    let sheet = move || match layout.sheet.get() {
        Sheet::None => "none",
        Sheet::Panes => "panes",
        Sheet::Outline => "outline",
    };
    let whole = !query.embed;
    view! {
        <div
            class="app"
            class:embed=query.embed
            class:panes-closed=move || !layout.panes.get()
            class:outline-open=move || whole && layout.outline.get()
            data-sheet=sheet
            style:--left=move || format!("{}px", layout.panes_width.get())
        >
            {whole.then(|| view! { <Bar/> <Panes/> })}
            <main class="main">
                {query.embed.then(|| view! { <h1 class="heard">"ECS Playground"</h1> })}
                <Stage/>
                <MenuHost menus=playground.menus/>
            </main>
            <Timeline/>
            {whole.then(|| view! { <OutlinePanel/> <PhoneNav/> })}
            <Announcer/>
            <ToastHost toasts=playground.toasts/>
        </div>
    }
}

/// The bar at the top with what is in it.
#[component]
fn Bar() -> impl IntoView {
    let playground = crate::state::playground();
    let kept = move || {
        (playground.kept.get() == Kept::Refused).then(|| {
            view! {
                <span class="kept" title="The browser refuses storage: a reload loses what you type.">
                    "Not kept here"
                </span>
            }
        })
    };
    let actions = view! {
        {kept}
        <Share/>
        <button type="button" class="button primary" on:click=move |_| playground.run_definition()>
            "Run"
        </button>
    };
    view! { <TopBar title=view! { <ExamplesMenu/> }.into_any() actions=actions.into_any()/> }
}

/// What the address says, else what was kept, else the first example; running.
fn begin(query: Query) -> Playground {
    let nothing = History::new(World::empty(0, Parameters::default()), Log::default());
    let [first, ..] = &EXAMPLES;
    let (text, scenario) = first.open();
    let text: Arc<str> = Arc::from(text);
    let workspace = Workspace::new(first.title, text.clone(), scenario.clone());
    let playground = Playground::new(query, workspace, Run::new(nothing));
    let linked = match read_fragment(&address::fragment()) {
        Ok(linked) => linked,
        Err(error) => {
            playground.toasts.say(format!("This link cannot be opened. {error}"));
            None
        }
    };
    let restore = linked.is_none();
    match linked {
        Some(linked) => open_link(playground, linked),
        None => playground.open(first.title, text, scenario),
    }
    if !query.embed {
        playground.keep(restore);
    }
    playground
}

fn open_link(playground: Playground, linked: ecs_share::Workspace) {
    let text = linked.definitions.get(linked.view.definition).or(linked.definitions.first());
    let text: Arc<str> = Arc::from(text.map_or("", String::as_str));
    playground.open("From a link", text, Scenario::read(&linked.scenario).scenario);
    playground.layout.tab.set(linked.view.tab);
    playground.run.set_rate(Rate(linked.view.speed.clamp(1, 600)));
    if linked.view.time > 0 {
        playground.run.seek(Time(linked.view.time));
    }
}
