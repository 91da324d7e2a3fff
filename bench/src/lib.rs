//! What `script/bench` measures, callable from a page. Each function does one operation and
//! returns something that depends on all of its work, so that none of it can be left out.

use ecs_document::syntax;
use wasm_bindgen::prelude::wasm_bindgen;

/// Reads a document into a lossless tree; returns the number of problems and of nodes.
#[wasm_bindgen]
#[must_use]
pub fn parse(text: &str) -> usize {
    let parsed = syntax::parse_json(text);
    parsed.problems.len() + parsed.tree.subtree(parsed.tree.root()).count()
}
