//! A small world in a large room: the picture is laid out for less room and enlarged to fill it.

use crate::primitive::Zoom;
use crate::reading::Reading;
use crate::view::{Detail, View};

use super::{Layout, layout};

/// Lines are for reading many at a glance; larger than this they would shout.
const LARGEST_LINES: f32 = 1.2;
/// Between two sizes. Few sizes, so that a picture rarely changes its own.
const STEP: f32 = 0.1;

/// The layout for a view, the view that it is for, and how much a reader enlarges it: as far as
/// [`View::enlarge`] allows and everything still fits as it did.
pub fn enlarged(reading: &Reading<'_>, view: &View) -> (Layout, View, Zoom) {
    let plain = layout(reading, view);
    let most = if plain.detail == Some(Detail::Line) { LARGEST_LINES } else { 3.0 };
    let steps = ((view.enlarge.min(most) - 1.0) / STEP).round().max(0.0) as u8;
    if !view.compact && plain.detail != Some(Detail::Cell) && plain.height <= view.height {
        for step in (1..=steps).rev() {
            let zoom = 1.0 + STEP * f32::from(step);
            let room = View { width: view.width / zoom, height: view.height / zoom, ..view.clone() };
            let layout = layout(reading, &room);
            if fits(&layout, &room) && is_like(&layout, &plain) {
                return (layout, room, Zoom(zoom));
            }
        }
    }
    (plain, view.clone(), Zoom::default())
}

fn fits(layout: &Layout, room: &View) -> bool {
    layout.width <= room.width && layout.height <= room.height
}

/// Whether a layout shows as much as another one, in the same order.
fn is_like(one: &Layout, other: &Layout) -> bool {
    (one.detail, one.stacked, one.vertical) == (other.detail, other.stacked, other.vertical)
}
