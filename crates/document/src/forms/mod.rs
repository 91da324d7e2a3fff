//! The forms in which people paste task definitions: which one a text is, and where its definitions are.

mod cleanup;
mod form;
mod json_forms;
mod jsonnet;
mod roots;
mod text_forms;
mod yaml_forms;

pub use cleanup::{clean_up, nulls, read_only};
pub use form::Form;
pub(crate) use jsonnet::{Jsonnet, jsonnet};
pub(crate) use roots::root_around;

use crate::syntax::{Kind, Lexer, NodeId, Syntax, TokenKind, Tree};

/// CloudFormation's type of a task definition.
const TASK_DEFINITION_TYPE: &str = "AWS::ECS::TaskDefinition";

/// What is at the root of a definition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RootKind {
    /// The members of a task definition.
    TaskDefinition,
    /// A bare list of containers: nothing is known of the task around it.
    ContainerList,
    /// One container.
    Container,
}

/// A definition inside a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Root {
    /// Its outermost node.
    pub node: NodeId,
    /// What that is.
    pub kind: RootKind,
}

/// A text as a form, and the definitions found in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recognised {
    /// The form.
    pub form: Form,
    /// The definitions that can be judged; none in forms that are only named.
    pub roots: Vec<Root>,
}

impl Recognised {
    /// For texts without a definition that can be judged: what the reader can do with one.
    #[must_use]
    pub fn advice(&self) -> Option<&'static str> {
        if self.roots.is_empty() { self.form.advice() } else { None }
    }
}

/// Recognises which of the forms in JSON a text has; any other text counts as one value. In a list of whole
/// definitions, which is what several in one text are converted to, each is one.
#[must_use]
pub fn recognise_json(tree: &Tree) -> Recognised {
    let form = match tree.kind(tree.root()) {
        Kind::Object => json_forms::of_object(tree, tree.root()),
        Kind::Array => json_forms::of_list(tree, tree.root()),
        _ => Form::Scalar,
    };
    let roots = match form {
        Form::OtherList => roots::listed(tree),
        form if form.is_json() => roots::of(tree, form),
        // What is to be converted first.
        _ => Vec::new(),
    };
    Recognised { form, roots }
}

/// The notation that `text` seems to be written in.
#[must_use]
pub fn syntax_of(text: &str) -> Syntax {
    use TokenKind::{OpenBrace, OpenBracket};
    let first = Lexer::new(text).map(|token| token.kind).find(|&kind| !means_nothing(kind));
    match first {
        None | Some(OpenBrace | OpenBracket) => Syntax::Json,
        // Members of an object without its braces.
        Some(TokenKind::String(_)) if text.trim_end().ends_with([',', '}', ']']) => Syntax::Json,
        Some(TokenKind::Word) if jsonnet::begins(text) => Syntax::Json,
        Some(_) => text_forms::syntax_of(text),
    }
}

/// Recognises the form of a text; `tree` is what the reader of its notation made of it.
#[must_use]
pub fn recognise(tree: &Tree) -> Recognised {
    let form = match (tree.syntax(), tree.kind(tree.root())) {
        (Syntax::Hcl, _) => Form::Hcl,
        (Syntax::Yaml, Kind::Object) => yaml_forms::of_object(tree, tree.root()),
        (_, Kind::Object) => json_forms::of_object(tree, tree.root()),
        (_, Kind::Array) => json_forms::of_list(tree, tree.root()),
        (Syntax::Json, _) if is_blank(tree.text()) => Form::Empty,
        _ => text_forms::of_text(tree),
    };
    recognise_as(tree, form)
}

/// A text of which it is known that it has `form`.
pub(crate) fn recognise_as(tree: &Tree, form: Form) -> Recognised {
    Recognised { form, roots: roots::of(tree, form) }
}

/// Whether there is nothing but blanks and comments.
fn is_blank(text: &str) -> bool {
    Lexer::new(text).all(|token| means_nothing(token.kind))
}

/// Whether a token only stands between others.
fn means_nothing(kind: TokenKind) -> bool {
    use TokenKind::{BlockComment, ByteOrderMark, Directive, LineComment, Whitespace};
    matches!(kind, Whitespace | LineComment | BlockComment | ByteOrderMark | Directive)
}
