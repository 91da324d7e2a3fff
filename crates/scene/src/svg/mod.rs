//! The picture as SVG: self-contained, accessible, safe to place anywhere.

mod theme;

use std::fmt::Write;

pub use theme::Theme;

use ecs_model::time::Time;

use crate::geometry::{Point, Rect, point};
use crate::primitive::{Anchor, Font, Glyph, Primitive, Role, Scene};

/// Size of a mark.
const MARK: f32 = 4.0;
const SANS: &str = "Inter,'Inter Variable',system-ui,-apple-system,'Segoe UI',sans-serif";
const MONO: &str = "'JetBrains Mono','DejaVu Sans Mono',ui-monospace,'SF Mono',Menlo,Consolas,monospace";

/// The picture at `time` as an SVG document. Names are escaped; nothing is loaded from
/// elsewhere; marks stand where they are at that moment.
pub fn svg(scene: &Scene, theme: Theme, time: Time) -> String {
    let mut writer = Writer { out: String::new(), theme };
    let (w, h) = (number(scene.width), number(scene.height));
    let (width, height) = (number(scene.width * scene.zoom.0), number(scene.height * scene.zoom.0));
    writer.line(format_args!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {w} {h}\" role=\"img\">"
    ));
    writer.line(format_args!("<title>Amazon ECS at {}</title>", crate::words::clock(time)));
    writer.line(format_args!("<desc>{}</desc>", escape(&scene.summary)));
    let background = theme.color(Role::Background);
    writer.line(format_args!("<rect width=\"{w}\" height=\"{h}\" fill=\"{background}\"/>"));
    scene.still.iter().for_each(|shape| writer.shape(shape));
    for mark in &scene.marks {
        let at = mark.fraction(time).and_then(|f| scene.paths.get(mark.path)?.at(f));
        if let Some(at) = at {
            writer.square(at, MARK, mark.role);
        }
    }
    scene.stamps.iter().for_each(|shape| writer.shape(shape));
    writer.out.push_str("</svg>\n");
    writer.out
}

/// Text for element content and attribute values. Characters that XML 1.0 does not allow are
/// replaced.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\u{fffe}' | '\u{ffff}' => escaped.push('\u{fffd}'),
            c if c.is_control() => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}

/// A coordinate with at most two decimals.
fn number(value: f32) -> String {
    let rounded = (f64::from(value) * 100.0).round() / 100.0;
    // No minus before zero.
    format!("{}", if rounded == 0.0 { 0.0 } else { rounded })
}

struct Writer {
    out: String,
    theme: Theme,
}

impl Writer {
    fn line(&mut self, line: std::fmt::Arguments<'_>) {
        // Writing to a string cannot fail.
        let _ = self.out.write_fmt(line);
        self.out.push('\n');
    }

    fn shape(&mut self, shape: &Primitive) {
        match shape {
            Primitive::Box { rect, radius, fill, stroke, dashed, shadow } => {
                if *shadow {
                    self.shadow(*rect, *radius);
                }
                self.panel(*rect, *radius, *fill, *stroke, *dashed);
            }
            Primitive::Rail { points, radius, role, width, dashed } => {
                let (path, color) = (rounded_path(points, *radius), self.theme.color(*role));
                let dash = if *dashed { " stroke-dasharray=\"4 4\"" } else { "" };
                let width = number(*width);
                self.line(format_args!(
                    "<path d=\"{path}\" fill=\"none\" stroke=\"{color}\" stroke-width=\"{width}\"{dash}/>"
                ));
            }
            Primitive::Text { at, text, font, role, anchor, struck, width } => {
                self.text((*at, *width), text, *font, *role, *anchor, *struck);
            }
            Primitive::Glyph { at, size, glyph, role } => self.glyph(*at, *size, *glyph, *role),
            Primitive::Cells { size, role, at } => self.cells(*size, *role, at),
        }
    }

    /// The soft ground under a lifted box: one wider box, as a filter would cost more than the
    /// picture.
    fn shadow(&mut self, at: Rect, radius: f32) {
        let opacity = match self.theme {
            Theme::Light => "0.045",
            Theme::Dark => "0.3",
        };
        for (grow, down) in [(0.5, 1.0), (2.0, 3.0)] {
            let rect = at.inset(-grow).shifted(0.0, down);
            let (x, y, w, h) = (number(rect.x), number(rect.y), number(rect.w), number(rect.h));
            let radius = number(radius + grow);
            self.line(format_args!(
                "<rect x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\" rx=\"{radius}\" fill=\"#101622\" opacity=\"{opacity}\"/>"
            ));
        }
    }

    fn panel(
        &mut self,
        at: Rect,
        radius: f32,
        fill: Option<Role>,
        stroke: Option<(Role, f32)>,
        dashed: bool,
    ) {
        // A line lies inside the box, as a border does on the page.
        let half = stroke.map_or(0.0, |(_, width)| width / 2.0);
        let at = at.inset(half);
        let (x, y, w, h) = (number(at.x), number(at.y), number(at.w), number(at.h));
        let radius = number((radius - half).max(0.0));
        let fill = fill.map_or("none", |role| self.theme.color(role));
        let stroke = stroke.map_or(String::new(), |(role, width)| {
            let dash = if dashed { " stroke-dasharray=\"3 3\"" } else { "" };
            format!(" stroke=\"{}\" stroke-width=\"{}\"{dash}", self.theme.color(role), number(width))
        });
        self.line(format_args!(
            "<rect x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\" rx=\"{radius}\" fill=\"{fill}\"{stroke}/>"
        ));
    }

    /// With the length that was calculated, so that a picture without our font still fits.
    fn text(
        &mut self,
        (at, width): (Point, f32),
        text: &str,
        font: Font,
        role: Role,
        anchor: Anchor,
        struck: bool,
    ) {
        let anchor = match anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        };
        let family = if font.mono { MONO } else { SANS };
        let struck = if struck { " text-decoration=\"line-through\"" } else { "" };
        let (x, y, color, width) = (number(at.x), number(at.y), self.theme.color(role), number(width));
        let (size, weight, text) = (font.size, font.weight, escape(text));
        self.line(format_args!(
            "<text x=\"{x}\" y=\"{y}\" font-family=\"{family}\" font-size=\"{size}\" font-weight=\"{weight}\" fill=\"{color}\" textLength=\"{width}\" lengthAdjust=\"spacingAndGlyphs\"{anchor}{struck} xml:space=\"preserve\">{text}</text>"
        ));
    }

    fn square(&mut self, at: Point, size: f32, role: Role) {
        let (x, y, side) = (number(at.x - size / 2.0), number(at.y - size / 2.0), number(size));
        let color = self.theme.color(role);
        self.line(format_args!(
            "<rect x=\"{x}\" y=\"{y}\" width=\"{side}\" height=\"{side}\" fill=\"{color}\"/>"
        ));
    }

    fn cells(&mut self, size: f32, role: Role, at: &[Point]) {
        let side = number(size);
        let path: String =
            at.iter().map(|p| format!("M{} {}h{side}v{side}h-{side}z", number(p.x), number(p.y))).collect();
        let color = self.theme.color(role);
        self.line(format_args!("<path d=\"{path}\" fill=\"{color}\"/>"));
    }

    fn glyph(&mut self, at: Point, size: f32, glyph: Glyph, role: Role) {
        let color = self.theme.color(role);
        let r = size / 2.0;
        let (x, y) = (number(at.x), number(at.y));
        match glyph {
            Glyph::Disc => self.line(format_args!("<circle cx=\"{x}\" cy=\"{y}\" r=\"{}\" fill=\"{color}\"/>", number(r))),
            Glyph::Ring(filled) => {
                let (line, pie) = (number(r - 0.75), pie(at, r - 0.75, filled));
                self.line(format_args!(
                    "<circle cx=\"{x}\" cy=\"{y}\" r=\"{line}\" fill=\"none\" stroke=\"{color}\" stroke-width=\"1.5\"/><path d=\"{pie}\" fill=\"{color}\"/>"
                ));
            }
            Glyph::Socket => self.line(format_args!(
                "<circle cx=\"{x}\" cy=\"{y}\" r=\"{}\" fill=\"none\" stroke=\"{color}\" stroke-width=\"1.5\" stroke-dasharray=\"2.2 2\"/>",
                number(r - 0.75)
            )),
            Glyph::Square(left) => self.emptying(at, size, left, color),
            Glyph::Notched => {
                let notched = notched(at, r);
                self.line(format_args!("<path d=\"{notched}\" fill=\"{color}\"/>"));
            }
            Glyph::Person | Glyph::Cross | Glyph::Check => {
                let sign = sign(at, r, glyph);
                self.line(format_args!(
                    "<path d=\"{sign}\" fill=\"none\" stroke=\"{color}\" stroke-width=\"1.75\" stroke-linecap=\"round\" stroke-linejoin=\"round\"/>"
                ));
            }
        }
    }

    fn emptying(&mut self, at: Point, size: f32, left: u16, color: &str) {
        let side = size - 1.0;
        let (x, y) = (at.x - side / 2.0, at.y - side / 2.0);
        let full = side * f32::from(left) / 1_000.0;
        let (left_edge, top, side) = (number(x + 0.75), number(y + 0.75), side - 1.5);
        self.line(format_args!(
            "<rect x=\"{left_edge}\" y=\"{top}\" width=\"{0}\" height=\"{0}\" rx=\"1\" fill=\"none\" stroke=\"{color}\" stroke-width=\"1.5\"/><rect x=\"{1}\" y=\"{2}\" width=\"{3}\" height=\"{4}\" fill=\"{color}\"/>",
            number(side), number(x), number(y + size - 1.0 - full), number(size - 1.0), number(full)
        ));
    }
}

/// A line with rounded corners as path data.
fn rounded_path(points: &[Point], radius: f32) -> String {
    let mut path = String::new();
    let at = |p: Point| format!("{} {}", number(p.x), number(p.y));
    for (position, p) in points.iter().enumerate() {
        let before = position.checked_sub(1).and_then(|before| points.get(before));
        match (before, points.get(position + 1)) {
            (None, _) => path += &format!("M{}", at(*p)),
            (Some(_), None) => path += &format!("L{}", at(*p)),
            (Some(before), Some(after)) => {
                let (back, on) = (before.distance(*p), p.distance(*after));
                let arm = radius.min(back / 2.0).min(on / 2.0);
                if arm < 0.5 {
                    path += &format!("L{}", at(*p));
                } else {
                    let (from, to) = (p.towards(*before, arm / back), p.towards(*after, arm / on));
                    path += &format!("L{}Q{} {}", at(from), at(*p), at(to));
                }
            }
        }
    }
    path
}

/// A sector from the top clockwise.
fn pie(at: Point, radius: f32, filled: u16) -> String {
    let angle = f32::from(filled.min(999)) / 1_000.0 * std::f32::consts::TAU;
    let end = point(at.x + radius * angle.sin(), at.y - radius * angle.cos());
    let large = u8::from(filled > 500);
    let (x, y, r) = (number(at.x), number(at.y), number(radius));
    format!("M{x} {y}L{x} {}A{r} {r} 0 {large} 1 {} {}Z", number(at.y - radius), number(end.x), number(end.y))
}

/// A disc without the sector between 12 and 3 o'clock.
fn notched(at: Point, radius: f32) -> String {
    let (x, y, r) = (number(at.x), number(at.y), number(radius));
    format!("M{x} {y}L{} {y}A{r} {r} 0 1 1 {x} {}Z", number(at.x + radius), number(at.y - radius))
}

fn sign(at: Point, r: f32, glyph: Glyph) -> String {
    let p = |dx: f32, dy: f32| format!("{} {}", number(at.x + dx * r), number(at.y + dy * r));
    match glyph {
        Glyph::Cross => format!("M{}L{}M{}L{}", p(-0.8, -0.8), p(0.8, 0.8), p(0.8, -0.8), p(-0.8, 0.8)),
        Glyph::Check => format!("M{}L{}L{}", p(-0.9, 0.1), p(-0.2, 0.75), p(0.9, -0.65)),
        _ => {
            let (head, body) = (number(r * 0.38), number(r * 0.75));
            format!(
                "M{}a{head} {head} 0 1 0 {} 0a{head} {head} 0 1 0 -{} 0M{}a{body} {body} 0 0 1 {} 0",
                p(-0.38, -0.38),
                number(r * 0.76),
                number(r * 0.76),
                p(-0.75, 0.8),
                number(r * 1.5)
            )
        }
    }
}
