//! Reading objects member by member, so that whatever is wrong is reported once, at its place,
//! and reading goes on.

use std::cell::RefCell;
use std::ops::RangeInclusive;

use ecs_document::syntax::{Kind, NodeId, Tree};

use crate::time::Duration;

use super::{MAX_LIST, Problem, Severity};

/// A text being read, and the problems found so far.
pub struct Reader<'t> {
    /// Its structure.
    pub tree: &'t Tree,
    problems: RefCell<Vec<Problem>>,
}

/// What an object may hold.
pub struct Shape<'s> {
    /// For sentences: "a service".
    pub what: &'static str,
    /// Members that are read.
    pub members: &'s [&'static str],
    /// Members that AWS knows and the model leaves out.
    pub left_out: &'s [&'static str],
}

impl<'t> Reader<'t> {
    /// Nothing is read yet.
    pub fn new(tree: &'t Tree) -> Reader<'t> {
        Reader { tree, problems: RefCell::default() }
    }

    /// The problems found, in the order of the text.
    pub fn into_problems(self) -> Vec<Problem> {
        let placed = self.problems.into_inner().into_iter();
        let mut problems: Vec<Problem> = placed.map(|problem| problem.placed_in(self.tree)).collect();
        ecs_sort::sort_by_key(&mut problems, |problem| problem.span);
        problems
    }

    /// Adds an error at `node`.
    pub fn error(&self, node: NodeId, message: impl Into<String>) {
        self.report(Problem::error(self.tree.pointer(node), message));
    }

    /// Adds a problem.
    pub fn report(&self, problem: Problem) {
        self.problems.borrow_mut().push(problem);
    }

    /// The elements of a list. What is no list has none, and more than [`MAX_LIST`] are not read.
    pub fn elements(&self, list: NodeId) -> Vec<NodeId> {
        if self.tree.kind(list) != Kind::Array {
            self.wrong_kind(list, "a list");
            return Vec::new();
        }
        let mut elements: Vec<NodeId> = self.tree.children(list).take(MAX_LIST.saturating_add(1)).collect();
        if elements.len() > MAX_LIST {
            elements.truncate(MAX_LIST);
            self.error(
                list,
                format!("The model reads at most {MAX_LIST} elements of a list; this one has more."),
            );
        }
        elements
    }

    /// A string.
    pub fn text(&self, node: NodeId) -> Option<String> {
        let text = self.tree.string(node).map(str::to_owned);
        self.or_wrong_kind(node, text, "a string")
    }

    /// A whole number within `range`.
    pub fn integer(&self, node: NodeId, range: RangeInclusive<i64>) -> Option<i64> {
        if self.tree.kind(node) != Kind::Number {
            return self.or_wrong_kind(node, None, "a whole number");
        }
        let number = self.tree.integer(node).filter(|number| range.contains(number));
        if number.is_none() {
            let (low, high) = (range.start(), range.end());
            self.error(
                node,
                format!("{} is not a whole number from {low} to {high}.", self.tree.source(node)),
            );
        }
        number
    }

    /// `true` or `false`.
    pub fn flag(&self, node: NodeId) -> Option<bool> {
        let flag = match self.tree.kind(node) {
            Kind::Bool(flag) => Some(flag),
            _ => None,
        };
        self.or_wrong_kind(node, flag, "true or false")
    }

    /// A span such as `"30s"`.
    pub fn duration(&self, node: NodeId) -> Option<Duration> {
        self.parsed(node, Duration::parse)
    }

    /// A string that `parse` understands; its error is the message.
    pub fn parsed<T>(&self, node: NodeId, parse: impl FnOnce(&str) -> Result<T, String>) -> Option<T> {
        let text = self.text(node)?;
        parse(&text).map_err(|message| self.error(node, message)).ok()
    }

    /// One of a few words.
    pub fn choice<T: Copy>(&self, node: NodeId, choices: &[(&str, T)]) -> Option<T> {
        let text = self.text(node)?;
        let found = choices.iter().find(|(word, _)| *word == text).map(|(_, value)| *value);
        if found.is_none() {
            let words: Vec<&str> = choices.iter().map(|(word, _)| *word).collect();
            self.error(node, format!("“{text}” is not one of {}.", words.join(", ")));
        }
        found
    }

    fn or_wrong_kind<T>(&self, node: NodeId, value: Option<T>, wanted: &str) -> Option<T> {
        if value.is_none() {
            self.wrong_kind(node, wanted);
        }
        value
    }

    fn wrong_kind(&self, node: NodeId, wanted: &str) {
        let found = match self.tree.kind(node) {
            Kind::Object => "an object",
            Kind::Array => "a list",
            Kind::String => "a string",
            Kind::Number => "a number",
            Kind::Bool(_) => "true or false",
            Kind::Null => "null",
            Kind::Placeholder => "a placeholder",
            // The parser has said so already.
            Kind::Missing => return,
        };
        self.error(node, format!("This has to be {wanted}, and is {found}."));
    }
}

/// The members of one object.
pub struct Members<'r, 't> {
    reader: &'r Reader<'t>,
    object: NodeId,
    what: &'static str,
}

impl<'r, 't> Members<'r, 't> {
    /// The members of `object`; those that its shape does not know are reported.
    pub fn of(reader: &'r Reader<'t>, object: NodeId, shape: &Shape<'_>) -> Members<'r, 't> {
        let members = Members { reader, object, what: shape.what };
        if reader.tree.kind(object) != Kind::Object {
            reader.wrong_kind(object, "an object");
            return members;
        }
        for member in reader.tree.children(object) {
            members.check_name(member, shape);
        }
        for (shadowed, _) in reader.tree.shadowed_members(object) {
            let name = reader.tree.key(shadowed).unwrap_or_default();
            let message = format!("`{name}` is given twice in {}; only the last one counts.", shape.what);
            let problem = Problem::error(reader.tree.pointer(shadowed), message);
            let span = Some(reader.tree.span(shadowed));
            reader.report(Problem { span, ..problem.of_severity(Severity::Warning) });
        }
        members
    }

    fn check_name(&self, member: NodeId, shape: &Shape<'_>) {
        let name = self.reader.tree.key(member).unwrap_or_default();
        if shape.members.contains(&name) {
            return;
        }
        let pointer = self.reader.tree.pointer(member);
        if shape.left_out.contains(&name) {
            let message =
                format!("`{name}` is a member of AWS's that this model leaves out. It has no effect here.");
            self.reader.report(Problem::error(pointer, message).of_severity(Severity::Note));
            return;
        }
        let shown: String = name.chars().take(60).collect();
        let mut message = format!("`{shown}` is not a member of {}. It has no effect.", shape.what);
        if let Some(nearest) = nearest(shape.members, name) {
            message = format!("`{shown}` is not a member of {}. Did you mean `{nearest}`?", shape.what);
        }
        self.reader.report(Problem::error(pointer, message).of_severity(Severity::Warning));
    }

    /// The text that is read.
    pub fn reader(&self) -> &'r Reader<'t> {
        self.reader
    }

    /// The object itself.
    pub fn object(&self) -> NodeId {
        self.object
    }

    /// The value of a member; `null` counts as absent, because AWS's output is full of it.
    pub fn get(&self, name: &str) -> Option<NodeId> {
        let value = self.reader.tree.member(self.object, name)?;
        (self.reader.tree.kind(value) != Kind::Null).then_some(value)
    }

    /// The value of a member that has to be there.
    pub fn required(&self, name: &str) -> Option<NodeId> {
        let value = self.get(name);
        if value.is_none() && self.reader.tree.kind(self.object) == Kind::Object {
            self.reader.error(self.object, format!("`{name}` is missing: {} needs it.", self.what));
        }
        value
    }

    /// A string that has to be there and not be empty.
    pub fn name(&self, name: &str) -> String {
        let Some(node) = self.required(name) else { return String::new() };
        let text = self.reader.text(node);
        if text.as_ref().is_some_and(String::is_empty) {
            self.reader.error(node, format!("`{name}` is empty."));
        }
        text.unwrap_or_default()
    }

    /// A string.
    pub fn text(&self, name: &str) -> Option<String> {
        self.reader.text(self.get(name)?)
    }

    /// A whole number within `range`, in the type of the field it is for.
    pub fn integer<T: TryFrom<i64>>(&self, name: &str, range: RangeInclusive<i64>) -> Option<T> {
        T::try_from(self.reader.integer(self.get(name)?, range)?).ok()
    }

    /// `true` or `false`.
    pub fn flag(&self, name: &str) -> Option<bool> {
        self.reader.flag(self.get(name)?)
    }

    /// A span such as `"30s"`.
    pub fn duration(&self, name: &str) -> Option<Duration> {
        self.reader.duration(self.get(name)?)
    }

    /// One of a few words.
    pub fn choice<T: Copy>(&self, name: &str, choices: &[(&str, T)]) -> Option<T> {
        self.reader.choice(self.get(name)?, choices)
    }

    /// The elements of a list, each made by `make`. An absent list is empty.
    pub fn list<T>(&self, name: &str, make: impl Fn(&'r Reader<'t>, NodeId) -> T) -> Vec<T> {
        let elements = self.get(name).map(|list| self.reader.elements(list)).unwrap_or_default();
        elements.into_iter().map(|element| make(self.reader, element)).collect()
    }
}

/// The member that was probably meant by `name`: the same in other letters, or at most a third
/// of its letters away.
fn nearest(members: &[&'static str], name: &str) -> Option<&'static str> {
    const LONGEST: usize = 64;
    let near = |member: &&'static str| {
        let allowed = (member.len() / 3).max(1);
        let distance = distance(member, name);
        (distance <= allowed).then_some((distance, *member))
    };
    if name.len() > LONGEST {
        return None;
    }
    members.iter().filter_map(near).min().map(|(_, member)| member)
}

/// Letters to insert, delete or replace to make one name of the other; letter case is free.
fn distance(one: &str, other: &str) -> usize {
    let mut costs: Vec<usize> = (0..=other.chars().count()).collect();
    for (row, letter) in one.chars().enumerate() {
        let mut diagonal = row;
        let mut left = row.saturating_add(1);
        if let Some(first) = costs.first_mut() {
            *first = left;
        }
        for (cost, counterpart) in costs.iter_mut().skip(1).zip(other.chars()) {
            let replaced = diagonal.saturating_add(usize::from(!letter.eq_ignore_ascii_case(&counterpart)));
            diagonal = *cost;
            *cost = replaced.min(left.saturating_add(1)).min(diagonal.saturating_add(1));
            left = *cost;
        }
    }
    costs.last().copied().unwrap_or_default()
}
