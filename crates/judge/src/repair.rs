use ecs_document::lens::ready_for;
use ecs_document::lint::Target;
use ecs_document::text::{Span, apply_edits};
use ecs_document::{JudgeOptions, repair};
use serde::Serialize;
use similar::{ChangeTag, TextDiff};

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
        Repair::between(text, &repaired.text, repaired.fixes)
    }

    /// What makes `text` ready for a launch type.
    #[must_use]
    pub fn for_launch_type(text: &str, target: Target) -> Repair {
        let ready = ready_for(text, target);
        let after = apply_edits(text, &ready.edits).unwrap_or_else(|_| text.to_owned());
        Repair::between(text, &after, ready.steps.len())
    }

    fn between(before: &str, after: &str, fixes: usize) -> Repair {
        let mut hunks = Hunks::default();
        for change in TextDiff::from_lines(before, after).iter_all_changes() {
            hunks.take(change.tag(), change.value());
        }
        Repair { fixes: u32::try_from(fixes).unwrap_or(u32::MAX), hunks: hunks.done }
    }

    /// The repair in the form that crosses from module to module.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// Hunks in the making: neighbouring lines that change belong together.
struct Hunks {
    done: Vec<Hunk>,
    /// Where the next line of the text before begins: its number, and the bytes in front of it.
    line: u32,
    start: usize,
    is_open: bool,
}

impl Default for Hunks {
    /// At the beginning of the text.
    fn default() -> Hunks {
        Hunks { done: Vec::new(), line: 1, start: 0, is_open: false }
    }
}

impl Hunks {
    fn take(&mut self, tag: ChangeTag, line: &str) {
        let here = Span::new(self.start, self.start);
        if tag != ChangeTag::Equal && !self.is_open {
            self.done.push(Hunk { line: self.line, span: here, text: String::new() });
        }
        self.is_open = tag != ChangeTag::Equal;
        if tag != ChangeTag::Insert {
            self.line += 1;
            self.start += line.len();
        }
        let Some(hunk) = self.done.last_mut().filter(|_| self.is_open) else { return };
        match tag {
            ChangeTag::Insert => hunk.text.push_str(line),
            _ => hunk.span.end = Span::new(0, self.start).end,
        }
    }
}
