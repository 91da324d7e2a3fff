//! The stage: the picture on a canvas, and the controls that stand in it.

mod brush;
mod easing;
mod overlay;
pub mod painter;
mod palette;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use ecs_scene::{Point, Rect, Slot, Subject, View};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, HtmlCanvasElement, HtmlElement, KeyboardEvent, MouseEvent, ResizeObserver};

use crate::browser::{document, milliseconds};
use crate::dom::{El, effect, el, live, memo, on_change};
use crate::run::{Frame, coach};
use crate::state::{Playground, playground};
use crate::ui::inspector::inspector;
pub use overlay::desired_count;
use overlay::overlay;
use painter::{Painter, Sight};

/// What the picture tells the rest of the stage.
#[derive(Clone, Copy)]
struct Picture {
    /// Room for controls.
    slots: RwSignal<Vec<(Slot, Rect)>>,
    /// Size of the picture, in CSS pixels.
    size: RwSignal<(f32, f32)>,
    /// Size of the room for it, in CSS pixels.
    room: RwSignal<(f64, f64)>,
    /// What is to be seen, in one line.
    summary: RwSignal<String>,
    /// One of this many requests is drawn.
    shown_one_of: RwSignal<u32>,
}

impl Picture {
    fn new() -> Picture {
        Picture {
            slots: RwSignal::default(),
            size: RwSignal::default(),
            room: RwSignal::default(),
            summary: RwSignal::default(),
            shown_one_of: RwSignal::new(1),
        }
    }
}

/// The stage.
pub fn stage() -> El {
    let playground = playground();
    let picture = Picture::new();
    let painter = StoredValue::new_local(Rc::new(RefCell::new(None::<Painter>)));
    let line = memo(move || {
        playground.run.figures.track();
        playground.run.story.track();
        playground.run.read(coach::line)
    });
    let head = el("div")
        .class("stage-head")
        .child(el("p").class("coach").attr("aria-live", "polite").text(live(move || line.get())))
        .child(shown(picture));
    let canvas = canvas(playground, picture);
    let room = room(playground, picture);
    let element = room.element();
    begin(playground, picture, painter, &element, canvas.element());
    on_cleanup(move || playground.run.stop_painting());
    follow_signals(playground, painter);
    let canvas = canvas_events(canvas, playground, Finder { room: element, painter });
    let sheet = el("div")
        .class("stage-sheet")
        .style("--scene-w", live(move || format!("{}px", picture.size.get().0)))
        .style("--scene-h", live(move || format!("{}px", picture.size.get().1)))
        .child(canvas)
        .child(overlay(playground, picture.slots));
    el("section")
        .class("stage")
        .attr("aria-label", "Stage")
        .child(head)
        .child(room.child(sheet))
        .child(inspector())
}

/// The room that the picture is scrolled in.
fn room(playground: Playground, picture: Picture) -> El {
    el("div")
        .class("stage-view")
        .attr("role", "group")
        .attr("aria-label", "Picture")
        .attr("tabindex", "0")
        .style("--view-w", live(move || format!("{}px", picture.room.get().0)))
        .style("--view-h", live(move || format!("{}px", picture.room.get().1)))
        .on("scroll", move |_: Event| playground.run.repaint())
        .on("keydown", move |event: KeyboardEvent| {
            if event.key() == " " && event.target() == event.current_target() {
                event.prevent_default();
                playground.run.toggle();
            }
        })
}

fn canvas(playground: Playground, picture: Picture) -> El {
    el("canvas")
        .class_if("pointing", live(move || playground.selection.pointed.get().is_some()))
        .attr("role", "img")
        .attr("aria-label", live(move || picture.summary.get()))
}

/// Things are pointed at, selected and acted on where they are painted.
fn canvas_events(canvas: El, playground: Playground, finder: Finder) -> El {
    let selection = playground.selection;
    let finder = Rc::new(finder);
    let find = move || {
        let finder = finder.clone();
        move |event: &MouseEvent| finder.at(event)
    };
    let (pointed, selected, acted_on) = (find(), find(), find());
    canvas
        .on("pointermove", move |event: MouseEvent| selection.point(pointed(&event)))
        .on("pointerleave", move |_: MouseEvent| selection.point(None))
        .on("click", move |event: MouseEvent| match selected(&event) {
            Some(subject) => selection.toggle(subject),
            None => selection.selected.set(None),
        })
        .on("contextmenu", move |event: MouseEvent| {
            if let Some(subject) = acted_on(&event) {
                event.prevent_default();
                playground.open_actions(subject, f64::from(event.client_x()), f64::from(event.client_y()));
            }
        })
}

/// Finds what is painted where.
struct Finder {
    room: HtmlElement,
    painter: StoredValue<Rc<RefCell<Option<Painter>>>, LocalStorage>,
}

impl Finder {
    /// What the pointer is on.
    fn at(&self, event: &MouseEvent) -> Option<Subject> {
        let rect = self.room.get_bounding_client_rect();
        let x = f64::from(event.client_x()) - rect.left() + f64::from(self.room.scroll_left());
        let y = f64::from(event.client_y()) - rect.top() + f64::from(self.room.scroll_top());
        let at = Point { x: x as f32, y: y as f32 };
        self.painter.with_value(|painter| {
            let painter = painter.borrow();
            let hits = &painter.as_ref()?.scene().hits;
            hits.iter().rev().find(|hit| hit.rect.contains(at)).map(|hit| hit.subject)
        })
    }
}

/// "1 of 40 requests shown": marks are a sample, numbers never are.
fn shown(picture: Picture) -> El {
    let text = move || match picture.shown_one_of.get() {
        0 | 1 => None,
        many => Some(format!("1 of {many} requests shown")),
    };
    el("p").class("shown").text(live(text))
}

/// Makes the painter and hands it to the run.
fn begin(
    playground: Playground,
    picture: Picture,
    painter: StoredValue<Rc<RefCell<Option<Painter>>>, LocalStorage>,
    room: &HtmlElement,
    canvas: HtmlCanvasElement,
) {
    let painter = painter.get_value();
    *painter.borrow_mut() = Painter::new(canvas);
    watch_size(playground, picture, room);
    let room = room.clone();
    // The picture may be painted with another cost each time; at most a quarter of the time goes
    // into composing it.
    let (composed_at, cost) = (Cell::new(f64::MIN), Cell::new(0.0));
    playground.run.paint_with(move |frame| {
        let mut painter = painter.borrow_mut();
        let Some(painter) = painter.as_mut() else { return false };
        let (width, height) = picture.room.get_untracked();
        if width < 1.0 || height < 1.0 {
            return false;
        }
        if frame.changed || frame.now - composed_at.get() >= cost.get() * 4.0 {
            let start = milliseconds();
            compose(playground, picture, painter, frame, width as f32, height as f32);
            cost.set(milliseconds() - start);
            composed_at.set(frame.now);
        }
        let sight = Sight { x: room.scroll_left().into(), y: room.scroll_top().into(), width, height };
        painter.paint(sight, frame.history.now(), frame.now)
    });
}

/// Takes a new picture of the world.
fn compose(
    playground: Playground,
    picture: Picture,
    painter: &mut Painter,
    frame: &Frame<'_>,
    width: f32,
    height: f32,
) {
    let selection = playground.selection;
    let reduced_motion = playground.reduced_motion.get_untracked();
    let view = View {
        rate: frame.rate.0 as f32,
        selected: selection.selected.get_untracked(),
        hover: selection.pointed.get_untracked(),
        thread: selection.thread.get_untracked(),
        reduced_motion,
        ..View::new(width, height)
    };
    let scene = ecs_scene::scene(frame.history.world(), &view);
    set_if_other(picture.size, (scene.width, scene.height));
    set_if_other(picture.shown_one_of, scene.shown_one_of);
    if picture.slots.with_untracked(|slots| *slots != scene.slots) {
        picture.slots.set(scene.slots.clone());
    }
    if picture.summary.with_untracked(|summary| *summary != scene.summary) {
        picture.summary.set(scene.summary.clone());
    }
    painter.show(scene, frame.now, !reduced_motion);
}

fn set_if_other<T: Copy + PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.get_untracked() != value {
        signal.set(value);
    }
}

/// Repaints when something other than time changes the picture.
fn follow_signals(playground: Playground, painter: StoredValue<Rc<RefCell<Option<Painter>>>, LocalStorage>) {
    let Playground { selection, run, layout, reduced_motion, .. } = playground;
    effect(move || {
        selection.selected.track();
        selection.pointed.track();
        selection.thread.track();
        reduced_motion.track();
        run.repaint();
    });
    let refresh = move || {
        if let Some(painter) = painter.get_value().borrow_mut().as_mut() {
            painter.refresh();
        }
        run.repaint();
    };
    on_change(
        move || layout.theme.track(),
        // After the effect that sets the theme on the page.
        move || request_animation_frame(refresh),
    );
    // Until the font is there, another one stands in for it.
    let loaded = Closure::<dyn FnMut(wasm_bindgen::JsValue)>::new(move |_| refresh());
    if let Ok(ready) = document().fonts().ready() {
        let _ = ready.then(&loaded);
    }
    loaded.forget();
}

fn watch_size(playground: Playground, picture: Picture, room: &HtmlElement) {
    let observed = room.clone();
    let changed = Closure::<dyn FnMut()>::new(move || {
        let size = (f64::from(observed.client_width()), f64::from(observed.client_height()));
        if picture.room.get_untracked() != size {
            picture.room.set(size);
            playground.run.repaint();
        }
    });
    if let Ok(observer) = ResizeObserver::new(changed.as_ref().unchecked_ref()) {
        observer.observe(room);
    }
    // The stage lives as long as the page.
    changed.forget();
}

/// What a slot belongs to.
fn subject_of(slot: Slot) -> Subject {
    match slot {
        Slot::DesiredCount(service) => Subject::Service(service),
        Slot::TaskMenu(task) => Subject::Task(task),
    }
}
