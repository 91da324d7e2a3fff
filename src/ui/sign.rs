//! Shapes of states, as the picture has them: colour is never the only sign.

use ecs_scene::reading::Meaning as TaskMeaning;

use crate::dom::{El, View, dynamic, svg};
use crate::run::Meaning;

/// The shape of a meaning that changes, in its colour.
pub fn state_sign(meaning: impl Fn() -> Meaning + 'static) -> View {
    dynamic(move || shape(meaning()))
}

fn shape(meaning: Meaning) -> Option<El> {
    let (class, path) = match meaning {
        Meaning::Plain => return None,
        Meaning::Waiting => ("sign off dashed", "M6 1.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9z"),
        Meaning::Task(TaskMeaning::Starting) => {
            ("sign start half", "M6 1.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9z")
        }
        Meaning::Task(TaskMeaning::Serving) => ("sign ok", "M6 1a5 5 0 1 0 0 10A5 5 0 0 0 6 1z"),
        Meaning::Task(TaskMeaning::Leaving) => ("sign stop", "M1.5 1.5h9v9h-9z"),
        Meaning::Task(TaskMeaning::Failed) => ("sign bad", "M6 1a5 5 0 1 0 5 5H6z"),
    };
    let half = svg("path").class("fill").attr("d", "M6 1.5a4.5 4.5 0 0 1 0 9z");
    let sign = svg("svg").class(class).attr("viewBox", "0 0 12 12").attr("aria-hidden", "true");
    Some(sign.child(svg("path").attr("d", path)).child(half))
}
