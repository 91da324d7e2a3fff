use crate::syntax::{NodeId, Tree};
use crate::text::Span;

/// Where the text that a string means stands in the text it is written in: an escape is longer than what it
/// means.
pub(super) struct Offsets {
    /// The place of each byte of the meant text, and of its end.
    places: Vec<u32>,
    /// All of the string, quotes included.
    whole: Span,
}

impl Offsets {
    /// Those of the string at `node`.
    pub fn of(tree: &Tree, node: NodeId) -> Self {
        let whole = tree.span(node);
        let meant = tree.string(node).unwrap_or("");
        let raw = tree.source(node);
        let mut places = Vec::with_capacity(meant.len() + 1);
        let mut at = 1;
        while places.len() < meant.len() {
            let length = written_length(raw.get(at..).unwrap_or(""));
            let character = meant.get(places.len()..).and_then(|rest| rest.chars().next());
            let bytes = character.map_or(1, char::len_utf8);
            places.extend(std::iter::repeat_n(whole.start + at as u32, bytes));
            at += length;
        }
        places.push(whole.start + at as u32);
        // The closing quote has to follow, or the string is written in another way.
        let is_understood = raw.starts_with('"') && at + 1 == raw.len();
        Self { places: if is_understood { places } else { Vec::new() }, whole }
    }

    /// Where a piece of the meant text is written; all of the string where that is not known.
    pub fn place(&self, meant: Span) -> Span {
        let at = |byte: u32| self.places.get(byte as usize).copied();
        match (at(meant.start), at(meant.end)) {
            (Some(start), Some(end)) => Span { start, end },
            _ => self.whole,
        }
    }
}

/// How many bytes the first character of `raw` takes, escaped or not.
fn written_length(raw: &str) -> usize {
    let escape = raw.as_bytes().get(..2).unwrap_or(&[]);
    match escape {
        [b'\\', b'u'] => {
            let is_high = |digits: Option<&str>| {
                let unit = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
                unit.is_some_and(|unit| (0xd800..0xdc00).contains(&unit))
            };
            let is_pair = is_high(raw.get(2..6)) && raw.get(6..8) == Some("\\u");
            if is_pair { 12 } else { 6 }
        }
        [b'\\', _] => 2,
        _ => raw.chars().next().map_or(1, char::len_utf8),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::parse_json;

    #[test]
    fn pieces_are_found_where_they_are_written() {
        let text = r#" "[{\"a\": \"\u00e9\ud83d\ude80/\\n\"}]" "#;
        let tree = parse_json(text).tree;
        let meant = tree.string(tree.root()).expect("a string");
        let inner = parse_json(meant).tree;
        let offsets = Offsets::of(&tree, tree.root());
        let written = |pointer: &str| {
            let node = inner.at_pointer(pointer).expect(pointer);
            offsets.place(inner.span(node)).of(text)
        };
        assert_eq!(written("/0/a"), r#"\"\u00e9\ud83d\ude80/\\n\""#);
        assert_eq!(written("/0"), r#"{\"a\": \"\u00e9\ud83d\ude80/\\n\"}"#);
        assert_eq!(written(""), &text[2..text.len() - 2]);
    }

    #[test]
    fn of_what_is_written_in_another_way_all_is_marked() {
        let tree = parse_json("'[1]'").tree;
        assert_eq!(Offsets::of(&tree, tree.root()).place(Span::new(1, 2)), Span::new(0, 5));
    }
}
