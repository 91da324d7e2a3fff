//! What panels share: one reactive value for each concern, in one context.

pub mod actions;
pub mod examples;
mod followed;
mod judge;
mod judged;
mod kept;
mod layout;
mod running;
mod selection;
mod workspace;

pub use judge::{Aim, Judge, Presence};
pub use judged::Judged;
pub use kept::{Copy, Kept};
pub use layout::{Layout, PANES_WIDTH, Sheet, Theme};
pub use running::skip_to_steady;
pub use selection::Selection;
pub use workspace::{Running, Workspace};

use leptos::prelude::*;

use crate::browser::address::Query;
use crate::browser::media::{PHONE, REDUCED_MOTION, media};
use crate::run::Run;
use crate::ui::kit::{Menus, Toasts};

/// Everything that panels share. Copies are the same playground.
#[derive(Clone, Copy)]
pub struct Playground {
    /// What the address asks for.
    pub query: Query,
    /// Who judges it.
    pub judge: Judge,
    /// What the user has open.
    pub workspace: Workspace,
    /// History and clock.
    pub run: Run,
    /// What is selected and pointed at.
    pub selection: Selection,
    /// What is open, how wide, in which theme.
    pub layout: Layout,
    /// Whether the browser keeps what is open.
    pub kept: RwSignal<Kept>,
    /// What was open before something else took its place.
    pub former: RwSignal<Option<Copy>>,
    /// The open menu.
    pub menus: Menus,
    /// The sentence at the foot of the page.
    pub toasts: Toasts,
    /// Whether the user asked for less motion.
    pub reduced_motion: ReadSignal<bool>,
    /// Whether the screen is as narrow as a phone's.
    pub phone: ReadSignal<bool>,
}

impl Playground {
    /// A playground around a workspace and its run.
    pub fn new(query: Query, workspace: Workspace, run: Run) -> Playground {
        Playground {
            query,
            judge: workspace.judge,
            workspace,
            run,
            selection: Selection::default(),
            layout: Layout::restore(query.embed),
            kept: RwSignal::new(Kept::Unknown),
            former: RwSignal::new(None),
            menus: Menus::default(),
            toasts: Toasts::default(),
            reduced_motion: media(REDUCED_MOTION),
            phone: media(PHONE),
        }
    }
}

/// The playground of the page.
///
/// # Panics
/// Outside of the app, which provides it.
pub fn playground() -> Playground {
    expect_context()
}
