use crate::forms::Form;
use crate::lint::prelude::*;
use crate::syntax::{Lexer, TokenKind};

/// A definition larger than AWS stores. AWS counts what it stores, which is more than what was written: the
/// blanks go, defaults are added. What is too large without its blanks is therefore too large.
pub static RULE: Rule = Rule {
    code: "TD-DOC-015",
    title: reference("Larger than 64 KiB"),
    class: Class::Rejected,
    grade: Grade::I,
    source: reference("awsdocs/amazon-ecs-developer-guide#149; commit 4d9b316, service-quotas"),
    finders: &[Finder::Text(check)],
};

/// The most bytes of a definition that AWS stores.
const LARGEST: usize = 65_536;

fn check(context: &TextContext<'_>, report: &mut Report) {
    let size = size(context.tree.text());
    if size > LARGEST && context.recognised.form == Form::RegisterInput {
        report.push(Finding::at(Mark::Opening(context.tree.root()), words(size)));
    }
}

/// The bytes of the text without blanks and comments. Few texts are long enough to be counted.
fn size(text: &str) -> usize {
    if text.len() <= LARGEST {
        return 0;
    }
    let counts =
        |kind| !matches!(kind, TokenKind::Whitespace | TokenKind::LineComment | TokenKind::BlockComment);
    Lexer::new(text).filter(|token| counts(token.kind)).map(|token| token.span.range().len()).sum()
}

fn words(size: usize) -> String {
    format!(
        "The definition has at least {size} bytes without its blanks. AWS stores at most {LARGEST}. Move long \
         commands into the image and variables into environmentFiles."
    )
}
