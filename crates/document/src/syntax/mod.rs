//! Format-neutral, lossless syntax trees, and the reader that makes one of any JSON-like text.
//!
//! Reading cannot fail: it returns a [`Tree`] and the [`Problem`]s met on the way. The tree keeps the text,
//! the order of members, duplicate keys and numbers as written; every node knows the bytes it came from.

mod client;
mod lexer;
mod numbers;
mod parser;
mod pointer;
mod problem;
pub mod rewrite;
mod strings;
mod tree;
mod tree_builder;

pub use client::{ClientComplaint, first_complaint};
pub use lexer::{Lexer, Quote, StringShape, Token, TokenKind};
pub use numbers::is_json_number;
pub use parser::{MAX_DEPTH, Parsed, parse_json};
pub use problem::{MAX_PROBLEMS, Problem, ProblemKind};
pub use tree::{Kind, NodeId, Tree};
