//! What a cursor is at, in text that may be broken exactly there.
//!
//! In JSON, whose reader mends everything, the half-written thing is taken out and the tokens around it say what it
//! is to be. In the other notations a stand-in takes its place; where the reader puts that is where the cursor is.

mod hcl;
mod json;
mod yaml;

use super::manner::Manner;
use super::read::Read;
use crate::forms::{Form, syntax_of};
use crate::syntax::{Kind, NodeId, Syntax, Tree};
use crate::text::Span;

/// What is written at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// The name of a member; this one's, if it has a value already.
    Name(Option<NodeId>),
    /// The value of this member.
    MemberValue(NodeId),
    /// An element of a list.
    Element,
}

/// A place where something is written.
pub(super) struct Site {
    /// The text, without the half-written thing or with something that stands for it.
    pub read: Read,
    /// The innermost object or list of the definitions around it.
    pub within: NodeId,
    /// What is written there; its nodes are of the definitions.
    pub role: Role,
    /// How it is written.
    pub manner: Manner,
}

impl Site {
    /// `None` where nothing can be offered: in a comment, outside of every definition.
    pub fn at(text: &str, offset: u32) -> Option<Self> {
        text.get(..offset as usize)?;
        let site = match syntax_of(text) {
            Syntax::Hcl => hcl::site(text, offset),
            Syntax::Yaml => yaml::site(text, offset).or_else(|| json::site(text, offset)),
            Syntax::Json => json::site(text, offset),
        };
        // What a value of Compose becomes, the tables do not say.
        site.filter(|site| site.read.form() != Form::Compose)
    }

    /// The place inside `within` of the text, in its role there, as one of the definitions.
    fn of(read: Read, within: NodeId, role: Role, manner: Manner) -> Option<Self> {
        let kind = if role == Role::Element { Kind::Array } else { Kind::Object };
        let tree = read.tree();
        let is_it = |&node: &NodeId| tree.kind(node) == kind && read.located(node).is_some();
        let within = read.became(within).into_iter().find(is_it)?;
        let counterpart = |own: NodeId| tree.children(within).find(|&child| read.place(child).node == own);
        let role = match role {
            Role::Name(own) => Role::Name(own.and_then(counterpart)),
            Role::MemberValue(member) => Role::MemberValue(counterpart(member)?),
            Role::Element => Role::Element,
        };
        Some(Self { read, within, role, manner })
    }
}

/// What stands for the half-written thing.
const STAND_IN: &str = "cursor-is-here";

/// `text` with `insert` in the place of `word`.
fn replaced(text: &str, word: Span, insert: &str) -> String {
    let before = text.get(..word.start as usize).unwrap_or("");
    let after = text.get(word.end as usize..).unwrap_or("");
    format!("{before}{insert}{after}")
}

/// Where a reader put what stands for the half-written thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Met {
    /// As the name of this member.
    Name(NodeId),
    /// As this value.
    Value(NodeId),
}

/// What the stand-in, written from `start` on, became in `tree`.
fn met(tree: &Tree, start: u32) -> Option<Met> {
    tree.subtree(tree.root()).find_map(|node| {
        let is_name = tree.key_span(node).is_some_and(|key| key.start == start);
        if is_name && tree.key(node) == Some(STAND_IN) {
            Some(Met::Name(node))
        } else if tree.span(node).start == start && tree.string(node) == Some(STAND_IN) {
            Some(Met::Value(node))
        } else {
            None
        }
    })
}

/// The line that `offset` is in: where it begins, and where it ends.
fn line_at(text: &str, offset: u32) -> Span {
    let at = offset as usize;
    let start = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1);
    let rest = text.get(at..).unwrap_or("");
    Span::new(start, at + rest.find(['\n', '\r']).unwrap_or(rest.len()))
}

/// The blanks that `line` begins with.
fn indentation(line: &str) -> &str {
    let length = line.len() - line.trim_start_matches([' ', '\t']).len();
    line.get(..length).unwrap_or("")
}
