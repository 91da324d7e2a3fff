use super::embedded::Offsets;
use super::terraform::References;
use super::{Note, Origin};
use crate::syntax::{Kind, NodeId, Tree, json_number};
use crate::task_definition::At;
use crate::text::{Span, quoted};

/// How deep the written text may be nested: less than what is read again.
const MAX_OPEN: usize = 100;

/// Writes a register input and remembers of every value where it comes from.
pub(super) struct Writer<'t> {
    /// The tree of what was pasted.
    pub source: &'t Tree,
    pub text: String,
    /// The origin of each value written, in the order of the text.
    pub origins: Vec<Origin>,
    pub notes: Vec<Note>,
    /// What names of Terraform stand for.
    pub references: References,
    open: Vec<Bracket>,
    /// Brackets that were not written because they would be nested too deep.
    skipped: usize,
    /// Where the name of the next value stands.
    key: Option<Span>,
    /// Whether what is written has to be JSON, with no room for members that are not known.
    is_json: bool,
}

struct Bracket {
    closer: char,
    has_entries: bool,
}

impl<'t> Writer<'t> {
    pub fn new(source: &'t Tree) -> Self {
        Self {
            source,
            text: String::with_capacity(source.text().len()),
            origins: Vec::new(),
            notes: Vec::new(),
            references: References::default(),
            open: Vec::new(),
            skipped: 0,
            key: None,
            is_json: false,
        }
    }

    /// A writer of nothing but JSON: members that something else adds are left out, with a note.
    pub fn of_json(source: &'t Tree) -> Self {
        Self { is_json: true, ..Self::new(source) }
    }

    /// The place of a node of the source.
    pub fn at(&self, node: NodeId) -> At {
        At { node, span: self.source.span(node) }
    }

    /// Says something about a place of the source.
    pub fn note(&mut self, node: NodeId, message: impl Into<String>) {
        let span = self.source.key_span(node).unwrap_or_else(|| self.source.span(node));
        self.notes.push(Note { span, message: message.into() });
    }

    /// Begins a member; its value comes next.
    pub fn member(&mut self, name: &str, key: Option<Span>) {
        if self.skipped > 0 {
            return;
        }
        self.entry(",");
        self.text.push_str(&quoted(name));
        self.text.push_str(": ");
        self.key = key;
    }

    /// Begins a member that has the name of `node` in the source.
    pub fn member_of(&mut self, name: &str, node: NodeId) {
        self.member(name, self.source.key_span(node));
    }

    /// Begins an element; its value comes next.
    pub fn element(&mut self) {
        if self.skipped == 0 {
            self.entry(",");
        }
    }

    /// Members that something else adds: their names are not known.
    pub fn members_to_come(&mut self, at: At) {
        if self.is_json {
            let message = "What a template tool or macro adds here is left out.".to_owned();
            self.notes.push(Note { span: at.span, message });
        } else if self.skipped == 0 {
            self.entry("");
            self.begin(at);
            self.text.push_str("${MORE}");
            if let Some(bracket) = self.open.last_mut() {
                bracket.has_entries = false;
            }
        }
    }

    /// Whether what comes next would be nested too deep to be written.
    pub fn is_too_deep(&self) -> bool {
        self.open.len() >= MAX_OPEN
    }

    fn entry(&mut self, separator: &str) {
        let Some(bracket) = self.open.last_mut() else { return };
        if std::mem::replace(&mut bracket.has_entries, true) {
            self.text.push_str(separator);
        }
        self.line(self.open.len());
    }

    fn line(&mut self, depth: usize) {
        self.text.push('\n');
        self.text.extend(std::iter::repeat_n("  ", depth));
    }

    fn begin(&mut self, at: At) {
        self.origins.push(Origin { node: at.node, span: at.span, key: self.key.take() });
    }

    pub fn open_object(&mut self, at: At) {
        self.open_with('{', '}', at);
    }

    pub fn open_list(&mut self, at: At) {
        self.open_with('[', ']', at);
    }

    fn open_with(&mut self, opener: char, closer: char, at: At) {
        if self.skipped > 0 || self.open.len() >= MAX_OPEN {
            if self.skipped == 0 {
                self.unknown("TOO_DEEP", at);
            }
            self.skipped += 1;
            return;
        }
        self.begin(at);
        self.text.push(opener);
        self.open.push(Bracket { closer, has_entries: false });
    }

    pub fn close(&mut self) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        let Some(bracket) = self.open.pop() else { return };
        if !self.text.ends_with(['{', '[']) {
            self.line(self.open.len());
        }
        self.text.push(bracket.closer);
    }

    pub fn string(&mut self, text: &str, at: At) {
        self.scalar(&quoted(text), at);
    }

    /// A number, `true`, `false` or `null`, written as JSON writes it.
    pub fn scalar(&mut self, json: &str, at: At) {
        if self.skipped == 0 {
            self.begin(at);
            self.text.push_str(json);
        }
    }

    /// A value that is not known here, and what it is called.
    pub fn unknown(&mut self, name: &str, at: At) {
        let name: String = name.chars().filter(|letter| !matches!(letter, '{' | '}')).collect();
        let name = if name.is_empty() { "UNKNOWN" } else { &name };
        self.string(&format!("${{{name}}}"), at);
    }

    pub fn number(&mut self, number: &str, at: At) {
        match json_number(number) {
            Some(json) => self.scalar(&json, at),
            None => self.string(number, at),
        }
    }

    /// Writes what stands at `node` as it is.
    pub fn copy(&mut self, node: NodeId) {
        let (tree, at) = (self.source, self.at(node));
        match tree.kind(node) {
            Kind::Object => {
                self.open_object(at);
                self.copy_members(node);
                self.close();
            }
            Kind::Array => {
                self.open_list(at);
                for element in tree.children(node) {
                    self.element();
                    self.copy(element);
                }
                self.close();
            }
            _ => self.copy_scalar(node, at),
        }
    }

    /// Writes the members of `object` as they are.
    pub fn copy_members(&mut self, object: NodeId) {
        let tree = self.source;
        for member in tree.children(object) {
            let name = tree.key(member).unwrap_or("");
            if tree.kind(member) == Kind::Placeholder && name.is_empty() {
                self.members_to_come(self.at(member));
            } else {
                self.member_of(name, member);
                self.copy(member);
            }
        }
    }

    /// Writes a value without members or elements, at `at`.
    pub fn copy_scalar(&mut self, node: NodeId, at: At) {
        let tree = self.source;
        match tree.kind(node) {
            Kind::String => self.string(tree.string(node).unwrap_or(""), at),
            Kind::Number => self.number(tree.number(node).unwrap_or(""), at),
            Kind::Bool(value) => self.scalar(if value { "true" } else { "false" }, at),
            Kind::Null => self.scalar("null", at),
            _ => self.unknown(unknown_name(tree.source(node)), at),
        }
    }

    /// Writes the subtree at `node` of the text that the string at `holder` means.
    pub fn embed(&mut self, tree: &Tree, node: NodeId, holder: NodeId) {
        let offsets = Offsets::of(self.source, holder);
        self.embed_at(tree, node, &|span| At { node: holder, span: offsets.place(span) });
    }

    fn embed_at(&mut self, tree: &Tree, node: NodeId, place: &impl Fn(Span) -> At) {
        let at = place(tree.span(node));
        match tree.kind(node) {
            Kind::Object => {
                self.open_object(at);
                for member in tree.children(node) {
                    let key = tree.key_span(member).map(|key| place(key).span);
                    self.member(tree.key(member).unwrap_or(""), key);
                    self.embed_at(tree, member, place);
                }
                self.close();
            }
            Kind::Array => {
                self.open_list(at);
                for element in tree.children(node) {
                    self.element();
                    self.embed_at(tree, element, place);
                }
                self.close();
            }
            Kind::String => self.string(tree.string(node).unwrap_or(""), at),
            Kind::Number => self.number(tree.number(node).unwrap_or(""), at),
            Kind::Bool(value) => self.scalar(if value { "true" } else { "false" }, at),
            Kind::Null => self.scalar("null", at),
            Kind::Placeholder | Kind::Missing => self.unknown(unknown_name(tree.source(node)), at),
        }
    }
}

/// What a value is called that a tool fills in: the token without its brackets.
fn unknown_name(source: &str) -> &str {
    source.trim_matches(|letter: char| !letter.is_ascii_alphanumeric()).lines().next().unwrap_or("")
}
