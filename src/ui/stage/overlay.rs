//! Controls that stand in the picture: desired counts and the menus of tasks. They are ordinary
//! elements, placed where the scene leaves room for them.

use ecs_model::world::{ServiceKey, TaskKey};
use ecs_scene::{Rect, Slot};
use leptos::prelude::*;
use web_sys::MouseEvent;

use super::subject_of;
use crate::state::playground;
use crate::ui::kit::{Icon, NumberField, Sign, list};
use crate::ui::topbar::button_of;

/// The most tasks that a service may want (scheduler.md 7).
const MOST_TASKS: i64 = 5_000;

/// All controls of the picture.
#[component]
pub fn Overlay(
    /// Where they stand.
    slots: RwSignal<Vec<(Slot, Rect)>>,
) -> impl IntoView {
    let phone = playground().phone;
    let keys = move || {
        let owners = slots.get().into_iter().map(|(owner, _)| owner);
        // A phone has its desired counts under the thumb; the picture shows the number.
        owners.filter(|owner| !(phone.get() && matches!(owner, Slot::DesiredCount(_)))).collect::<Vec<_>>()
    };
    list(keys, |owner| *owner, move |owner| view! { <Placed slots owner/> }.into_any())
}

#[component]
fn Placed(slots: RwSignal<Vec<(Slot, Rect)>>, owner: Slot) -> impl IntoView {
    let rect = Memo::new(move |former: Option<&Rect>| {
        let found =
            slots.with(|slots| slots.iter().find(|(other, _)| *other == owner).map(|(_, rect)| *rect));
        found.or(former.copied()).unwrap_or_default()
    });
    let content = match owner {
        Slot::DesiredCount(service) => view! { <DesiredCount service/> }.into_any(),
        Slot::TaskMenu(task) => view! { <TaskMenu task/> }.into_any(),
    };
    view! {
        <div
            class="slot"
            style:--x=move || format!("{}px", rect.get().x)
            style:--y=move || format!("{}px", rect.get().y)
            style:--w=move || format!("{}px", rect.get().w)
            style:--h=move || format!("{}px", rect.get().h)
        >
            {content}
        </div>
    }
}

/// The desired count of a service, wherever it is shown.
#[component]
pub fn DesiredCount(
    /// Whose.
    service: ServiceKey,
) -> impl IntoView {
    let playground = playground();
    let run = playground.run;
    let figures = Memo::new(move |_| {
        run.figures.with(|figures| figures.services.iter().find(|other| other.key == service).cloned())
    });
    let value = Signal::derive(move || figures.get().map_or(0, |figures| i64::from(figures.desired)));
    let set = Callback::new(move |count: i64| {
        let count = u32::try_from(count).unwrap_or_default();
        playground.set_desired_count(service, count);
    });
    let described = format!("service-{}", service.0);
    let words = move || {
        figures.get().map_or_else(String::new, |it| format!("Service {}, {}", it.name, it.sentence()))
    };
    view! {
        <NumberField label="Desired count" value min=0 max=MOST_TASKS described_by=described.clone() on_change=set/>
        <span class="heard" id=described>{words}</span>
    }
}

#[component]
fn TaskMenu(task: TaskKey) -> impl IntoView {
    let playground = playground();
    let subject = subject_of(Slot::TaskMenu(task));
    // The first task's button says once that it can be pressed.
    let invites = playground
        .run
        .read(|history| history.commands().is_empty() && history.world().tasks.keys().next() == Some(task));
    let label = move || {
        playground.run.outline.track();
        playground.run.read(|history| format!("Actions of {}", crate::run::label(history.world(), subject)))
    };
    let open = move |event: MouseEvent| {
        let items = playground.actions(subject);
        playground.menus.open_under(&button_of(&event), "", items);
    };
    view! {
        <button
            type="button"
            class="task-menu"
            class:invites=invites
            aria-haspopup="menu"
            aria-label=label
            on:click=open
            on:pointerenter=move |_| playground.selection.point(Some(subject))
        >
            <Icon sign=Sign::More/>
        </button>
    }
}
