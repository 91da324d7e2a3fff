//! Line icons on a grid of sixteen, drawn for this page.

use crate::dom::{El, live, svg};

/// What an icon shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// Start the clock.
    Play,
    /// Stop the clock.
    Pause,
    /// To the event before.
    Previous,
    /// To the next event.
    Next,
    /// Away with it.
    Close,
    /// There is more below.
    Down,
    /// Something folds out to the right.
    Right,
    /// The light theme.
    Sun,
    /// The dark theme.
    Moon,
    /// The pane on the left.
    Pane,
    /// More to do here.
    More,
    /// One less.
    Minus,
    /// One more.
    Plus,
    /// An error: a notched disc.
    Error,
    /// A warning: an empty square.
    Warning,
    /// A note: a ring.
    Note,
}

impl Sign {
    /// Path data and whether it is filled rather than drawn.
    fn path(self) -> (&'static str, bool) {
        match self {
            Sign::Play => {
                ("M5 2.8v10.4a.6.6 0 0 0 .9.5l8.3-5.2a.6.6 0 0 0 0-1L5.9 2.3a.6.6 0 0 0-.9.5z", true)
            }
            Sign::Pause => (
                "M4.5 3h1.6a.6.6 0 0 1 .6.6v8.8a.6.6 0 0 1-.6.6H4.5a.6.6 0 0 1-.6-.6V3.6a.6.6 0 0 1 .6-.6z\
                 M9.9 3h1.6a.6.6 0 0 1 .6.6v8.8a.6.6 0 0 1-.6.6H9.9a.6.6 0 0 1-.6-.6V3.6a.6.6 0 0 1 .6-.6z",
                true,
            ),
            Sign::Previous => ("M9.5 4.5 6 8l3.5 3.5", false),
            Sign::Next => ("M6.5 4.5 10 8l-3.5 3.5", false),
            Sign::Close => ("M4 4l8 8M12 4l-8 8", false),
            Sign::Down => ("M4.5 6.5 8 10l3.5-3.5", false),
            Sign::Right => ("M6.5 4.5 10 8l-3.5 3.5", false),
            Sign::Sun => (
                "M8 5.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6zM8 1.5v1.2M8 13.3v1.2M1.5 8h1.2M13.3 8h1.2\
                 M3.4 3.4l.9.9M11.7 11.7l.9.9M3.4 12.6l.9-.9M11.7 4.3l.9-.9",
                false,
            ),
            Sign::Moon => ("M13.2 9.6A5.6 5.6 0 0 1 6.4 2.8a5.6 5.6 0 1 0 6.8 6.8z", false),
            Sign::Pane => (
                "M3 2.5h10a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1v-9a1 1 0 0 1 1-1zM6.5 2.5v11",
                false,
            ),
            Sign::More => (
                "M3.6 6.9a1.1 1.1 0 1 0 0 2.2 1.1 1.1 0 0 0 0-2.2zM8 6.9a1.1 1.1 0 1 0 0 2.2 1.1 1.1 0 0 0 0-2.2z\
                 M12.4 6.9a1.1 1.1 0 1 0 0 2.2 1.1 1.1 0 0 0 0-2.2z",
                true,
            ),
            Sign::Minus => ("M4 8h8", false),
            Sign::Plus => ("M4 8h8M8 4v8", false),
            Sign::Error => {
                ("M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1zM7.1 4h1.8v5H7.1zM7.1 10.4h1.8v1.8H7.1z", true)
            }
            Sign::Warning => {
                ("M3 2.5h10a.5.5 0 0 1 .5.5v10a.5.5 0 0 1-.5.5H3a.5.5 0 0 1-.5-.5V3a.5.5 0 0 1 .5-.5z", false)
            }
            Sign::Note => ("M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11z", false),
        }
    }
}

/// An icon in the colour of the text around it. It says nothing to a screen reader: what it is
/// part of has a name.
pub fn icon(sign: Sign) -> El {
    let (path, solid) = sign.path();
    drawing(svg("path").attr("d", path).class_if("solid", solid))
}

/// An icon that changes.
pub fn changing_icon(sign: impl Fn() -> Sign + Copy + 'static) -> El {
    let path = svg("path").attr("d", live(move || sign().path().0));
    drawing(path.class_if("solid", live(move || sign().path().1)))
}

fn drawing(path: El) -> El {
    svg("svg")
        .class("icon-svg")
        .attr("viewBox", "0 0 16 16")
        .attr("aria-hidden", "true")
        .child(path.attr("fill-rule", "evenodd"))
}
