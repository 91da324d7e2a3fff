//! Controls that stand in the picture: desired counts and the menus of tasks. They are ordinary
//! elements, placed where the scene leaves room for them.

use ecs_model::world::{ServiceKey, TaskKey};
use ecs_scene::{Rect, Slot};
use leptos::prelude::*;
use web_sys::{MouseEvent, PointerEvent};

use super::subject_of;
use crate::dom::{El, View, button, each, el, latest, live, memo};
use crate::state::Playground;
use crate::ui::kit::{NumberField, Sign, icon};
use crate::ui::topbar::button_of;

/// The most tasks that a service may want (scheduler.md 7).
const MOST_TASKS: i64 = 5_000;

/// All controls of the picture; `slots` says where they stand.
pub fn overlay(playground: Playground, slots: RwSignal<Vec<(Slot, Rect)>>) -> View {
    let owners = move || {
        let owners = slots.get().into_iter().map(|(owner, _)| owner);
        // A phone has its desired counts under the thumb; the picture shows the number.
        let phone = playground.phone.get();
        owners.filter(|owner| !(phone && matches!(owner, Slot::DesiredCount(_)))).collect::<Vec<_>>()
    };
    let key = |owner: &Slot| match owner {
        Slot::DesiredCount(service) => format!("service {}", service.0),
        Slot::TaskMenu(task) => format!("task {}", task.0),
    };
    each(owners, key, move |owner| placed(playground, slots, *owner))
}

fn placed(playground: Playground, slots: RwSignal<Vec<(Slot, Rect)>>, owner: Slot) -> El {
    let rect = latest(move || {
        slots.with(|slots| slots.iter().find(|(other, _)| *other == owner).map(|(_, rect)| *rect))
    });
    let pixels =
        move |read: fn(Rect) -> f32| live(move || format!("{}px", read(rect.get().unwrap_or_default())));
    let content = match owner {
        Slot::DesiredCount(service) => desired_count(playground, service),
        Slot::TaskMenu(task) => task_menu(playground, task).into(),
    };
    el("div")
        .class("slot")
        .style("--x", pixels(|rect| rect.x))
        .style("--y", pixels(|rect| rect.y))
        .style("--w", pixels(|rect| rect.w))
        .style("--h", pixels(|rect| rect.h))
        .child(content)
}

/// The desired count of a service, wherever it is shown.
pub fn desired_count(playground: Playground, service: ServiceKey) -> View {
    let run = playground.run;
    let figures = memo(move || {
        run.figures.with(|figures| figures.services.iter().find(|other| other.key == service).cloned())
    });
    let on_change = Callback::new(move |count: i64| {
        playground.set_desired_count(service, u32::try_from(count).unwrap_or_default());
    });
    let field = NumberField {
        label: "Desired count",
        value: memo(move || figures.with(|figures| figures.as_ref().map_or(0, |it| i64::from(it.desired)))),
        range: (0, MOST_TASKS),
        step: 1,
        on_change,
    };
    let described = format!("service-{}", service.0);
    let words = live(move || figures.get().map(|it| format!("Service {}, {}", it.name, it.sentence())));
    View::of([
        field.view(Some(described.clone())),
        el("span").class("heard").attr("id", described).text(words),
    ])
}

fn task_menu(playground: Playground, task: TaskKey) -> El {
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
    button()
        .class("task-menu")
        .class_if("invites", invites)
        .attr("aria-haspopup", "menu")
        .attr("aria-label", live(label))
        .on("click", open)
        .on("pointerenter", move |_: PointerEvent| playground.selection.point(Some(subject)))
        .child(icon(Sign::More))
}
