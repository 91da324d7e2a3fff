//! What a cursor is at, in text that may be broken exactly there.

use crate::syntax::{Kind, Lexer, NodeId, Token, TokenKind, Tree};
use crate::text::Span;

/// The tokens around an offset.
pub(super) struct Surroundings {
    /// The half-written thing at the offset: a string with its quotes, a word, or nothing yet.
    pub word: Span,
    /// The last token before it that is no blank or comment.
    previous: Option<Token>,
    /// The first one after it.
    next: Option<Token>,
}

impl Surroundings {
    /// `None` inside a comment, where nothing is to be written.
    pub fn at(text: &str, offset: u32) -> Option<Self> {
        let mut surroundings = Self { word: Span::empty(offset), previous: None, next: None };
        for token in Lexer::new(text) {
            let is_comment = matches!(token.kind, TokenKind::LineComment | TokenKind::BlockComment);
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
    pub fn colon_follows(&self) -> bool {
        self.next.is_some_and(|token| token.kind == TokenKind::Colon)
    }

    /// `text` without the half-written thing, which would be taken for the name of what follows, or for its
    /// value. As many blanks stand for it, so that offsets stay. A name with a colon is left as it is.
    pub fn blanked(&self, text: &str) -> String {
        let before = text.get(..self.word.start as usize).unwrap_or("");
        let after = text.get(self.word.end as usize..).unwrap_or("");
        if self.colon_follows() {
            return text.to_owned();
        }
        format!("{before}{}{after}", " ".repeat(self.word.range().len()))
    }

    /// Where a comma is missing before a new member or element.
    pub fn comma_before(&self) -> Option<u32> {
        use TokenKind::{Colon, Comma, OpenBrace, OpenBracket};
        let previous = self.previous?;
        let is_separated = matches!(previous.kind, Comma | OpenBrace | OpenBracket | Colon);
        (!is_separated).then_some(previous.span.end)
    }

    /// Whether a comma is missing after what is written here.
    pub fn comma_after(&self) -> bool {
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

/// What is written at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// The name of a member; this one's, if it has a value already.
    Name(Option<NodeId>),
    /// The value of this member.
    MemberValue(NodeId),
    /// An element of a list.
    Element,
}

/// The innermost object or list below `root` that `position` is inside of.
pub(super) fn innermost(tree: &Tree, root: NodeId, position: u32) -> Option<NodeId> {
    let mut within = is_inside(tree, root, position).then_some(root)?;
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
pub(super) fn role(tree: &Tree, within: NodeId, around: &Surroundings) -> Option<Role> {
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
