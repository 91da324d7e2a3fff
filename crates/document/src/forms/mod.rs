//! The forms in which people paste task definitions: which one a text is, and where its definitions are.

mod cleanup;
mod form;
mod json_forms;
mod text_forms;

pub use cleanup::{clean_up, nulls, read_only};
pub use form::Form;

use crate::syntax::{Kind, Lexer, NodeId, TokenKind, Tree};

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

/// Recognises the form of a text; `tree` is what [`crate::syntax::parse_json`] made of it.
#[must_use]
pub fn recognise(tree: &Tree) -> Recognised {
    let starts_like_json = Lexer::new(tree.text()).map(|token| token.kind).find(|kind| {
        use TokenKind::{BlockComment, ByteOrderMark, LineComment, Whitespace};
        !matches!(kind, Whitespace | LineComment | BlockComment | ByteOrderMark)
    });
    let form = match starts_like_json {
        None => Form::Empty,
        Some(TokenKind::OpenBrace) => json_forms::of_object(tree, tree.root()),
        Some(TokenKind::OpenBracket) => json_forms::of_list(tree, tree.root()),
        Some(_) => text_forms::of_text(tree),
    };
    Recognised { form, roots: root(tree, form).into_iter().collect() }
}

/// Recognises which of the forms in JSON a text has; any other text counts as one value.
#[must_use]
pub fn recognise_json(tree: &Tree) -> Recognised {
    let form = match tree.kind(tree.root()) {
        Kind::Object => json_forms::of_object(tree, tree.root()),
        Kind::Array => json_forms::of_list(tree, tree.root()),
        _ => Form::Scalar,
    };
    Recognised { form, roots: root(tree, form).into_iter().collect() }
}

fn root(tree: &Tree, form: Form) -> Option<Root> {
    let (node, kind) = match form {
        Form::RegisterInput | Form::DescribedDefinition | Form::ConsoleJson => {
            (tree.root(), RootKind::TaskDefinition)
        }
        Form::DescribeOutput => (tree.member(tree.root(), "taskDefinition")?, RootKind::TaskDefinition),
        Form::ContainerList => (tree.root(), RootKind::ContainerList),
        Form::Container => (tree.root(), RootKind::Container),
        _ => return None,
    };
    matches!(tree.kind(node), Kind::Object | Kind::Array).then_some(Root { node, kind })
}
