//! Recognising Jsonnet, in which ecspresso takes task definitions: a program whose output is JSON.

use super::means_nothing;
use crate::syntax::{Lexer, Problem, ProblemKind, TokenKind};

/// How much of a text in Jsonnet can be read without running it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Jsonnet {
    /// All of it: names without quotes, strings in single ones, and nothing that is computed.
    Literal,
    /// Nothing for certain.
    Program,
}

/// What a text that is no JSON, for these reasons, is as Jsonnet.
pub(crate) fn jsonnet(text: &str, problems: &[Problem]) -> Option<Jsonnet> {
    use ProblemKind::{Comment, SingleQuotes, TrailingComma, UnquotedName};
    if problems.is_empty() {
        return None;
    }
    let has = |kind: ProblemKind| problems.iter().any(|problem| problem.kind == kind);
    let are_taken = problems
        .iter()
        .all(|problem| matches!(problem.kind, Comment | TrailingComma | SingleQuotes | UnquotedName));
    if is_program(text) {
        Some(Jsonnet::Program)
    } else if are_taken && has(SingleQuotes) && has(UnquotedName) {
        Some(Jsonnet::Literal)
    } else {
        None
    }
}

/// Words with which each program begins that does not begin with its value.
const BEGINNINGS: [&str; 4] = ["local", "import", "importstr", "function"];

/// Whether a text that begins with a word begins as a program does.
pub(super) fn begins(text: &str) -> bool {
    let word = |token: TokenKind| matches!(token, TokenKind::Word);
    let mut tokens = Lexer::new(text).filter(|token| !means_nothing(token.kind));
    let Some(first) = tokens.next().filter(|token| word(token.kind)) else { return false };
    let is_known = BEGINNINGS.contains(&first.span.of(text)) || first.span.of(text).starts_with("std.");
    is_known && is_program(text)
}

/// Whether something stands in `text`, outside of strings and comments, that only a program has: a call of the standard
/// library, a local value, an import, a function, a hidden or extended member.
fn is_program(text: &str) -> bool {
    let hints = ["std.", "local ", "import", "function", "::", "+:"];
    if !hints.iter().any(|hint| text.contains(hint)) {
        return false;
    }
    let tokens: Vec<(TokenKind, &str)> = Lexer::new(text)
        .filter(|token| !means_nothing(token.kind))
        .map(|token| (token.kind, token.span.of(text)))
        .collect();
    tokens.windows(3).any(|three| match three {
        [(TokenKind::Word, word), (_, "("), _] => word.starts_with("std.") || *word == "function",
        [(TokenKind::Word, "local"), (TokenKind::Word, _), (_, after)] => matches!(*after, "=" | "("),
        [(TokenKind::Word, "import" | "importstr"), (TokenKind::String(_), _), _] => true,
        [(TokenKind::Word, _), (TokenKind::Colon, _), (TokenKind::Colon, _)] => true,
        [(TokenKind::Word, word), (TokenKind::Colon, _), _] => word.ends_with('+'),
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::parse_json;

    fn read(text: &str) -> Option<Jsonnet> {
        jsonnet(text, &parse_json(text).problems)
    }

    #[test]
    fn what_is_written_out_can_be_read() {
        assert_eq!(read("{ family: 'web', // x\n cpu: '256', }"), Some(Jsonnet::Literal));
        for text in ["{\"family\": \"web\"}", "{'family': 'web',}", "{family: \"web\"}", "{family: 'web' x}"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_computed_is_a_program() {
        for text in [
            "local tag = 'x';\n{ family: tag }",
            "{ command: [std.join(',', ['a'])], family: 'web' }",
            "{ image: std.extVar('IMAGE') }",
            "(import 'base.libsonnet') + { family: 'web' }",
            "{ hidden:: 1, family: 'web' }",
            "{ env+: { a: 'b' } }",
        ] {
            assert_eq!(read(text), Some(Jsonnet::Program), "{text}");
        }
        for text in [
            "{\"command\": [\"import\", \"std.join(x)\", \"local a = 1\"],}",
            "{command: [import],}",
            "{\"a\": local}",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_program_may_begin_with_a_word() {
        assert!(begins("// c\nlocal app = import 'app.libsonnet';\napp { family: 'web' }"));
        for text in ["local storage", "locals {\n}", "family: web\n", "import: x\n"] {
            assert!(!begins(text), "{text}");
        }
    }
}
