use crate::text::{Edit, Span};

/// How many problems of one text are kept. The rest is counted: a broken text of megabytes must not grow
/// a list of as many megabytes.
pub const MAX_PROBLEMS: usize = 500;

/// In what way a text departs from JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// A comment; JSON has none.
    Comment,
    /// A comma with nothing after it.
    TrailingComma,
    /// A comma with nothing before it.
    ExtraComma,
    /// Two members or elements without a comma between them.
    MissingComma,
    /// A name and a value without a colon between them.
    MissingColon,
    /// A name, or a comma, with no value where one belongs.
    MissingValue,
    /// A value without a name inside an object.
    MissingName,
    /// A string in single quotes.
    SingleQuotes,
    /// A string in typographic quotes.
    TypographicQuotes,
    /// A member's name without quotes.
    UnquotedName,
    /// A word without quotes that stands for a string.
    UnquotedValue,
    /// `True`, `None`, `undefined` and the like; holds what JSON writes instead.
    ForeignLiteral(&'static str),
    /// A number that is none by JSON's grammar.
    InvalidNumber,
    /// A backslash before something it cannot escape.
    InvalidEscape,
    /// A raw line break or tab inside a string.
    RawControl,
    /// A string without its closing quote.
    UnclosedString,
    /// A list or object that something else ends before its own bracket does; holds the bracket missing.
    Unclosed(char),
    /// The text ends before its brackets are closed; holds the brackets missing.
    UnexpectedEnd(String),
    /// Something that has no meaning here.
    Unexpected,
    /// Anything after the end of the value.
    TrailingContent,
    /// A byte order mark at the start.
    ByteOrderMark,
    /// Values nested deeper than [`super::MAX_DEPTH`].
    TooDeep,
    /// No value at all.
    Empty,
    /// The text is no YAML from here on; holds why, in the words of the YAML reader.
    NotYaml(String),
    /// Aliases stand for more than is read of them.
    TooManyAliases,
}

/// A place where the text is not JSON, and how to make it JSON where that is plain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What is wrong.
    pub kind: ProblemKind,
    /// Where.
    pub span: Span,
    /// Edits that together remove the problem; empty where it takes a person to know.
    pub repair: Vec<Edit>,
}

/// The problems of a text: the first [`MAX_PROBLEMS`], and how many more there were.
#[derive(Default)]
pub(super) struct Problems {
    pub kept: Vec<Problem>,
    pub omitted: usize,
}

impl Problems {
    pub fn push(&mut self, kind: ProblemKind, span: Span, repair: impl IntoIterator<Item = Edit>) {
        if self.kept.len() < MAX_PROBLEMS {
            self.kept.push(Problem { kind, span, repair: repair.into_iter().collect() });
        } else {
            self.omitted += 1;
        }
    }

    /// Reports a token without meaning; a run of them is one problem.
    pub fn unexpected(&mut self, span: Span, text: &str) {
        if let Some(last) = self.kept.last_mut().filter(|last| last.kind == ProblemKind::Unexpected) {
            let between = Span { start: last.span.end, end: span.start }.of(text);
            if between.trim().is_empty() {
                last.span.end = span.end;
                return;
            }
        }
        self.push(ProblemKind::Unexpected, span, []);
    }
}
