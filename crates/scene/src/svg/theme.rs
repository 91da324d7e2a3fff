//! Colours of pictures that leave the page: the same as in `style/tokens.css`, which a test
//! compares.

use crate::primitive::Role;

/// Light or dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Theme {
    Light,
    Dark,
}

impl Theme {
    /// The colour of a role: `#rrggbb`.
    pub fn color(self, role: Role) -> &'static str {
        let (light, dark) = colors(role);
        match self {
            Theme::Light => light,
            Theme::Dark => dark,
        }
    }
}

/// Light and dark.
fn colors(role: Role) -> (&'static str, &'static str) {
    match role {
        Role::Background => ("#f5f6f8", "#0d1015"),
        Role::Surface => ("#ffffff", "#14181f"),
        Role::Raised => ("#ffffff", "#191e27"),
        Role::Sunken => ("#eef0f3", "#0f1319"),
        Role::Line => ("#e2e5ea", "#242b36"),
        Role::LineStrong => ("#c3c9d2", "#3a4657"),
        Role::Text => ("#12161d", "#e8ecf2"),
        Role::Muted => ("#4f5865", "#a3aebc"),
        Role::Faint => ("#626b78", "#8792a1"),
        Role::Accent => ("#3a52d6", "#8c9dff"),
        Role::AccentSoft => ("#e8ebfd", "#1d2340"),
        Role::AccentText => ("#2c40b0", "#b7c2ff"),
        Role::Ok => ("#08795a", "#3ecf9f"),
        Role::OkSoft => ("#dff3ec", "#10302a"),
        Role::OkOld => ("#45957c", "#2a8a6b"),
        Role::Start => ("#1a68ae", "#5fb2f2"),
        Role::StartSoft => ("#e0eefa", "#11293f"),
        Role::Stop => ("#965600", "#f0b04a"),
        Role::StopSoft => ("#fbeed8", "#37290f"),
        Role::Bad => ("#b93826", "#ff8370"),
        Role::BadSoft => ("#fbe5e1", "#3d1c18"),
        Role::Off => ("#626b78", "#8792a1"),
        Role::OffSoft => ("#eceef1", "#1b212a"),
        Role::Request => ("#5b6472", "#aab4c2"),
    }
}
