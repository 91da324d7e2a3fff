//! What is selected and what is pointed at.

use ecs_scene::Subject;
use leptos::prelude::*;

/// What is selected and what is pointed at, by pointer or by the focus of the outline.
#[derive(Clone, Copy, Default)]
pub struct Selection {
    /// What the inspector shows.
    pub selected: RwSignal<Option<Subject>>,
    /// What is under the pointer or has the focus.
    pub pointed: RwSignal<Option<Subject>>,
    /// What led to the present state of the selected thing, first cause first.
    pub thread: RwSignal<Vec<Subject>>,
}

impl Selection {
    /// Selects a thing; what is selected already is let go.
    pub fn toggle(self, subject: Subject) {
        self.selected.update(|selected| *selected = (*selected != Some(subject)).then_some(subject));
    }

    /// Points at a thing, or at none.
    pub fn point(self, subject: Option<Subject>) {
        if self.pointed.get_untracked() != subject {
            self.pointed.set(subject);
        }
    }
}
