//! What the user has open: the text of a definition, verbatim, and the scenario around it.

use std::sync::Arc;

use ecs_document::lint::Target;
use ecs_document::text::{Edit, Span};
use ecs_model::scenario::Scenario;
use ecs_share::Tab;
use gloo_timers::callback::Timeout;
use leptos::prelude::*;

use super::{Aim, Judge, Judged, Layout};
use crate::dom::{effect, memo};
use crate::ui::editor::Field;

/// Texts up to this many bytes are judged with every key.
const AT_ONCE: usize = 100_000;
/// Longer ones are judged when typing pauses for this long, in milliseconds.
const PAUSE: u32 = 250;

/// What the stage runs.
#[derive(Clone, PartialEq)]
pub struct Running {
    /// The text of the definition.
    pub text: Arc<str>,
    /// The scenario around it, without the definition.
    pub scenario: Arc<Scenario>,
}

/// What the user has open. Copies are the same workspace.
#[derive(Clone, Copy)]
pub struct Workspace {
    /// What the top bar calls it.
    pub title: RwSignal<String>,
    /// The definition as it is typed.
    pub text: RwSignal<Arc<str>>,
    /// Everything around it.
    pub scenario: RwSignal<Arc<Scenario>>,
    /// What the definition is judged for; absent for what it requires.
    pub target: RwSignal<Option<Target>>,
    /// What it is judged for.
    pub aim: Memo<Aim>,
    /// The definition with everything there is to say about it. Of a long text it may be the
    /// judgement of a moment ago.
    pub judgement: Memo<Judged>,
    /// The last text that AWS would take.
    pub last_good: RwSignal<Option<Arc<str>>>,
    /// What the stage runs.
    pub running: RwSignal<Option<Running>>,
    /// What the last attempt to run met, in sentences; empty when it went well.
    pub refused: RwSignal<Vec<String>>,
    /// How the run differs from AWS's defaults, in sentences.
    pub changed: RwSignal<Vec<String>>,
    /// The field that shows the definition.
    pub field: Field,
    /// Who judges it.
    pub judge: Judge,
    settled: RwSignal<Arc<str>>,
    pause: StoredValue<Option<Timeout>, LocalStorage>,
}

impl Workspace {
    /// A workspace with a text and a scenario.
    pub fn new(title: &str, text: Arc<str>, scenario: Scenario) -> Workspace {
        let settled = RwSignal::new(text.clone());
        let target = RwSignal::new(None);
        let judge = Judge::default();
        let scenario = RwSignal::new(Arc::new(scenario));
        let aim = memo(move || Aim {
            target: target.get(),
            scenario: scenario.with(|scenario| scenario.to_compact_json()),
        });
        let judgement = memo(move || aim.with(|aim| Judged::of(judge, settled.get(), aim)));
        let workspace = Workspace {
            title: RwSignal::new(title.to_owned()),
            text: RwSignal::new(text),
            scenario,
            target,
            aim,
            judgement,
            last_good: RwSignal::new(None),
            running: RwSignal::new(None),
            refused: RwSignal::default(),
            changed: RwSignal::default(),
            field: Field::default(),
            judge,
            settled,
            pause: StoredValue::new_local(None),
        };
        effect(move || {
            judgement.with(|judged| {
                if judged.runs() {
                    workspace.last_good.set(Some(judged.text.clone()));
                }
            });
        });
        workspace
    }

    /// The user changed the text.
    pub fn typed(self, text: String) {
        if self.text.with_untracked(|former| **former == *text) {
            return;
        }
        let text: Arc<str> = text.into();
        self.text.set(text.clone());
        self.refused.update(Vec::clear);
        let settled = self.settled;
        if text.len() <= AT_ONCE {
            self.pause.set_value(None);
            settled.set(text);
        } else {
            self.pause.set_value(Some(Timeout::new(PAUSE, move || settled.set(text))));
        }
    }

    /// Another definition and scenario take the place of these.
    pub fn open(self, title: &str, text: Arc<str>, scenario: Scenario) {
        self.pause.set_value(None);
        self.title.set(title.to_owned());
        self.scenario.set(Arc::new(scenario));
        self.target.set(None);
        self.changed.update(Vec::clear);
        self.last_good.set(None);
        self.show(text);
    }

    /// Puts a text into the editor.
    pub fn show(self, text: Arc<str>) {
        self.refused.update(Vec::clear);
        self.text.set(text.clone());
        self.settled.set(text.clone());
        self.field.set_text(&text);
    }

    /// Whether the stage runs something else than what is open. What can be changed while a
    /// service runs makes no difference.
    pub fn is_stale(self) -> bool {
        let Some(running) = self.running.get() else { return false };
        let scenario = self.scenario.get();
        self.text.with(|text| **text != *running.text) || timeless(&scenario) != timeless(&running.scenario)
    }

    /// Makes the edits of the fix at `which` of the problem at `at`.
    pub fn fix(self, at: usize, which: usize) {
        let judged = self.judgement.get_untracked();
        if let Some(fix) = judged.problems().get(at).and_then(|problem| problem.fixes.get(which)) {
            // The judgement of a long text may be that of a moment ago.
            self.apply(&judged.text, &fix.edits);
        }
    }

    /// Makes edits of a text, unless it has changed since.
    pub fn apply(self, text: &str, edits: &[Edit]) {
        if self.text.with_untracked(|open| **open == *text) {
            self.field.apply(text, edits);
        }
    }

    /// Shows a place of the text.
    pub fn go_to(self, layout: Layout, span: Span) {
        layout.tab.set(Tab::TaskDefinition);
        let judged = self.judgement.get_untracked();
        self.field.go_to(&judged.text, span);
    }

    /// Changes the scenario.
    pub fn edit(self, change: impl FnOnce(&mut Scenario)) {
        self.scenario.update(|scenario| change(Arc::make_mut(scenario)));
    }
}

/// The scenario without what can be changed while it runs, and without what was done.
fn timeless(scenario: &Scenario) -> Scenario {
    let mut scenario = scenario.clone();
    scenario.actions.clear();
    for service in &mut scenario.services {
        service.desired_count = 0;
    }
    for source in &mut scenario.traffic {
        source.millirequests_per_second = 0;
    }
    scenario
}
