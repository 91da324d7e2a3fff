//! How entries are written at a place: in the notation of the text, with what its syntax wants around them.

use crate::schema::{Value, ValueKind};
use crate::syntax::is_plain;
use crate::text::{Span, quoted};

/// The notation at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Notation {
    /// JSON.
    Json,
    /// YAML between brackets.
    Flow,
    /// YAML in lines.
    Lines,
    /// Arguments and blocks of Terraform.
    Block,
    /// Members of an object of Terraform: with a colon instead of `=`, with names in quotes.
    Expression { colon: bool, quotes: bool },
}

/// What a value begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opening {
    /// A string.
    Text,
    /// A number, `true` or `false`.
    Plain,
    /// An object of a shape.
    Object,
    /// An object whose names are anyone's choice.
    Map,
    /// A list of objects.
    Objects,
    /// A list of objects that Terraform takes as JSON.
    Encoded,
    /// A list of strings.
    Texts,
    /// A list of numbers.
    Numbers,
}

impl Opening {
    pub fn of(value: &Value) -> Self {
        match &value.kind {
            ValueKind::Text(_) | ValueKind::Choice(_) => Opening::Text,
            ValueKind::Integer(_) | ValueKind::Boolean => Opening::Plain,
            ValueKind::Object(_) => Opening::Object,
            ValueKind::Map(_) => Opening::Map,
            ValueKind::List(list) => match &list.element.kind {
                ValueKind::Object(_) => Opening::Objects,
                ValueKind::Text(_) | ValueKind::Choice(_) => Opening::Texts,
                _ => Opening::Numbers,
            },
        }
    }

    /// Its brackets and quotes; the cursor goes between.
    fn brackets(self) -> (&'static str, &'static str) {
        match self {
            Opening::Text => ("\"", "\""),
            Opening::Plain => ("", ""),
            Opening::Object | Opening::Map => ("{", "}"),
            Opening::Objects | Opening::Encoded => ("[{", "}]"),
            Opening::Texts => ("[\"", "\"]"),
            Opening::Numbers => ("[", "]"),
        }
    }
}

/// A text and how much of it stands before the cursor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Written {
    pub text: String,
    pub cursor: usize,
}

impl Written {
    fn around_cursor(before: String, after: &str) -> Self {
        Self { cursor: before.len(), text: before + after }
    }

    /// With the cursor at its end.
    fn whole(text: String) -> Self {
        Self::around_cursor(text, "")
    }
}

/// How an entry is written at a place.
#[derive(Clone, Debug)]
pub(super) struct Manner {
    pub notation: Notation,
    /// The bytes that the entry takes the place of.
    pub replaces: Span,
    /// Whether a value follows already, so that a member is only its name.
    pub name_only: bool,
    /// What comes before an entry: a blank, or the dash of a list.
    pub lead: &'static str,
    /// What comes after it: a comma.
    pub trail: &'static str,
    /// Where a comma is missing before a new entry.
    pub comma_at: Option<u32>,
    /// The blanks that lines of the entry's own begin with.
    pub indentation: String,
    /// The blanks by which what is inside is indented further.
    pub step: usize,
}

impl Manner {
    pub fn new(notation: Notation, replaces: Span) -> Self {
        Self {
            notation,
            replaces,
            name_only: false,
            lead: "",
            trail: "",
            comma_at: None,
            indentation: String::new(),
            step: 2,
        }
    }

    /// A member: its name alone where a value follows, else with the beginning of a value, whose first part the
    /// cursor goes behind.
    pub fn member(&self, name: &str, opening: Opening) -> Written {
        if self.name_only {
            return Written::whole(self.name(name));
        }
        let named = self.name(name);
        let (before, after) = opening.brackets();
        match self.notation {
            Notation::Json => Written::around_cursor(format!("{named}: {before}"), after),
            Notation::Expression { colon, .. } => {
                let sign = if colon { ":" } else { " =" };
                Written::around_cursor(format!("{named}{sign} {before}"), after)
            }
            Notation::Block => self.argument(&named, opening),
            Notation::Flow => {
                let (before, after) = match opening {
                    Opening::Text => ("", ""),
                    Opening::Texts => ("[", "]"),
                    _ => (before, after),
                };
                Written::around_cursor(format!("{named}: {before}"), after)
            }
            Notation::Lines => {
                let inside = format!("{named}:\n{}", self.further());
                Written::whole(match opening {
                    Opening::Text | Opening::Plain => format!("{named}: "),
                    Opening::Object | Opening::Map => inside,
                    _ => format!("{inside}- "),
                })
            }
        }
    }

    fn argument(&self, name: &str, opening: Opening) -> Written {
        let (before, after) = opening.brackets();
        match opening {
            Opening::Encoded => {
                Written::around_cursor(format!("{name} = jsonencode({before}"), &format!("{after})"))
            }
            Opening::Object | Opening::Objects => {
                let end = format!("\n{}}}", self.indentation);
                Written::around_cursor(format!("{name} {{\n{}", self.further()), &end)
            }
            _ => Written::around_cursor(format!("{name} = {before}"), after),
        }
    }

    fn further(&self) -> String {
        format!("{}{}", self.indentation, " ".repeat(self.step))
    }

    fn name(&self, name: &str) -> String {
        let is_identifier = || name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        match self.notation {
            Notation::Json => quoted(name),
            Notation::Flow | Notation::Lines => plain_or_quoted(name),
            Notation::Block => name.to_owned(),
            Notation::Expression { quotes, .. } if quotes || !is_identifier() => quoted(name),
            Notation::Expression { .. } => name.to_owned(),
        }
    }

    /// A string.
    pub fn text(&self, text: &str) -> Written {
        Written::whole(match self.notation {
            Notation::Flow | Notation::Lines => plain_or_quoted(text),
            _ => quoted(text),
        })
    }

    /// `true`, `false`.
    pub fn plain(&self, word: &str) -> Written {
        Written::whole(word.to_owned())
    }

    /// An object or list; none where one is not written on the line.
    pub fn brackets(&self, opening: Opening) -> Option<Written> {
        let (before, after) = match opening {
            Opening::Texts | Opening::Numbers => ("[", "]"),
            _ => opening.brackets(),
        };
        let fits = match self.notation {
            Notation::Json | Notation::Flow | Notation::Expression { .. } => true,
            Notation::Lines => false,
            Notation::Block => matches!(opening, Opening::Texts | Opening::Numbers | Opening::Map),
        };
        fits.then(|| Written::around_cursor(before.to_owned(), after))
    }
}

/// A string as YAML writes it: without quotes where it stays the same string.
pub(super) fn plain_or_quoted(text: &str) -> String {
    if is_plain(text) { text.to_owned() } else { quoted(text) }
}
