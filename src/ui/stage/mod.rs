//! The stage: the picture on a canvas, and the controls that stand in it.

mod brush;
mod easing;
mod overlay;
pub mod painter;
mod palette;
mod zooming;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use ecs_scene::reading::Reading;
use ecs_scene::{self as scene, Point, Rect, Slot, Subject, inside_words};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, HtmlCanvasElement, HtmlElement, KeyboardEvent, MouseEvent, ResizeObserver};

use crate::browser::media::{PAPER, media};
use crate::browser::{document, milliseconds};
use crate::dom::{El, View, button, dynamic, effect, el, live, memo, on_change, when};
use crate::run::{Frame, coach, label};
use crate::state::{Playground, playground};
use crate::ui::inspector::inspector;
use crate::ui::kit::{Sign, icon};
pub use overlay::desired_count;
use overlay::overlay;
use painter::{Painter, Sight};

/// How far a small picture is enlarged at most.
const LARGEST: f32 = 1.5;

/// What the picture tells the rest of the stage.
#[derive(Clone, Copy)]
struct Picture {
    /// Room for controls.
    slots: RwSignal<Vec<(Slot, Rect)>>,
    /// Size of the picture in its units, and CSS pixels per unit.
    size: RwSignal<(f32, f32, f32)>,
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
            size: RwSignal::new((0.0, 0.0, 1.0)),
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
    let canvas = canvas(playground, picture);
    let room = room(playground);
    let element: HtmlElement = room.element();
    begin(playground, picture, painter, &element, canvas.element());
    on_cleanup(move || playground.run.stop_painting());
    follow_signals(playground, painter);
    let canvas = canvas_events(canvas, playground, Finder { room: element.clone(), painter });
    let sheet = el("div")
        .class("stage-sheet")
        .style("--zoom", live(move || picture.size.get().2.to_string()))
        .style("--scene-w", live(move || format!("{}px", picture.size.get().0)))
        .style("--scene-h", live(move || format!("{}px", picture.size.get().1)))
        .child(canvas)
        .child(overlay(playground, picture.slots, &element));
    el("section")
        .class("stage")
        .attr("aria-label", "Stage")
        .child(head(playground, picture, &element))
        .child(room.child(sheet).child(inside_in_words(playground)))
        .child(inspector())
}

/// What is to be seen, in one line; from inside of a task there is a way back.
fn head(playground: Playground, picture: Picture, room: &HtmlElement) -> El {
    let Playground { run, selection, .. } = playground;
    let line = memo(move || {
        run.figures.track();
        run.story.track();
        let task = selection.inside.get();
        run.read(|history| match task {
            Some(task) => {
                format!("Inside of {}", label(history.world(), Subject::Task(task)).replacen('T', "t", 1))
            }
            None => coach::line(history),
        })
    });
    let room = room.clone();
    let back = when(
        move || selection.inside.get().is_some(),
        move || {
            let room = room.clone();
            let leave = move || {
                selection.inside.set(None);
                let _ = room.focus();
            };
            button().class("button small").child(icon(Sign::Previous)).text("All tasks").on_click(leave)
        },
    );
    el("div")
        .class("stage-head")
        .child(back)
        .child(el("p").class("coach").attr("aria-live", "polite").text(live(move || line.get())))
        .child(shown(picture))
}

/// The inside of a task for those who do not see the drawing.
fn inside_in_words(playground: Playground) -> View {
    let Playground { run, selection, .. } = playground;
    let lines = memo(move || {
        run.outline.track();
        let task = selection.inside.get();
        run.read(|history| {
            task.map(|task| inside_words(&Reading::of(history.world()), task)).unwrap_or_default()
        })
    });
    dynamic(move || {
        let lines = Some(lines.get()).filter(|lines| !lines.is_empty())?;
        let list = el("ul").class("heard").attr("aria-label", "Inside of the task");
        Some(list.children(lines.into_iter().map(|line| el("li").text(line))))
    })
}

/// The room that the picture is scrolled in.
fn room(playground: Playground) -> El {
    el("div")
        .class("stage-view")
        .attr("role", "group")
        .attr("aria-label", "Picture")
        .attr("tabindex", "0")
        .on("scroll", move |_: Event| playground.run.repaint())
        .on("keydown", move |event: KeyboardEvent| {
            let here = event.target() == event.current_target();
            match event.key().as_str() {
                " " if here => playground.run.toggle(),
                "Escape" => playground.selection.inside.set(None),
                _ => return,
            }
            event.prevent_default();
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
    let (pointed, selected, entered, acted_on) = (find(), find(), find(), find());
    canvas
        .on("pointermove", move |event: MouseEvent| selection.point(pointed(&event)))
        .on("pointerleave", move |_: MouseEvent| selection.point(None))
        .on("click", move |event: MouseEvent| match selected(&event) {
            Some(subject) => selection.toggle(subject),
            None => selection.selected.set(None),
        })
        .on("dblclick", move |event: MouseEvent| {
            if let Some(Subject::Task(task) | Subject::Container(task, _)) = entered(&event) {
                selection.look_inside(task);
            }
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
        self.painter.with_value(|painter| {
            let painter = painter.borrow();
            let scene = painter.as_ref()?.scene();
            let at = Point { x: x as f32 / scene.zoom.0, y: y as f32 / scene.zoom.0 };
            scene.hits.iter().rev().find(|hit| hit.rect.contains(at)).map(|hit| hit.subject)
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
    let world = frame.history.world();
    let inside = selection.inside.get_untracked();
    if inside.is_some_and(|task| world.tasks.get(task).is_none()) {
        selection.inside.set(None);
    }
    let inside = inside.filter(|task| world.tasks.get(*task).is_some());
    let view = scene::View {
        rate: frame.rate.0 as f32,
        selected: selection.selected.get_untracked(),
        hover: selection.pointed.get_untracked(),
        thread: selection.thread.get_untracked(),
        reduced_motion,
        enlarge: LARGEST,
        counts_elsewhere: playground.phone.get_untracked(),
        ..scene::View::new(width, height)
    };
    let scene = match inside {
        Some(task) => ecs_scene::inside(world, task, &view),
        None => ecs_scene::scene(world, &view),
    };
    set_if_other(picture.size, (scene.width, scene.height, scene.zoom.0));
    set_if_other(picture.shown_one_of, scene.shown_one_of);
    if picture.slots.with_untracked(|slots| *slots != scene.slots) {
        picture.slots.set(scene.slots.clone());
    }
    if picture.summary.with_untracked(|summary| *summary != scene.summary) {
        picture.summary.set(scene.summary.clone());
    }
    painter.show(scene, inside, frame.now, !reduced_motion);
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
        selection.inside.track();
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
    // Paper is light, and is not there with the next frame but now.
    let paper = media(PAPER);
    on_change(
        move || paper.track(),
        move || {
            if let Some(painter) = painter.get_value().borrow_mut().as_mut() {
                painter.again();
            }
        },
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
