//! Help while a definition is written, in the form an editor takes it: offsets count UTF-16 units, edits are
//! `from`, `to` and `insert`. The editor reads the JSON itself.

use ecs_document::assist::{self, Completion, CompletionKind, Fact};
use ecs_document::lint::Target;
use ecs_document::text::{Edit, LineIndex, Span};
use serde::Serialize;

/// A range of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
struct Range {
    from: u32,
    to: u32,
}

/// A replacement of a range.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Change {
    #[serde(flatten)]
    range: Range,
    insert: String,
}

/// Something that can be written at a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
struct Offer {
    label: String,
    kind: CompletionKind,
    detail: String,
    about: String,
    #[serde(flatten)]
    change: Change,
    /// How much of what is inserted stands before the cursor.
    cursor: u32,
    /// Where a comma goes first.
    comma_at: Option<u32>,
}

/// What there is to know about a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Explanation {
    #[serde(flatten)]
    range: Range,
    title: String,
    about: String,
    facts: Vec<Fact>,
}

/// A name and where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Name {
    /// The name.
    name: String,
    /// What it is the name of: "container", "volume", "port".
    named: &'static str,
    /// Where it is defined, if it is.
    definition: Option<Range>,
    /// Every place of it, in order.
    places: Vec<Range>,
}

/// Edits, or why there are none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
enum Renaming {
    Changes(Vec<Change>),
    Refused(String),
}

/// Turns what counts bytes into what counts UTF-16 units.
struct Units<'t> {
    index: LineIndex<'t>,
}

impl<'t> Units<'t> {
    fn of(text: &'t str) -> Self {
        Self { index: LineIndex::new(text) }
    }

    fn bytes(&self, offset: u32) -> u32 {
        self.index.byte_offset(offset)
    }

    fn range(&self, span: Span) -> Range {
        Range { from: self.index.utf16_offset(span.start), to: self.index.utf16_offset(span.end) }
    }

    fn change(&self, edit: Edit) -> Change {
        Change { range: self.range(edit.span), insert: edit.text }
    }

    fn offer(&self, completion: Completion) -> Offer {
        let before = completion.text.get(..completion.cursor as usize).unwrap_or(&completion.text);
        Offer {
            cursor: before.encode_utf16().count() as u32,
            comma_at: completion.comma_at.map(|at| self.index.utf16_offset(at)),
            change: Change { range: self.range(completion.replaces), insert: completion.text },
            label: completion.label,
            kind: completion.kind,
            detail: completion.detail,
            about: completion.about,
        }
    }
}

fn json(value: &impl Serialize) -> String {
    // Nothing of this can fail to be written: all keys are strings, all numbers whole.
    serde_json::to_string(value).unwrap_or_default()
}

/// What can be written at `offset` of `text`: a list of offers in JSON, what must be there first.
#[must_use]
pub fn complete(text: &str, offset: u32, target: Option<Target>) -> String {
    let units = Units::of(text);
    let completions = assist::complete(text, units.bytes(offset), target);
    json(&completions.into_iter().map(|completion| units.offer(completion)).collect::<Vec<Offer>>())
}

/// What there is to know about `offset` of `text`, in JSON; `null` for nothing.
#[must_use]
pub fn hover(text: &str, offset: u32) -> String {
    let units = Units::of(text);
    let explanation = assist::hover(text, units.bytes(offset)).map(|hover| Explanation {
        range: units.range(hover.span),
        title: hover.title,
        about: hover.about,
        facts: hover.facts,
    });
    json(&explanation)
}

/// The name at `offset` of `text`, where it is defined and everywhere it stands, in JSON; `null` for none.
#[must_use]
pub fn name_at(text: &str, offset: u32) -> String {
    let units = Units::of(text);
    let places = assist::references(text, units.bytes(offset));
    let name = places.first().map(|first| Name {
        name: first.name.clone(),
        named: first.named.word(),
        definition: places.iter().find(|place| place.defines).map(|place| units.range(place.span)),
        places: places.iter().map(|place| units.range(place.span)).collect(),
    });
    json(&name)
}

/// Gives what is named at `offset` of `text` another name: `{"changes": […]}`, or `{"refused": "why"}`, in JSON.
#[must_use]
pub fn rename(text: &str, offset: u32, name: &str) -> String {
    let units = Units::of(text);
    json(&match assist::rename(text, units.bytes(offset), name) {
        Ok(edits) => Renaming::Changes(edits.into_iter().map(|edit| units.change(edit)).collect()),
        Err(why) => Renaming::Refused(why.to_string()),
    })
}
