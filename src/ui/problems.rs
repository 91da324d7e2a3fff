//! The problems of the definition: our sentence, AWS's words, what to do.

use ecs_document::diagnostics::Diagnostic;
use ecs_document::lint::{Applicability, Fix, Severity};
use leptos::prelude::*;

use crate::state::playground;
use crate::ui::kit::{Icon, Sign, list, views, when};

/// The list shows this many; the rest is behind a button, so that a page of nonsense stays quick.
const SHOWN: usize = 60;

/// The list "Problems", or a line that says that there is none.
#[component]
pub fn Problems() -> impl IntoView {
    let workspace = playground().workspace;
    let all = RwSignal::new(false);
    let count = Memo::new(move |_| workspace.judgement.with(|judged| judged.diagnostics().len()));
    let shown = move || if all.get() { usize::MAX } else { SHOWN };
    let items = move || {
        workspace
            .judgement
            .with(|judged| judged.diagnostics().iter().take(shown()).cloned().enumerate().collect::<Vec<_>>())
    };
    let problem = |(at, diagnostic)| view! { <Problem at diagnostic/> }.into_any();
    let more = move || {
        let words = move || format!("Show all {} problems", count.get());
        view! { <button type="button" class="button quiet" on:click=move |_| all.set(true)>{words}</button> }.into_any()
    };
    let none = || {
        view! { <p class="quiet-line">"No problem found. ECS would register this definition."</p> }.into_any()
    };
    view! {
        <ul class="problems" aria-label="Problems" hidden=move || count.get() == 0>
            {list(items, |(at, it)| (*at, it.code, it.span, it.message.clone()), problem)}
        </ul>
        {when(move || count.get() > shown(), more)}
        {when(move || count.get() == 0, none)}
    }
}

#[component]
fn Problem(at: usize, diagnostic: Diagnostic) -> impl IntoView {
    let playground = playground();
    let workspace = playground.workspace;
    let span = diagnostic.span;
    let (sign, kind) = match diagnostic.severity {
        Severity::Error => (Sign::Error, "error"),
        Severity::Warning => (Sign::Warning, "warning"),
        Severity::Note => (Sign::Note, "note"),
    };
    let (headline, rest) = headline(&diagnostic.message);
    let aws = diagnostic.aws_message.clone().map(|words| {
        view! { <p class="aws" aria-label="AWS says"><span class="heard">"AWS says: "</span>{words}</p> }
    });
    let fixes =
        diagnostic.fixes.iter().cloned().enumerate().map(|(which, fix)| view! { <FixButton at which fix/> }.into_any());
    let fixes = (!diagnostic.fixes.is_empty()).then(|| view! { <p class="fixes">{views(fixes)}</p> });
    view! {
        <li>
            <span class=format!("sign {kind}")>
                <Icon sign/>
            </span>
            <div class="body">
                <button type="button" class="sentence" on:click=move |_| workspace.go_to(playground.layout, span)>
                    <span class="heard">{format!("{kind}: ")}</span>
                    <b>{headline.to_owned()}</b>
                    {rest.to_owned()}
                </button>
                {aws}
                {fixes}
                <span class="where">{format!("Line {} · {}", diagnostic.line, diagnostic.code)}</span>
            </div>
        </li>
    }
}

#[component]
fn FixButton(at: usize, which: usize, fix: Fix) -> impl IntoView {
    let workspace = playground().workspace;
    // What cannot be done safely for everybody is only said.
    if fix.applicability == Applicability::DisplayOnly {
        return view! { <span class="where">{fix.title}</span> }.into_any();
    }
    view! {
        <button type="button" class="button small" on:click=move |_| workspace.fix(at, which)>
            {fix.title}
        </button>
    }
    .into_any()
}

/// The observation, and what follows it.
fn headline(message: &str) -> (&str, &str) {
    let end = message.find(". ").map_or(message.len(), |at| at + 1);
    message.split_at(end)
}
