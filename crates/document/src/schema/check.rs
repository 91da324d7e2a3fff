//! Walks a document along the tables and says where it departs from them.

use super::nearest::{Suggestion, suggest};
use super::{Code, Integer, Json, Limit, ListOf, Member, Pattern, Required, Shape, Text, Value, ValueKind};
use crate::syntax::{Kind, NodeId, Tree};
use crate::text::{has_template_token, is_template_token};

/// A place where a document departs from the tables.
#[derive(Clone, Debug)]
pub struct Violation {
    /// In what way.
    pub kind: ViolationKind,
    /// The value it is about; for a missing member the object that lacks it.
    pub node: NodeId,
    /// The rule that speaks about it.
    pub code: Code,
    /// The general rule that speaks while the catalogue has no particular one.
    pub general: Option<Code>,
}

/// The ways to depart from the tables.
#[derive(Clone, Copy, Debug)]
pub enum ViolationKind {
    /// A member with the value `null`.
    Null(&'static Value),
    /// A value of another JSON type.
    WrongType(&'static Value),
    /// A number that is not whole, or needs more than 32 bits.
    NotInteger,
    /// A member that the shape does not have, and what may be meant.
    Unknown(&'static Shape, Option<Suggestion>),
    /// A member that must be there and is not.
    Missing(&'static Shape, &'static Member),
    /// A string out of the set.
    NotAChoice(&'static [&'static str]),
    /// Characters that are not allowed.
    Pattern(Pattern),
    /// Less than the least number.
    TooSmall(Limit<i64>),
    /// More than the greatest number.
    TooGreat(Limit<i64>),
    /// Fewer characters than allowed.
    TooShort(Limit<u32>),
    /// More characters than allowed.
    TooLong(Limit<u32>),
    /// Fewer elements than allowed.
    TooFew(Limit<u32>),
    /// More elements than allowed.
    TooMany(Limit<u32>),
}

/// The general rules, by what is wrong.
mod general {
    use super::Code;

    pub const UNKNOWN: Code = "TD-DOC-005";
    pub const OTHER_CASE: Code = "TD-DOC-006";
    pub const NULL: Code = "TD-DOC-007";
    pub const NO_INTEGER: Code = "TD-DOC-008";
    pub const NO_BOOLEAN: Code = "TD-DOC-010";
    pub const OBJECT_FOR_LIST: Code = "TD-DOC-011";
    pub const NO_LIST: Code = "TD-DOC-012";
    pub const NO_STRING: Code = "TD-DOC-018";
    pub const NO_OBJECT: Code = "TD-DOC-020";
    pub const MISSING: Code = "TD-DOC-022";
}

/// What the form of a document allows beyond the tables.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tolerance {
    /// `null` stands for an absent member, as in the console's JSON.
    pub nulls: bool,
    /// Members that only AWS's answers have may stand at the top level.
    pub read_only: bool,
}

/// Checks the value `node`, an object, against `shape`; violations come in document order of their objects.
#[must_use]
pub fn check(tree: &Tree, node: NodeId, shape: &'static Shape, tolerance: Tolerance) -> Vec<Violation> {
    let mut checker = Checker { tree, tolerance, violations: Vec::new() };
    checker.object(node, shape);
    checker.violations
}

/// Checks each element of the list `node` against `shape`.
#[must_use]
pub fn check_list(tree: &Tree, node: NodeId, shape: &'static Shape, tolerance: Tolerance) -> Vec<Violation> {
    let mut checker = Checker { tree, tolerance, violations: Vec::new() };
    for element in tree.children(node) {
        match json_type(tree.kind(element)) {
            Some(Json::Object) => checker.object(element, shape),
            Some(_) => {
                checker.report(ViolationKind::WrongType(&ANY_CONTAINER), element, general::NO_OBJECT, None)
            }
            None => {}
        }
    }
    checker.violations
}

/// What an element of a bare list must be.
static ANY_CONTAINER: Value = Value::object(&super::shapes::CONTAINER_DEFINITION);

struct Checker<'t> {
    tree: &'t Tree,
    tolerance: Tolerance,
    violations: Vec<Violation>,
}

impl Checker<'_> {
    fn report(&mut self, kind: ViolationKind, node: NodeId, code: Code, general: Option<Code>) {
        self.violations.push(Violation { kind, node, code, general });
    }

    fn object(&mut self, node: NodeId, shape: &'static Shape) {
        let shadowed = self.shadowed(node);
        let mut present: u64 = 0;
        for child in self.tree.children(node) {
            if shadowed.binary_search(&child).is_ok() {
                continue;
            }
            let name = self.tree.key(child).unwrap_or("");
            match shape.members.iter().position(|member| member.name == name) {
                Some(place) => {
                    present |= 1 << place;
                    if let Some(member) = shape.members.get(place) {
                        self.value(child, &member.value);
                    }
                }
                None if name.is_empty() && self.tree.kind(child) == Kind::Placeholder => {}
                None => {
                    self.unknown(child, name, shape);
                    present |= demanded(shape, name);
                }
            }
        }
        if self.tree.has_members_to_come(node) {
            return;
        }
        for (place, member) in shape.members.iter().enumerate() {
            if present & (1 << place) == 0 {
                self.missing(node, shape, member);
            }
        }
    }

    /// Members that a later one of the same name shadows, in document order. They have no effect, so that
    /// nothing else about them matters; that they are there is for a rule to say.
    fn shadowed(&self, object: NodeId) -> Vec<NodeId> {
        self.tree.shadowed_members(object).into_iter().map(|(earlier, _)| earlier).collect()
    }

    fn unknown(&mut self, node: NodeId, name: &str, shape: &'static Shape) {
        let at_top = std::ptr::eq(shape, &super::shapes::TASK_DEFINITION);
        if at_top && self.tolerance.read_only && super::shapes::read_only_members().any(|known| known == name)
        {
            return;
        }
        let suggestion = suggest(shape, name);
        let usual = match suggestion {
            Some(Suggestion::OtherCase(_)) => general::OTHER_CASE,
            _ => general::UNKNOWN,
        };
        let particular = shape.strangers.iter().find(|(stranger, _)| *stranger == name);
        let code = particular.map_or(usual, |(_, code)| code);
        self.report(ViolationKind::Unknown(shape, suggestion), node, code, Some(usual));
    }

    fn missing(&mut self, object: NodeId, shape: &'static Shape, member: &'static Member) {
        let kind = ViolationKind::Missing(shape, member);
        match member.required {
            Required::No => {}
            Required::ByClient(code) => self.report(kind, object, code, Some(general::MISSING)),
            Required::ByService(code) => self.report(kind, object, code, None),
        }
    }

    fn value(&mut self, node: NodeId, value: &'static Value) {
        let Some(found) = json_type(self.tree.kind(node)) else { return };
        if found == Json::Null {
            if !self.tolerance.nulls {
                self.report(ViolationKind::Null(value), node, general::NULL, None);
            }
            return;
        }
        if found != value.json() {
            return self.wrong_type(node, found, value);
        }
        match &value.kind {
            ValueKind::Object(shape) => self.object(node, shape),
            ValueKind::Map(element) => self.map(node, element),
            ValueKind::List(list) => self.list(node, list),
            ValueKind::Integer(integer) => self.integer(node, integer),
            ValueKind::Text(text) => self.text(node, text),
            ValueKind::Choice(choice) => {
                let chosen = self.tree.string(node).unwrap_or("");
                if !choice.values.contains(&chosen) && !has_template_token(chosen) {
                    self.report(ViolationKind::NotAChoice(choice.values), node, choice.code, None);
                }
            }
            ValueKind::Boolean => {}
        }
    }

    fn wrong_type(&mut self, node: NodeId, found: Json, value: &'static Value) {
        // A quoted template token may well be replaced together with its quotes.
        if found == Json::String && is_template_token(self.tree.string(node).unwrap_or("")) {
            return;
        }
        let usual = match value.json() {
            Json::Number => general::NO_INTEGER,
            Json::Boolean => general::NO_BOOLEAN,
            Json::String => general::NO_STRING,
            Json::List if found == Json::Object => general::OBJECT_FOR_LIST,
            Json::List => general::NO_LIST,
            Json::Object | Json::Null => general::NO_OBJECT,
        };
        let particular = value.mistaken.iter().find(|(mistaken, _)| *mistaken == found);
        let code = particular.map_or(usual, |(_, code)| code);
        self.report(ViolationKind::WrongType(value), node, code, Some(usual));
    }

    fn map(&mut self, node: NodeId, value: &'static Value) {
        let shadowed = self.shadowed(node);
        for child in self.tree.children(node) {
            if shadowed.binary_search(&child).is_err() {
                self.value(child, value);
            }
        }
    }

    fn list(&mut self, node: NodeId, list: &ListOf) {
        let mut count = 0;
        for element in self.tree.children(node) {
            self.value(element, list.element);
            count += 1;
        }
        if let Some(limit) = list.fewest.filter(|limit| count < limit.value) {
            self.report(ViolationKind::TooFew(limit), node, limit.code, None);
        }
        if let Some(limit) = list.most.filter(|limit| count > limit.value) {
            self.report(ViolationKind::TooMany(limit), node, limit.code, None);
        }
    }

    fn integer(&mut self, node: NodeId, integer: &Integer) {
        let number = self.tree.integer(node).filter(|&number| i32::try_from(number).is_ok());
        let Some(number) = number else {
            return self.report(ViolationKind::NotInteger, node, general::NO_INTEGER, None);
        };
        if let Some(limit) = integer.least.filter(|limit| number < limit.value) {
            self.report(ViolationKind::TooSmall(limit), node, limit.code, None);
        }
        if let Some(limit) = integer.greatest.filter(|limit| number > limit.value) {
            self.report(ViolationKind::TooGreat(limit), node, limit.code, None);
        }
    }

    /// At most one violation: a string that is too short or long is not looked at letter by letter.
    fn text(&mut self, node: NodeId, text: &Text) {
        let string = self.tree.string(node).unwrap_or("");
        if has_template_token(string) {
            return;
        }
        let limits = (text.shortest, text.longest, text.pattern);
        if let (None, None, None) = limits {
            return;
        }
        let is_blank = text.blank_is_empty && string.trim().is_empty();
        let length = if is_blank { 0 } else { string.chars().count() };
        if let Some(limit) = text.shortest.filter(|limit| length < limit.value as usize) {
            self.report(ViolationKind::TooShort(limit), node, limit.code, None);
        } else if let Some(limit) = text.longest.filter(|limit| length > limit.value as usize) {
            self.report(ViolationKind::TooLong(limit), node, limit.code, None);
        } else if let Some((pattern, code)) = text.pattern.filter(|(pattern, _)| !pattern.matches(string)) {
            self.report(ViolationKind::Pattern(pattern), node, code, None);
        }
    }
}

/// The member that `name` spells in other letter case, as a bit, if it is the service that demands it. Before the
/// service sees it, the client has refused the spelling or the tool has corrected it: it is never missing then.
fn demanded(shape: &Shape, name: &str) -> u64 {
    let meant = shape.members.iter().position(|member| {
        matches!(member.required, Required::ByService(_)) && member.name.eq_ignore_ascii_case(name)
    });
    meant.map_or(0, |place| 1 << place)
}

/// The JSON type of a node; `None` for what is not known or already reported as broken.
#[must_use]
pub fn json_type(kind: Kind) -> Option<Json> {
    match kind {
        Kind::Object => Some(Json::Object),
        Kind::Array => Some(Json::List),
        Kind::String => Some(Json::String),
        Kind::Number => Some(Json::Number),
        Kind::Bool(_) => Some(Json::Boolean),
        Kind::Null => Some(Json::Null),
        Kind::Placeholder | Kind::Missing => None,
    }
}
