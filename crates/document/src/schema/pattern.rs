/// What the characters of a string must be like. Matched by hand: the core carries no regular expressions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pattern {
    /// Letters, digits, `_` and `-`: names of families, containers and volumes.
    Identifier,
    /// Letters, digits and `- _ : . / # @`: image names.
    Image,
    /// At most 64 lower-case letters, digits, `_` and `-`, the first no hyphen: names of ports.
    PortName,
    /// `first-last` with 1 ≤ first < last ≤ 65535.
    PortRange,
    /// A domain as `dnsSearchDomains` takes it: at most 254 letters, digits, `-` and `.`, the last a letter
    /// or digit.
    SearchDomain,
    /// Letters, digits and spaces of any script and `_ . : / = + - @`: keys and values of tags.
    Tag,
}

impl Pattern {
    /// Whether `text` is like this. Length limits that a member states on its own are not looked at.
    #[must_use]
    pub fn matches(self, text: &str) -> bool {
        match self {
            Pattern::Identifier => text.bytes().all(is_identifier),
            Pattern::Image => text.bytes().all(|byte| is_identifier(byte) || b":./#@".contains(&byte)),
            Pattern::PortName => is_port_name(text),
            Pattern::PortRange => port_range(text).is_some(),
            Pattern::SearchDomain => is_search_domain(text),
            Pattern::Tag => text.chars().all(is_tag_character),
        }
    }

    /// The same as an ECMAScript regular expression, for JSON Schema. `PortRange` cannot compare numbers there.
    #[must_use]
    pub fn regular_expression(self) -> &'static str {
        match self {
            Pattern::Identifier => "^[A-Za-z0-9_-]*$",
            Pattern::Image => "^[A-Za-z0-9_:./#@-]*$",
            Pattern::PortName => "^[a-z0-9_][a-z0-9_-]{0,63}$",
            Pattern::PortRange => "^[0-9]{1,5}-[0-9]{1,5}$",
            Pattern::SearchDomain => "^[a-zA-Z0-9-.]{0,253}[a-zA-Z0-9]$",
            Pattern::Tag => "^[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*$",
        }
    }

    /// What is allowed, in words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Pattern::Identifier => "letters, digits, underscores and hyphens",
            Pattern::Image => "letters, digits and the characters - _ : . / # @",
            Pattern::PortName => {
                "at most 64 lower-case letters, digits, underscores and hyphens, the first one not a hyphen"
            }
            Pattern::PortRange => "two ports from 1 to 65535 with a hyphen between them, the lower one first",
            Pattern::SearchDomain => "letters, digits, hyphens and points, ending in a letter or digit",
            Pattern::Tag => "letters, digits, spaces and the characters _ . : / = + - @",
        }
    }
}

/// The two ends of a port range such as `8000-8010`, when it is one.
#[must_use]
pub(crate) fn port_range(text: &str) -> Option<(u16, u16)> {
    let (first, last) = text.split_once('-')?;
    let port =
        |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?;
    let (first, last): (u16, u16) = (port(first)?, port(last)?);
    (first >= 1 && first < last).then_some((first, last))
}

fn is_identifier(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-'
}

fn is_port_name(text: &str) -> bool {
    let characters_fit = text.bytes().all(|byte| is_identifier(byte) && !byte.is_ascii_uppercase());
    (1..=64).contains(&text.len()) && characters_fit && !text.starts_with('-')
}

fn is_search_domain(text: &str) -> bool {
    let characters_fit =
        text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'.');
    characters_fit
        && text.len() <= 254
        && text.bytes().next_back().is_some_and(|last| last.is_ascii_alphanumeric())
}

fn is_tag_character(character: char) -> bool {
    // Unicode's separators are whitespace that is no control character.
    let is_separator = character.is_whitespace() && !character.is_control();
    character.is_alphanumeric() || is_separator || "_.:/=+-@".contains(character)
}

#[cfg(test)]
mod tests {
    use super::Pattern::{self, *};

    const CASES: &[(Pattern, &[&str], &[&str])] = &[
        (Identifier, &["", "web-1_A"], &["a.b", "a b", "é", "a/b", "a:1"]),
        (Image, &["nginx:1.27", "a.b/c@sha256:0"], &["$A", "a b", "<x>", "{}"]),
        (PortName, &["web", "_a", "0-"], &["", "-a", "Web", "a.b"]),
        (
            PortRange,
            &["1-65535", "80-81"],
            &["80", "81-80", "80-80", "0-1", "1-65536", "+1-2", "1-2-3", "a-b", "-"],
        ),
        (SearchDomain, &["a.b-c.example", "a"], &["", "a.", "a_b", "a-"]),
        (Tag, &["", "Größe 1/2=a+b-c@d_e.f:g", "名"], &["a*b", "a\tb", "<a>", "a,b"]),
    ];

    #[test]
    fn what_fits_fits_and_what_does_not_does_not() {
        for (pattern, fitting, others) in CASES {
            for text in *fitting {
                assert!(pattern.matches(text), "{pattern:?} {text:?}");
            }
            for text in *others {
                assert!(!pattern.matches(text), "{pattern:?} {text:?}");
            }
        }
        assert!(PortName.matches(&"a".repeat(64)) && !PortName.matches(&"a".repeat(65)));
        assert!(SearchDomain.matches(&"a".repeat(254)) && !SearchDomain.matches(&"a".repeat(255)));
    }
}
