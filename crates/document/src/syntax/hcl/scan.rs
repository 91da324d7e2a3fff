use super::Parser;

/// How deep strings and interpolations may be nested in each other before they are taken for plain text.
const MAX_NESTING: usize = 16;

impl Parser<'_> {
    pub(super) fn byte(&self) -> Option<u8> {
        self.byte_at(self.position)
    }

    pub(super) fn byte_at(&self, position: usize) -> Option<u8> {
        self.text.as_bytes().get(position).copied()
    }

    pub(super) fn rest(&self) -> &str {
        self.text.get(self.position..).unwrap_or("")
    }

    pub(super) fn skip_character(&mut self) {
        self.position += self.rest().chars().next().map_or(1, char::len_utf8);
    }

    /// Skips blanks and comments, and line breaks too when they mean nothing.
    pub(super) fn skip_blanks(&mut self, line_breaks: bool) {
        loop {
            match self.byte() {
                Some(b' ' | b'\t' | b'\r') => self.position += 1,
                Some(b'\n') if line_breaks => self.position += 1,
                Some(b'#') => self.position = self.end_of_line(),
                Some(b'/') if self.rest().starts_with("//") => self.position = self.end_of_line(),
                Some(b'/') if self.rest().starts_with("/*") => {
                    let length = self.rest().find("*/").map_or(self.rest().len(), |end| end + 2);
                    self.position += length;
                }
                _ if self.position == 0 && self.rest().starts_with('\u{feff}') => self.position += 3,
                _ => return,
            }
        }
    }

    pub(super) fn end_of_line(&self) -> usize {
        self.position + self.rest().find('\n').unwrap_or(self.rest().len())
    }

    /// Whether `=` follows that is no part of an operator.
    pub(super) fn at_assignment(&self) -> bool {
        let rest = self.rest();
        rest.starts_with('=') && !rest.starts_with("==") && !rest.starts_with("=>")
    }

    /// The end of the identifier at `start`; `start` itself when there is none.
    pub(super) fn end_of_identifier(&self, start: usize) -> usize {
        let text = self.text.get(start..).unwrap_or("");
        let starts_well = text.starts_with(|first: char| first.is_alphabetic() || first == '_');
        let belongs = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '-');
        let length = if starts_well { text.find(|letter| !belongs(letter)).unwrap_or(text.len()) } else { 0 };
        start + length
    }

    /// The position after the closing quote of the string at `start`; the end of its line when it has none.
    pub(super) fn end_of_string(&self, start: usize) -> usize {
        self.end_of_quoted(start, 0)
    }

    fn end_of_quoted(&self, start: usize, nesting: usize) -> usize {
        let mut position = start + 1;
        loop {
            match self.byte_at(position) {
                None | Some(b'\n') => return position.min(self.text.len()),
                Some(b'\\') => position += 2,
                Some(b'"') => return position + 1,
                Some(b'$' | b'%') if self.byte_at(position + 1) == Some(b'{') => {
                    position = self.end_of_interpolation(position, nesting);
                }
                Some(_) => position += 1,
            }
        }
    }

    /// The position after the `}` that closes the `${` or `%{` at `start`; an escaped one (`$${`) opens nothing.
    pub(super) fn end_of_interpolation(&self, start: usize, nesting: usize) -> usize {
        let is_escaped = start > 0 && self.byte_at(start - 1) == self.byte_at(start);
        let mut position = start + 2;
        if is_escaped || nesting >= MAX_NESTING {
            return position;
        }
        let mut depth = 1_usize;
        loop {
            match self.byte_at(position) {
                None => return position.min(self.text.len()),
                Some(b'{') => depth += 1,
                Some(b'}') => depth -= 1,
                Some(b'"') => {
                    position = self.end_of_quoted(position, nesting + 1);
                    continue;
                }
                Some(_) => {}
            }
            position += 1;
            if depth == 0 {
                return position;
            }
        }
    }

    /// Whether something is interpolated in the string at `content`; an escaped `$${` is not.
    pub(super) fn has_interpolation(&self, content: crate::text::Span) -> bool {
        let text = content.of(self.text);
        let opens = |open: &str, escaped: &str| text.matches(open).count() > text.matches(escaped).count();
        opens("${", "$${") || opens("%{", "%%{")
    }

    /// Skips to after the bracket that closes the innermost of `depth` open ones.
    pub(super) fn skip_balanced(&mut self, mut depth: usize) {
        while depth > 0 {
            match self.byte() {
                None => return,
                Some(b'{' | b'[' | b'(') => {
                    depth += 1;
                    self.position += 1;
                }
                Some(b'}' | b']' | b')') => {
                    depth -= 1;
                    self.position += 1;
                }
                Some(_) => self.skip_token(),
            }
        }
    }

    /// Skips to the end of an expression: a comma, a closing bracket, or the end of the line.
    pub(super) fn skip_expression(&mut self, line_breaks: bool) {
        loop {
            match self.byte() {
                None | Some(b',' | b'}' | b']' | b')') => return,
                Some(b'\n') if !line_breaks => return,
                Some(b'#') if !line_breaks => return,
                Some(b'{' | b'[' | b'(') => {
                    self.position += 1;
                    self.skip_balanced(1);
                }
                Some(_) => self.skip_token(),
            }
        }
    }

    /// Skips a string, a comment, a heredoc or a single character.
    fn skip_token(&mut self) {
        match self.byte() {
            Some(b'"') => self.position = self.end_of_string(self.position),
            Some(b'#') => self.position = self.end_of_line(),
            Some(b'/') if self.rest().starts_with("//") || self.rest().starts_with("/*") => {
                self.skip_blanks(false);
            }
            Some(b'<') => match self.heredoc_at(self.position) {
                Some(heredoc) => self.position = heredoc.end,
                None => self.position += 1,
            },
            _ => self.skip_character(),
        }
    }
}
