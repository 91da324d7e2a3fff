use super::Parser;
use crate::syntax::parser::parse_json;
use crate::syntax::tree::{Kind, NodeId, StringEntry, Tree};
use crate::syntax::tree_builder::Key;
use crate::text::{Edit, Span};

/// A text over several lines: `<<EOF` … `EOF`.
pub(super) struct Heredoc {
    /// The lines between the marks.
    pub content: Span,
    /// The position after the closing mark.
    pub end: usize,
}

impl Parser<'_> {
    /// The heredoc that begins at `start`, if one does. Without its closing mark it goes to the end of the text.
    pub(super) fn heredoc_at(&self, start: usize) -> Option<Heredoc> {
        let rest = self.text.get(start..)?.strip_prefix("<<")?;
        let rest = rest.strip_prefix('-').unwrap_or(rest);
        let (mark, lines) = rest.split_once('\n')?;
        let mark = mark.trim_end();
        let is_name = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
        if mark.is_empty() || !mark.bytes().all(is_name) {
            return None;
        }
        let first = self.text.len() - lines.len();
        let mut at = first;
        for line in lines.split_inclusive('\n') {
            if line.trim() == mark {
                let mark_end = at + line.trim_end().len();
                return Some(Heredoc { content: Span::new(first, at), end: mark_end });
            }
            at += line.len();
        }
        Some(Heredoc { content: Span::new(first, at), end: self.text.len() })
    }

    /// Adds a heredoc: what its JSON holds, or its lines as a string.
    pub(super) fn heredoc(&mut self, heredoc: &Heredoc, key: Option<Key>) {
        let content = heredoc.content.of(self.text);
        self.position = heredoc.end;
        let is_json = content.trim_start().starts_with(['[', '{']) && !content.contains("%{");
        if is_json {
            self.graft(heredoc.content, key);
        } else {
            let entry = StringEntry { span: heredoc.content, content: heredoc.content, decoded: None };
            self.tree.string(key, entry);
        }
    }

    /// Adds the JSON that stands at `place` of the text.
    fn graft(&mut self, place: Span, key: Option<Key>) {
        let parsed = parse_json(&self.without_interpolations(place));
        for problem in parsed.problems {
            let repair =
                problem.repair.into_iter().map(|edit| Edit { span: shifted(edit.span, place), ..edit });
            self.problems.push(problem.kind, shifted(problem.span, place), repair);
        }
        self.problems.omitted += parsed.problems_omitted;
        if self.tree.depth() > 0 && parsed.tree.text().len() == place.range().len() {
            self.copy(&parsed.tree, parsed.tree.root(), place, key);
        }
    }

    /// The text at `place` with what is inside of each interpolation written over: it may hold quotes of its own.
    fn without_interpolations(&self, place: Span) -> String {
        let text = place.of(self.text);
        let mut plain = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(at) = rest.find("${") {
            let start = place.start as usize + (text.len() - rest.len()) + at;
            let length = (self.end_of_interpolation(start, 0) - start).clamp(2, rest.len() - at);
            let (before, from) = rest.split_at(at);
            let (token, after) = from.split_at_checked(length).unwrap_or((from, ""));
            plain.push_str(before);
            if token.ends_with('}') && token.len() > 3 {
                plain.push_str("${");
                plain.extend(std::iter::repeat_n('x', token.len() - 3));
                plain.push('}');
            } else {
                plain.push_str(token);
            }
            rest = after;
        }
        plain.push_str(rest);
        plain
    }

    fn copy(&mut self, tree: &Tree, node: NodeId, place: Span, key: Option<Key>) {
        let span = shifted(tree.span(node), place);
        match tree.kind(node) {
            kind @ (Kind::Object | Kind::Array) => {
                if self.tree.depth() >= crate::syntax::MAX_DEPTH {
                    return self.tree.leaf(Kind::Missing, key, span);
                }
                self.tree.open(kind, key, span.start);
                for child in tree.children(node) {
                    let name = tree.key(child).map(|name| {
                        let at = shifted(tree.key_span(child).unwrap_or_default(), place);
                        self.copied(at, name)
                    });
                    let key = name.map(|entry| self.tree.key(entry));
                    self.copy(tree, child, place, key);
                }
                self.tree.close(span.end);
            }
            Kind::String => {
                let entry = self.copied(span, tree.string(node).unwrap_or(""));
                self.tree.string(key, entry);
            }
            kind => self.tree.leaf(kind, key, span),
        }
    }

    /// The string at `span`, which means `content` but for its interpolations.
    fn copied(&self, span: Span, content: &str) -> StringEntry {
        let raw = span.of(self.text);
        let is_quoted = raw.len() >= 2 && raw.starts_with('"') && raw.ends_with('"');
        let inner = if is_quoted { Span { start: span.start + 1, end: span.end - 1 } } else { span };
        let as_written = inner.of(self.text) == content || content.contains("${");
        StringEntry { span, content: inner, decoded: (!as_written).then(|| content.into()) }
    }
}

fn shifted(span: Span, place: Span) -> Span {
    Span { start: span.start + place.start, end: span.end + place.start }
}
