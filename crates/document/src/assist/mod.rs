//! What helps while a definition is written: completion, explanations, and names that refer to each other, in
//! every form.
//!
//! All of it works in half-written text, in time linear in its length. Offsets are bytes of the text.

mod complete;
mod hover;
mod keys;
mod legality;
mod manner;
mod names;
mod read;
mod services;
mod site;
mod units;

pub use complete::{Completion, CompletionKind, complete};
pub use hover::{Fact, Hover, hover};
pub use names::{Named, NotRenamed, Occurrence, definition_of, references, rename};
pub(crate) use units::of_1024;
pub use units::{Unit, unit_of};
