//! What is selected and what is pointed at.

use ecs_model::world::TaskKey;
use ecs_scene::Subject;
use leptos::prelude::*;

/// What is selected and what is pointed at, by pointer or by the focus of the outline.
#[derive(Clone, Copy, Default)]
pub struct Selection {
    /// What the inspector shows.
    pub selected: RwSignal<Option<Subject>>,
    /// What is under the pointer or has the focus.
    pub pointed: RwSignal<Option<Subject>>,
    /// The task that the stage shows from inside, instead of everything.
    pub inside: RwSignal<Option<TaskKey>>,
    /// What led to the present state of the selected thing, first cause first.
    pub thread: RwSignal<Vec<Subject>>,
}

impl Selection {
    /// Selects a thing; what is selected already is let go.
    pub fn toggle(self, subject: Subject) {
        self.selected.update(|selected| *selected = (*selected != Some(subject)).then_some(subject));
    }

    /// Shows a task from inside. The card over the stage makes room for it.
    pub fn look_inside(self, task: TaskKey) {
        self.selected.set(None);
        self.point(None);
        self.inside.set(Some(task));
    }

    /// Points at a thing, or at none.
    pub fn point(self, subject: Option<Subject>) {
        if self.pointed.get_untracked() != subject {
            self.pointed.set(subject);
        }
    }
}
