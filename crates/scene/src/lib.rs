//! A moment of the model as a picture: layout, SVG and plain words.
//!
//! [`scene`] turns a world and a [`View`] into a [`Scene`]: a list of a few kinds of shapes that
//! carry roles instead of colours. It is pure: the same world and view give the same picture. A
//! canvas, [`svg`] and [`words`] are its readers.

pub mod geometry;
pub mod layout;
pub mod primitive;
pub mod reading;
pub mod svg;
pub mod text;
pub mod view;
pub mod words;

mod marks;
mod paint;
mod rails;

use ecs_model::world::World;

pub use geometry::{Path, Point, Rect};
pub use primitive::{Anchor, Font, Glyph, Group, Hit, Mark, Primitive, Role, Scene, Slot, Subject};
pub use svg::{Theme, svg};
pub use view::{Detail, View};

use reading::Reading;

/// The picture of a world at its present moment.
pub fn scene(world: &World, view: &View) -> Scene {
    let reading = Reading::of(world);
    let layout = layout::layout(&reading, view);
    let easel = paint::paint(&reading, view, &layout);
    let traffic = marks::traffic(&reading, view, &layout);
    Scene {
        width: layout.width,
        height: layout.height,
        still: easel.shapes,
        groups: easel.groups,
        paths: traffic.paths,
        marks: traffic.marks,
        stamps: traffic.stamps,
        hits: easel.hits,
        slots: easel.slots,
        shown_one_of: traffic.shown_one_of,
        summary: words::summary(&reading),
    }
}
