use super::{Code, Pattern, Shape};

/// The type of a JSON value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Json {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean,
    /// A number.
    Number,
    /// A string.
    String,
    /// A list.
    List,
    /// An object.
    Object,
}

impl Json {
    /// The type with its article, for sentences.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Json::Null => "null",
            Json::Boolean => "true or false",
            Json::Number => "a number",
            Json::String => "a string",
            Json::List => "a list",
            Json::Object => "an object",
        }
    }
}

/// A limit, and the rule that speaks about it.
#[derive(Clone, Copy, Debug)]
pub struct Limit<T> {
    /// The first or last value allowed.
    pub value: T,
    /// The rule broken beyond it.
    pub code: Code,
    /// Whether the client checks it before the call (botocore checks only minimums of the API model).
    pub by_client: bool,
}

impl<T> Limit<T> {
    const fn by_service(value: T, code: Code) -> Option<Self> {
        Some(Self { value, code, by_client: false })
    }
}

/// What a string must be like; lengths count characters.
#[derive(Clone, Copy, Debug)]
pub struct Text {
    /// Fewest characters.
    pub shortest: Option<Limit<u32>>,
    /// Most characters.
    pub longest: Option<Limit<u32>>,
    /// Characters allowed.
    pub pattern: Option<(Pattern, Code)>,
    /// Whether nothing but blanks counts as no character at all.
    pub blank_is_empty: bool,
}

/// A string out of a fixed set.
#[derive(Clone, Copy, Debug)]
pub struct Choice {
    /// The values, spelled as AWS spells them.
    pub values: &'static [&'static str],
    /// The rule broken by any other value.
    pub code: Code,
}

/// What a whole number must be like. All of them must fit 32 bits, as in the API model.
#[derive(Clone, Copy, Debug)]
pub struct Integer {
    /// The least.
    pub least: Option<Limit<i64>>,
    /// The greatest.
    pub greatest: Option<Limit<i64>>,
}

/// A list.
#[derive(Clone, Copy, Debug)]
pub struct ListOf {
    /// What its elements are.
    pub element: &'static Value,
    /// Fewest elements.
    pub fewest: Option<Limit<u32>>,
    /// Most elements.
    pub most: Option<Limit<u32>>,
}

/// What kind of value a member takes.
#[derive(Clone, Copy, Debug)]
pub enum ValueKind {
    /// Any string within limits.
    Text(Text),
    /// One of a few strings.
    Choice(Choice),
    /// A whole number.
    Integer(Integer),
    /// `true` or `false`.
    Boolean,
    /// A list of one kind of value.
    List(ListOf),
    /// An object of the author's own names, whose values are strings.
    Map(&'static Value),
    /// An object with the members of a shape.
    Object(&'static Shape),
}

/// A value that a member or element takes, and the rules about what is not one.
#[derive(Clone, Copy, Debug)]
pub struct Value {
    /// What it is.
    pub kind: ValueKind,
    /// Rules that speak about particular wrong JSON types, instead of the general rule.
    pub mistaken: &'static [(Json, Code)],
}

impl Value {
    /// The JSON type that this is written as.
    #[must_use]
    pub fn json(&self) -> Json {
        match self.kind {
            ValueKind::Text(_) | ValueKind::Choice(_) => Json::String,
            ValueKind::Integer(_) => Json::Number,
            ValueKind::Boolean => Json::Boolean,
            ValueKind::List(_) => Json::List,
            ValueKind::Map(_) | ValueKind::Object(_) => Json::Object,
        }
    }

    const fn of(kind: ValueKind) -> Self {
        Self { kind, mistaken: &[] }
    }

    pub(super) const fn text() -> Self {
        let text = Text { shortest: None, longest: None, pattern: None, blank_is_empty: false };
        Self::of(ValueKind::Text(text))
    }

    pub(super) const fn choice(values: &'static [&'static str], code: Code) -> Self {
        Self::of(ValueKind::Choice(Choice { values, code }))
    }

    pub(super) const fn integer() -> Self {
        Self::of(ValueKind::Integer(Integer { least: None, greatest: None }))
    }

    pub(super) const fn boolean() -> Self {
        Self::of(ValueKind::Boolean)
    }

    pub(super) const fn list(element: &'static Value) -> Self {
        Self::of(ValueKind::List(ListOf { element, fewest: None, most: None }))
    }

    pub(super) const fn map(value: &'static Value) -> Self {
        Self::of(ValueKind::Map(value))
    }

    pub(crate) const fn object(shape: &'static Shape) -> Self {
        Self::of(ValueKind::Object(shape))
    }

    /// `code` speaks when a value of type `found` stands here.
    pub(super) const fn mistaken(mut self, mistaken: &'static [(Json, Code)]) -> Self {
        self.mistaken = mistaken;
        self
    }

    /// The least number, or the fewest characters or elements.
    pub(super) const fn at_least(mut self, least: i64, code: Code) -> Self {
        match &mut self.kind {
            ValueKind::Integer(integer) => integer.least = Limit::by_service(least, code),
            ValueKind::Text(text) => text.shortest = Limit::by_service(least as u32, code),
            ValueKind::List(list) => list.fewest = Limit::by_service(least as u32, code),
            _ => {}
        }
        self
    }

    /// The greatest number, or the most characters or elements.
    pub(super) const fn at_most(mut self, greatest: i64, code: Code) -> Self {
        match &mut self.kind {
            ValueKind::Integer(integer) => integer.greatest = Limit::by_service(greatest, code),
            ValueKind::Text(text) => text.longest = Limit::by_service(greatest as u32, code),
            ValueKind::List(list) => list.most = Limit::by_service(greatest as u32, code),
            _ => {}
        }
        self
    }

    /// The minimum stated before is one that the client checks.
    pub(super) const fn checked_by_client(mut self) -> Self {
        match &mut self.kind {
            ValueKind::Integer(Integer { least: Some(limit), .. }) => limit.by_client = true,
            ValueKind::Text(Text { shortest: Some(limit), .. }) => limit.by_client = true,
            _ => {}
        }
        self
    }

    /// Nothing but blanks is as short as an empty string.
    pub(super) const fn not_blank(mut self) -> Self {
        if let ValueKind::Text(text) = &mut self.kind {
            text.blank_is_empty = true;
        }
        self
    }

    /// The characters allowed in a string.
    pub(super) const fn matching(mut self, pattern: Pattern, code: Code) -> Self {
        if let ValueKind::Text(text) = &mut self.kind {
            text.pattern = Some((pattern, code));
        }
        self
    }
}
