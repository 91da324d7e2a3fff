//! The canvas as a reader of the scene: what stands still is painted once and kept, what moves is
//! painted with every frame.

use ecs_model::time::Time;
use ecs_scene::{Group, Primitive, Rect, Role, Scene};
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d as Context, HtmlCanvasElement};

use super::brush::Brush;
use super::easing::{Easing, Motion, Moving, shapes};
use super::palette::Palette;
use crate::browser::{document, window};

/// Side of a request's mark, in CSS pixels.
const MARK: f64 = 4.0;

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

/// A canvas and its size in device pixels.
struct Layer {
    canvas: HtmlCanvasElement,
    context: Context,
}

impl Layer {
    fn of(canvas: HtmlCanvasElement) -> Option<Layer> {
        let context = canvas.get_context("2d").ok().flatten()?.dyn_into().ok()?;
        Some(Layer { canvas, context })
    }

    /// Makes the canvas as large as asked; cleared, with CSS pixels as units and shifted to what
    /// is in sight.
    fn prepare(&self, sight: Sight, ratio: f64) {
        let (width, height) = ((sight.width * ratio).round() as u32, (sight.height * ratio).round() as u32);
        if (self.canvas.width(), self.canvas.height()) != (width, height) {
            self.canvas.set_width(width);
            self.canvas.set_height(height);
        }
        let _ = self.context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0);
        self.context.clear_rect(0.0, 0.0, f64::from(width), f64::from(height));
        let _ = self.context.set_transform(ratio, 0.0, 0.0, ratio, -sight.x * ratio, -sight.y * ratio);
    }
}

/// Paints scenes on a canvas.
pub struct Painter {
    shown: Layer,
    /// What stands still, as it was painted last.
    kept: Layer,
    palette: Palette,
    scene: Scene,
    sight: Sight,
    ratio: f64,
    easing: Easing,
    stale: bool,
}

impl Painter {
    /// A painter for `canvas`; none where the browser gives no context.
    pub fn new(canvas: HtmlCanvasElement) -> Option<Painter> {
        let kept = document().create_element("canvas").ok()?.dyn_into().ok()?;
        Some(Painter {
            shown: Layer::of(canvas)?,
            kept: Layer::of(kept)?,
            palette: Palette::read(),
            scene: Scene::default(),
            sight: Sight::default(),
            ratio: 1.0,
            easing: Easing::default(),
            stale: true,
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

    /// Another picture from here on. `now` is the user's clock in milliseconds; without `ease`
    /// the pictures are cut.
    pub fn show(&mut self, scene: Scene, now: f64, ease: bool) {
        if self.scene.still != scene.still {
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
        let ratio = window().device_pixel_ratio().clamp(1.0, 2.0);
        let moving = self.easing.moving().len();
        self.easing.settle(now);
        let settled = self.easing.moving().len() < moving;
        if self.stale || settled || sight != self.sight || ratio != self.ratio {
            (self.sight, self.ratio, self.stale) = (sight, ratio, false);
            self.paint_still();
        }
        self.shown.prepare(sight, ratio);
        let context = &self.shown.context;
        let (width, height) = (sight.width, sight.height);
        let kept = &self.kept.canvas;
        let _ =
            context.draw_image_with_html_canvas_element_and_dw_and_dh(kept, sight.x, sight.y, width, height);
        for moving in self.easing.moving() {
            self.paint_moving(moving, now);
        }
        self.paint_marks(time);
        self.brush(context).paint(&self.scene.stamps);
        !self.easing.moving().is_empty()
    }

    fn brush<'a>(&'a self, context: &'a Context) -> Brush<'a> {
        Brush { context, palette: &self.palette }
    }

    /// Everything but the things that are on their way.
    fn paint_still(&self) {
        self.kept.prepare(self.sight, self.ratio);
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

    /// Paints shapes with some opacity, scaled around the middle of `rect`.
    fn paint_at(&self, shapes: &[Primitive], rect: Rect, opacity: f64, scale: f64) {
        let context = &self.shown.context;
        let middle = rect.center();
        let (x, y) = (f64::from(middle.x), f64::from(middle.y));
        context.save();
        context.set_global_alpha(opacity);
        let _ = context.translate(x, y);
        let _ = context.scale(scale, scale);
        let _ = context.translate(-x, -y);
        self.brush(context).paint(shapes);
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
