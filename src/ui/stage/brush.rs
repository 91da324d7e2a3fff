//! Paints the shapes of a scene on a canvas.

use std::f64::consts::{FRAC_PI_2, PI, TAU};

use ecs_scene::{Anchor, Font, Glyph, Point, Primitive, Rect, Role};
use js_sys::Array;
use wasm_bindgen::JsValue;
use web_sys::CanvasRenderingContext2d as Context;

use super::palette::Palette;

/// A context with the palette to paint with. One unit is a CSS pixel.
pub struct Brush<'a> {
    /// What is painted on.
    pub context: &'a Context,
    /// What roles look like.
    pub palette: &'a Palette,
}

impl Brush<'_> {
    /// Paints shapes in their order.
    pub fn paint(&self, shapes: &[Primitive]) {
        for shape in shapes {
            self.shape(shape);
        }
    }

    /// Chooses the colour of what is filled from here on.
    pub fn fill_with(&self, role: Role) {
        self.context.set_fill_style_str(self.palette.colour(role));
    }

    fn stroke_with(&self, role: Role, width: f64) {
        self.context.set_stroke_style_str(self.palette.colour(role));
        self.context.set_line_width(width);
    }

    fn dash(&self, lengths: &[f64]) {
        let array: Array = lengths.iter().map(|length| JsValue::from_f64(*length)).collect();
        let _ = self.context.set_line_dash(&array);
    }

    fn shape(&self, shape: &Primitive) {
        match shape {
            Primitive::Box { rect, radius, fill, stroke, dashed, shadow } => {
                self.rounded_box(*rect, *radius, *fill, *stroke, *dashed, *shadow);
            }
            Primitive::Rail { points, radius, role, width, dashed } => {
                self.rail(points, f64::from(*radius), *role, f64::from(*width), *dashed);
            }
            Primitive::Text { at, text, font, role, anchor, struck, width } => {
                self.text(*at, text, *font, *role, *anchor);
                if *struck {
                    self.strike(*at, *font, *anchor, *width);
                }
            }
            Primitive::Glyph { at, size, glyph, role } => self.glyph(*at, f64::from(*size), *glyph, *role),
            Primitive::Cells { size, role, at } => self.cells(f64::from(*size), *role, at),
        }
    }

    fn rounded_box(
        &self,
        rect: Rect,
        radius: f32,
        fill: Option<Role>,
        stroke: Option<(Role, f32)>,
        dashed: bool,
        shadow: bool,
    ) {
        let context = self.context;
        let (x, y, w, h) = (f64::from(rect.x), f64::from(rect.y), f64::from(rect.w), f64::from(rect.h));
        context.begin_path();
        let _ = context.round_rect_with_f64(x, y, w, h, f64::from(radius));
        if let Some(role) = fill {
            self.fill_with(role);
            if shadow {
                context.set_shadow_color(if self.palette.dark {
                    "rgb(0 0 0 / 45%)"
                } else {
                    "rgb(16 22 34 / 9%)"
                });
                context.set_shadow_blur(14.0);
                context.set_shadow_offset_y(3.0);
            }
            context.fill();
            context.set_shadow_color("transparent");
        }
        if let Some((role, width)) = stroke {
            self.stroke_with(role, f64::from(width));
            if dashed {
                self.dash(&[4.0, 3.0]);
            }
            context.stroke();
            if dashed {
                self.dash(&[]);
            }
        }
    }

    fn rail(&self, points: &[Point], radius: f64, role: Role, width: f64, dashed: bool) {
        let [first, middle @ .., last] = points else { return };
        let context = self.context;
        context.begin_path();
        context.move_to(f64::from(first.x), f64::from(first.y));
        for (corner, next) in middle.iter().zip(points.iter().skip(2)) {
            let (cx, cy) = (f64::from(corner.x), f64::from(corner.y));
            let _ = context.arc_to(cx, cy, f64::from(next.x), f64::from(next.y), radius);
        }
        context.line_to(f64::from(last.x), f64::from(last.y));
        self.stroke_with(role, width);
        if dashed {
            self.dash(&[4.0, 3.0]);
        }
        context.stroke();
        if dashed {
            self.dash(&[]);
        }
    }

    fn text(&self, at: Point, text: &str, font: Font, role: Role, anchor: Anchor) {
        let context = self.context;
        let family = if font.mono { &self.palette.mono } else { &self.palette.sans };
        context.set_font(&format!("{} {}px {family}", font.weight, font.size));
        context.set_text_align(match anchor {
            Anchor::Start => "left",
            Anchor::Middle => "center",
            Anchor::End => "right",
        });
        let spacing =
            if font.spaced { f64::from(font.size) * f64::from(Font::SPACING) / 1_000.0 } else { 0.0 };
        self.letter_spacing(spacing);
        self.fill_with(role);
        let _ = context.fill_text(text, f64::from(at.x), f64::from(at.y));
    }

    /// Not in every browser; without it words are set a little tighter.
    fn letter_spacing(&self, spacing: f64) {
        let value = JsValue::from_str(&format!("{spacing}px"));
        let _ = js_sys::Reflect::set(self.context, &JsValue::from_str("letterSpacing"), &value);
    }

    fn strike(&self, at: Point, font: Font, anchor: Anchor, width: f32) {
        let from = match anchor {
            Anchor::Start => at.x,
            Anchor::Middle => at.x - width / 2.0,
            Anchor::End => at.x - width,
        };
        let y = at.y - f32::from(font.size) * 0.34;
        self.context.fill_rect(f64::from(from), f64::from(y), f64::from(width), 1.0);
    }

    fn cells(&self, size: f64, role: Role, at: &[Point]) {
        self.context.begin_path();
        for corner in at {
            self.context.rect(f64::from(corner.x), f64::from(corner.y), size, size);
        }
        self.fill_with(role);
        self.context.fill();
    }

    fn glyph(&self, at: Point, size: f64, glyph: Glyph, role: Role) {
        let (x, y, r) = (f64::from(at.x), f64::from(at.y), size / 2.0);
        let context = self.context;
        self.fill_with(role);
        self.stroke_with(role, (size / 8.0).max(1.5));
        context.begin_path();
        match glyph {
            Glyph::Disc => {
                let _ = context.arc(x, y, r, 0.0, TAU);
                context.fill();
            }
            Glyph::Ring(filled) => self.ring(x, y, r, f64::from(filled) / 1_000.0),
            Glyph::Square(left) => self.square(x, y, r, f64::from(left) / 1_000.0),
            Glyph::Notched => {
                // A disc without the slice between twelve and three o'clock, and a dot in it.
                context.move_to(x, y);
                let _ = context.arc(x, y, r, 0.0, PI + FRAC_PI_2);
                context.close_path();
                context.fill();
            }
            Glyph::Socket => {
                self.dash(&[2.5, 2.0]);
                let _ = context.arc(x, y, r - 0.75, 0.0, TAU);
                context.stroke();
                self.dash(&[]);
            }
            Glyph::Person => {
                let _ = context.arc(x, y - r * 0.45, r * 0.42, 0.0, TAU);
                context.stroke();
                context.begin_path();
                let _ = context.arc(x, y + r * 0.95, r * 0.8, PI * 1.1, PI * 1.9);
                context.stroke();
            }
            Glyph::Cross => {
                let arm = r * 0.75;
                context.move_to(x - arm, y - arm);
                context.line_to(x + arm, y + arm);
                context.move_to(x + arm, y - arm);
                context.line_to(x - arm, y + arm);
                context.stroke();
            }
            Glyph::Check => {
                context.move_to(x - r * 0.8, y + r * 0.05);
                context.line_to(x - r * 0.2, y + r * 0.6);
                context.line_to(x + r * 0.8, y - r * 0.55);
                context.stroke();
            }
        }
    }

    fn ring(&self, x: f64, y: f64, r: f64, filled: f64) {
        let context = self.context;
        let _ = context.arc(x, y, r - 0.75, 0.0, TAU);
        context.stroke();
        context.begin_path();
        context.move_to(x, y);
        let _ = context.arc(x, y, r - 0.75, -FRAC_PI_2, TAU * filled.clamp(0.0, 1.0) - FRAC_PI_2);
        context.fill();
    }

    fn square(&self, x: f64, y: f64, r: f64, left: f64) {
        let context = self.context;
        let side = r * 1.8;
        let (x, y) = (x - side / 2.0, y - side / 2.0);
        let _ = context.round_rect_with_f64(x + 0.75, y + 0.75, side - 1.5, side - 1.5, 1.5);
        context.stroke();
        let height = side * left.clamp(0.0, 1.0);
        context.fill_rect(x, y + side - height, side, height);
    }
}
