//! Reads Terraform's HCL into the same tree as JSON, as far as it is written out.
//!
//! Arguments and blocks are members; a block's labels are members inside one another, so that
//! `resource "aws_ecs_task_definition" "web" { … }` is found at `/resource/aws_ecs_task_definition/web`.
//! `jsonencode(x)` is the object `{"jsonencode": x}`; a heredoc that holds JSON is what it holds. Whatever has to be
//! computed (variables, other functions, operators, `for`) is a [`Kind::Placeholder`].

mod expression;
mod heredoc;
mod scan;

use super::parser::Parsed;
use super::problem::Problems;
use super::tree::{Kind, StringEntry, Syntax};
use super::tree_builder::{Key, TreeBuilder};
use crate::text::Span;

/// Reads `text` as HCL. Never fails, in linear time; what has no meaning is skipped.
#[must_use]
pub fn parse_hcl(text: &str) -> Parsed {
    let mut parser =
        Parser { text, position: 0, tree: TreeBuilder::new(text.len()), problems: Problems::default() };
    parser.tree.open(Kind::Object, None, 0);
    parser.body(false);
    parser.tree.close(text.len() as u32);
    let Parser { tree, problems, .. } = parser;
    Parsed {
        tree: tree.finish(text, Syntax::Hcl),
        problems: problems.kept,
        problems_omitted: problems.omitted,
    }
}

struct Parser<'t> {
    text: &'t str,
    position: usize,
    tree: TreeBuilder,
    problems: Problems,
}

impl Parser<'_> {
    /// Reads arguments and blocks up to a closing brace, or to the end of the text.
    fn body(&mut self, in_braces: bool) {
        loop {
            self.skip_blanks(true);
            match self.byte() {
                None => return,
                Some(b'}') => {
                    self.position += 1;
                    if in_braces {
                        return;
                    }
                }
                Some(_) => match self.name() {
                    Some(name) => self.item(name),
                    None => self.skip_character(),
                },
            }
        }
    }

    /// Reads the argument or block called `name`.
    fn item(&mut self, name: StringEntry) {
        self.skip_blanks(false);
        if self.at_assignment() {
            self.position += 1;
            let key = self.tree.key(name);
            self.expression(Some(key), false);
            return;
        }
        let mut labels = vec![name];
        loop {
            self.skip_blanks(false);
            match self.byte() {
                Some(b'{') => return self.block(labels),
                _ if labels.len() > MAX_LABELS => return,
                _ => match self.name() {
                    Some(label) => labels.push(label),
                    None => return,
                },
            }
        }
    }

    fn block(&mut self, labels: Vec<StringEntry>) {
        let start = self.position as u32;
        self.position += 1;
        if self.tree.depth() + labels.len() >= super::MAX_DEPTH {
            return self.skip_balanced(1);
        }
        let mut names = labels.into_iter().peekable();
        let mut opened = 0;
        while let Some(name) = names.next() {
            // The object of a block with a label begins with the label.
            let from = names.peek().map_or(start, |label| label.span.start);
            let key = self.tree.key(name);
            self.tree.open(Kind::Object, Some(key), from);
            opened += 1;
        }
        self.body(true);
        for _ in 0..opened {
            self.tree.close(self.position as u32);
        }
    }

    /// An identifier or a quoted string without variables, as a name.
    fn name(&mut self) -> Option<StringEntry> {
        let start = self.position;
        if self.byte() == Some(b'"') {
            let end = self.end_of_string(start);
            self.position = end;
            return Some(self.string_entry(start, end));
        }
        let end = self.end_of_identifier(start);
        if end == start {
            return None;
        }
        self.position = end;
        let span = Span::new(start, end);
        Some(StringEntry { span, content: span, decoded: None })
    }

    fn leaf(&mut self, kind: Kind, key: Option<Key>, start: usize) {
        self.tree.leaf(kind, key, Span::new(start, self.position.max(start)));
    }
}

/// No block has as many labels.
const MAX_LABELS: usize = 4;

#[cfg(test)]
mod tests;
