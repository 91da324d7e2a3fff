//! What the beholder wants of a picture, apart from what is in the world.

use crate::primitive::Subject;

/// How much is drawn of each task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Detail {
    /// State, revision, containers, address, health: three lines.
    Card,
    /// State, revision, address, health: two lines.
    Brief,
    /// State, id and one number: one line.
    Line,
    /// A square in the colour of its state.
    Cell,
}

/// What the beholder wants.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    /// Width of the room for the picture, in CSS pixels.
    pub width: f32,
    /// Height of the room for the picture, in CSS pixels.
    pub height: f32,
    /// Model seconds per second of the beholder. Requests fly 0.7 s of the beholder's time.
    pub rate: f32,
    /// What is selected: it gets a ring.
    pub selected: Option<Subject>,
    /// What is under the pointer or has the keyboard's focus.
    pub hover: Option<Subject>,
    /// How much is drawn of each task; by default what fits.
    pub detail: Option<Detail>,
    /// Subjects of the selected thing's chain of causes, first cause first: a thread joins them.
    pub thread: Vec<Subject>,
    /// No flights: requests light up the rails that they took.
    pub reduced_motion: bool,
    /// A narrow screen: from top to bottom instead of from left to right.
    pub compact: bool,
    /// How far a picture that leaves most of its room empty is enlarged at most; 1 for not at all.
    pub enlarge: f32,
    /// The page has the desired counts elsewhere: the picture says them in words and leaves no
    /// room for controls.
    pub counts_elsewhere: bool,
}

impl View {
    /// A view of this size with everything else as it usually is: 10 model seconds a second,
    /// compact below 560 px.
    pub fn new(width: f32, height: f32) -> View {
        View {
            width,
            height,
            rate: 10.0,
            selected: None,
            hover: None,
            detail: None,
            thread: Vec::new(),
            reduced_motion: false,
            compact: width < 560.0,
            enlarge: 1.0,
            counts_elsewhere: false,
        }
    }
}
