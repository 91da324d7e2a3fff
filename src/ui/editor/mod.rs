//! The task definition as a text to edit. Two fields can show it: the code editor, which is loaded
//! when it is first needed, and a plain text field, which needs nothing and bears any size.

mod code;
mod plain;

use std::rc::Rc;

use ecs_document::text::{Edit, LineIndex, Span};
use ecs_judge::Problem;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::{HtmlElement, KeyboardEvent};

use crate::dom::{El, effect, el, memo};
use crate::state::{Judged, Workspace, playground};

/// The name of the field, which tests and assistive technology know.
pub const LABEL: &str = "Task definition";
/// Past this many bytes the plain field is quicker.
const LARGE: usize = 1_000_000;

/// A field that shows a text and lets it be edited. All offsets of the app are bytes; the fields
/// count in UTF-16 units, as browsers do.
pub trait TextField {
    /// Shows another text and forgets how it came about.
    fn set_text(&self, text: &str);
    /// Changes the text in one step that can be undone.
    fn apply(&self, edits: &[Utf16Edit]);
    /// Shows problems in the text, where the field can.
    fn show(&self, problems: &[Shown<'_>]);
    /// Shows defaults in the text, where the field can: offsets and what stands there.
    fn show_defaults(&self, defaults: &[(u32, String)]);
    /// Selects a range and brings it into sight.
    fn reveal(&self, range: (u32, u32));
    /// Takes the focus.
    fn focus(&self);
    /// Leaves the page.
    fn dispose(&self);
}

/// An edit in UTF-16 units.
pub struct Utf16Edit {
    /// What is replaced.
    pub range: (u32, u32),
    /// By what.
    pub text: String,
}

/// A problem with its place in UTF-16 units.
pub struct Shown<'a> {
    /// Where.
    pub range: (u32, u32),
    /// What.
    pub problem: &'a Problem,
}

/// The place of a span in UTF-16 units.
fn utf16(index: &LineIndex<'_>, span: Span) -> (u32, u32) {
    (index.utf16_offset(span.start), index.utf16_offset(span.end))
}

/// The field that is on the page, whichever it is.
#[derive(Clone, Copy)]
pub struct Field {
    current: StoredValue<Option<Rc<dyn TextField>>, LocalStorage>,
}

impl Default for Field {
    /// No field is on the page yet.
    fn default() -> Field {
        Field { current: StoredValue::new_local(None) }
    }
}

impl Field {
    fn put(self, field: Option<Rc<dyn TextField>>) {
        let former = self.current.try_update_value(|current| std::mem::replace(current, field)).flatten();
        if let Some(former) = former {
            former.dispose();
        }
    }

    fn with(self, act: impl FnOnce(&dyn TextField)) {
        if let Some(field) = self.current.get_value() {
            act(&*field);
        }
    }

    /// Shows another text.
    pub fn set_text(self, text: &str) {
        self.with(|field| field.set_text(text));
    }

    /// Makes the edits of a fix; `text` is the text that they speak of.
    pub fn apply(self, text: &str, edits: &[Edit]) {
        let index = LineIndex::new(text);
        let edits: Vec<Utf16Edit> = edits
            .iter()
            .map(|edit| Utf16Edit { range: utf16(&index, edit.span), text: edit.text.clone() })
            .collect();
        self.with(|field| field.apply(&edits));
    }

    /// Selects a place of the text and takes the focus.
    pub fn go_to(self, text: &str, span: Span) {
        let range = utf16(&LineIndex::new(text), span);
        self.with(|field| {
            field.reveal(range);
            field.focus();
        });
    }
}

/// The editor.
pub fn editor() -> El {
    let playground = playground();
    let workspace = playground.workspace;
    let run = move |event: KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            playground.run_definition();
        }
    };
    let host = el("div").class("editor").on("keydown", run);
    let room: HtmlElement = host.element();
    let plain = memo(move || playground.query.plain_editor || workspace.text.with(|text| text.len() > LARGE));
    effect(move || fill(workspace, room.clone(), plain));
    effect(move || workspace.judgement.with(|judged| show(workspace.field, judged)));
    on_cleanup(move || workspace.field.put(None));
    host
}

/// Puts a field into its room: the plain one at once, the code editor in its place when it has
/// been loaded, unless `plain` holds.
fn fill(workspace: Workspace, room: HtmlElement, plain: Memo<bool>) {
    let text = workspace.text.get_untracked();
    let changed = move |text: String| workspace.typed(text);
    workspace.field.put(plain::mount(&room, &text, changed));
    if plain.get() {
        return;
    }
    spawn_local(async move {
        // The plain field was there first: what was typed meanwhile goes along.
        let editor = code::open().await;
        if let (Some(editor), false) = (editor, plain.get_untracked()) {
            take_over(workspace, &room, &editor);
        }
    });
}

/// Puts the code editor in place of the plain field. Where it cannot be shown, that stays.
fn take_over(workspace: Workspace, room: &HtmlElement, editor: &code::Module) {
    let text = workspace.text.get_untracked();
    let changed = move |text: String| workspace.typed(text);
    let fix = move |problem, fix| workspace.fix(problem, fix);
    let caret = plain::caret(room);
    let Some(field) = code::mount(editor, room, &text, changed, fix, code::Help::with(workspace)) else {
        return;
    };
    workspace.field.put(Some(field));
    // Who is typing goes on typing.
    if let Some(range) = caret {
        workspace.field.with(|field| {
            field.reveal(range);
            field.focus();
        });
    }
    workspace.judgement.with_untracked(|judged| show(workspace.field, judged));
}

fn show(field: Field, judged: &Judged) {
    let index = LineIndex::new(&judged.text);
    let problems: Vec<Shown<'_>> = judged
        .problems()
        .iter()
        .map(|problem| Shown { range: utf16(&index, problem.span), problem })
        .collect();
    let defaults = judged.verdict.iter().flat_map(|verdict| &verdict.defaults);
    let defaults: Vec<(u32, String)> =
        defaults.map(|ghost| (index.utf16_offset(ghost.at), ghost.text.clone())).collect();
    field.with(|field| {
        field.show(&problems);
        field.show_defaults(&defaults);
    });
}
