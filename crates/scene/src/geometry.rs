//! Points, rectangles and ways, in CSS pixels from the top left corner of the picture.

/// A point of the picture.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// To the right.
    pub x: f32,
    /// Down.
    pub y: f32,
}

/// Short for [`Point`].
pub const fn point(x: f32, y: f32) -> Point {
    Point { x, y }
}

impl Point {
    /// How far it is to `other`.
    pub fn distance(self, other: Point) -> f32 {
        (self.x - other.x).hypot(self.y - other.y)
    }

    /// The point that lies `fraction` of the way to `other`.
    pub fn towards(self, other: Point, fraction: f32) -> Point {
        point(self.x + (other.x - self.x) * fraction, self.y + (other.y - self.y) * fraction)
    }
}

/// A rectangle of the picture.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub x: f32,
    /// Top edge.
    pub y: f32,
    /// Width.
    pub w: f32,
    /// Height.
    pub h: f32,
}

/// Short for [`Rect`].
pub const fn rect(x: f32, y: f32, w: f32, h: f32) -> Rect {
    Rect { x, y, w, h }
}

impl Rect {
    /// Right edge.
    pub fn right(self) -> f32 {
        self.x + self.w
    }

    /// Bottom edge.
    pub fn bottom(self) -> f32 {
        self.y + self.h
    }

    /// The point in the middle.
    pub fn center(self) -> Point {
        point(self.x + self.w / 2.0, self.y + self.h / 2.0)
    }

    /// The point in the middle of the left edge.
    pub fn left_middle(self) -> Point {
        point(self.x, self.y + self.h / 2.0)
    }

    /// The point in the middle of the right edge.
    pub fn right_middle(self) -> Point {
        point(self.right(), self.y + self.h / 2.0)
    }

    /// The same place, smaller by `by` on each side; larger when `by` is negative.
    pub fn inset(self, by: f32) -> Rect {
        rect(self.x + by, self.y + by, (self.w - 2.0 * by).max(0.0), (self.h - 2.0 * by).max(0.0))
    }

    /// Whether `at` lies inside or on the edge.
    pub fn contains(self, at: Point) -> bool {
        at.x >= self.x && at.x <= self.right() && at.y >= self.y && at.y <= self.bottom()
    }

    /// Whether `other` lies inside, with `slack` pixels of tolerance.
    pub fn holds(self, other: Rect, slack: f32) -> bool {
        other.x >= self.x - slack
            && other.y >= self.y - slack
            && other.right() <= self.right() + slack
            && other.bottom() <= self.bottom() + slack
    }

    /// Whether the two share more than an edge.
    pub fn overlaps(self, other: Rect) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }

    /// The smallest rectangle that holds both.
    pub fn around(self, other: Rect) -> Rect {
        let (x, y) = (self.x.min(other.x), self.y.min(other.y));
        rect(x, y, self.right().max(other.right()) - x, self.bottom().max(other.bottom()) - y)
    }

    /// The same size, moved.
    pub fn shifted(self, dx: f32, dy: f32) -> Rect {
        rect(self.x + dx, self.y + dy, self.w, self.h)
    }
}

/// A way in legs. Between two legs it passes behind something (a load balancer, a name) and
/// takes no time: a mark that ends one leg appears at the start of the next.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Path {
    /// Each leg has at least two points.
    pub legs: Vec<Vec<Point>>,
}

impl Path {
    /// Sum of the lengths of the legs.
    pub fn length(&self) -> f32 {
        self.steps().map(|(from, to)| from.distance(to)).sum()
    }

    /// The point that has `fraction` of the length behind it, 0 to 1. `None` for a way
    /// without a leg.
    pub fn at(&self, fraction: f32) -> Option<Point> {
        let mut left = self.length() * fraction.clamp(0.0, 1.0);
        let mut last = None;
        for (from, to) in self.steps() {
            let step = from.distance(to);
            if left <= step {
                return Some(if step > 0.0 { from.towards(to, left / step) } else { to });
            }
            left -= step;
            last = Some(to);
        }
        last
    }

    /// Where it ends.
    pub fn end(&self) -> Option<Point> {
        self.legs.last().and_then(|leg| leg.last()).copied()
    }

    fn steps(&self) -> impl Iterator<Item = (Point, Point)> + '_ {
        self.legs.iter().flat_map(|leg| leg.iter().copied().zip(leg.iter().copied().skip(1)))
    }
}

/// The same line with its corners cut by arcs of `radius`, as a reader draws them, so that
/// marks follow what is painted. A corner whose arms are too short gets a smaller arc.
pub fn rounded(points: &[Point], radius: f32) -> Vec<Point> {
    const STEPS: u8 = 4;
    let mut line: Vec<Point> = points.first().copied().into_iter().collect();
    for corner in points.windows(3) {
        let &[before, at, after] = corner else { continue };
        let arm = radius.min(before.distance(at) / 2.0).min(at.distance(after) / 2.0);
        if arm < 0.5 {
            line.push(at);
            continue;
        }
        let (from, to) =
            (at.towards(before, arm / before.distance(at)), at.towards(after, arm / at.distance(after)));
        for step in 0..=STEPS {
            let t = f32::from(step) / f32::from(STEPS);
            line.push(from.towards(at, t).towards(at.towards(to, t), t));
        }
    }
    line.extend(points.last().copied().filter(|_| points.len() > 1));
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_skips_the_room_between_its_legs() {
        let path = Path {
            legs: vec![vec![point(0.0, 0.0), point(10.0, 0.0)], vec![point(50.0, 0.0), point(60.0, 0.0)]],
        };
        assert_eq!(path.length(), 20.0);
        assert_eq!(path.at(0.25), Some(point(5.0, 0.0)));
        assert_eq!(path.at(0.75), Some(point(55.0, 0.0)));
        assert_eq!(path.at(9.0), Some(point(60.0, 0.0)));
        assert_eq!(Path::default().at(0.5), None);
    }

    #[test]
    fn rounding_keeps_ends_and_stays_inside_the_corner() {
        let line = rounded(&[point(0.0, 0.0), point(20.0, 0.0), point(20.0, 30.0)], 8.0);
        assert_eq!((line.first(), line.last()), (Some(&point(0.0, 0.0)), Some(&point(20.0, 30.0))));
        assert!(line.iter().all(|p| p.x <= 20.0 && p.y >= 0.0));
        assert!(line.contains(&point(12.0, 0.0)) && line.contains(&point(20.0, 8.0)));
        assert_eq!(rounded(&[point(0.0, 0.0), point(0.0, 0.0), point(0.0, 0.0)], 8.0).len(), 3);
    }
}
