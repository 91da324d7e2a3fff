//! The problems of the definition: our sentence, AWS's words, what to do.

use ecs_document::lint::{Applicability, Fix, Severity};
use ecs_judge::Problem;
use leptos::prelude::*;

use crate::dom::{El, View, button, dynamic, each, el, live, memo, when};
use crate::state::{Judged, Playground, Workspace, playground};
use crate::ui::kit::{Sign, icon};

/// The list shows this many; the rest is behind a button, so that a page of nonsense stays quick.
const SHOWN: usize = 60;

/// The list "Problems", or a line that says that there is none.
pub fn problems() -> View {
    let workspace = playground().workspace;
    let all = RwSignal::new(false);
    let count = memo(move || workspace.judgement.with(|judged| judged.problems().len()));
    let shown = move || if all.get() { usize::MAX } else { SHOWN };
    let items = move || {
        workspace
            .judgement
            .with(|judged| judged.problems().iter().take(shown()).cloned().enumerate().collect::<Vec<_>>())
    };
    let key = |(at, it): &(usize, Problem)| {
        format!("{at} {} {} {} {}", it.code, it.span.start, it.span.end, it.message)
    };
    let list = el("ul")
        .class("problems")
        .attr("aria-label", "Problems")
        .attr("hidden", live(move || count.get() == 0))
        .child(each(items, key, |(at, problem)| item(*at, problem)));
    let more = move || {
        button()
            .class("button quiet")
            .text(live(move || format!("Show all {} problems", count.get())))
            .on_click(move || all.set(true))
    };
    View::of([list]).and(when(move || count.get() > shown(), more)).and(dynamic(move || {
        let said = workspace.judgement.with(silence)?;
        Some(el("p").class("quiet-line").text(said))
    }))
}

fn item(at: usize, problem: &Problem) -> El {
    let Playground { workspace, layout, .. } = playground();
    let span = problem.span;
    let (sign, kind) = match problem.severity {
        Severity::Error => (Sign::Error, "error"),
        Severity::Warning => (Sign::Warning, "warning"),
        Severity::Note => (Sign::Note, "note"),
    };
    let (headline, rest) = headline(&problem.message);
    let sentence = button()
        .class("sentence")
        .child(el("span").class("heard").text(format!("{kind}: ")))
        .child(el("b").text(headline.to_owned()))
        .text(rest.to_owned())
        .on_click(move || workspace.go_to(layout, span));
    let aws = problem.aws_message.as_ref().map(|words| {
        let heard = el("span").class("heard").text("AWS says: ");
        el("p").class("aws").attr("aria-label", "AWS says").child(heard).text(words.to_string())
    });
    let fixes = problem.fixes.iter().enumerate().map(|(which, fix)| fix_button(workspace, at, which, fix));
    let fixes = (!problem.fixes.is_empty()).then(|| el("p").class("fixes").children(fixes));
    let place = format!("Line {} · {}", problem.line, problem.code);
    let body = el("div").class("body").child(sentence).child(aws).child(fixes);
    el("li")
        .child(el("span").class(format!("sign {kind}")).child(icon(sign)))
        .child(body.child(el("span").class("where").text(place)))
}

fn fix_button(workspace: Workspace, at: usize, which: usize, fix: &Fix) -> El {
    let title = fix.title.to_string();
    // What cannot be done safely for everybody is only said.
    if fix.applicability == Applicability::DisplayOnly {
        return el("span").class("where").text(title);
    }
    button().class("button small").text(title).on_click(move || workspace.fix(at, which))
}

/// What stands in place of an empty list.
fn silence(judged: &Judged) -> Option<&'static str> {
    match (&judged.verdict, judged.problems()) {
        (Some(_), []) => Some("No problem found. ECS would register this definition."),
        (Some(_), _) => None,
        (None, _) => Some("The rules are being loaded."),
    }
}

/// The observation, and what follows it.
fn headline(message: &str) -> (&str, &str) {
    let end = message.find(". ").map_or(message.len(), |at| at + 1);
    message.split_at(end)
}
