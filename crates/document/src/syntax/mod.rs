//! Format-neutral, lossless syntax trees, and the readers that make one of any text that looks like JSON, YAML
//! or Terraform.
//!
//! Reading cannot fail: it returns a [`Tree`] and the [`Problem`]s met on the way. The tree keeps the text,
//! the order of members, duplicate keys and numbers as written; every node knows the bytes it came from.

mod client;
mod directive;
mod hcl;
mod lexer;
mod numbers;
mod parser;
mod pointer;
mod problem;
pub mod rewrite;
#[cfg(test)]
mod shown;
mod strings;
mod tree;
mod tree_builder;
mod yaml;

pub use client::{ClientComplaint, first_complaint};
pub use hcl::parse_hcl;
pub use lexer::{Lexer, Quote, StringShape, Token, TokenKind};
pub use numbers::{is_json_number, json_number};
pub use parser::{MAX_DEPTH, Parsed, parse_json};
pub use problem::{MAX_PROBLEMS, Problem, ProblemKind};
pub use tree::{Kind, NodeId, Syntax, Tree};
pub(crate) use yaml::is_plain;
pub use yaml::parse_yaml;
