//! From what is open to what runs.

use std::sync::Arc;

use ecs_document::read_json;
use ecs_model::command::Command;
use ecs_model::history::History;
use ecs_model::run_this::{RunOptions, run_judged};
use ecs_model::scenario::{Problem, Scenario, family_and_revision};
use ecs_model::time::Duration;
use ecs_model::world::ServiceKey;
use leptos::prelude::*;

use super::{Judged, Playground, workspace::Running};
use crate::run::{Figures, is_settled};
use crate::ui::settings::Setting;

/// In which settings a definition runs.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Settings {
    /// In those that are open, or not at all.
    AsTheyAre,
    /// In those that are open, or in fresh ones where a change of the definition has left them behind.
    ThatFit,
}

impl Playground {
    /// Runs what is in the editor, in a fresh world. While AWS would refuse it, it says so.
    pub fn run_definition(self) {
        self.run_text(self.workspace.text.get_untracked());
    }

    /// Runs a text, which becomes what is in the editor.
    pub fn run_text(self, text: Arc<str>) {
        self.run_in(text, Settings::ThatFit);
    }

    fn run_in(self, text: Arc<str>, settings: Settings) {
        let workspace = self.workspace;
        if workspace.text.with_untracked(|open| *open != text) {
            workspace.show(text.clone());
        }
        self.judge.when_known(move || {
            // Meanwhile something else may have been opened.
            if workspace.text.with_untracked(|open| *open != text) {
                return;
            }
            let judged = untrack(|| workspace.aim.with(|aim| Judged::of(self.judge, text.clone(), aim)));
            match refusal(&judged) {
                Some(refusal) => workspace.refused.set(vec![refusal]),
                None => self.run_judged(&text, judged.register_input(), settings),
            }
        });
    }

    /// Runs a text of which it is known that AWS takes it, and that as register input it is `input`.
    fn run_judged(self, text: &Arc<str>, input: &str, settings: Settings) {
        match self.prepare(input, settings) {
            Ok(prepared) => self.start(text.clone(), prepared),
            Err(reasons) => self.workspace.refused.set(reasons),
        }
    }

    /// The run of a definition: in the scenario that is open, if that is about its family, else in
    /// a fresh one.
    fn prepare(self, text: &str, settings: Settings) -> Result<Prepared, Vec<String>> {
        let open = self.workspace.scenario.get_untracked();
        let family = family(text);
        let fits = open
            .services
            .iter()
            .any(|service| Some(family_and_revision(&service.task_definition).0) == family.as_deref());
        if fits {
            let prepared = Prepared::new((*open).clone(), text, Vec::new());
            if prepared.is_ok() || settings == Settings::AsTheyAre {
                return prepared;
            }
        }
        let made = run_judged(text, &RunOptions::default()).map_err(sentences)?;
        if fits {
            // Another container name, another network mode: the settings spoke of the former ones.
            let former = Callback::new(move |()| self.workspace.scenario.set(open.clone()));
            let words = "The settings no longer fit this definition. It runs with fresh ones.";
            self.toasts.offer(words, "Former settings", former);
        }
        Prepared::new(made.scenario, text, made.changed)
    }

    fn start(self, text: Arc<str>, prepared: Prepared) {
        let workspace = self.workspace;
        let scenario = Arc::new(prepared.scenario);
        workspace.scenario.set(scenario.clone());
        workspace.running.set(Some(Running { text, scenario }));
        workspace.changed.set(prepared.remarks);
        workspace.refused.update(Vec::clear);
        self.selection.selected.set(None);
        self.selection.pointed.set(None);
        self.run.load(prepared.history, true);
    }

    /// Opens a definition with a scenario and runs it up to the moment when it is steady. Where the two do not
    /// fit, that is what there is to see.
    pub fn open(self, title: &str, text: Arc<str>, scenario: Scenario) {
        self.workspace.open(title, text.clone(), scenario);
        self.judge.when_known(move || {
            self.run_in(text, Settings::AsTheyAre);
            self.run.skip(skip_to_steady);
        });
    }

    /// [`Playground::open`] for a definition of our own, which needs no judge.
    pub fn open_example(self, title: &str, text: Arc<str>, scenario: Scenario) {
        self.workspace.open(title, text.clone(), scenario);
        self.run_judged(&text, &text, Settings::AsTheyAre);
        self.run.skip(skip_to_steady);
    }

    /// A setting changed that a running service follows at once.
    pub fn follow(self, setting: Setting, value: i64) {
        let whole = u32::try_from(value).unwrap_or_default();
        if let Some(service) = setting.desired_count_of().and_then(|at| u32::try_from(at).ok()) {
            self.run.command(Command::SetDesiredCount { service: ServiceKey(service), count: whole });
        }
        if let Some(source) = setting.rate_of() {
            let millirequests_per_second = u64::from(whole) * 1_000;
            self.run.command(Command::SetTraffic { source, millirequests_per_second });
        }
    }

    /// The scenario as a link carries it: while what is open is what runs, its beginning with
    /// everything that was done up to the present moment.
    pub fn travelling_scenario(self) -> Scenario {
        let workspace = self.workspace;
        let running = workspace.running.get_untracked().filter(|_| !untrack(|| workspace.is_stale()));
        match running {
            Some(running) => {
                let actions = self.run.read(History::actions);
                Scenario { actions, ..(*running.scenario).clone() }
            }
            None => (*workspace.scenario.get_untracked()).clone(),
        }
    }

    /// Makes the settings that a running service follows say what holds now. What was done on the
    /// way here is done: the next run begins with the result.
    pub fn adopt_settings(self) {
        self.run.read(|history| {
            let world = history.world();
            self.workspace.edit(|scenario| {
                scenario.actions.clear();
                for (open, running) in scenario.services.iter_mut().zip(&world.services) {
                    open.desired_count = running.desired_count;
                }
                for (open, running) in scenario.traffic.iter_mut().zip(&world.traffic) {
                    open.millirequests_per_second = running.millirequests_per_second;
                }
            });
        });
    }

    /// Sets the desired count of a running service, in the scenario as well.
    pub fn set_desired_count(self, service: ServiceKey, count: u32) {
        self.workspace.edit(|scenario| {
            if let Some(service) = scenario.services.get_mut(service.index()) {
                service.desired_count = count;
            }
        });
        self.run.command(Command::SetDesiredCount { service, count });
    }
}

/// Why a text is not run.
fn refusal(judged: &Judged) -> Option<String> {
    let Some(verdict) = &judged.verdict else {
        return Some(
            "The rules could not be loaded, so nothing is known of this text. Reload the page.".to_owned(),
        );
    };
    match verdict.refusals() {
        0 if verdict.is_definition => None,
        0 => Some(format!("This is {}; there is no task definition in it to run.", verdict.form)),
        1 => Some("AWS would refuse this definition: 1 error.".to_owned()),
        errors => Some(format!("AWS would refuse this definition: {errors} errors.")),
    }
}

/// `family` of the first definition, where it is known.
fn family(text: &str) -> Option<String> {
    let reading = read_json(text);
    let first = reading.definitions().next()?;
    first.task_definition.family.known().map(|family| (*family).to_owned())
}

/// A run that is ready to begin.
struct Prepared {
    /// What it begins with, without the definition.
    scenario: Scenario,
    history: History,
    /// What differs from AWS's defaults, and what the definition leaves open.
    remarks: Vec<String>,
}

impl Prepared {
    /// Puts a definition into a scenario.
    fn new(mut scenario: Scenario, text: &str, mut remarks: Vec<String>) -> Result<Prepared, Vec<String>> {
        scenario.task_definitions = vec![text.to_owned()];
        let built = scenario.build_judged().map_err(sentences)?;
        scenario.task_definitions.clear();
        remarks.extend(built.assumptions);
        remarks.extend(built.problems.into_iter().map(|problem| problem.message));
        Ok(Prepared { scenario, history: built.history, remarks })
    }
}

fn sentences(problems: Vec<Problem>) -> Vec<String> {
    problems.into_iter().map(|problem| problem.message).collect()
}

/// Lets a run go on until every service has what it wants, what went wrong on the way there is a
/// minute ago, and requests flow.
pub fn skip_to_steady(history: &mut History) {
    const LONGEST: Duration = Duration::minutes(10);
    const FURTHER: Duration = Duration::millis(2_300);
    let limit = history.now() + LONGEST;
    let calm = |history: &History| is_settled(history.world()) && Figures::of(history).failures == 0;
    while history.now() < limit && !calm(history) {
        history.advance(Duration::seconds(1));
    }
    history.advance(FURTHER);
}
