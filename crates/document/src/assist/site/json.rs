//! JSON: a text of its own, or what a heredoc of Terraform holds.

use super::{Role, Site};
use crate::assist::manner::{Manner, Notation};
use crate::assist::read::Read;
use crate::syntax::{Kind, Lexer, NodeId, Syntax, Token, TokenKind, Tree};
use crate::text::Span;

/// The place at `offset` of a JSON text.
pub(super) fn site(text: &str, offset: u32) -> Option<Site> {
    let site = site_in(text, Span::new(0, text.len()), offset)?;
    (site.read.source().syntax() == Syntax::Json).then_some(site)
}

/// The place at `offset`, inside of the JSON in the part `json` of `text`.
pub(super) fn site_in(text: &str, json: Span, offset: u32) -> Option<Site> {
    let around = Surroundings::at(text, json, offset)?;
    let read = Read::of(&around.blanked(text))?;
    let source = read.source();
    let within = innermost(source, around.word.start)?;
    let role = role(source, within, &around)?;
    Site::of(read, within, role, around.manner(role))
}

/// The tokens around an offset.
struct Surroundings {
    /// The half-written thing at the offset: a string with its quotes, a word, or nothing yet.
    word: Span,
    /// The last token before it that is no blank or comment.
    previous: Option<Token>,
    /// The first one after it.
    next: Option<Token>,
}

impl Surroundings {
    /// `None` inside a comment, where nothing is to be written.
    fn at(text: &str, json: Span, offset: u32) -> Option<Self> {
        let mut surroundings = Self { word: Span::empty(offset), previous: None, next: None };
        let moved = |token: Token| {
            let Span { start, end } = token.span;
            Token { span: Span { start: start + json.start, end: end + json.start }, ..token }
        };
        for token in Lexer::new(json.of(text)).map(moved) {
            let is_comment =
                matches!(token.kind, TokenKind::LineComment | TokenKind::BlockComment | TokenKind::Directive);
            if is_comment && token.span.start < offset && offset <= token.span.end {
                return None;
            }
            if is_comment || matches!(token.kind, TokenKind::Whitespace | TokenKind::ByteOrderMark) {
                continue;
            }
            if is_written_at(token, offset) {
                surroundings.word = first_line(text, token.span, offset);
            } else if token.span.end <= offset {
                surroundings.previous = Some(token);
            } else {
                surroundings.next = Some(token);
                break;
            }
        }
        Some(surroundings)
    }

    /// Whether a colon follows, so that only a name is to be written.
    fn colon_follows(&self) -> bool {
        self.next.is_some_and(|token| token.kind == TokenKind::Colon)
    }

    /// `text` without the half-written thing, which would be taken for the name of what follows, or for its
    /// value. As many blanks stand for it, so that offsets stay. A name with a colon is left as it is.
    fn blanked(&self, text: &str) -> String {
        let before = text.get(..self.word.start as usize).unwrap_or("");
        let after = text.get(self.word.end as usize..).unwrap_or("");
        if self.colon_follows() {
            return text.to_owned();
        }
        format!("{before}{}{after}", " ".repeat(self.word.range().len()))
    }

    /// How something is written here in the role `role`.
    fn manner(&self, role: Role) -> Manner {
        let starts_entry = !matches!(role, Role::MemberValue(_));
        let comma_at = self.comma_before().filter(|_| starts_entry);
        Manner {
            name_only: self.colon_follows(),
            lead: if comma_at == Some(self.word.start) { " " } else { "" },
            trail: if self.comma_after() { "," } else { "" },
            comma_at,
            ..Manner::new(Notation::Json, self.word)
        }
    }

    /// Where a comma is missing before a new member or element.
    fn comma_before(&self) -> Option<u32> {
        use TokenKind::{Colon, Comma, OpenBrace, OpenBracket};
        let previous = self.previous?;
        let is_separated = matches!(previous.kind, Comma | OpenBrace | OpenBracket | Colon);
        (!is_separated).then_some(previous.span.end)
    }

    /// Whether a comma is missing after what is written here.
    fn comma_after(&self) -> bool {
        use TokenKind::{Number, OpenBrace, OpenBracket, Placeholder, String, Word};
        let next = self.next.map(|token| token.kind);
        matches!(next, Some(String(_) | Word | Number | OpenBrace | OpenBracket | Placeholder))
    }
}

/// Whether the cursor is in `token` and what is typed there becomes part of it.
fn is_written_at(token: Token, offset: u32) -> bool {
    let Span { start, end } = token.span;
    match token.kind {
        TokenKind::String(shape) => start < offset && (offset < end || (offset == end && !shape.closed)),
        TokenKind::Word | TokenKind::Number => start < offset && offset <= end,
        _ => false,
    }
}

/// A string that goes on over a line break has lost its closing quote: what is written ends with the line.
fn first_line(text: &str, word: Span, offset: u32) -> Span {
    let after = Span { start: offset, end: word.end }.of(text);
    match after.find(['\n', '\r']) {
        Some(length) => Span { start: word.start, end: offset + length as u32 },
        None => word,
    }
}

/// The innermost object or list that `position` is inside of.
fn innermost(tree: &Tree, position: u32) -> Option<NodeId> {
    let mut within =
        Some(tree.root()).filter(|&root| tree.syntax() == Syntax::Hcl || is_inside(tree, root, position))?;
    loop {
        let before = tree.children(within).take_while(|&child| tree.span(child).start < position);
        match before.last().filter(|&child| is_inside(tree, child, position)) {
            Some(child) => within = child,
            None => return Some(within),
        }
    }
}

/// Whether `position` is between the brackets of `node`. One without a closing bracket reaches as far as
/// nothing but blanks follows it.
fn is_inside(tree: &Tree, node: NodeId, position: u32) -> bool {
    let span = tree.span(node);
    if !matches!(tree.kind(node), Kind::Object | Kind::Array) || position <= span.start {
        return false;
    }
    if is_closed(tree, node) {
        return position < span.end;
    }
    position <= span.end || Span { start: span.end, end: position }.of(tree.text()).trim().is_empty()
}

fn is_closed(tree: &Tree, node: NodeId) -> bool {
    let span = tree.span(node);
    let closer = if tree.kind(node) == Kind::Object { '}' } else { ']' };
    let last_child = tree.children(node).last().map_or(span.start + 1, |child| tree.entry_span(child).end);
    span.of(tree.text()).ends_with(closer) && last_child < span.end
}

/// What is written inside the object or list `within`; `tree` is one of the blanked text.
fn role(tree: &Tree, within: NodeId, around: &Surroundings) -> Option<Role> {
    let is_list = tree.kind(within) == Kind::Array;
    let before = tree.children(within).take_while(|&child| tree.entry_span(child).start <= around.word.start);
    let last = before.last();
    let key_span = last.and_then(|child| tree.key_span(child));
    if around.colon_follows() {
        return Some(Role::Name(last.filter(|_| key_span == Some(around.word))));
    }
    let previous = around.previous?;
    let colon_forgotten = key_span == Some(previous.span) && on_one_line(tree, previous.span, around.word);
    let is_value = previous.kind == TokenKind::Colon || colon_forgotten;
    match (is_list, is_value) {
        (true, false) => Some(Role::Element),
        (false, false) => Some(Role::Name(None)),
        (false, true) => last.map(Role::MemberValue),
        (true, true) => None,
    }
}

fn on_one_line(tree: &Tree, before: Span, after: Span) -> bool {
    !Span { start: before.end, end: after.start }.of(tree.text()).contains('\n')
}
