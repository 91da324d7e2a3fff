//! The panels.

pub mod announcer;
pub mod editor;
pub mod examples;
pub mod inspector;
pub mod kit;
pub mod network_mode;
pub mod outline;
pub mod panes;
pub mod phone;
pub mod problems;
pub mod settings;
pub mod share;
pub mod sign;
pub mod stage;
pub mod timeline;
pub mod topbar;
