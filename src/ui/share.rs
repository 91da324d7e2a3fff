//! Sharing: a link, and the lines that embed the stage in another page. Both carry everything
//! that is open, after the `#`, which browsers send to no server.

use ecs_share::Workspace;
use ecs_share::redact::{find_secrets, redact};
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::{Event, FocusEvent, HtmlTextAreaElement};

use crate::browser::{address, clipboard};
use crate::dom::{El, View, button, dynamic, el};
use crate::state::{Playground, playground};
use crate::ui::kit::dialog;

/// The button "Share" with its dialog.
pub fn share() -> View {
    let open = RwSignal::new(None);
    let share = button().class("button").text("Share").on_click(move || open.set(Some(())));
    View::of([share, dialog("Share", open, body)])
}

fn body((): ()) -> View {
    let playground = playground();
    let text = playground.workspace.text.get_untracked();
    let secrets = find_secrets(&text);
    let mask = RwSignal::new(!secrets.is_empty());
    let masked = redact(&text, &secrets);
    let found: Vec<String> = secrets
        .iter()
        .map(|secret| format!("{}: {}", secret.name.as_deref().unwrap_or("A value"), secret.reason.words()))
        .collect();
    let content = dynamic(move || {
        let text = if mask.get() { masked.clone() } else { text.to_string() };
        match workspace(playground, text).to_fragment() {
            Ok(fragment) => links(&fragment),
            Err(error) => el("p").attr("role", "alert").text(error.to_string()).into(),
        }
    });
    let secrets = (!found.is_empty()).then(|| masking(found, mask));
    View::nothing().and(secrets).and(content)
}

/// What was found that looks like a secret, and whether to mask it.
fn masking(found: Vec<String>, mask: RwSignal<bool>) -> El {
    let change = move |event: Event| mask.set(event_target_checked(&event));
    let choice =
        el("input").attr("type", "checkbox").attr("checked", mask.get_untracked()).on("change", change);
    el("fieldset")
        .class("secrets")
        .child(el("label").child(choice).text(" Mask what looks like a secret"))
        .child(el("ul").children(found.into_iter().map(|line| el("li").text(line))))
}

fn links(fragment: &str) -> View {
    let base = address::base();
    let page = base.split('?').next().unwrap_or_default();
    let frame = format!(
        "<iframe src=\"{page}?embed=1#{fragment}\" title=\"ECS Playground\" width=\"100%\" height=\"480\" \
         loading=\"lazy\" sandbox=\"allow-scripts\" allow=\"fullscreen\"></iframe>"
    );
    let words = "Whoever has the link has your definition. It is in the link itself; nothing is uploaded.";
    View::of([copied("Link", format!("{page}#{fragment}")), copied("Embed", frame)])
        .and(el("p").class("quiet-line").text(words))
}

/// A text with a button that copies it, and can be copied by hand where the browser refuses.
pub fn copied(label: &'static str, text: String) -> View {
    let toasts = playground().toasts;
    let size = format!("{} characters", ecs_scene::words::number(text.len() as u64));
    let field = el("textarea")
        .class("field mono")
        .attr("readonly", true)
        .attr("rows", "3")
        .value(text.clone())
        .on("focus", |event: FocusEvent| event_target::<HtmlTextAreaElement>(&event).select());
    let copy = move || {
        let text = text.clone();
        spawn_local(async move {
            let done = clipboard::copy(&text).await;
            toasts.say(if done {
                "Copied."
            } else {
                "The browser does not let us copy. Select the text and copy it."
            });
        });
    };
    let name = el("span").text(label).child(el("small").text(size));
    let copy = button().class("button").text(format!("Copy {}", label.to_lowercase())).on_click(copy);
    View::of([el("label").class("copied").child(name).child(field), copy])
}

/// What is open, as it travels.
fn workspace(playground: Playground, text: String) -> Workspace {
    let clock = playground.run.clock.get_untracked();
    Workspace {
        definitions: vec![text],
        scenario: playground.travelling_scenario().to_compact_json(),
        view: ecs_share::View {
            tab: playground.layout.tab.get_untracked(),
            definition: 0,
            time: clock.now.0,
            speed: clock.rate.0,
        },
    }
}
