//! Where shapes are put: the few strokes that every part of the picture is painted with.

use crate::geometry::{Point, Rect, point};
use crate::primitive::{Anchor, Font, Glyph, Group, Hit, Primitive, Role, Slot, Subject};
use crate::text;

/// From the middle of a line of text to its baseline, in parts of the font size.
const BASELINE: f32 = 0.36;

/// Sizes and weights that the picture uses.
pub mod font {
    use crate::primitive::Font;

    /// Names.
    pub const NAME: Font = Font::sans(13, 650);
    /// Names inside small boxes.
    pub const SMALL_NAME: Font = Font::sans(12, 650);
    /// What a name is followed by.
    pub const LABEL: Font = Font::sans(11, 450);
    /// Words on cards.
    pub const WORD: Font = Font::sans(12, 550);
    /// Plain text.
    pub const TEXT: Font = Font::sans(12, 450);
    /// AWS's enum words.
    pub const STATUS: Font = Font::sans(11, 650).spaced();
    /// Addresses, revisions, ports.
    pub const MONO: Font = Font::mono(11);
    /// Codes on stamps.
    pub const CODE: Font = Font::mono(11).weight(650);
}

/// A box in the making.
#[derive(Clone, Copy, Debug)]
pub struct Panel {
    rect: Rect,
    radius: f32,
    fill: Option<Role>,
    stroke: Option<(Role, f32)>,
    dashed: bool,
    shadow: bool,
}

impl Panel {
    /// A box with neither fill nor stroke.
    pub fn new(rect: Rect, radius: f32) -> Panel {
        Panel { rect, radius, fill: None, stroke: None, dashed: false, shadow: false }
    }

    /// Filled.
    pub fn fill(self, role: Role) -> Panel {
        Panel { fill: Some(role), ..self }
    }

    /// With a line around it.
    pub fn stroke(self, role: Role, width: f32) -> Panel {
        Panel { stroke: Some((role, width)), ..self }
    }

    /// The line around it is dashed.
    pub fn dashed(self) -> Panel {
        Panel { dashed: true, ..self }
    }

    /// Lifted off the ground.
    pub fn shadow(self) -> Panel {
        Panel { shadow: true, ..self }
    }
}

/// Collects the still part of a picture.
#[derive(Default)]
pub struct Easel {
    /// Shapes in the order of painting.
    pub shapes: Vec<Primitive>,
    /// Which of them are a task or a socket.
    pub groups: Vec<Group>,
    /// What answers to the pointer.
    pub hits: Vec<Hit>,
    /// Room for controls.
    pub slots: Vec<(Slot, Rect)>,
}

impl Easel {
    /// Paints a box.
    pub fn panel(&mut self, panel: Panel) {
        let Panel { rect, radius, fill, stroke, dashed, shadow } = panel;
        self.shapes.push(Primitive::Box { rect, radius, fill, stroke, dashed, shadow });
    }

    /// Paints a line with rounded corners.
    pub fn rail(&mut self, points: Vec<Point>, role: Role, width: f32, dashed: bool) {
        self.shapes.push(Primitive::Rail { points, radius: 8.0, role, width, dashed });
    }

    /// Paints a shape in a square of `size` around `at`.
    pub fn glyph(&mut self, glyph: Glyph, at: Point, size: f32, role: Role) {
        self.shapes.push(Primitive::Glyph { at, size, glyph, role });
    }

    /// Writes a text that begins at `x` with its middle at height `y`, cut to `room`. Answers
    /// the room it took.
    pub fn text(&mut self, (x, y): (f32, f32), room: f32, text: &str, font: Font, role: Role) -> f32 {
        self.write(point(x, y), room, text, font, role, Anchor::Start)
    }

    /// The same, ending at `x`.
    pub fn text_to(&mut self, (x, y): (f32, f32), room: f32, text: &str, font: Font, role: Role) -> f32 {
        self.write(point(x, y), room, text, font, role, Anchor::End)
    }

    /// The same, with its middle at `x`.
    pub fn text_around(&mut self, (x, y): (f32, f32), room: f32, text: &str, font: Font, role: Role) -> f32 {
        self.write(point(x, y), room, text, font, role, Anchor::Middle)
    }

    /// Writes the longest variant that fits, ending at `x`. Answers the room it took.
    pub fn first_to(
        &mut self,
        at: (f32, f32),
        room: f32,
        variants: &[String],
        font: Font,
        role: Role,
    ) -> f32 {
        let fitted = text::fit_first(variants, font, room);
        self.text_to(at, room, &fitted, font, role)
    }

    fn write(&mut self, at: Point, room: f32, text: &str, font: Font, role: Role, anchor: Anchor) -> f32 {
        let text = text::fit(text, font, room);
        if text.is_empty() {
            return 0.0;
        }
        let width = text::width(&text, font);
        let at = point(at.x, (at.y + f32::from(font.size) * BASELINE).round());
        self.shapes.push(Primitive::Text { at, text, font, role, anchor, struck: false, width });
        width
    }

    /// Strikes the last text through.
    pub fn strike(&mut self) {
        if let Some(Primitive::Text { struck, .. }) = self.shapes.last_mut() {
            *struck = true;
        }
    }

    /// Makes a place answer to the pointer.
    pub fn hit(&mut self, rect: Rect, subject: Subject) {
        self.hits.push(Hit { rect, subject });
    }

    /// Paints the ring around what is selected, or a fainter one around what is under the
    /// pointer.
    pub fn ring(&mut self, rect: Rect, selected: bool) {
        let (out, role, width) =
            if selected { (3.0, Role::Accent, 2.0) } else { (2.0, Role::LineStrong, 1.5) };
        self.panel(Panel::new(rect.inset(-out), 10.0).stroke(role, width));
    }

    /// Everything that `paint` adds becomes one group.
    pub fn group(&mut self, subject: Subject, rect: Rect, paint: impl FnOnce(&mut Easel)) {
        let from = self.shapes.len();
        paint(self);
        self.groups.push(Group { subject, rect, from, to: self.shapes.len() });
    }
}
