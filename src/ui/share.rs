//! Sharing: a link, and the lines that embed the stage in another page. Both carry everything
//! that is open, after the `#`, which browsers send to no server.

use ecs_share::redact::{find_secrets, redact};
use ecs_share::{View, Workspace};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::{address, clipboard};
use crate::state::{Playground, playground};
use crate::ui::kit::{Dialog, changing, views};

/// The button "Share" with its dialog.
#[component]
pub fn Share() -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <button type="button" class="button" on:click=move |_| open.set(true)>
            "Share"
        </button>
        <Dialog title="Share" open>
            <ShareBody/>
        </Dialog>
    }
}

#[component]
fn ShareBody() -> impl IntoView {
    let playground = playground();
    let text = playground.workspace.text.get_untracked();
    let secrets = find_secrets(&text);
    let mask = RwSignal::new(!secrets.is_empty());
    let masked = redact(&text, &secrets);
    let found = secrets
        .iter()
        .map(|secret| format!("{}: {}", secret.name.as_deref().unwrap_or("A value"), secret.reason.words()))
        .collect::<Vec<_>>();
    let fragment = Memo::new(move |_| {
        let text = if mask.get() { masked.clone() } else { text.to_string() };
        workspace(playground, text).to_fragment().map_err(|error| error.to_string())
    });
    let content = changing(move || match fragment.get() {
        Ok(fragment) => view! { <Links fragment/> }.into_any(),
        Err(words) => view! { <p role="alert">{words}</p> }.into_any(),
    });
    let secrets = (!found.is_empty()).then(|| {
        let lines = views(found.into_iter().map(|line| view! { <li>{line}</li> }.into_any()));
        view! {
            <fieldset class="secrets">
                <label>
                    <input type="checkbox" prop:checked=mask on:change=move |event| mask.set(event_target_checked(&event))/>
                    " Mask what looks like a secret"
                </label>
                <ul>{lines}</ul>
            </fieldset>
        }
    });
    view! {
        {secrets}
        {content}
    }
}

#[component]
fn Links(fragment: String) -> impl IntoView {
    let base = address::base();
    let page = base.split('?').next().unwrap_or_default().to_owned();
    let link = format!("{page}#{fragment}");
    let frame = format!(
        "<iframe src=\"{page}?embed=1#{fragment}\" title=\"ECS Playground\" width=\"100%\" height=\"480\" \
         loading=\"lazy\" sandbox=\"allow-scripts\" allow=\"fullscreen\"></iframe>"
    );
    view! {
        <Copied label="Link" text=link/>
        <Copied label="Embed" text=frame/>
        <p class="quiet-line">"Whoever has the link has your definition. It is in the link itself; nothing is uploaded."</p>
    }
}

/// A text with a button that copies it, and can be copied by hand where the browser refuses.
#[component]
fn Copied(label: &'static str, text: String) -> impl IntoView {
    let toasts = playground().toasts;
    let shown = text.clone();
    let size = text.len();
    let copy = move |_| {
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
    let select = |event: web_sys::FocusEvent| event_target::<web_sys::HtmlTextAreaElement>(&event).select();
    view! {
        <label class="copied">
            <span>
                {label}
                <small>{format!("{} characters", ecs_scene::words::number(size as u64))}</small>
            </span>
            <textarea class="field mono" readonly rows="3" prop:value=shown on:focus=select></textarea>
        </label>
        <button type="button" class="button" on:click=copy>
            {format!("Copy {}", label.to_lowercase())}
        </button>
    }
}

/// What is open, as it travels.
fn workspace(playground: Playground, text: String) -> Workspace {
    let clock = playground.run.clock.get_untracked();
    Workspace {
        definitions: vec![text],
        scenario: playground.workspace.scenario.get_untracked().to_compact_json(),
        view: View {
            tab: playground.layout.tab.get_untracked(),
            definition: 0,
            time: clock.now.0,
            speed: clock.rate.0,
        },
    }
}
