//! The stage: the picture on a canvas, and the controls that stand in it.

mod brush;
mod easing;
mod overlay;
pub mod painter;
mod palette;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use ecs_scene::{Point, Rect, Slot, Subject, View};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{HtmlCanvasElement, HtmlElement, KeyboardEvent, MouseEvent, PointerEvent, ResizeObserver};

use crate::browser::{document, milliseconds};
use crate::run::{Frame, coach};
use crate::state::{Playground, playground};
pub use overlay::DesiredCount;
use overlay::Overlay;
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
#[component]
pub fn Stage() -> impl IntoView {
    let playground = playground();
    let picture = Picture::new();
    let room = NodeRef::<html::Div>::new();
    let canvas = NodeRef::<html::Canvas>::new();
    let painter = StoredValue::new_local(Rc::new(RefCell::new(None::<Painter>)));
    Effect::new(move |_| {
        let (Some(room), Some(canvas)) = (room.get(), canvas.get()) else { return };
        begin(playground, picture, painter, &room, canvas);
    });
    on_cleanup(move || playground.run.stop_painting());
    follow_signals(playground, painter);

    let at = move |event: &MouseEvent| {
        let room = room.get_untracked()?;
        let rect = room.get_bounding_client_rect();
        let x = f64::from(event.client_x()) - rect.left() + f64::from(room.scroll_left());
        let y = f64::from(event.client_y()) - rect.top() + f64::from(room.scroll_top());
        let at = Point { x: x as f32, y: y as f32 };
        painter.with_value(|painter| {
            let painter = painter.borrow();
            let hits = &painter.as_ref()?.scene().hits;
            hits.iter().rev().find(|hit| hit.rect.contains(at)).map(|hit| hit.subject)
        })
    };
    let select = move |event: MouseEvent| match at(&event) {
        Some(subject) => playground.selection.toggle(subject),
        None => playground.selection.selected.set(None),
    };
    let menu = move |event: MouseEvent| {
        if let Some(subject) = at(&event) {
            event.prevent_default();
            playground.open_actions(subject, f64::from(event.client_x()), f64::from(event.client_y()));
        }
    };
    let line = Memo::new(move |_| {
        playground.run.figures.track();
        playground.run.story.track();
        playground.run.read(coach::line)
    });
    view! {
        <section class="stage" aria-label="Stage">
            <div class="stage-head">
                <p class="coach" aria-live="polite">{line}</p>
                <Shown picture/>
            </div>
            <div
                class="stage-view"
                role="group"
                aria-label="Picture"
                tabindex="0"
                node_ref=room
                on:keydown=move |event: KeyboardEvent| {
                    if event.key() == " " && event.target() == event.current_target() {
                        event.prevent_default();
                        playground.run.toggle();
                    }
                }
                on:scroll=move |_| playground.run.repaint()
                style:--view-w=move || format!("{}px", picture.room.get().0)
                style:--view-h=move || format!("{}px", picture.room.get().1)
            >
                <div
                    class="stage-sheet"
                    style:--scene-w=move || format!("{}px", picture.size.get().0)
                    style:--scene-h=move || format!("{}px", picture.size.get().1)
                >
                    <canvas
                        node_ref=canvas
                        role="img"
                        aria-label=picture.summary
                        class:pointing=move || playground.selection.pointed.get().is_some()
                        on:pointermove=move |event: PointerEvent| playground.selection.point(at(&event))
                        on:pointerleave=move |_| playground.selection.point(None)
                        on:click=select
                        on:contextmenu=menu
                    ></canvas>
                    <Overlay slots=picture.slots/>
                </div>
            </div>
            <crate::ui::inspector::Inspector/>
        </section>
    }
}

/// "1 of 40 requests shown": marks are a sample, numbers never are.
#[component]
fn Shown(picture: Picture) -> impl IntoView {
    let text = move || match picture.shown_one_of.get() {
        0 | 1 => String::new(),
        many => format!("1 of {many} requests shown"),
    };
    view! { <p class="shown">{text}</p> }
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
    Effect::new(move |_| {
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
    Effect::new(move |_| {
        layout.theme.track();
        // After the effect that sets the theme on the page.
        request_animation_frame(refresh);
    });
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
