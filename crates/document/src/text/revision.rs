use super::{Edit, EditConflict, Span, apply_edits};

/// A text that is edited in several steps, and all of them as one set of edits of the text it began with.
#[derive(Clone, Debug)]
pub struct Revision {
    text: String,
    original_length: u32,
    pieces: Vec<Piece>,
}

/// Some bytes of the text as it is now.
#[derive(Clone, Copy, Debug)]
struct Piece {
    /// Where they are now.
    now: Span,
    /// Where they began in the original, if they are from there.
    original: Option<u32>,
}

impl Piece {
    /// The part of it that lies in `span`.
    fn within(self, span: Span) -> Option<Piece> {
        let now = Span { start: self.now.start.max(span.start), end: self.now.end.min(span.end) };
        let skipped = now.start - self.now.start;
        (!now.is_empty()).then_some(Piece { now, original: self.original.map(|start| start + skipped) })
    }
}

impl Revision {
    /// `text`, unedited.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let whole = Span::new(0, text.len());
        let pieces = vec![Piece { now: whole, original: Some(0) }];
        Self { text: text.to_owned(), original_length: whole.end, pieces }
    }

    /// The text as it is now.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Applies `edits` of the text as it is now, all at once.
    ///
    /// # Errors
    /// When two of them overlap, or one is not of this text; nothing is changed then.
    pub fn apply(&mut self, edits: &[Edit]) -> Result<(), EditConflict> {
        let text = apply_edits(&self.text, edits)?;
        let mut edits: Vec<&Edit> = edits.iter().collect();
        ecs_sort::sort_by_key(&mut edits, |edit| (edit.span.start, edit.span.end));
        let mut next = Pieces { old: &self.pieces, list: Vec::new(), length: 0 };
        let mut kept_from = 0;
        for edit in edits {
            next.keep(Span { start: kept_from, end: edit.span.start });
            next.insert(edit.text.len() as u32);
            kept_from = edit.span.end;
        }
        next.keep(Span { start: kept_from, end: self.text.len() as u32 });
        self.pieces = next.list;
        self.text = text;
        Ok(())
    }

    /// Edits that make the text as it is now of the one it began with: disjoint, and in order.
    #[must_use]
    pub fn edits(&self) -> Vec<Edit> {
        let mut edits = Vec::new();
        let mut inserted = String::new();
        let mut read = 0;
        let end = Piece { now: Span::empty(self.text.len() as u32), original: Some(self.original_length) };
        for piece in self.pieces.iter().chain([&end]) {
            let Some(start) = piece.original else {
                inserted.push_str(piece.now.of(&self.text));
                continue;
            };
            if start > read || !inserted.is_empty() {
                edits.push(Edit::replace(Span { start: read, end: start }, std::mem::take(&mut inserted)));
            }
            read = start + (piece.now.end - piece.now.start);
        }
        edits
    }
}

/// The pieces of a text in the making.
struct Pieces<'p> {
    /// Those of the text before, as far as they are not used up.
    old: &'p [Piece],
    list: Vec<Piece>,
    length: u32,
}

impl Pieces<'_> {
    /// Takes over the bytes `span` of the text before.
    fn keep(&mut self, span: Span) {
        while let Some((piece, rest)) = self.old.split_first() {
            if let Some(part) = piece.within(span) {
                let start = self.length;
                self.length += part.now.end - part.now.start;
                self.list.push(Piece { now: Span { start, end: self.length }, ..part });
            }
            if piece.now.end > span.end {
                break;
            }
            self.old = rest;
        }
    }

    fn insert(&mut self, length: u32) {
        let start = self.length;
        self.length += length;
        self.list.push(Piece { now: Span { start, end: self.length }, original: None });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn two_steps_are_one_set_of_edits() {
        let mut revision = Revision::new("one two three");
        revision.apply(&[Edit::replace(Span::new(4, 7), "2"), Edit::insert(0, "0 ")]).expect("disjoint");
        assert_eq!(revision.text(), "0 one 2 three");
        // Of what was inserted, half is replaced; of what was kept, the end goes.
        revision
            .apply(&[Edit::replace(Span::new(0, 1), "zero"), Edit::delete(Span::new(7, 13))])
            .expect("disjoint");
        assert_eq!(revision.text(), "zero one 2");
        let edits = [Edit::insert(0, "zero "), Edit::replace(Span::new(4, 13), "2")];
        assert_eq!(revision.edits(), edits);
    }

    #[test]
    fn what_does_not_fit_changes_nothing() {
        let mut revision = Revision::new("abc");
        assert!(revision.apply(&[Edit::delete(Span::new(2, 9))]).is_err());
        assert_eq!((revision.text(), revision.edits()), ("abc", Vec::new()));
    }

    proptest! {
        #[test]
        fn the_edits_make_the_text(
            original in "[a-z]{0,12}",
            steps in prop::collection::vec((0_usize..16, 0_usize..8, "[A-Z]{0,3}"), 0..8),
        ) {
            let mut revision = Revision::new(&original);
            for (start, length, text) in steps {
                let start = start.min(revision.text().len());
                let end = (start + length).min(revision.text().len());
                revision.apply(&[Edit::replace(Span::new(start, end), text)]).expect("within the text");
            }
            prop_assert_eq!(apply_edits(&original, &revision.edits()).expect("disjoint"), revision.text());
        }
    }
}
