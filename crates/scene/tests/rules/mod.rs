//! What holds for every picture, whatever world it shows.

#![allow(dead_code)]

use ecs_scene::{Anchor, Detail, Point, Primitive, Rect, Role, Scene, Subject};

/// A text and the room it takes.
pub struct Label<'a> {
    pub text: &'a str,
    pub rect: Rect,
}

/// Everything that is wrong with a picture, in words; empty when it is right.
pub fn faults(scene: &Scene) -> Vec<String> {
    let mut faults = Vec::new();
    let picture = Rect { x: 0.0, y: 0.0, w: scene.width, h: scene.height };
    for shape in scene.still.iter().chain(&scene.stamps) {
        if points(shape).iter().any(|p| !p.x.is_finite() || !p.y.is_finite()) {
            faults.push(format!("not a place: {shape:?}"));
        }
    }
    for hit in scene.hits.iter().filter(|hit| !picture.holds(hit.rect, 1.0)) {
        faults.push(format!("{:?} is outside the picture: {:?}", hit.subject, hit.rect));
    }
    for (slot, rect) in scene.slots.iter().filter(|(_, rect)| !picture.holds(*rect, 1.0)) {
        faults.push(format!("{slot:?} is outside the picture: {rect:?}"));
    }
    if !picture.holds(scene.content, 1.0) {
        faults.push(format!("the content is outside the picture: {:?}", scene.content));
    }
    let labels = labels(&scene.still);
    for label in labels.iter().filter(|label| !picture.holds(label.rect, 1.0)) {
        faults.push(format!("“{}” is outside the picture: {:?}", label.text, label.rect));
    }
    faults.extend(overlapping_texts(&labels));
    for stamp in self::labels(&scene.stamps) {
        for label in labels.iter().filter(|label| label.rect.overlaps(stamp.rect)) {
            faults.push(format!("the stamp “{}” covers “{}”", stamp.text, label.text));
        }
    }
    faults.extend(overlapping_cards(scene));
    faults.extend(texts_that_leave_their_cards(scene));
    faults.extend(rails_across_cards(scene));
    faults
}

fn points(shape: &Primitive) -> Vec<Point> {
    match shape {
        Primitive::Box { rect, .. } => {
            vec![Point { x: rect.x, y: rect.y }, Point { x: rect.right(), y: rect.bottom() }]
        }
        Primitive::Rail { points, .. } | Primitive::Cells { at: points, .. } => points.clone(),
        Primitive::Text { at, width, .. } => vec![*at, Point { x: *width, y: 0.0 }],
        Primitive::Glyph { at, .. } => vec![*at],
    }
}

/// The texts of a picture with their rooms: from the ascenders to the baseline.
pub fn labels(shapes: &[Primitive]) -> Vec<Label<'_>> {
    let label = |shape| match shape {
        &Primitive::Text { at, ref text, font, anchor, width, .. } => {
            let x = match anchor {
                Anchor::Start => at.x,
                Anchor::Middle => at.x - width / 2.0,
                Anchor::End => at.x - width,
            };
            let height = f32::from(font.size) * 0.72;
            Some(Label { text, rect: Rect { x, y: at.y - height, w: width, h: height } })
        }
        _ => None,
    };
    shapes.iter().filter_map(label).collect()
}

fn overlapping_texts(labels: &[Label<'_>]) -> Vec<String> {
    let mut faults = Vec::new();
    for (at, one) in labels.iter().enumerate() {
        for other in labels.iter().skip(at + 1).filter(|other| one.rect.overlaps(other.rect)) {
            faults
                .push(format!("“{}” {:?} and “{}” {:?} overlap", one.text, one.rect, other.text, other.rect));
        }
    }
    faults
}

fn overlapping_cards(scene: &Scene) -> Vec<String> {
    let cards: Vec<_> = scene
        .hits
        .iter()
        .filter(|hit| matches!(hit.subject, Subject::Task(_) | Subject::Socket(..)))
        .collect();
    let mut faults = Vec::new();
    for (at, one) in cards.iter().enumerate() {
        for other in cards.iter().skip(at + 1).filter(|other| one.rect.overlaps(other.rect)) {
            faults.push(format!("{:?} and {:?} overlap", one.subject, other.subject));
        }
    }
    faults
}

fn texts_that_leave_their_cards(scene: &Scene) -> Vec<String> {
    let mut faults = Vec::new();
    for group in &scene.groups {
        let shapes = scene.still.get(group.from..group.to).unwrap_or_default();
        for label in labels(shapes).iter().filter(|label| !group.rect.holds(label.rect, 0.5)) {
            faults.push(format!("“{}” leaves {:?}", label.text, group.subject));
        }
    }
    faults
}

/// Rails may touch a card where they end; they never run through one.
fn rails_across_cards(scene: &Scene) -> Vec<String> {
    let mut faults = Vec::new();
    let is_rail = |role: Role| matches!(role, Role::LineStrong | Role::Stop | Role::Bad);
    let rails = scene.still.iter().filter_map(|shape| match shape {
        Primitive::Rail { points, role, .. } if is_rail(*role) => Some(points),
        _ => None,
    });
    for points in rails {
        for step in points.windows(2) {
            let (from, to) = (step[0], step[1]);
            let room = Rect {
                x: from.x.min(to.x),
                y: from.y.min(to.y),
                w: (from.x - to.x).abs().max(0.1),
                h: (from.y - to.y).abs().max(0.1),
            };
            for group in scene.groups.iter().filter(|group| group.rect.inset(1.0).overlaps(room)) {
                faults.push(format!("a rail crosses {:?}: {from:?} to {to:?}", group.subject));
            }
        }
    }
    faults
}

/// Every level of detail, and the choice of the picture itself.
pub const DETAILS: [Option<Detail>; 5] =
    [None, Some(Detail::Card), Some(Detail::Brief), Some(Detail::Line), Some(Detail::Cell)];
