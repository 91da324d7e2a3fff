//! Links that carry a whole workspace, and the redaction of what should not travel.
//!
//! A [`Workspace`] is what a user has open. [`Workspace::to_fragment`] writes it as the fragment
//! of a link, which browsers never send to a server, and [`read_fragment`] reads it back: total,
//! bounded in time and memory, and with a sentence for everything it cannot read.
//! [`redact`](redact::redact) finds what looks like a secret before anything is shared.

mod link;
pub mod redact;
mod workspace;

pub use link::{LinkError, MAX_LINK_BYTES, MAX_LINK_READ_BYTES, MAX_WORKSPACE_BYTES, read_fragment};
pub use workspace::{Tab, View, Workspace};
