//! Defaults that ECS fills in, to be shown inside the definition where they would stand.

use ecs_document::effective::Filled;
use serde::Serialize;

/// More would be noise.
const MOST: usize = 200;

/// A default and its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Ghost {
    /// Bytes of the text before it.
    pub at: u32,
    /// What ECS takes, as it would be written.
    pub text: String,
}

/// Those of what is filled in that are worth showing inside the definition, in the order of the text.
pub fn ghosts(filled: Vec<Filled>) -> Vec<Ghost> {
    let shown = filled.into_iter().filter(|filled| filled.inline);
    shown.map(|filled| Ghost { at: filled.at, text: filled.text }).take(MOST).collect()
}
