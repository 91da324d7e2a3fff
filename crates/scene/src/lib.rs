//! A moment of the model as a picture: layout, SVG and plain words.
//!
//! [`scene`] turns a world and a [`View`] into a [`Scene`]: a list of a few kinds of shapes that
//! carry roles instead of colours. It is pure: the same world and view give the same picture. A
//! canvas and [`svg()`] are its readers; [`words`] says the same without a picture.

pub mod geometry;
pub mod layout;
pub mod primitive;
pub mod reading;
pub mod svg;
pub mod text;
pub mod view;
pub mod words;

mod inside;
mod marks;
mod paint;
mod rails;
mod thread;

use ecs_model::world::World;

pub use geometry::{Path, Point, Rect};
pub use inside::{inside, inside_words, sentence};
pub use primitive::{Anchor, Font, Glyph, Group, Hit, Mark, Primitive, Role, Scene, Slot, Subject, Zoom};
pub use svg::{Theme, svg};
pub use view::{Detail, View};

pub use words::{Line, label, outline};

use reading::Reading;

/// The picture of a world at its present moment.
pub fn scene(world: &World, view: &View) -> Scene {
    let reading = Reading::of(world);
    let (layout, view, zoom) = layout::enlarged(&reading, view);
    let easel = paint::paint(&reading, &view, &layout);
    let traffic = marks::traffic(&reading, &view, &layout);
    let mut above = traffic.stamps;
    above.extend(thread::thread(&easel, &view.thread));
    Scene {
        width: layout.width,
        height: layout.height,
        zoom,
        content: layout.content(),
        still: easel.shapes,
        groups: easel.groups,
        paths: traffic.paths,
        marks: traffic.marks,
        stamps: above,
        hits: easel.hits,
        slots: easel.slots,
        shown_one_of: traffic.shown_one_of,
        summary: words::summary(&reading),
    }
}
