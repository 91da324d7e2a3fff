//! Names and values of a text in JSON, YAML, Terraform or `NAME=value` lines, read so loosely that
//! broken text gives as much as whole text.

use ecs_document::text::Span;

/// A value and the name it stands under.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry<'t> {
    /// `DB_PASSWORD`, whether it is a member's name or the `name` beside a `value`.
    pub name: &'t str,
    /// The bytes of the value, without quotes.
    pub value: Span,
    /// The value as written.
    pub value_text: &'t str,
    /// Whether it is an environment variable: a `name` beside a `value`, or a name in capitals.
    pub is_variable: bool,
}

/// All entries of `text`. Time and memory are linear in its length.
pub fn scan(text: &str) -> Vec<Entry<'_>> {
    let mut scanner = Scanner { text, at: 0, key: None, groups: vec![Group::default()], entries: Vec::new() };
    while scanner.step() {}
    // A variable comes after the member `value` that it stands in.
    ecs_sort::sort_by_key(&mut scanner.entries, |entry| (entry.value, entry.is_variable));
    scanner.entries
}

/// Members of one object that belong together: a `name` and its `value`, in either order.
#[derive(Default)]
struct Group<'t> {
    name: Option<&'t str>,
    value: Option<Span>,
}

struct Scanner<'t> {
    text: &'t str,
    at: usize,
    key: Option<&'t str>,
    groups: Vec<Group<'t>>,
    entries: Vec<Entry<'t>>,
}

/// Deeper than any document; beyond it groups are no longer told apart.
const MAX_GROUPS: usize = 256;
/// No deeper line is read as an item of a list.
const MAX_INDENTATION: usize = 80;

impl<'t> Scanner<'t> {
    /// Reads the next piece of the text; answers whether there was one.
    fn step(&mut self) -> bool {
        let Some(byte) = self.peek() else { return false };
        match byte {
            b'"' => self.quoted(b'"'),
            b'\'' if self.value_may_begin() => self.quoted(b'\''),
            b'{' | b'[' => self.open(),
            b'}' | b']' => self.close(),
            b',' => {
                self.key = None;
                self.at += 1;
            }
            b'#' if self.begins_comment() => self.skip_line(),
            b'/' if self.rest().starts_with("//") => self.skip_line(),
            b'-' if self.rest().starts_with("- ") && self.begins_line() => {
                self.restart_group();
                self.at += 2;
            }
            _ if is_word(byte) => self.word(),
            _ => self.at += 1,
        }
        true
    }

    fn rest(&self) -> &'t str {
        // Steps move by whole ASCII characters and by bytes of others, which no pattern matches.
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn bytes_before(&self) -> &'t [u8] {
        self.text.as_bytes().get(..self.at).unwrap_or_default()
    }

    fn bytes_from(&self, at: usize) -> &'t [u8] {
        self.text.as_bytes().get(at..).unwrap_or_default()
    }

    /// Whether only indentation, and dashes of other items, stand before on this line.
    fn begins_line(&self) -> bool {
        let before = self.bytes_before().iter().rev().take(MAX_INDENTATION);
        before.take_while(|byte| **byte != b'\n').all(|byte| b" \t-".contains(byte))
    }

    fn begins_comment(&self) -> bool {
        self.bytes_before().last().is_none_or(u8::is_ascii_whitespace)
    }

    /// An apostrophe is a quote only where a value may begin.
    fn value_may_begin(&self) -> bool {
        let last = self.bytes_before().iter().rfind(|byte| !byte.is_ascii_whitespace());
        last.is_none_or(|byte| b":=[{,(-".contains(byte))
    }

    fn skip_line(&mut self) {
        self.at += self.rest().find('\n').unwrap_or(self.rest().len()).max(1);
    }

    fn open(&mut self) {
        self.key = None;
        self.at += 1;
        if self.groups.len() < MAX_GROUPS {
            self.groups.push(Group::default());
        }
    }

    fn close(&mut self) {
        self.key = None;
        self.at += 1;
        self.restart_group();
        if self.groups.len() > 1 {
            self.groups.pop();
        }
    }

    fn restart_group(&mut self) {
        if let Some(group) = self.groups.last_mut() {
            *group = Group::default();
        }
    }

    /// A string in quotes: a key when `:` or `=` follows, else a value.
    fn quoted(&mut self, quote: u8) {
        let start = self.at + 1;
        let mut escaped = false;
        let length = self.bytes_from(start).iter().take_while(|byte| {
            let ends = (**byte == quote && !escaped) || **byte == b'\n';
            escaped = **byte == b'\\' && !escaped;
            !ends
        });
        let end = start + length.count();
        self.at = end + 1;
        self.found(start, end);
    }

    /// A word without quotes: a key when `:` or `=` follows.
    fn word(&mut self) {
        let start = self.at;
        self.at +=
            self.text.as_bytes().get(start..).unwrap_or_default().iter().take_while(|b| is_word(**b)).count();
        if self.separator().is_some() {
            self.found(start, self.at);
        }
    }

    fn found(&mut self, start: usize, end: usize) {
        let Some(content) = self.text.get(start..end) else { return };
        if let Some(after) = self.separator() {
            self.key = Some(content);
            self.at = after;
            self.bare_value();
        } else if let Some(key) = self.key.take() {
            self.pair(key, Span::new(start, end));
        }
    }

    /// Where the text goes on after a `:` or `=` that comes next on this line.
    fn separator(&self) -> Option<usize> {
        let rest = self.text.as_bytes().get(self.at..)?;
        let blanks = rest.iter().take_while(|byte| b" \t".contains(byte)).count();
        let separates = |byte: &u8| *byte == b'=' || *byte == b':';
        rest.get(blanks).filter(|byte| separates(byte)).map(|_| self.at + blanks + 1)
    }

    /// The value after a separator, when it stands without quotes to the end of the line or,
    /// inside of brackets, to the next comma.
    fn bare_value(&mut self) {
        let blanks = self.bytes_from(self.at).iter().take_while(|byte| b" \t".contains(byte)).count();
        let start = self.at + blanks;
        let bytes = self.bytes_from(start);
        if bytes.first().is_none_or(|first| b"\"'{[|>&\n".contains(first)) || bytes.starts_with(b"//") {
            return;
        }
        let inside = self.groups.len() > 1;
        let ends = |byte: &u8| *byte == b'\n' || (inside && b",}]".contains(byte));
        let end = start + bytes.iter().take_while(|byte| !ends(byte)).count();
        let line = self.text.get(start..end).unwrap_or_default();
        let value = line.split(" #").next().unwrap_or(line).trim_end();
        if let Some(key) = self.key.take() {
            self.at = end;
            self.pair(key, Span::new(start, start + value.len()));
        }
    }

    fn pair(&mut self, key: &'t str, value: Span) {
        let capitals = key.len() > 1 && !key.bytes().any(|byte| byte.is_ascii_lowercase());
        self.entry(key, value, capitals);
        let value_text = value.of(self.text);
        let Some(group) = self.groups.last_mut() else { return };
        match key {
            "name" | "Name" => group.name = Some(value_text),
            "value" | "Value" => group.value = Some(value),
            _ => return,
        }
        if let (Some(name), Some(value)) = (group.name, group.value) {
            *group = Group::default();
            self.entry(name, value, true);
        }
    }

    fn entry(&mut self, name: &'t str, value: Span, is_variable: bool) {
        self.entries.push(Entry { name, value, value_text: value.of(self.text), is_variable });
    }
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"_.-".contains(&byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries(text: &str) -> Vec<(&str, &str, bool)> {
        scan(text).into_iter().map(|entry| (entry.name, entry.value_text, entry.is_variable)).collect()
    }

    #[test]
    fn names_beside_values_are_variables_in_either_order() {
        for text in [
            r#"{"environment":[{"name":"A_KEY","value":"x:y"}]}"#,
            r#"[{ "value" : "x:y", "name" : "A_KEY" }]"#,
            r#"[{name: "A_KEY", "extra": 1, value: 'x:y'"#,
            "environment:\n  - name: A_KEY\n    value: x:y\n",
            "environment:\n  - Value: \"x:y\"\n    Name: A_KEY # its name\n",
            "{\n  name  = \"A_KEY\"\n  value = \"x:y\"\n}",
        ] {
            assert!(entries(text).contains(&("A_KEY", "x:y", true)), "{text}: {:?}", entries(text));
        }
    }

    #[test]
    fn names_and_values_of_different_objects_do_not_meet() {
        for text in [
            r#"[{"name":"app"},{"value":"x"}]"#,
            "- name: app\n- value: x\n",
            r#"{"name":"app","a":{"value":"x"}}"#,
        ] {
            assert!(!entries(text).iter().any(|entry| entry.0 == "app"), "{text}");
        }
    }

    #[test]
    fn lines_and_maps_of_variables_are_read() {
        assert_eq!(entries("environment:\n  - DB_PASS=a=b\n"), [("DB_PASS", "a=b", true)]);
        assert_eq!(entries(r#"{"dockerLabels":{"db.token":"t"}}"#), [("db.token", "t", false)]);
        assert_eq!(entries("# DB_PASS: x\n// B_KEY: y\n"), []);
    }
}
