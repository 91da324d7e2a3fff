use super::lexer::{Lexer, StringShape, Token, TokenKind};
use super::numbers::is_json_number;
use super::problem::{Problem, ProblemKind, Problems};
use super::strings::read_string;
use super::tree::{Kind, StringEntry, Syntax, Tree};
use super::tree_builder::{Key, TreeBuilder};
use crate::text::{Edit, Span, quoted};

/// How deep objects and lists may be nested before their content is skipped. AWS's own shapes end at 7.
pub const MAX_DEPTH: usize = 128;

/// A tree, and what was wrong with the text it came from.
pub struct Parsed {
    /// The structure, as far as it can be made out.
    pub tree: Tree,
    /// Departures from JSON in document order, at most [`super::MAX_PROBLEMS`].
    pub problems: Vec<Problem>,
    /// How many more problems there were.
    pub problems_omitted: usize,
}

/// Reads `text` as JSON, and as whatever people write instead of JSON. Never fails, in linear time.
#[must_use]
pub fn parse_json(text: &str) -> Parsed {
    let mut parser = Parser::new(text);
    parser.document();
    let Parser { tree, mut problems, has_directives, .. } = parser;
    ecs_sort::sort_by_key(&mut problems.kept, |problem| problem.span);
    let mut tree = tree.finish(text, Syntax::Json);
    tree.has_directives = has_directives;
    Parsed { tree, problems: problems.kept, problems_omitted: problems.omitted }
}

/// An object or list that is being read.
struct Frame {
    bracket: Bracket,
    /// The last comma, when nothing has followed it yet.
    comma: Option<Span>,
    /// Whether an entry was read and no comma since.
    after_entry: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Bracket {
    Brace,
    Square,
}

impl Bracket {
    fn closer(self) -> char {
        match self {
            Bracket::Brace => '}',
            Bracket::Square => ']',
        }
    }
}

struct Parser<'t> {
    text: &'t str,
    lexer: Lexer<'t>,
    /// The token to be looked at next; `None` at the end.
    token: Option<Token>,
    /// The end of the last token that was not a blank or comment.
    last_end: u32,
    /// Whether a directive of a template stands between that and the next token: it may bring a comma or take one.
    crossed_directive: bool,
    has_directives: bool,
    frames: Vec<Frame>,
    /// How many of the frames are lists: whether a stray `]` closes anything is asked without a search.
    open_lists: usize,
    tree: TreeBuilder,
    problems: Problems,
}

impl<'t> Parser<'t> {
    fn new(text: &'t str) -> Self {
        let mut parser = Self {
            text,
            lexer: Lexer::new(text),
            token: None,
            last_end: 0,
            crossed_directive: false,
            has_directives: false,
            frames: Vec::new(),
            open_lists: 0,
            tree: TreeBuilder::new(text.len()),
            problems: Problems::default(),
        };
        parser.advance();
        parser.last_end = 0;
        parser
    }

    fn document(&mut self) {
        if self.token.is_none() {
            self.problems.push(ProblemKind::Empty, Span::new(0, self.text.len()), []);
            return;
        }
        self.value(None);
        while let Some(frame) = self.frames.last() {
            let Some(token) = self.token else { return self.end_inside() };
            match frame.bracket {
                Bracket::Brace => self.in_object(token),
                Bracket::Square => self.in_list(token),
            }
        }
        if let Some(token) = self.token {
            self.after_document(token);
        }
    }

    fn after_document(&mut self, token: Token) {
        // What is no blank in JSON may be one elsewhere, a form feed for one: the token is there all the same.
        let end = token.span.end.max(self.text.trim_end().len() as u32);
        let rest = Span { start: token.span.start, end };
        let is_comma = token.kind == TokenKind::Comma && rest == token.span;
        let repair = is_comma.then(|| Edit::delete(token.span));
        self.problems.push(ProblemKind::TrailingContent, rest, repair);
    }

    /// Takes the next token that means something; comments are reported on the way.
    fn advance(&mut self) {
        if let Some(token) = self.token {
            self.last_end = token.span.end;
        }
        self.crossed_directive = false;
        self.token = loop {
            let Some(token) = self.lexer.next() else { break None };
            match token.kind {
                TokenKind::Whitespace => {}
                TokenKind::Directive => {
                    self.crossed_directive = true;
                    self.has_directives = true;
                }
                TokenKind::LineComment | TokenKind::BlockComment => {
                    let repair = Edit::delete(comment_with_its_line(self.text, token.span));
                    self.problems.push(ProblemKind::Comment, token.span, [repair]);
                }
                TokenKind::ByteOrderMark => {
                    self.problems.push(ProblemKind::ByteOrderMark, token.span, [Edit::delete(token.span)]);
                }
                _ => break Some(token),
            }
        };
    }

    fn in_object(&mut self, token: Token) {
        match token.kind {
            TokenKind::CloseBrace => self.close(token),
            TokenKind::CloseBracket if self.open_lists > 0 => self.unclosed(token),
            TokenKind::Comma => self.comma(token),
            TokenKind::Placeholder if !self.colon_follows(token) => self.members_to_come(token),
            TokenKind::String(_) | TokenKind::Word | TokenKind::Number | TokenKind::Placeholder => {
                if self.stray_word(token) {
                    self.unexpected(token);
                } else {
                    self.before_entry();
                    self.member(token);
                }
            }
            TokenKind::OpenBrace | TokenKind::OpenBracket => {
                self.problems.push(ProblemKind::MissingName, token.span, []);
                self.before_entry();
                let key = self.no_name(token.span.start);
                self.value(Some(key));
            }
            _ => self.unexpected(token),
        }
    }

    /// A template token in place of whole members, commas included: a member without a name.
    fn members_to_come(&mut self, token: Token) {
        if let Some(frame) = self.frames.last_mut() {
            frame.after_entry = false;
            frame.comma = None;
        }
        let key = self.no_name(token.span.start);
        self.tree.leaf(Kind::Placeholder, Some(key), token.span);
        self.advance();
    }

    fn no_name(&mut self, at: u32) -> Key {
        let nothing = Span::empty(at);
        self.tree.key(StringEntry { span: nothing, content: nothing, decoded: None })
    }

    /// Whether a bare word directly after a value only goes on with it (`name: web server`): it is no
    /// member, since no colon follows.
    fn stray_word(&self, token: Token) -> bool {
        let bare = !matches!(token.kind, TokenKind::String(_));
        let goes_on = bare && self.frames.last().is_some_and(|frame| frame.after_entry);
        goes_on && !self.colon_follows(token)
    }

    fn in_list(&mut self, token: Token) {
        match token.kind {
            TokenKind::CloseBracket => self.close(token),
            TokenKind::CloseBrace if self.frames.len() > self.open_lists => self.unclosed(token),
            TokenKind::Comma => self.comma(token),
            TokenKind::CloseBrace | TokenKind::Colon | TokenKind::Unknown => self.unexpected(token),
            TokenKind::String(_) if self.starts_member_outside(token) => self.unclosed(token),
            TokenKind::Word if self.frames.last().is_some_and(|frame| frame.after_entry) => {
                self.unexpected(token);
            }
            _ => {
                self.before_entry();
                self.value(None);
            }
        }
    }

    /// Whether `token`, met in a list inside an object, is the name of a member: the list was not closed.
    fn starts_member_outside(&self, token: Token) -> bool {
        let inside_object =
            self.frames.iter().rev().nth(1).is_some_and(|outer| outer.bracket == Bracket::Brace);
        inside_object && self.colon_follows(token)
    }

    fn colon_follows(&self, token: Token) -> bool {
        self.text.get(token.span.end as usize..).unwrap_or("").trim_start().starts_with(':')
    }

    /// Bookkeeping before another member or element: after the first one there must be a comma.
    fn before_entry(&mut self) {
        let insertion = self.last_end;
        let Some(frame) = self.frames.last_mut() else { return };
        let comma_is_missing = frame.after_entry;
        frame.after_entry = true;
        frame.comma = None;
        if comma_is_missing && !self.crossed_directive {
            let repair = [Edit::insert(insertion, ",")];
            self.problems.push(ProblemKind::MissingComma, Span::empty(insertion), repair);
        }
    }

    fn comma(&mut self, token: Token) {
        if let Some(frame) = self.frames.last_mut() {
            if frame.after_entry {
                frame.after_entry = false;
                frame.comma = Some(token.span);
            } else if !self.crossed_directive {
                self.problems.push(ProblemKind::ExtraComma, token.span, [Edit::delete(token.span)]);
            }
        }
        self.advance();
    }

    fn close(&mut self, token: Token) {
        let comma = self.pop_frame(token.span.end);
        if let Some(comma) = comma.filter(|_| !self.crossed_directive) {
            self.problems.push(ProblemKind::TrailingComma, comma, [Edit::delete(comma)]);
        }
        self.advance();
    }

    /// The innermost bracket is missing: `token` belongs further out.
    fn unclosed(&mut self, token: Token) {
        let Some(frame) = self.frames.last() else { return };
        let (closer, comma) = (frame.bracket.closer(), frame.comma);
        let mut repair = Vec::new();
        if matches!(token.kind, TokenKind::String(_)) {
            // Another member follows: the comma before it separates it from what is closed here.
            let text = if comma.is_some() { "]" } else { "]," };
            repair.push(Edit::insert(comma.map_or(self.last_end, |comma| comma.start), text));
            self.pop_frame(self.last_end);
            if let Some(outer) = self.frames.last_mut() {
                outer.after_entry = false;
            }
        } else {
            repair.push(Edit::insert(self.last_end, closer.to_string()));
            repair.extend(comma.map(Edit::delete));
            self.pop_frame(self.last_end);
        }
        self.problems.push(ProblemKind::Unclosed(closer), token.span, repair);
    }

    fn pop_frame(&mut self, end: u32) -> Option<Span> {
        self.tree.close(end);
        let frame = self.frames.pop()?;
        self.open_lists -= usize::from(frame.bracket == Bracket::Square);
        frame.comma
    }

    fn end_inside(&mut self) {
        let missing: String = self.frames.iter().rev().map(|frame| frame.bracket.closer()).collect();
        let mid_entry = self.frames.last().and_then(|frame| frame.comma);
        let end = self.last_end;
        let mut repair = vec![Edit::insert(end, missing.clone())];
        repair.extend(mid_entry.map(Edit::delete));
        self.problems.push(ProblemKind::UnexpectedEnd(missing), Span::empty(end), repair);
        while self.pop_frame(end).is_some() || !self.frames.is_empty() {}
    }

    fn unexpected(&mut self, token: Token) {
        self.problems.unexpected(token.span, self.text);
        self.advance();
    }

    fn member(&mut self, name: Token) {
        let entry = self.name(name);
        let key = self.tree.key(entry);
        self.advance();
        match self.token.map(|token| token.kind) {
            Some(TokenKind::Colon) => self.advance(),
            Some(kind) if starts_value(kind) => {
                let at = name.span.end;
                self.problems.push(ProblemKind::MissingColon, Span::empty(at), [Edit::insert(at, ":")]);
            }
            _ => {}
        }
        self.value(Some(key));
    }

    fn name(&mut self, token: Token) -> StringEntry {
        if let TokenKind::String(shape) = token.kind {
            return read_string(self.text, token.span, shape, &mut self.problems);
        }
        let repair = [Edit::replace(token.span, quoted(token.span.of(self.text)))];
        self.problems.push(ProblemKind::UnquotedName, token.span, repair);
        StringEntry { span: token.span, content: token.span, decoded: None }
    }

    fn value(&mut self, key: Option<Key>) {
        let Some(token) = self.token else {
            return self.missing_value(key, self.last_end);
        };
        match token.kind {
            TokenKind::OpenBrace => return self.open(token, key, Bracket::Brace),
            TokenKind::OpenBracket => return self.open(token, key, Bracket::Square),
            TokenKind::String(shape) => self.string(token, shape, key),
            TokenKind::Number => self.number(token, key),
            TokenKind::Word => self.word(token, key),
            TokenKind::Placeholder => self.tree.leaf(Kind::Placeholder, key, token.span),
            TokenKind::Comma | TokenKind::CloseBrace | TokenKind::CloseBracket => {
                let at = if key.is_some() { self.last_end } else { token.span.start };
                self.missing_value(key, at);
                if self.tree.depth() > 0 {
                    return;
                }
            }
            _ => {
                self.problems.unexpected(token.span, self.text);
                self.tree.leaf(Kind::Missing, key, Span::empty(token.span.start));
            }
        }
        self.advance();
    }

    fn missing_value(&mut self, key: Option<Key>, at: u32) {
        self.problems.push(ProblemKind::MissingValue, Span::empty(at), []);
        self.tree.leaf(Kind::Missing, key, Span::empty(at));
    }

    fn string(&mut self, token: Token, shape: StringShape, key: Option<Key>) {
        let entry = read_string(self.text, token.span, shape, &mut self.problems);
        self.tree.string(key, entry);
    }

    fn number(&mut self, token: Token, key: Option<Key>) {
        if !is_json_number(token.span.of(self.text)) {
            self.problems.push(ProblemKind::InvalidNumber, token.span, []);
        }
        self.tree.leaf(Kind::Number, key, token.span);
    }

    fn word(&mut self, token: Token, key: Option<Key>) {
        let word = token.span.of(self.text);
        let (kind, json) = match word {
            "true" | "True" | "TRUE" => (Kind::Bool(true), "true"),
            "false" | "False" | "FALSE" => (Kind::Bool(false), "false"),
            "null" | "None" | "nil" | "NULL" | "undefined" => (Kind::Null, "null"),
            _ => {
                let repair = [Edit::replace(token.span, quoted(word))];
                self.problems.push(ProblemKind::UnquotedValue, token.span, repair);
                let entry = StringEntry { span: token.span, content: token.span, decoded: None };
                return self.tree.string(key, entry);
            }
        };
        if word != json {
            let repair = [Edit::replace(token.span, json)];
            self.problems.push(ProblemKind::ForeignLiteral(json), token.span, repair);
        }
        self.tree.leaf(kind, key, token.span);
    }

    fn open(&mut self, token: Token, key: Option<Key>, bracket: Bracket) {
        if self.tree.depth() >= MAX_DEPTH {
            return self.skip_nested(token, key);
        }
        let kind = if bracket == Bracket::Brace { Kind::Object } else { Kind::Array };
        self.tree.open(kind, key, token.span.start);
        self.frames.push(Frame { bracket, comma: None, after_entry: false });
        self.open_lists += usize::from(bracket == Bracket::Square);
        self.advance();
    }

    /// Skips a value that is nested too deep, up to the bracket that balances its first one.
    fn skip_nested(&mut self, token: Token, key: Option<Key>) {
        let mut depth = 0_usize;
        while let Some(token) = self.token {
            match token.kind {
                TokenKind::OpenBrace | TokenKind::OpenBracket => depth += 1,
                TokenKind::CloseBrace | TokenKind::CloseBracket => depth -= 1,
                _ => {}
            }
            self.advance();
            if depth == 0 {
                break;
            }
        }
        let span = Span { start: token.span.start, end: self.last_end };
        self.problems.push(ProblemKind::TooDeep, span, []);
        self.tree.leaf(Kind::Missing, key, span);
    }
}

fn starts_value(kind: TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::OpenBrace
            | TokenKind::OpenBracket
            | TokenKind::String(_)
            | TokenKind::Number
            | TokenKind::Word
            | TokenKind::Placeholder
    )
}

/// What to delete with a comment: its whole line when nothing else stands there, else the blanks before it.
fn comment_with_its_line(text: &str, comment: Span) -> Span {
    let before = text.get(..comment.start as usize).unwrap_or("");
    let after = text.get(comment.end as usize..).unwrap_or("");
    let blanks_before = before.len() - before.trim_end_matches([' ', '\t']).len();
    let blanks_after = after.len() - after.trim_start_matches([' ', '\t']).len();
    let rest = after.get(blanks_after..).unwrap_or("");
    let line_break = if rest.starts_with("\r\n") { 2 } else { usize::from(rest.starts_with('\n')) };
    let ends_line = line_break > 0 || rest.is_empty();
    let starts_line = before.len() == blanks_before || before.trim_end_matches([' ', '\t']).ends_with('\n');
    let start = comment.start - blanks_before as u32;
    let end = comment.end + blanks_after as u32;
    match (starts_line, ends_line) {
        (true, true) => Span { start, end: end + line_break as u32 },
        (false, true) => Span { start, end: comment.end },
        _ => Span { start: comment.start, end },
    }
}
