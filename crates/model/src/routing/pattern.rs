//! Values of rule conditions: `*` stands for any number of characters, `?` for exactly one,
//! and the whole text has to match (load-balancing.md 2.2).

/// How the characters of a pattern and a text are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    /// `A` is not `a`.
    Sensitive,
    /// `A` is `a`.
    Insensitive,
}

impl Case {
    fn same(self, left: u8, right: u8) -> bool {
        match self {
            Case::Sensitive => left == right,
            Case::Insensitive => left.eq_ignore_ascii_case(&right),
        }
    }
}

/// Whether `text` matches `pattern`.
pub(super) fn matches(pattern: &str, text: &str, case: Case) -> bool {
    Matcher { pattern: pattern.as_bytes(), text: text.as_bytes(), case, escapes: false }.run()
}

/// Whether `text` matches `pattern`, in which `\*` and `\?` stand for the characters themselves,
/// as in `query-string` conditions.
pub(super) fn matches_escaped(pattern: &str, text: &str, case: Case) -> bool {
    Matcher { pattern: pattern.as_bytes(), text: text.as_bytes(), case, escapes: true }.run()
}

struct Matcher<'a> {
    pattern: &'a [u8],
    text: &'a [u8],
    case: Case,
    escapes: bool,
}

/// What stands at a position of a pattern.
enum Token {
    /// `*`.
    Any,
    /// `?`.
    One,
    /// A character and how many bytes of the pattern it takes.
    Literal(u8, usize),
    /// Nothing more.
    End,
}

impl Matcher<'_> {
    fn token(&self, at: usize) -> Token {
        match self.pattern.get(at) {
            None => Token::End,
            Some(b'*') => Token::Any,
            Some(b'?') => Token::One,
            Some(b'\\') if self.escapes => match self.pattern.get(at + 1) {
                Some(&escaped @ (b'*' | b'?')) => Token::Literal(escaped, 2),
                _ => Token::Literal(b'\\', 1),
            },
            Some(&byte) => Token::Literal(byte, 1),
        }
    }

    /// Reads pattern and text side by side. After a mismatch the last `*` takes one character
    /// more; earlier ones never have to be tried again. At most pattern · text steps.
    fn run(&self) -> bool {
        let (mut at, mut read) = (0, 0);
        let mut star: Option<(usize, usize)> = None;
        loop {
            let step = match (self.token(at), self.text.get(read)) {
                (Token::Any, _) => {
                    star = Some((at + 1, read));
                    at += 1;
                    continue;
                }
                (Token::End, None) => return true,
                (Token::One, Some(_)) => Some(1),
                (Token::Literal(byte, width), Some(&found)) if self.case.same(byte, found) => Some(width),
                _ => None,
            };
            match (step, star) {
                (Some(width), _) => (at, read) = (at + width, read + 1),
                (None, Some((after_star, taken))) if taken < self.text.len() => {
                    star = Some((after_star, taken + 1));
                    (at, read) = (after_star, taken + 1);
                }
                (None, _) => return false,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The definition itself, exponential and obvious.
    fn by_definition(pattern: &[u8], text: &[u8]) -> bool {
        match (pattern, text) {
            ([], []) => true,
            ([b'*', rest @ ..], _) => {
                by_definition(rest, text) || (!text.is_empty() && by_definition(pattern, &text[1..]))
            }
            ([b'?', rest @ ..], [_, tail @ ..]) => by_definition(rest, tail),
            ([a, rest @ ..], [b, tail @ ..]) if a == b => by_definition(rest, tail),
            _ => false,
        }
    }

    proptest::proptest! {
        #[test]
        fn the_matcher_agrees_with_the_definition(pattern in "[ab*?]{0,8}", text in "[ab]{0,10}") {
            proptest::prop_assert_eq!(
                matches(&pattern, &text, Case::Sensitive),
                by_definition(pattern.as_bytes(), text.as_bytes()),
                "{} {}", pattern, text
            );
        }
    }

    #[test]
    fn a_pattern_made_to_explode_does_not() {
        let text = "a".repeat(16 * 1024);
        assert!(!matches("*a*a*a*a*a*b", &text, Case::Sensitive));
    }

    #[test]
    fn an_escaped_star_is_a_star() {
        assert!(matches_escaped(r"\*", "*", Case::Insensitive));
        assert!(!matches_escaped(r"\*", "b", Case::Insensitive));
        assert!(matches_escaped(r"a\?*", "A?bc", Case::Insensitive));
        assert!(matches_escaped(r"\n", r"\n", Case::Insensitive));
        assert!(!matches(r"\*", "*", Case::Sensitive));
    }
}
