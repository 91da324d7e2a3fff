//! One finding: our sentence, AWS's words, what to do.

use ecs_document::lint::{Applicability, Fix, Severity};
use ecs_judge::{Problem, Related};
use leptos::prelude::*;

use super::{headline, page_of};
use crate::dom::{El, button, el};
use crate::state::{Layout, Playground, Workspace, playground};
use crate::ui::kit::{Sign, icon};

/// A finding; `wrong` takes it when the user says that it is none.
pub fn item(at: usize, problem: &Problem, wrong: RwSignal<Option<Problem>>) -> El {
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
        let says = if problem.says_first { "AWS says this first" } else { "AWS says" };
        let heard = el("span").class("heard").text(format!("{says}: "));
        let first = problem.says_first.then(|| el("b").attr("aria-hidden", "true").text(says));
        el("p").class("aws").attr("aria-label", says).child(first).child(heard).text(words.clone())
    });
    let related = problem.related.iter().map(|related| elsewhere(workspace, layout, related));
    let fixes = problem.fixes.iter().enumerate().map(|(which, fix)| fix_button(workspace, at, which, fix));
    let fixes = (!problem.fixes.is_empty()).then(|| el("p").class("fixes").children(fixes));
    let body = el("div").class("body").child(sentence).child(aws).children(related).child(fixes);
    el("li")
        .child(el("span").class(format!("sign {kind}")).child(icon(sign)))
        .child(body.child(place(problem, wrong)))
}

/// The line, the rule with its page, and a way to contradict.
fn place(problem: &Problem, wrong: RwSignal<Option<Problem>>) -> El {
    let page = el("a")
        .attr("href", page_of(&problem.code))
        .attr("target", "_blank")
        .attr("rel", "noopener")
        .attr("title", "What this rule is about")
        .text(problem.code.clone());
    let doubted = problem.clone();
    let doubt = button()
        .class("link")
        .attr("aria-label", format!("{} is wrong here", problem.code))
        .text("Wrong?")
        .on_click(move || wrong.set(Some(doubted.clone())));
    el("span").class("where").text(format!("Line {} · ", problem.line)).child(page).text(" · ").child(doubt)
}

/// The other end of a conflict.
fn elsewhere(workspace: Workspace, layout: Layout, related: &Related) -> El {
    let span = related.span;
    button()
        .class("sentence elsewhere")
        .text(format!("Line {}: {}", related.line, related.message))
        .on_click(move || workspace.go_to(layout, span))
}

fn fix_button(workspace: Workspace, at: usize, which: usize, fix: &Fix) -> El {
    let title = fix.title.clone();
    // What cannot be done safely for everybody is only said.
    if fix.applicability == Applicability::DisplayOnly {
        return el("span").class("where").text(title);
    }
    button().class("button small").text(title).on_click(move || workspace.fix(at, which))
}
