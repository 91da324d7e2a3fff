use serde::Serialize;
use std::fmt;

use super::Span;

/// A replacement of some bytes by a text.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Edit {
    /// The bytes replaced; empty for an insertion.
    #[serde(flatten)]
    pub span: Span,
    /// What stands there afterwards; empty for a deletion.
    pub text: String,
}

impl Edit {
    /// Replaces the bytes of `span`.
    #[must_use]
    pub fn replace(span: Span, text: impl Into<String>) -> Self {
        Self { span, text: text.into() }
    }

    /// Deletes the bytes of `span`.
    #[must_use]
    pub fn delete(span: Span) -> Self {
        Self::replace(span, "")
    }

    /// Inserts before byte `position`.
    #[must_use]
    pub fn insert(position: u32, text: impl Into<String>) -> Self {
        Self::replace(Span::empty(position), text)
    }

    /// Whether the two cannot both be applied: they share bytes, or both insert at one place and the
    /// result would depend on their order. Two insertions that each begin with a comma add one list or
    /// object entry each, and do go together.
    #[must_use]
    pub fn conflicts_with(&self, other: &Edit) -> bool {
        let (first, second) = if self.span <= other.span { (self, other) } else { (other, self) };
        if first.span == second.span && first.span.is_empty() {
            return !(first.text.starts_with(',') && second.text.starts_with(','));
        }
        second.span.start < first.span.end
    }
}

/// Two edits of one set touch the same bytes, or an edit is not one of this text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EditConflict {
    /// The edit that could not be applied.
    pub at: Span,
}

impl fmt::Display for EditConflict {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "the edit of bytes {}..{} overlaps another one", self.at.start, self.at.end)
    }
}

impl std::error::Error for EditConflict {}

/// Applies all `edits` to `text` at once; their order does not matter, except among insertions at one
/// place, which keep it.
///
/// # Errors
/// When two edits overlap, or one does not lie on character boundaries of `text`.
pub fn apply_edits(text: &str, edits: &[Edit]) -> Result<String, EditConflict> {
    let mut ordered: Vec<&Edit> = edits.iter().collect();
    ecs_sort::sort_by_key(&mut ordered, |edit| (edit.span.start, edit.span.end));
    let mut result = String::with_capacity(text.len());
    let mut copied = 0;
    for edit in ordered {
        let range = edit.span.range();
        let kept = text.get(copied..range.start).ok_or(EditConflict { at: edit.span })?;
        text.get(range.clone()).ok_or(EditConflict { at: edit.span })?;
        result.push_str(kept);
        result.push_str(&edit.text);
        copied = range.end;
    }
    result.push_str(text.get(copied..).unwrap_or(""));
    Ok(result)
}

/// Whether `edits` of one text can be applied all at once: none of them touches bytes of another.
#[must_use]
pub(crate) fn are_disjoint(edits: &[Edit]) -> bool {
    let mut spans: Vec<Span> = edits.iter().map(|edit| edit.span).collect();
    ecs_sort::sort(&mut spans);
    spans.iter().zip(spans.iter().skip(1)).all(|(one, next)| one.end <= next.start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_apply_together_in_any_order() {
        let edits =
            [Edit::replace(Span::new(4, 5), "E"), Edit::delete(Span::new(0, 1)), Edit::insert(2, "+")];
        assert_eq!(apply_edits("abcde", &edits).as_deref(), Ok("b+cdE"));
    }

    #[test]
    fn overlap_and_broken_characters_are_refused() {
        let overlap = [Edit::delete(Span::new(0, 3)), Edit::delete(Span::new(2, 4))];
        assert_eq!(apply_edits("abcde", &overlap), Err(EditConflict { at: Span::new(2, 4) }));
        assert!(apply_edits("é", &[Edit::delete(Span::new(0, 1))]).is_err());
        assert!(apply_edits("a", &[Edit::delete(Span::new(0, 9))]).is_err());
    }

    #[test]
    fn neighbours_go_together_and_rival_insertions_do_not() {
        let delete = Edit::delete(Span::new(0, 2));
        assert!(!delete.conflicts_with(&Edit::delete(Span::new(2, 4))));
        assert!(delete.conflicts_with(&Edit::delete(Span::new(1, 3))));
        assert!(!delete.conflicts_with(&Edit::insert(2, "x")));
        assert!(Edit::insert(2, "x").conflicts_with(&Edit::insert(2, "y")));
        assert!(!Edit::insert(2, ", x").conflicts_with(&Edit::insert(2, ", y")));
    }
}
