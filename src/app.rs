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

use crate::browser::address::{self, Query, when_fragment_changes};
use crate::browser::document;
use crate::browser::update::when_new_version;
use crate::dom::{El, View, button, dynamic, el, live};
use crate::run::{Rate, Run};
use crate::state::examples::EXAMPLES;
use crate::state::{Kept, Playground, Sheet, Workspace};
use crate::ui::announcer::announcer;
use crate::ui::examples::examples_menu;
use crate::ui::kit::{menu_host, toast_host};
use crate::ui::outline::outline_panel;
use crate::ui::panes::panes;
use crate::ui::phone::phone_nav;
use crate::ui::share::share;
use crate::ui::stage::stage;
use crate::ui::timeline::timeline;
use crate::ui::topbar::top_bar;

/// Puts the app on the page, for as long as the page lives.
pub fn mount() {
    leptos::mount::mount_to_renderer(&leptos::tachys::dom::body(), app).forget();
    if let Some(card) = document().get_element_by_id("loading") {
        card.remove();
    }
}

/// The whole page.
fn app() -> El {
    let query = Query::read();
    let playground = begin(query);
    provide_context(playground);
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
    let main = el("main")
        .class("main")
        .child(query.embed.then(|| el("h1").class("heard").text("ECS Playground")))
        .child(stage())
        .child(menu_host(playground.menus));
    el("div")
        .class("app")
        .class_if("embed", query.embed)
        .class_if("panes-closed", live(move || !layout.panes.get()))
        .class_if("outline-open", live(move || whole && layout.outline.get()))
        .attr("data-sheet", live(sheet))
        .style("--left", live(move || format!("{}px", layout.panes_width.get())))
        .child(whole.then(|| [bar(), panes()]))
        .child(main)
        .child(timeline())
        .child(whole.then(|| [outline_panel(), phone_nav()]))
        .child(announcer())
        .child(toast_host(playground.toasts))
}

/// The bar at the top with what is in it.
fn bar() -> El {
    let playground = crate::state::playground();
    let kept = dynamic(move || {
        (playground.kept.get() == Kept::Refused).then(|| {
            el("span")
                .class("kept")
                .attr("title", "The browser refuses storage: a reload loses what you type.")
                .text("Not kept here")
        })
    });
    let run = button().class("button primary").text("Run").on_click(move || playground.run_definition());
    top_bar(examples_menu(), View::of([kept, share(), run.into()]))
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
    if !query.embed {
        when_fragment_changes(move || follow_link(playground));
    }
    let restore = linked.is_none();
    match linked {
        Some(linked) => open_link(playground, linked),
        None => playground.open_example(first.title, text, scenario),
    }
    if !query.embed {
        playground.judge.fetch();
        playground.follow_run();
        playground.keep(restore);
    }
    playground
}

/// A link to this page was entered where the page is open already.
fn follow_link(playground: Playground) {
    match read_fragment(&address::fragment()) {
        Ok(Some(linked)) => playground.replace(|| open_link(playground, linked)),
        Ok(None) => {}
        Err(error) => playground.toasts.say(format!("This link cannot be opened. {error}")),
    }
}

fn open_link(playground: Playground, linked: ecs_share::Workspace) {
    let text = linked.definitions.get(linked.view.definition).or(linked.definitions.first());
    let text: Arc<str> = Arc::from(text.map_or("", String::as_str));
    playground.layout.tab.set(linked.view.tab);
    playground.open("From a link", text, Scenario::read(&linked.scenario).scenario);
    playground.judge.when_known(move || {
        playground.run.set_rate(Rate(linked.view.speed.clamp(1, 600)));
        if linked.view.time > 0 {
            playground.run.seek(Time(linked.view.time));
        }
        playground.adopt_settings();
    });
}
