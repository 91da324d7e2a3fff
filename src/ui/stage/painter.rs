//! The canvas as a reader of the scene: what stands still is painted once and kept, what moves is
//! painted with every frame.

use ecs_model::time::Time;
use ecs_model::world::TaskKey;
use ecs_scene::{Group, Primitive, Rect, Role, Scene};
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d as Context, HtmlCanvasElement};

use super::brush::Brush;
use super::easing::{Easing, Motion, Moving, shapes};
use super::palette::Palette;
use super::zooming::Zooming;
use crate::browser::{document, window};

/// Side of a request's mark, in units of the picture.
const MARK: f64 = 4.0;
/// What a shadow takes around a shape, in units of the picture.
const SHADOW: f32 = 24.0;

/// The part of the picture that is in sight, in CSS pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Sight {
    /// How far the picture is scrolled to the right.
    pub x: f64,
    /// How far it is scrolled down.
    pub y: f64,
    /// Width of the canvas.
    pub width: f64,
    /// Height of the canvas.
    pub height: f64,
}

/// A canvas and its context.
struct Layer {
    canvas: HtmlCanvasElement,
    context: Context,
}

impl Layer {
    fn of(canvas: HtmlCanvasElement) -> Option<Layer> {
        let context = canvas.get_context("2d").ok().flatten()?.dyn_into().ok()?;
        Some(Layer { canvas, context })
    }

    /// A canvas that is not on the page.
    fn aside() -> Option<Layer> {
        Layer::of(document().create_element("canvas").ok()?.dyn_into().ok()?)
    }

    /// Makes the canvas as large as what is in sight, on the page as well; cleared, with the
    /// picture's units and shifted to what is in sight. `ratio` is device pixels per CSS pixel.
    fn prepare(&self, sight: Sight, ratio: f64, zoom: f64) {
        let (width, height) = ((sight.width * ratio).round() as u32, (sight.height * ratio).round() as u32);
        if (self.canvas.width(), self.canvas.height()) != (width, height) {
            self.canvas.set_width(width);
            self.canvas.set_height(height);
            let style = self.canvas.style();
            let _ = style.set_property("width", &format!("{}px", sight.width));
            let _ = style.set_property("height", &format!("{}px", sight.height));
        }
        let context = &self.context;
        let _ = context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0);
        context.clear_rect(0.0, 0.0, f64::from(width), f64::from(height));
        let unit = ratio * zoom;
        let _ = context.set_transform(unit, 0.0, 0.0, unit, -sight.x * ratio, -sight.y * ratio);
    }
}

/// Paints scenes on a canvas.
pub struct Painter {
    shown: Layer,
    /// What stands still, as it was painted last.
    kept: Layer,
    /// Where a thing on its way is painted before it goes onto the page as a whole.
    scratch: Layer,
    palette: Palette,
    scene: Scene,
    /// The task that the scene shows from inside.
    inside: Option<TaskKey>,
    zooming: Option<Zooming>,
    sight: Sight,
    ratio: f64,
    easing: Easing,
    stale: bool,
    /// The moment that was painted last, of the model and of the user in milliseconds.
    at: (Time, f64),
}

impl Painter {
    /// A painter for `canvas`; none where the browser gives no context.
    pub fn new(canvas: HtmlCanvasElement) -> Option<Painter> {
        Some(Painter {
            shown: Layer::of(canvas)?,
            kept: Layer::aside()?,
            scratch: Layer::aside()?,
            palette: Palette::read(),
            scene: Scene::default(),
            inside: None,
            zooming: None,
            sight: Sight::default(),
            ratio: 1.0,
            easing: Easing::default(),
            stale: true,
            at: (Time::ZERO, 0.0),
        })
    }

    /// What is painted.
    pub fn scene(&self) -> &Scene {
        &self.scene
    }

    /// The theme or a font has changed.
    pub fn refresh(&mut self) {
        self.palette = Palette::read();
        self.stale = true;
    }

    /// Paints the same again at once, in the colours that hold now.
    pub fn again(&mut self) {
        self.refresh();
        self.paint(self.sight, self.at.0, self.at.1);
    }

    /// Another picture from here on, perhaps of a task from inside. `now` is the user's clock in
    /// milliseconds; without `ease` the pictures are cut.
    pub fn show(&mut self, scene: Scene, inside: Option<TaskKey>, now: f64, ease: bool) {
        if inside != self.inside {
            let zooming = match (inside, self.inside) {
                (Some(task), _) => Zooming::into(&self.scene, task, self.sight, now),
                (None, former) => former.and_then(|task| Zooming::out_of(&scene, task, self.sight, now)),
            };
            self.zooming = zooming.filter(|_| ease);
            self.inside = inside;
            self.easing.cut();
            self.stale = true;
        } else if self.scene.still != scene.still {
            self.stale = true;
            if ease {
                self.easing.follow(&self.scene, &scene, now);
            } else {
                self.easing.cut();
            }
        }
        self.scene = scene;
    }

    /// Paints a frame; answers whether something still eases. `time` is the model's.
    pub fn paint(&mut self, sight: Sight, time: Time, now: f64) -> bool {
        self.at = (time, now);
        let ratio = window().device_pixel_ratio().clamp(1.0, 2.0);
        let moving = self.easing.moving().len();
        self.easing.settle(now);
        let settled = self.easing.moving().len() < moving;
        if self.stale || settled || sight != self.sight || ratio != self.ratio {
            (self.sight, self.ratio, self.stale) = (sight, ratio, false);
            self.paint_still();
        }
        self.shown.prepare(sight, ratio, self.zoom());
        self.zooming = self.zooming.take().filter(|zooming| zooming.progress(now) < 1.0);
        self.paint_kept(now);
        if self.zooming.is_some() {
            return true;
        }
        if !self.easing.moving().is_empty() {
            self.scratch.prepare(sight, ratio, self.zoom());
        }
        for moving in self.easing.moving() {
            self.paint_moving(moving, now);
        }
        self.paint_marks(time);
        self.brush(&self.shown.context).paint(&self.scene.stamps);
        !self.easing.moving().is_empty()
    }

    /// CSS pixels per unit of the picture.
    fn zoom(&self) -> f64 {
        f64::from(self.scene.zoom.0)
    }

    /// What stands still goes onto the page: as it is, or on its way to its full size.
    fn paint_kept(&self, now: f64) {
        let context = &self.shown.context;
        context.save();
        let _ = context.set_transform(self.ratio, 0.0, 0.0, self.ratio, 0.0, 0.0);
        let full = Rect { x: 0.0, y: 0.0, w: self.sight.width as f32, h: self.sight.height as f32 };
        let (at, opacity) = self.zooming.as_ref().map_or((full, 1.0), |zooming| zooming.place(full, now));
        context.set_global_alpha(opacity);
        let _ = context.draw_image_with_html_canvas_element_and_dw_and_dh(
            &self.kept.canvas,
            at.x.into(),
            at.y.into(),
            at.w.into(),
            at.h.into(),
        );
        context.restore();
    }

    fn brush<'a>(&'a self, context: &'a Context) -> Brush<'a> {
        Brush { context, palette: &self.palette }
    }

    /// Everything but the things that are on their way.
    fn paint_still(&self) {
        self.kept.prepare(self.sight, self.ratio, self.zoom());
        let brush = self.brush(&self.kept.context);
        let mut from = 0;
        for group in self.scene.groups.iter().filter(|group| self.easing.takes(group.subject)) {
            brush.paint(self.range(from, group.from));
            from = group.to.max(from);
        }
        brush.paint(self.range(from, self.scene.still.len()));
    }

    fn range(&self, from: usize, to: usize) -> &[Primitive] {
        self.scene.still.get(from..to).unwrap_or_default()
    }

    fn paint_moving(&self, moving: &Moving, now: f64) {
        let progress = moving.progress(now);
        let present: Option<&Group> =
            self.scene.groups.iter().find(|group| group.subject == moving.group.subject);
        let after = present.map_or(&[][..], |group| shapes(&self.scene, group));
        match moving.motion {
            Motion::Arrives => self.paint_at(after, moving.group.rect, progress, 0.94 + 0.06 * progress),
            Motion::Leaves => {
                self.paint_at(&moving.before, moving.group.rect, 1.0 - progress, 1.0 - 0.12 * progress)
            }
            Motion::Changes => {
                self.paint_at(&moving.before, moving.group.rect, 1.0, 1.0);
                self.paint_at(after, moving.group.rect, progress, 1.0);
            }
        }
    }

    /// Paints shapes with some opacity, scaled around the middle of `rect`: first aside, so that
    /// they do not shine through each other.
    fn paint_at(&self, shapes: &[Primitive], rect: Rect, opacity: f64, scale: f64) {
        let room = rect.inset(-SHADOW);
        let middle = room.center();
        let (x, y, w, h) = (f64::from(room.x), f64::from(room.y), f64::from(room.w), f64::from(room.h));
        let aside = &self.scratch.context;
        aside.clear_rect(x, y, w, h);
        self.brush(aside).paint(shapes);
        let unit = self.ratio * self.zoom();
        let from = |at: f32, scrolled: f64| f64::from(at) * unit - scrolled * self.ratio;
        let context = &self.shown.context;
        context.save();
        context.set_global_alpha(opacity);
        let _ = context.draw_image_with_html_canvas_element_and_sw_and_sh_and_dx_and_dy_and_dw_and_dh(
            &self.scratch.canvas,
            from(room.x, self.sight.x),
            from(room.y, self.sight.y),
            w * unit,
            h * unit,
            f64::from(middle.x) - w * scale / 2.0,
            f64::from(middle.y) - h * scale / 2.0,
            w * scale,
            h * scale,
        );
        context.restore();
    }

    fn paint_marks(&self, time: Time) {
        let context = &self.shown.context;
        let brush = self.brush(context);
        let mut role: Option<Role> = None;
        for mark in &self.scene.marks {
            let fraction = mark.fraction(time);
            let at = fraction.and_then(|fraction| self.scene.paths.get(mark.path)?.at(fraction));
            let Some(at) = at else { continue };
            if role != Some(mark.role) {
                brush.fill_with(mark.role);
                role = Some(mark.role);
            }
            context.fill_rect(f64::from(at.x) - MARK / 2.0, f64::from(at.y) - MARK / 2.0, MARK, MARK);
        }
    }
}
