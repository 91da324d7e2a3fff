//! The thread of causes: a thin line through the objects that led to what is selected.

use crate::geometry::{Point, Rect, point, rect};
use crate::paint::{Easel, Panel};
use crate::primitive::{Primitive, Role, Subject};

/// From the left edge of an object to where the thread passes it.
const ASIDE: f32 = 7.0;
/// Above an object, where the thread comes from another column: between cards and rails.
const ABOVE: f32 = 6.0;
/// Left edges this near to each other are of one column.
const SAME_COLUMN: f32 = 32.0;
/// Side of a knot.
const KNOT: f32 = 5.0;

/// A thread through `subjects` where the picture shows them; nothing when fewer than two are
/// shown. The thread passes beside cards, never across.
pub fn thread(easel: &Easel, subjects: &[Subject]) -> Vec<Primitive> {
    let place =
        |subject: &Subject| easel.hits.iter().rev().find(|hit| hit.subject == *subject).map(|hit| hit.rect);
    let mut places: Vec<Rect> = subjects.iter().filter_map(place).collect();
    places.dedup();
    if places.len() < 2 {
        return Vec::new();
    }
    let mut thread = Easel::default();
    for pair in places.windows(2) {
        if let &[from, to] = pair {
            thread.rail(between(from, to), Role::Accent, 1.25, false);
        }
    }
    for at in places {
        let knot = anchor(at);
        let side = rect(knot.x - KNOT / 2.0, knot.y - KNOT / 2.0, KNOT, KNOT);
        thread.panel(Panel::new(side, KNOT / 2.0).fill(Role::Accent));
    }
    thread.shapes
}

fn anchor(at: Rect) -> Point {
    at.left_middle()
}

/// Down or up beside the first, over the second, and in from the left.
fn between(from: Rect, to: Rect) -> Vec<Point> {
    let (start, end) = (anchor(from), anchor(to));
    if (start.x - end.x).abs() < SAME_COLUMN {
        let beside = start.x.min(end.x) - ASIDE;
        return vec![start, point(beside, start.y), point(beside, end.y), end];
    }
    let (first, second, over) = (start.x - ASIDE, end.x - ASIDE, to.y - ABOVE);
    vec![start, point(first, start.y), point(first, over), point(second, over), point(second, end.y), end]
}
