use ecs_document::text::Span;
use ecs_document::{JudgeOptions, repair};
use serde::Serialize;
use similar::{ChangeTag, DiffOp, TextDiff};

/// What all safe fixes together would change, to be looked at before it is done.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Repair {
    /// How many fixes that are.
    pub fixes: u32,
    /// What changes, in the order of the text.
    pub hunks: Vec<Hunk>,
}

/// Some lines that take the place of others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Hunk {
    /// The line that they begin at, from 1.
    pub line: u32,
    /// The bytes replaced: whole lines with their ends.
    pub span: Span,
    /// What takes their place.
    pub text: String,
}

impl Repair {
    /// Applies every safe fix to `text`, and what is safe then, and tells the difference.
    #[must_use]
    pub fn of(text: &str, options: &JudgeOptions) -> Repair {
        let repaired = repair(text, options, false);
        let diff = TextDiff::from_lines(text, &repaired.text);
        let mut hunks: Vec<Hunk> = Vec::new();
        let (mut line, mut start) = (1, 0);
        let mut open = false;
        for change in diff.ops().iter().flat_map(|op: &DiffOp| diff.iter_changes(op)) {
            let length = change.value().len();
            if change.tag() == ChangeTag::Equal {
                open = false;
            } else {
                if !open {
                    hunks.push(Hunk { line, span: Span::new(start, start), text: String::new() });
                    open = true;
                }
                if let Some(hunk) = hunks.last_mut() {
                    match change.tag() {
                        ChangeTag::Insert => hunk.text.push_str(change.value()),
                        _ => hunk.span.end = Span::new(start, start + length).end,
                    }
                }
            }
            if change.tag() != ChangeTag::Insert {
                line += 1;
                start += length;
            }
        }
        Repair { fixes: u32::try_from(repaired.fixes).unwrap_or(u32::MAX), hunks }
    }

    /// The repair in the form that crosses from module to module.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}
