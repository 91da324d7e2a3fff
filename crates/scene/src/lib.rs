//! A moment of the model as a picture: layout, SVG and plain words.

pub mod geometry;
pub mod primitive;
pub mod text;
pub mod view;

pub use geometry::{Path, Point, Rect};
pub use primitive::{Anchor, Font, Glyph, Group, Hit, Mark, Primitive, Role, Scene, Slot, Subject};
pub use view::{Detail, View};
