//! The few shapes that every picture is made of. They carry roles instead of colours; what a
//! role looks like is the theme's business (`style/tokens.css` on the page, a table in SVG).

use ecs_model::time::Time;
use ecs_model::world::{ClusterKey, InstanceKey, LoadBalancerKey, ServiceKey, TargetGroupKey, TaskKey};

use crate::geometry::{Path, Point, Rect};

/// What a colour means. Each is a custom property of the style sheet: `AccentSoft` is
/// `--accent-soft`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[rustfmt::skip]
#[allow(missing_docs)]
pub enum Role {
    Background, Surface, Raised, Sunken, Line, LineStrong,
    Text, Muted, Faint,
    Accent, AccentSoft, AccentText,
    Ok, OkSoft, OkOld, Start, StartSoft, Stop, StopSoft, Bad, BadSoft, Off, OffSoft,
    Request,
}

impl Role {
    /// Every role, in the order of the enum.
    #[rustfmt::skip]
    pub const ALL: [Role; 24] = [
        Role::Background, Role::Surface, Role::Raised, Role::Sunken, Role::Line, Role::LineStrong,
        Role::Text, Role::Muted, Role::Faint,
        Role::Accent, Role::AccentSoft, Role::AccentText,
        Role::Ok, Role::OkSoft, Role::OkOld, Role::Start, Role::StartSoft, Role::Stop, Role::StopSoft,
        Role::Bad, Role::BadSoft, Role::Off, Role::OffSoft,
        Role::Request,
    ];

    /// The custom property of the style sheet, for example `--accent-soft`.
    pub fn property(self) -> &'static str {
        match self {
            Role::Background => "--bg",
            Role::Surface => "--surface",
            Role::Raised => "--raised",
            Role::Sunken => "--sunken",
            Role::Line => "--line",
            Role::LineStrong => "--line-strong",
            Role::Text => "--text",
            Role::Muted => "--muted",
            Role::Faint => "--faint",
            Role::Accent => "--accent",
            Role::AccentSoft => "--accent-soft",
            Role::AccentText => "--accent-text",
            Role::Ok => "--ok",
            Role::OkSoft => "--ok-soft",
            Role::OkOld => "--ok-old",
            Role::Start => "--start",
            Role::StartSoft => "--start-soft",
            Role::Stop => "--stop",
            Role::StopSoft => "--stop-soft",
            Role::Bad => "--bad",
            Role::BadSoft => "--bad-soft",
            Role::Off => "--off",
            Role::OffSoft => "--off-soft",
            Role::Request => "--request",
        }
    }
}

/// Which font, at which size and weight. Sizes 11, 12, 13, 15, 20; weights 450, 550, 650.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Font {
    /// CSS pixels.
    pub size: u8,
    /// CSS weight.
    pub weight: u16,
    /// The system's monospaced font instead of ours.
    pub mono: bool,
    /// Letter spacing of [`Font::SPACING`]: enum words of AWS.
    pub spaced: bool,
}

impl Font {
    /// Letter spacing of spaced words, in thousandths of the font size.
    pub const SPACING: u16 = 30;

    /// Our font at a size and weight.
    pub const fn sans(size: u8, weight: u16) -> Font {
        Font { size, weight, mono: false, spaced: false }
    }

    /// The monospaced font: code, addresses, revisions.
    pub const fn mono(size: u8) -> Font {
        Font { size, weight: 450, mono: true, spaced: false }
    }

    /// The same, spaced a little.
    pub const fn spaced(self) -> Font {
        Font { spaced: true, ..self }
    }

    /// The same at another weight.
    pub const fn weight(self, weight: u16) -> Font {
        Font { weight, ..self }
    }
}

/// Where a text stands in relation to its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

/// The shape that stands for one of the five meanings of a state, so that colour is never
/// the only sign (look.md "Colour"), and the few other signs of the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Glyph {
    /// Starting: a ring that fills like a pie, clockwise from the top; thousandths filled.
    Ring(u16),
    /// Serving: a solid disc.
    Disc,
    /// Leaving: a square that empties from the top; thousandths left.
    Square(u16),
    /// Failed: a disc with a notch cut out at the top right.
    Notched,
    /// Waiting: a dashed ring.
    Socket,
    /// Clients: head and shoulders.
    Person,
    /// A failed request, or "no".
    Cross,
    /// "Yes".
    Check,
}

/// One shape, painted in the order of the list.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub enum Primitive {
    /// A box with rounded corners.
    Box {
        rect: Rect,
        radius: f32,
        fill: Option<Role>,
        stroke: Option<(Role, f32)>,
        dashed: bool,
        shadow: bool,
    },
    /// Lines from point to point whose corners are rounded with `radius`.
    Rail { points: Vec<Point>, radius: f32, role: Role, width: f32, dashed: bool },
    /// One line of text; `at` is on the baseline. It takes `width` by calculation, and what is
    /// around it leaves that room.
    Text { at: Point, text: String, font: Font, role: Role, anchor: Anchor, struck: bool, width: f32 },
    /// A state's shape in a square of `size` around `at`.
    Glyph { at: Point, size: f32, glyph: Glyph, role: Role },
    /// Many equal squares of one role, by their top left corners: the cells of the dense view.
    Cells { size: f32, role: Role, at: Vec<Point> },
}

/// Something that moves along a path: a request. It is not there before `departs` and after
/// `arrives`; between, it has come `(now − departs) / (arrives − departs)` of the way
/// ([`Path::at`]).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    /// Position in [`Scene::paths`].
    pub path: usize,
    /// When it leaves the first point. Model time.
    pub departs: Time,
    /// When it reaches the last point. Model time.
    pub arrives: Time,
    /// How it looks.
    pub role: Role,
}

impl Mark {
    /// How much of the way is behind it at `now`, 0 to 1; `None` when it is not under way.
    pub fn fraction(&self, now: Time) -> Option<f32> {
        let span = self.arrives.since(self.departs).0;
        let gone = now.since(self.departs).0;
        let under_way = span > 0 && now >= self.departs && now < self.arrives;
        under_way.then(|| (gone as f64 / span as f64) as f32)
    }
}

/// What a place of the picture stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Subject {
    /// Position in `World::traffic`.
    Clients(usize),
    /// Position in `World::dns`.
    Name(usize),
    LoadBalancer(LoadBalancerKey),
    TargetGroup(TargetGroupKey),
    Cluster(ClusterKey),
    Service(ServiceKey),
    Instance(InstanceKey),
    Task(TaskKey),
    /// Position in `Task::containers`.
    Container(TaskKey, usize),
    /// An empty socket of a service: desired, not there. Counts from 0 within the service.
    Socket(ServiceKey, u32),
    /// What is inside of a task besides its containers: position in [`crate::inside_words`], 0
    /// for its network mode.
    Network(TaskKey, usize),
}

/// A place that answers to the pointer. Later ones lie on top.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// Where.
    pub rect: Rect,
    /// What is there.
    pub subject: Subject,
}

/// The shapes of [`Scene::still`] that make up one task or socket, so that a reader that
/// compares two pictures can let it arrive or leave.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Group {
    /// What it is.
    pub subject: Subject,
    /// Where it is.
    pub rect: Rect,
    /// Position of its first shape.
    pub from: usize,
    /// One past the position of its last shape.
    pub to: usize,
}

/// Room that the picture leaves for a control of the page. What the picture itself shows there
/// is what a picture without controls needs; a control covers it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Slot {
    /// The desired count of a service: a spinbutton.
    DesiredCount(ServiceKey),
    /// The menu button of a task.
    TaskMenu(TaskKey),
}

/// CSS pixels that a unit of a picture takes on the screen.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Zoom(pub f32);

impl Default for Zoom {
    /// As large as it is drawn.
    fn default() -> Zoom {
        Zoom(1.0)
    }
}

/// A picture of one moment.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// Size that the picture takes, in units; times `zoom` it may be larger than the viewport.
    pub width: f32,
    /// See `width`.
    pub height: f32,
    /// How much a reader enlarges everything.
    pub zoom: Zoom,
    /// What the shapes of `still` take of it.
    pub content: Rect,
    /// What does not move, in the order of painting. It changes a few times a second of model
    /// time at most, so that a canvas may keep it for as long as it is equal.
    pub still: Vec<Primitive>,
    /// Which shapes of `still` are a task or a socket.
    pub groups: Vec<Group>,
    /// Ways that marks travel.
    pub paths: Vec<Path>,
    /// What moves: where a mark is follows from the time.
    pub marks: Vec<Mark>,
    /// What lies above the marks: stamps of failed requests, the thread of causes.
    pub stamps: Vec<Primitive>,
    /// What answers to the pointer.
    pub hits: Vec<Hit>,
    /// Room for controls of the page.
    pub slots: Vec<(Slot, Rect)>,
    /// One of this many requests is drawn; 0 when none is drawn one by one.
    pub shown_one_of: u32,
    /// One line that says what is to be seen.
    pub summary: String,
}
