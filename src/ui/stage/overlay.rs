//! Controls that stand in the picture: desired counts and the menus of tasks. They are ordinary
//! elements, placed where the scene leaves room for them.

use ecs_model::world::{ServiceKey, TaskKey};
use ecs_scene::{Rect, Slot};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{FocusEvent, HtmlElement, MouseEvent, PointerEvent};

use super::subject_of;
use crate::browser::document;
use crate::dom::{El, View, button, each, effect, el, latest, live, memo};
use crate::state::Playground;
use crate::ui::kit::{NumberField, Sign, icon};
use crate::ui::topbar::button_of;

/// The most tasks that a service may want (scheduler.md 7).
const MOST_TASKS: i64 = 5_000;

/// All controls of the picture; `slots` says where they stand, `room` is what they stand in.
pub fn overlay(playground: Playground, slots: RwSignal<Vec<(Slot, Rect)>>, room: &HtmlElement) -> El {
    let focus =
        Focus { playground, held: StoredValue::new(None), room: StoredValue::new_local(room.clone()) };
    effect(move || slots.with(|slots| focus.stay(slots)));
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
    let controls = each(owners, key, move |owner| placed(playground, slots, *owner, focus));
    el("div").class("overlay").child(controls)
}

/// Keeps the focus on the picture when the control that has it leaves with its task.
#[derive(Clone, Copy)]
struct Focus {
    playground: Playground,
    /// The control with the focus, and the service that it belongs to.
    held: StoredValue<Option<(Slot, Option<ServiceKey>)>>,
    room: StoredValue<HtmlElement, LocalStorage>,
}

impl Focus {
    fn entered(self, slot: Slot) {
        let service = match slot {
            Slot::DesiredCount(service) => Some(service),
            Slot::TaskMenu(task) => {
                self.playground.run.read(|history| history.world().tasks.get(task)?.service)
            }
        };
        self.held.set_value(Some((slot, service)));
    }

    /// The focus went elsewhere; nowhere at all when its control left the page.
    fn left(self, event: &FocusEvent) {
        if event.related_target().is_some() {
            self.held.set_value(None);
        }
    }

    /// When the control with the focus is gone, the desired count of its service gets it, else the
    /// picture.
    fn stay(self, slots: &[(Slot, Rect)]) {
        let Some((slot, service)) = self.held.get_value() else { return };
        if slots.iter().any(|(other, _)| *other == slot) {
            return;
        }
        self.held.set_value(None);
        // Once the page shows the new controls.
        request_animation_frame(move || {
            let lost = document().active_element().is_none_or(|element| element.tag_name() == "BODY");
            if !lost {
                return;
            }
            let count = service.and_then(|service| {
                let selector = format!("[aria-describedby=\"{}\"]", description_id(service));
                document().query_selector(&selector).ok().flatten()
            });
            let _ = match count.and_then(|count| count.dyn_into::<HtmlElement>().ok()) {
                Some(count) => count.focus(),
                None => self.room.with_value(HtmlElement::focus),
            };
        });
    }
}

/// The id of what describes the desired count of a service.
fn description_id(service: ServiceKey) -> String {
    format!("service-{}", service.0)
}

fn placed(playground: Playground, slots: RwSignal<Vec<(Slot, Rect)>>, owner: Slot, focus: Focus) -> El {
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
        .on("focusin", move |_: FocusEvent| focus.entered(owner))
        .on("focusout", move |event| focus.left(&event))
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
    let described = description_id(service);
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
