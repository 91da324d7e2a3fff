//! What there is to say about the definition: problems first, advice behind a line of its own.

mod conversion;
mod item;
mod repair;
mod report;
mod sections;

use ecs_judge::Problem;
use leptos::prelude::*;
use web_sys::MouseEvent;

use self::repair::Preview;
use crate::browser::tab::show_problems;
use crate::browser::{address, clipboard};
use crate::dom::{El, View, button, dynamic, each, effect, el, live, memo, when};
use crate::state::{Judged, Playground, Workspace, playground};
use crate::ui::kit::{MenuItem, Sign, dialog, icon};
use crate::ui::topbar::button_of;

/// A list shows this many; the rest is behind a button, so that a page of nonsense stays quick.
const SHOWN: usize = 60;

/// The lists "Problems" and "Advice", or a line that says that there is nothing to say.
pub fn problems() -> View {
    let workspace = playground().workspace;
    let wrong = RwSignal::new(None::<Problem>);
    let count = memo(move || workspace.judgement.with(|judged| of_kind(judged, false).count()));
    effect(move || show_problems(count.get()));
    let advice = memo(move || workspace.judgement.with(|judged| of_kind(judged, true).count()));
    let silent = dynamic(move || {
        let said = workspace.judgement.with(silence)?;
        Some(el("p").class("quiet-line").text(said))
    });
    let behind = when(
        move || advice.get() > 0,
        move || {
            let count = live(move || format!("Advice {}", advice.get()));
            el("details").class("advice").child(el("summary").text(count)).child(list("Advice", true, wrong))
        },
    );
    let preview = RwSignal::new(None);
    let problems = View::of([heading(workspace, preview)]).and(list("Problems", false, wrong)).and(silent);
    let about = el("div").class("about").child(behind).child(sections::sections(preview));
    problems.and(about).and(dialog("Changes", preview, repair::preview)).and(dialog(
        "This finding is wrong",
        wrong,
        report::report,
    ))
}

/// Advice, or what AWS refuses, fails later or should be cleaned up.
fn of_kind(judged: &Judged, is_advice: bool) -> impl Iterator<Item = (usize, &Problem)> {
    let all = judged.problems().iter().enumerate();
    all.filter(move |(_, problem)| problem.is_advice == is_advice)
}

fn list(name: &'static str, is_advice: bool, wrong: RwSignal<Option<Problem>>) -> View {
    let workspace = playground().workspace;
    let all = RwSignal::new(false);
    let count = memo(move || workspace.judgement.with(|judged| of_kind(judged, is_advice).count()));
    let shown = move || if all.get() { usize::MAX } else { SHOWN };
    let items = move || {
        workspace.judgement.with(|judged| {
            let shown = of_kind(judged, is_advice).take(shown());
            shown.map(|(at, problem)| (at, problem.clone())).collect::<Vec<_>>()
        })
    };
    let key = |(at, it): &(usize, Problem)| {
        format!("{at} {} {} {} {}", it.code, it.span.start, it.span.end, it.message)
    };
    let list = el("ul")
        .class("problems")
        .attr("aria-label", name)
        .attr("hidden", live(move || count.get() == 0))
        .child(each(items, key, move |(at, problem)| item::item(*at, problem, wrong)));
    let more = move || {
        button()
            .class("button quiet")
            .text(live(move || format!("Show all {}", ecs_scene::words::number(count.get() as u64))))
            .on_click(move || all.set(true))
    };
    View::of([list]).and(when(move || count.get() > shown(), more))
}

/// How much there is, and what can be done about all of it.
fn heading(workspace: Workspace, preview: RwSignal<Option<Preview>>) -> View {
    let playground = playground();
    let fixable = memo(move || workspace.judgement.with(fixable));
    let words = memo(move || workspace.judgement.with(counts));
    let fix_all = move || {
        let name = live(move || match fixable.get() {
            1 => "Fix 1 safely".to_owned(),
            count => format!("Fix {count} safely"),
        });
        button()
            .class("button small")
            .text(name)
            .on_click(move || preview.set(repair::of(workspace, preview)))
    };
    let open = move |event: MouseEvent| {
        playground.menus.open_under(&button_of(&event), "Findings", menu(playground));
    };
    let more = move || {
        button()
            .class("button quiet icon")
            .attr("aria-label", "What to do with the findings")
            .attr("aria-haspopup", "menu")
            .child(icon(Sign::More))
            .on("click", open)
    };
    let head = move || {
        el("div")
            .class("findings-head")
            .child(el("p").text(live(move || words.get())))
            .child(when(move || fixable.get() > 0, fix_all))
            .child(more())
    };
    when(move || !words.with(String::is_empty), head)
}

/// How many findings have a repair that does what the author meant.
fn fixable(judged: &Judged) -> usize {
    use ecs_document::lint::Applicability::Safe;
    let is_safe = |problem: &&Problem| problem.fixes.iter().any(|fix| fix.applicability == Safe);
    judged.problems().iter().filter(is_safe).count()
}

/// Such as "2 errors, 1 warning"; empty when there is neither.
fn counts(judged: &Judged) -> String {
    let Some(summary) = judged.verdict.as_ref().map(|verdict| verdict.summary) else { return String::new() };
    let count = |count: usize, word: &str| {
        let plural = if count == 1 { "" } else { "s" };
        (count > 0).then(|| format!("{} {word}{plural}", ecs_scene::words::number(count as u64)))
    };
    let parts = [count(summary.errors, "error"), count(summary.warnings, "warning")];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn menu(playground: Playground) -> Vec<MenuItem> {
    let copy = move || {
        let workspace = playground.workspace;
        let text = workspace.text.get_untracked();
        let text =
            workspace.aim.with_untracked(|aim| workspace.judge.markdown(&text, aim)).unwrap_or_default();
        leptos::task::spawn_local(async move {
            let done = clipboard::copy(&text).await;
            playground.toasts.say(if done { "Copied." } else { "The browser does not let us copy." });
        });
    };
    vec![MenuItem::new("Copy as Markdown", copy).with_detail("For a pull request")]
}

/// What stands in place of an empty list.
fn silence(judged: &Judged) -> Option<&'static str> {
    match (&judged.verdict, of_kind(judged, false).next()) {
        (Some(_), None) => Some("No problem found. ECS would register this definition."),
        (Some(_), Some(_)) => None,
        (None, _) => Some("The rules are being loaded."),
    }
}

/// Where the page of a rule is.
fn page_of(code: &str) -> String {
    let base = address::base();
    let folder = base.split('?').next().unwrap_or_default();
    let folder = folder.rsplit_once('/').map_or(folder, |(folder, _)| folder);
    format!("{folder}/rules/{code}.html")
}

/// The observation, and what follows it.
fn headline(message: &str) -> (&str, &str) {
    let end = message.find(". ").map_or(message.len(), |at| at + 1);
    message.split_at(end)
}

fn note(words: &'static str) -> El {
    el("p").class("quiet-line").text(words)
}
