use super::Parser;
use crate::syntax::MAX_DEPTH;
use crate::syntax::tree::{Kind, StringEntry};
use crate::syntax::tree_builder::Key;
use crate::text::Span;

impl Parser<'_> {
    /// Reads an expression. Where line breaks end it, `line_breaks` is false.
    pub(super) fn expression(&mut self, key: Option<Key>, line_breaks: bool) {
        self.skip_blanks(line_breaks);
        let start = self.position;
        let before = self.tree.checkpoint();
        let is_literal = self.depth_allows() && self.literal(key, start);
        let end = self.position;
        if is_literal {
            self.skip_blanks(line_breaks);
            if !self.at_operator() {
                if !line_breaks {
                    self.position = end;
                }
                return;
            }
        }
        self.tree.rollback(before);
        self.skip_expression(line_breaks);
        let source = self.text.get(start..self.position).unwrap_or("").trim_end();
        self.tree.leaf(Kind::Placeholder, key, Span::new(start, start + source.len()));
    }

    fn depth_allows(&self) -> bool {
        self.tree.depth() + 1 < MAX_DEPTH
    }

    /// Reads a value that is written out, or an application of `jsonencode`; false for anything else.
    fn literal(&mut self, key: Option<Key>, start: usize) -> bool {
        match self.byte() {
            Some(b'"') => {
                self.position = self.end_of_string(start);
                let entry = self.string_entry(start, self.position);
                self.tree.string(key, entry);
                true
            }
            Some(b'<') => match self.heredoc_at(start) {
                Some(heredoc) => {
                    self.heredoc(&heredoc, key);
                    true
                }
                None => false,
            },
            Some(b'-' | b'0'..=b'9') => self.number(key, start),
            Some(b'[') => self.list(key, start),
            Some(b'{') => self.object(key, start),
            Some(_) => self.word(key, start),
            None => false,
        }
    }

    fn number(&mut self, key: Option<Key>, start: usize) -> bool {
        let belongs = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'.';
        let digits = self.text.as_bytes().get(start + 1..).unwrap_or(&[]);
        self.position = start + 1 + digits.iter().take_while(|byte| belongs(byte)).count();
        let written = self.text.get(start..self.position).unwrap_or("");
        let is_number = crate::syntax::json_number(written).is_some();
        if is_number {
            self.leaf(Kind::Number, key, start);
        }
        is_number
    }

    fn word(&mut self, key: Option<Key>, start: usize) -> bool {
        let end = self.end_of_identifier(start);
        let kind = match self.text.get(start..end).unwrap_or("") {
            "true" => Kind::Bool(true),
            "false" => Kind::Bool(false),
            "null" => Kind::Null,
            "jsonencode" if self.byte_at(end) == Some(b'(') => return self.encoded(key, start, end),
            _ => return false,
        };
        self.position = end;
        self.leaf(kind, key, start);
        true
    }

    /// `jsonencode(x)` as `{"jsonencode": x}`.
    fn encoded(&mut self, key: Option<Key>, start: usize, end: usize) -> bool {
        let name = Span::new(start, end);
        self.position = end + 1;
        self.tree.open(Kind::Object, key, name.start);
        let inner = self.tree.key(StringEntry { span: name, content: name, decoded: None });
        self.expression(Some(inner), true);
        self.skip_balanced(1);
        self.tree.close(self.position as u32);
        true
    }

    fn list(&mut self, key: Option<Key>, start: usize) -> bool {
        self.position += 1;
        if self.starts_comprehension() {
            return false;
        }
        self.tree.open(Kind::Array, key, start as u32);
        loop {
            self.skip_blanks(true);
            match self.byte() {
                None => break,
                Some(b']') => {
                    self.position += 1;
                    break;
                }
                Some(b',' | b'}' | b')') => self.position += 1,
                Some(_) => self.expression(None, true),
            }
        }
        self.tree.close(self.position as u32);
        true
    }

    fn object(&mut self, key: Option<Key>, start: usize) -> bool {
        self.position += 1;
        if self.starts_comprehension() {
            return false;
        }
        self.tree.open(Kind::Object, key, start as u32);
        loop {
            self.skip_blanks(true);
            match self.byte() {
                None => break,
                Some(b'}') => {
                    self.position += 1;
                    break;
                }
                Some(b',' | b']' | b')') => self.position += 1,
                Some(_) => self.entry(),
            }
        }
        self.tree.close(self.position as u32);
        true
    }

    /// A name and a value inside of an object; a name that is computed stands for members to come.
    fn entry(&mut self) {
        let start = self.position;
        let name = self.name();
        self.skip_blanks(false);
        let has_value = self.at_assignment() || self.byte() == Some(b':');
        match name {
            Some(name) if has_value && !self.has_interpolation(name.content) => {
                self.position += 1;
                let key = self.tree.key(name);
                self.expression(Some(key), false);
            }
            _ => {
                self.position = start.max(self.position);
                self.skip_expression(false);
                if self.position == start {
                    self.skip_character();
                }
                let nothing = Span::new(start, start);
                let key = self.tree.key(StringEntry { span: nothing, content: nothing, decoded: None });
                self.leaf(Kind::Placeholder, Some(key), start);
            }
        }
    }

    /// Whether `for` follows: the elements are computed.
    fn starts_comprehension(&mut self) -> bool {
        self.skip_blanks(true);
        let rest = self.rest().strip_prefix("for");
        let is_for = rest.is_some_and(|rest| rest.starts_with([' ', '\t', '\n']));
        if is_for {
            self.skip_balanced(1);
        }
        is_for
    }

    /// Whether the value goes on as the operand of something.
    fn at_operator(&self) -> bool {
        let rest = self.rest();
        let is_comment = rest.starts_with("//") || rest.starts_with("/*");
        !is_comment
            && (rest.starts_with(['?', '+', '-', '*', '/', '%', '<', '>', '.', '[', '&', '|'])
                || rest.starts_with("==")
                || rest.starts_with("!="))
    }

    /// The quoted string from `start` to `end`. One with variables is kept as it is written.
    pub(super) fn string_entry(&self, start: usize, end: usize) -> StringEntry {
        let span = Span::new(start, end);
        let raw = span.of(self.text);
        let inside = raw.strip_prefix('"').unwrap_or(raw);
        let inside = inside.strip_suffix('"').unwrap_or(inside);
        let content = Span::new(start + 1, start + 1 + inside.len());
        let has_escape = inside.contains('\\') || inside.contains("$${") || inside.contains("%%{");
        let is_plain = !has_escape || self.has_interpolation(content);
        StringEntry { span, content, decoded: (!is_plain).then(|| unescaped(inside).into_boxed_str()) }
    }
}

/// The text that `raw` means: HCL knows the escapes of JSON but for a few.
fn unescaped(raw: &str) -> String {
    let raw = raw.replace("$${", "${").replace("%%{", "%{");
    let mut text = String::with_capacity(raw.len());
    let mut letters = raw.chars();
    while let Some(letter) = letters.next() {
        if letter != '\\' {
            text.push(letter);
            continue;
        }
        match letters.next() {
            Some('n') => text.push('\n'),
            Some('r') => text.push('\r'),
            Some('t') => text.push('\t'),
            Some('u') => push_code(&mut letters, 4, &mut text),
            Some('U') => push_code(&mut letters, 8, &mut text),
            Some(other) => text.push(other),
            None => {}
        }
    }
    text
}

fn push_code(letters: &mut std::str::Chars<'_>, digits: usize, text: &mut String) {
    let code: String = letters.by_ref().take(digits).collect();
    let letter = u32::from_str_radix(&code, 16).ok().and_then(char::from_u32);
    text.push(letter.unwrap_or(char::REPLACEMENT_CHARACTER));
}
