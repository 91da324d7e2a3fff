//! The definition in the forms of other tools.

use ecs_document::text::{Edit, Span};
use ecs_judge::Conversion;
use leptos::prelude::*;

use super::note;
use crate::dom::{El, View, button, el};
use crate::state::{Workspace, playground};
use crate::ui::share::copied;

/// A conversion that is shown, and the form it is in.
pub type Shown = RwSignal<Option<(Form, Conversion)>>;

/// A form that a definition can be written in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Form {
    /// Its name to the module that judges.
    target: &'static str,
    name: &'static str,
}

const FORMS: [Form; 4] = [
    Form { target: "register", name: "Register input" },
    Form { target: "cloudformation", name: "CloudFormation" },
    Form { target: "terraform", name: "Terraform" },
    Form { target: "cli", name: "AWS CLI call" },
];

/// A button for each form.
pub fn buttons(shown: Shown) -> El {
    let workspace = playground().workspace;
    let convert = move |form: Form| {
        let text = workspace.text.get_untracked();
        shown.set(workspace.judge.convert(&text, form.target).map(|conversion| (form, conversion)));
    };
    let button = |form: Form| button().class("button small").text(form.name).on_click(move || convert(form));
    el("p").class("fixes").children(FORMS.map(button))
}

/// The converted text, and what became of the rest.
pub fn conversion((form, conversion): (Form, Conversion), shown: Shown) -> View {
    let workspace = playground().workspace;
    if conversion.text.is_empty() {
        return note("There is no task definition in this text.").into();
    }
    let notes =
        conversion.notes.iter().map(|note| el("li").text(format!("Line {}: {}", note.line, note.message)));
    let notes = (!conversion.notes.is_empty()).then(|| el("ul").class("quiet-line").children(notes));
    let take = (form == FORMS[0]).then(|| take(workspace, conversion.text.clone(), shown));
    View::nothing().and(notes).and(copied(form.name, conversion.text)).and(take)
}

/// Puts the converted text into the editor.
fn take(workspace: Workspace, text: String, shown: Shown) -> El {
    let take = move || {
        shown.set(None);
        let whole = workspace.text.get_untracked();
        workspace.apply(&whole, &[Edit::replace(Span::new(0, whole.len()), text.clone())]);
    };
    el("p").class("fixes").child(button().class("button primary").text("Edit this instead").on_click(take))
}
