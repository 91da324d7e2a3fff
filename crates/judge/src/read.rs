//! Reading a verdict back. Our own parser does it: the page has it already.

use ecs_document::diagnostics::Summary;
use ecs_document::lint::{Applicability, Fix, Severity};
use ecs_document::syntax::{NodeId, Tree, parse_json};
use ecs_document::text::{Edit, Span};

use crate::{Conversion, Ghost, Hunk, Modes, Problem, Related, Repair, Row, Verdict};

impl Verdict {
    /// Reads what [`Verdict::to_json`] wrote. Whatever is not of that shape counts as empty.
    #[must_use]
    pub fn from_json(text: &str) -> Verdict {
        let tree = parse_json(text).tree;
        let whole = Place { tree: &tree, node: Some(tree.root()) };
        let summary = whole.member("summary");
        let number = |name| summary.member(name).number() as usize;
        Verdict {
            form: whole.member("form").text(),
            is_definition: whole.member("isDefinition").is_true(),
            register_input: whole.member("registerInput").text_or_null(),
            family: whole.member("family").text_or_null(),
            modes: whole
                .member("modes")
                .member("name")
                .text_or_null()
                .map(|name| modes(whole.member("modes"), name)),
            problems: whole.member("problems").list(problem),
            summary: Summary {
                errors: number("errors"),
                warnings: number("warnings"),
                notes: number("notes"),
            },
            at_launch: whole.member("atLaunch").number() as usize,
            defaults: whole
                .member("defaults")
                .list(|ghost| Ghost { at: ghost.member("at").number(), text: ghost.member("text").text() }),
        }
    }
}

impl Repair {
    /// Reads what [`Repair::to_json`] wrote. Whatever is not of that shape counts as empty.
    #[must_use]
    pub fn from_json(text: &str) -> Repair {
        let tree = parse_json(text).tree;
        let whole = Place { tree: &tree, node: Some(tree.root()) };
        let hunk = |hunk: Place<'_>| Hunk {
            line: hunk.member("line").number(),
            span: span(hunk.member("span")),
            text: hunk.member("text").text(),
        };
        Repair { fixes: whole.member("fixes").number(), hunks: whole.member("hunks").list(hunk) }
    }
}

impl Conversion {
    /// Reads what [`Conversion::to_json`] wrote. Whatever is not of that shape counts as empty.
    #[must_use]
    pub fn from_json(text: &str) -> Conversion {
        let tree = parse_json(text).tree;
        let whole = Place { tree: &tree, node: Some(tree.root()) };
        Conversion { text: whole.member("text").text(), notes: whole.member("notes").list(related) }
    }
}

impl Row {
    /// Reads what [`rows_to_json`](crate::rows_to_json) wrote. Whatever is not of that shape counts as empty.
    #[must_use]
    pub fn list_from_json(text: &str) -> Vec<Row> {
        let tree = parse_json(text).tree;
        let row = |row: Place<'_>| Row {
            name: row.member("name").text(),
            value: row.member("value").text(),
            notes: row.member("notes").list(Place::text),
            span: row.member("span").member("end").node.map(|_| span(row.member("span"))),
            action: row.member("action").text(),
        };
        Place { tree: &tree, node: Some(tree.root()) }.list(row)
    }
}

fn modes(modes: Place<'_>, name: String) -> Modes {
    let pair = |pair: Place<'_>| {
        let mut parts = pair.list(|part| part.text()).into_iter();
        (parts.next().unwrap_or_default(), parts.next().unwrap_or_default())
    };
    Modes { name, meaning: modes.member("meaning").text(), others: modes.member("others").list(pair) }
}

fn problem(problem: Place<'_>) -> Problem {
    Problem {
        code: problem.member("code").text(),
        severity: match problem.member("severity").str() {
            "error" => Severity::Error,
            "warning" => Severity::Warning,
            _ => Severity::Note,
        },
        is_advice: problem.member("isAdvice").is_true(),
        message: problem.member("message").text(),
        aws_message: problem.member("awsMessage").text_or_null(),
        says_first: problem.member("saysFirst").is_true(),
        span: span(problem.member("span")),
        line: problem.member("line").number(),
        related: problem.member("related").list(related),
        fixes: problem.member("fixes").list(fix),
    }
}

fn related(related: Place<'_>) -> Related {
    Related {
        span: span(related.member("span")),
        line: related.member("line").number(),
        message: related.member("message").text(),
    }
}

fn fix(fix: Place<'_>) -> Fix {
    Fix {
        title: fix.member("title").text(),
        applicability: match fix.member("applicability").str() {
            "safe" => Applicability::Safe,
            "unsafe" => Applicability::Unsafe,
            _ => Applicability::DisplayOnly,
        },
        edits: fix.member("edits").list(|edit| Edit { span: span(edit), text: edit.member("text").text() }),
    }
}

fn span(place: Place<'_>) -> Span {
    Span { start: place.member("start").number(), end: place.member("end").number() }
}

/// A value, or the lack of one.
#[derive(Clone, Copy)]
struct Place<'t> {
    tree: &'t Tree,
    node: Option<NodeId>,
}

impl<'t> Place<'t> {
    fn member(self, name: &str) -> Place<'t> {
        Place { node: self.node.and_then(|node| self.tree.member(node, name)), ..self }
    }

    fn str(self) -> &'t str {
        self.node.and_then(|node| self.tree.string(node)).unwrap_or_default()
    }

    fn text(self) -> String {
        self.str().to_owned()
    }

    fn text_or_null(self) -> Option<String> {
        self.node.and_then(|node| self.tree.string(node)).map(str::to_owned)
    }

    fn is_true(self) -> bool {
        self.node.is_some_and(|node| self.tree.source(node) == "true")
    }

    fn number(self) -> u32 {
        let number = self.node.and_then(|node| self.tree.integer(node));
        number.and_then(|number| u32::try_from(number).ok()).unwrap_or_default()
    }

    fn list<T>(self, read: impl Fn(Place<'t>) -> T) -> Vec<T> {
        let children = self.node.into_iter().flat_map(|node| self.tree.children(node));
        children.map(|node| read(Place { node: Some(node), ..self })).collect()
    }
}
