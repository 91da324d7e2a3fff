//! What one can do to a thing: the same from the picture, the outline and the inspector.

use ecs_model::command::Command;
use ecs_model::world::{ContainerStatus, Fault, InstanceKey, InstanceStatus, Task, TaskKey};
use ecs_scene::Subject;
use leptos::prelude::GetUntracked;

use super::Playground;
use crate::ui::kit::MenuItem;

/// The exit code of a process that was killed.
const KILLED: i32 = 137;

impl Playground {
    /// What can be done to a thing now; nothing where there is nothing to do.
    pub fn actions(self, subject: Subject) -> Vec<MenuItem> {
        match subject {
            Subject::Task(task) => self.task_actions(task, None),
            Subject::Container(task, container) => self.task_actions(task, Some(container)),
            Subject::Network(task, _) => vec![self.looking_inside(task)],
            Subject::Instance(instance) => self.instance_actions(instance),
            _ => Vec::new(),
        }
    }

    /// Stop, crash, break and slow down; for one container or for all of a task.
    fn task_actions(self, key: TaskKey, only: Option<usize>) -> Vec<MenuItem> {
        self.run.read(|history| {
            let world = history.world();
            let Some(task) = world.tasks.get(key) else { return Vec::new() };
            let Some(definition) = world.definition(task.definition) else { return Vec::new() };
            let stop = MenuItem::new("Stop task", self.does(Command::StopTask { task: key }))
                .with_detail("StopTask: targets drain, then SIGTERM")
                .disabled(!task.is_live());
            let several = definition.containers.len() > 1;
            let mut items = vec![stop];
            for (container, its) in definition.containers.iter().enumerate() {
                if only.is_some_and(|only| only != container) {
                    continue;
                }
                let running = runs(task, container);
                let crash = Command::CrashContainer { task: key, container, exit_code: KILLED };
                let essential = if its.essential { "essential" } else { "not essential" };
                items.push(
                    MenuItem::new(named("Crash container", &its.name, several), self.does(crash))
                        .with_detail(format!("{} exits with {KILLED}; it is {essential}", its.name))
                        .disabled(!running),
                );
                for (fault, on, off) in FAULTS {
                    let present =
                        task.containers.get(container).is_some_and(|state| state.faults.contains(&fault));
                    let set = Command::SetFault { task: key, container, fault, present: !present };
                    let word = if present { off } else { on };
                    items.push(
                        MenuItem::new(named(word, &its.name, several), self.does(set)).disabled(!running),
                    );
                }
            }
            items.push(self.looking_inside(key));
            items
        })
    }

    fn looking_inside(self, task: TaskKey) -> MenuItem {
        let selection = self.selection;
        MenuItem::new("Look inside", move || selection.look_inside(task))
            .with_detail("Its network: addresses, ports, who reaches whom")
            .disabled(selection.inside.get_untracked() == Some(task))
    }

    fn instance_actions(self, key: InstanceKey) -> Vec<MenuItem> {
        let status =
            self.run.read(|history| history.world().instances.get(key).map(|instance| instance.status));
        let Some(status) = status else { return Vec::new() };
        let draining = status == InstanceStatus::Draining;
        let drain = Command::SetDraining { instance: key, draining: !draining };
        let word = if draining { "Stop draining" } else { "Drain" };
        let gone = status == InstanceStatus::Inactive;
        vec![
            MenuItem::new(word, self.does(drain)).with_detail("UpdateContainerInstancesState").disabled(gone),
            MenuItem::new("Terminate", self.does(Command::TerminateInstance { instance: key }))
                .disabled(gone),
        ]
    }

    fn does(self, command: Command) -> impl Fn() + Send + Sync + 'static {
        move || self.run.command(command.clone())
    }

    /// Opens the menu of a thing at a point of the window, if there is anything to do.
    pub fn open_actions(self, subject: Subject, x: f64, y: f64) {
        let items = self.actions(subject);
        if !items.is_empty() {
            let title = self.run.read(|history| crate::run::label(history.world(), subject));
            self.menus.open_at(x, y, title, items);
        }
    }
}

const FAULTS: [(Fault, &str, &str); 2] = [
    (Fault::FailsHealthChecks, "Fail health checks", "Pass health checks again"),
    (Fault::Slow, "Make slow", "Make fast again"),
];

fn named(word: &str, container: &str, several: bool) -> String {
    if several { format!("{word} {container}") } else { word.to_owned() }
}

fn runs(task: &Task, container: usize) -> bool {
    task.containers.get(container).is_some_and(|container| container.status == ContainerStatus::Running)
}
