use super::directive::{Effect, TemplateToken, end_of_block, token_at};
use crate::text::Span;

/// How a string is quoted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quote {
    /// `"`, the only one JSON knows.
    Double,
    /// `'`, as in Python and JavaScript.
    Single,
    /// `“ ”`, as word processors and web pages write them.
    TypographicDouble,
    /// `‘ ’`.
    TypographicSingle,
}

/// What the lexer saw in a string while it looked for its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StringShape {
    /// How it is quoted.
    pub quote: Quote,
    /// Whether a closing quote was found.
    pub closed: bool,
    /// Whether a backslash occurs.
    pub escaped: bool,
    /// Whether a raw control character (line break, tab) occurs, which JSON does not allow.
    pub raw_control: bool,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Blanks, tabs and line breaks.
    Whitespace,
    /// `// …` or `# …`, without the line break.
    LineComment,
    /// `/* … */`, or to the end of the text.
    BlockComment,
    /// U+FEFF at the very start.
    ByteOrderMark,
    /// `{`
    OpenBrace,
    /// `}`
    CloseBrace,
    /// `[`
    OpenBracket,
    /// `]`
    CloseBracket,
    /// `:`
    Colon,
    /// `,`
    Comma,
    /// A quoted string.
    String(StringShape),
    /// A run that starts like a number; whether it is one, [`super::is_json_number`] says.
    Number,
    /// A bare run of letters and what goes with them: `true`, `null`, `nginx`.
    Word,
    /// A bare template token: `${NAME}`, `$NAME`, `{{ name }}`, `<NAME>`.
    Placeholder,
    /// What a template tool takes out of the text: `{% if x %}`, `{{ end }}`, and what is there otherwise.
    Directive,
    /// A character that starts nothing.
    Unknown,
}

/// A piece of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Its bytes. Tokens follow each other without gaps and cover the whole text.
    pub span: Span,
}

/// Cuts JSON-like text into tokens, comments and blanks included; cannot fail, and is linear in the text.
#[derive(Clone)]
pub struct Lexer<'t> {
    text: &'t str,
    position: usize,
    /// Set once a string was seen that no later quote closes. From then on every string ends with its
    /// line, so that no two strings search the same rest of the text.
    strings_end_with_line: bool,
    /// Whether the last token that means something was a colon, so that a value is due.
    after_colon: bool,
    /// Set once a block of a template was seen that nothing ends.
    blocks_never_end: bool,
}

impl<'t> Lexer<'t> {
    /// A lexer at the start of `text`.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        Self { text, position: 0, strings_end_with_line: false, after_colon: false, blocks_never_end: false }
    }

    fn byte(&self, position: usize) -> Option<u8> {
        self.text.as_bytes().get(position).copied()
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.position..).unwrap_or("")
    }

    /// The end of the run from `from` on whose bytes all satisfy `belongs`.
    fn run(&self, from: usize, belongs: impl Fn(u8) -> bool) -> usize {
        let rest = self.text.as_bytes().get(from..).unwrap_or(&[]);
        from + rest.iter().position(|&byte| !belongs(byte)).unwrap_or(rest.len())
    }

    fn end_of_line(&self) -> usize {
        self.run(self.position, |byte| byte != b'\n' && byte != b'\r')
    }

    /// Kind and end of the token at the current position, which starts with `first`.
    fn token(&mut self, first: u8) -> (TokenKind, usize) {
        let one = self.position + 1;
        match first {
            b' ' | b'\t' | b'\n' | b'\r' => (TokenKind::Whitespace, self.run(one, is_blank)),
            b'"' => self.string(Quote::Double, one),
            b'{' if matches!(self.byte(one), Some(b'{' | b'%' | b'#')) => {
                self.template().unwrap_or((TokenKind::OpenBrace, one))
            }
            b'{' => (TokenKind::OpenBrace, one),
            b'}' => (TokenKind::CloseBrace, one),
            b'[' => (TokenKind::OpenBracket, one),
            b']' => (TokenKind::CloseBracket, one),
            b':' => (TokenKind::Colon, one),
            b',' => (TokenKind::Comma, one),
            b'\'' => self.string(Quote::Single, one),
            b'/' => self.comment().unwrap_or((TokenKind::Unknown, one)),
            b'#' => (TokenKind::LineComment, self.end_of_line()),
            b'<' => self.placeholder("<", ">").unwrap_or((TokenKind::Unknown, one)),
            b'$' => self.placeholder("${", "}").unwrap_or_else(|| self.dollar_word(one)),
            b'-' | b'+' | b'.' | b'0'..=b'9' => (TokenKind::Number, self.run(one, is_word)),
            _ if is_word(first) => self.word(one),
            _ => self.other_character(),
        }
    }

    fn word(&self, from: usize) -> (TokenKind, usize) {
        (TokenKind::Word, self.run(from, is_word))
    }

    /// A bare `$NAME`: where no quotes are, only a template tool can be meant.
    fn dollar_word(&self, from: usize) -> (TokenKind, usize) {
        let (word, end) = self.word(from);
        (if end > from { TokenKind::Placeholder } else { word }, end)
    }

    fn comment(&self) -> Option<(TokenKind, usize)> {
        if self.rest().starts_with("//") {
            return Some((TokenKind::LineComment, self.end_of_line()));
        }
        let inside = self.rest().strip_prefix("/*")?;
        let length = inside.find("*/").map_or(inside.len(), |end| end + 2);
        Some((TokenKind::BlockComment, self.position + 2 + length))
    }

    /// A template token from `open` to `close` within one line. The search stops at the start of another
    /// one, so that no byte is searched twice.
    fn placeholder(&self, open: &str, close: &str) -> Option<(TokenKind, usize)> {
        let inside = self.rest().strip_prefix(open)?;
        let stops = |byte: u8| byte == b'\n' || open.as_bytes().first() == Some(&byte);
        let line = inside.as_bytes().iter().position(|&byte| stops(byte)).unwrap_or(inside.len());
        let length =
            inside.as_bytes().get(..line)?.windows(close.len()).position(|at| at == close.as_bytes())?;
        let end = self.position + open.len() + length + close.len();
        (length > 0).then_some((TokenKind::Placeholder, end))
    }

    /// A token of a template tool. In place of a value, all that a condition chooses from is one.
    fn template(&mut self) -> Option<(TokenKind, usize)> {
        let token = token_at(self.text, self.position)?;
        Some(match token.effect {
            Effect::Value => (TokenKind::Placeholder, token.end),
            Effect::Opens if self.after_colon => match self.end_of_block(token.end) {
                Some(end) => (TokenKind::Placeholder, end.end),
                None => (TokenKind::Placeholder, token.end),
            },
            Effect::Turns => match self.end_of_block(token.end) {
                Some(end) => (TokenKind::Directive, end.start),
                None => (TokenKind::Directive, token.end),
            },
            Effect::Opens | Effect::Ends | Effect::Nothing => (TokenKind::Directive, token.end),
        })
    }

    /// What ends the block that is open at `from`. Once nothing does, it is not searched for again.
    fn end_of_block(&mut self, from: usize) -> Option<TemplateToken> {
        let end = if self.blocks_never_end { None } else { end_of_block(self.text, from) };
        self.blocks_never_end |= end.is_none();
        end
    }

    /// The end of the template token that the quote at `position` stands in, inside of a string that began at `from`:
    /// what the token holds in quotes is not the end of the string. Such a quote has a letter behind it.
    fn end_of_token_around(&self, from: usize, position: usize) -> Option<usize> {
        let next = self.byte(position + 1)?;
        if matches!(next, b',' | b':' | b']' | b'}' | b'\n' | b'\r') {
            return None;
        }
        let before = self.text.get(from..position)?;
        // Inside of a token there is no other brace: no more than the token is looked through.
        let brace = before.rfind('{')?;
        let is_statement = before.get(brace + 1..)?.starts_with('%');
        let open = if is_statement { brace } else { before.get(..brace)?.strip_suffix('{')?.len() };
        let token = token_at(self.text, from + open)?;
        let begins_with_quote = before.get(open + 2..)?.trim_start().is_empty();
        (token.end > position && !begins_with_quote).then_some(token.end)
    }

    fn other_character(&mut self) -> (TokenKind, usize) {
        let first = self.rest().chars().next().unwrap_or_default();
        let end = self.position + first.len_utf8();
        match first {
            '\u{feff}' if self.position == 0 => (TokenKind::ByteOrderMark, end),
            '\u{feff}' | '\u{a0}' | '\u{2028}' | '\u{2029}' => (TokenKind::Unknown, end),
            '“' | '”' | '„' => self.string(Quote::TypographicDouble, end),
            '‘' | '’' | '‚' => self.string(Quote::TypographicSingle, end),
            letter if letter.is_alphanumeric() => self.word(end),
            _ => (TokenKind::Unknown, end),
        }
    }

    /// The string whose opening quote ends at `from`.
    ///
    /// A string without a closing quote on its line either goes on over the line break, which JSON does
    /// not allow but people write, or its quote was forgotten. It was forgotten when the next line starts
    /// like a new member or ends something, or when no quote follows at all.
    fn string(&mut self, quote: Quote, from: usize) -> (TokenKind, usize) {
        let mut shape = StringShape { quote, closed: false, escaped: false, raw_control: false };
        let mut first_break = None;
        let mut position = from;
        let matters = |byte: u8| byte == b'\\' || byte < b' ' || may_close(quote, byte);
        loop {
            position = self.run(position, |byte| !matters(byte));
            match self.byte(position) {
                None => return self.unclosed(shape, first_break.unwrap_or(position), true),
                Some(b'\\') => {
                    shape.escaped = true;
                    position += 1;
                    if self.byte(position).is_some_and(|next| next != b'\n' && next != b'\r') {
                        position += self.character_length(position);
                    }
                }
                Some(b'\n' | b'\r') => {
                    if self.strings_end_with_line || self.line_starts_anew(position) {
                        let end = first_break.unwrap_or(position);
                        return self.unclosed(shape, end, first_break.is_some());
                    }
                    first_break = first_break.or(Some(position));
                    shape.raw_control = true;
                    position += 1;
                }
                Some(0..=0x1f) => {
                    shape.raw_control = true;
                    position += 1;
                }
                Some(_) => match self.closing_quote(quote, position) {
                    Some(end) => {
                        if let Some(after) = self.end_of_token_around(from, position) {
                            position = after;
                            continue;
                        }
                        shape.closed = true;
                        return (TokenKind::String(shape), end);
                    }
                    None => position += 1,
                },
            }
        }
    }

    /// A string whose closing quote was forgotten. Commas and brackets at the end of its line are not its own.
    fn unclosed(&mut self, shape: StringShape, end: usize, searched_on: bool) -> (TokenKind, usize) {
        self.strings_end_with_line |= searched_on;
        let string = self.text.get(self.position..end).unwrap_or("");
        let own = string.trim_end_matches([' ', '\t', '\r', ',', '}', ']']).len();
        let quote = string.chars().next().map_or(0, char::len_utf8);
        (TokenKind::String(StringShape { closed: false, ..shape }), self.position + own.max(quote))
    }

    /// Whether what follows the line break at `position` starts or ends something of its own.
    fn line_starts_anew(&self, position: usize) -> bool {
        match self.byte(self.run(position, is_blank)) {
            Some(next) => matches!(next, b'"' | b'}' | b']' | b'{' | b'['),
            None => true,
        }
    }

    /// The end of the quote at `position`, if it closes a string opened with `quote`.
    fn closing_quote(&self, quote: Quote, position: usize) -> Option<usize> {
        let closers: &[&str] = match quote {
            Quote::Double => &["\""],
            Quote::Single => &["'"],
            Quote::TypographicDouble => &["”", "“", "\""],
            Quote::TypographicSingle => &["’", "‘", "'"],
        };
        let rest = self.text.as_bytes().get(position..)?;
        closers
            .iter()
            .find(|closer| rest.starts_with(closer.as_bytes()))
            .map(|closer| position + closer.len())
    }

    fn character_length(&self, position: usize) -> usize {
        self.text.get(position..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8)
    }
}

impl Iterator for Lexer<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        let start = self.position;
        let first = self.byte(start)?;
        let (kind, end) = self.token(first);
        self.position = end;
        if !matches!(kind, TokenKind::Whitespace | TokenKind::LineComment | TokenKind::BlockComment) {
            self.after_colon = kind == TokenKind::Colon;
        }
        Some(Token { kind, span: Span::new(start, end) })
    }
}

/// Whether a quote that closes a string opened with `quote` can begin with `byte`.
fn may_close(quote: Quote, byte: u8) -> bool {
    /// The first byte of every typographic quote.
    const TYPOGRAPHIC: u8 = 0xe2;
    match quote {
        Quote::Double => byte == b'"',
        Quote::Single => byte == b'\'',
        Quote::TypographicDouble => byte == b'"' || byte == TYPOGRAPHIC,
        Quote::TypographicSingle => byte == b'\'' || byte == TYPOGRAPHIC,
    }
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}

/// Whether `byte` can be part of a bare word. A slash cannot, since it may start a comment.
fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$' | b'.' | b'-' | b'+' | b'@' | b'%')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<TokenKind> {
        Lexer::new(text).map(|token| token.kind).filter(|kind| *kind != TokenKind::Whitespace).collect()
    }

    fn words(text: &str) -> Vec<&str> {
        Lexer::new(text).map(|token| token.span.of(text)).filter(|word| !word.trim().is_empty()).collect()
    }

    #[test]
    fn tokens_cover_the_text() {
        for text in
            ["", "{\"a\": [1, 'b', ${C}]} // end", "\u{feff}“é”\n/* open", "a\\\n\"b\\", "\"x\ny\" \u{a0}é"]
        {
            assert_eq!(Lexer::new(text).map(|token| token.span.of(text)).collect::<String>(), text);
        }
    }

    #[test]
    fn template_tokens_are_one_token_where_they_close() {
        assert_eq!(words("${A} {{ must_env \"B\" }} <C-1>"), ["${A}", "{{ must_env \"B\" }}", "<C-1>"]);
        assert_eq!(kinds("{\n{"), [TokenKind::OpenBrace, TokenKind::OpenBrace]);
        assert_eq!(kinds("< 1"), [TokenKind::Unknown, TokenKind::Number]);
    }

    #[test]
    fn directives_stand_for_nothing_and_conditions_for_one_value() {
        assert_eq!(
            words("{% if a %} 1 {% else %} 2 {% endif %}"),
            ["{% if a %}", "1", "{% else %} 2 ", "{% endif %}"]
        );
        assert_eq!(
            words("\"a\": {% if a %}1{% else %}2{% endif %},"),
            ["\"a\"", ":", "{% if a %}1{% else %}2{% endif %}", ","]
        );
        let kinds = kinds("{{ if .A }}{{ .B }}{{ end }}");
        assert_eq!(kinds, [TokenKind::Directive, TokenKind::Placeholder, TokenKind::Directive]);
    }

    #[test]
    fn quotes_inside_of_a_template_token_do_not_end_the_string() {
        assert_eq!(
            words(r#""a {{ must_env "B" }} {{ env "C" "d" }}", 1"#),
            [r#""a {{ must_env "B" }} {{ env "C" "d" }}""#, ",", "1"]
        );
        assert_eq!(words(r#""a {{", "}} b""#), [r#""a {{""#, ",", r#""}} b""#]);
    }

    #[test]
    fn blocks_that_never_end_are_not_searched_twice() {
        let text = "{% else %}\n".repeat(100_000);
        assert_eq!(Lexer::new(&text).filter(|token| token.kind == TokenKind::Directive).count(), 100_000);
    }

    #[test]
    fn a_forgotten_quote_ends_with_its_line() {
        assert_eq!(words("\"a\": \"web,\n\"b\": 1"), ["\"a\"", ":", "\"web", ",", "\"b\"", ":", "1"]);
        assert_eq!(words("\"web\r\n}"), ["\"web", "}"]);
    }

    #[test]
    fn a_string_over_two_lines_is_one_string() {
        let text = "\"echo 1\n  echo 2\", 3";
        assert_eq!(words(text), ["\"echo 1\n  echo 2\"", ",", "3"]);
    }

    #[test]
    fn strings_that_never_close_do_not_search_twice() {
        // Only escaped quotes follow. Each would open a string that searches the whole rest for its end.
        let text = format!("\"{}", "\\\"\nx ".repeat(200_000));
        assert!(Lexer::new(&text).count() > 400_000);
    }
}
