//! `ecsp simulate`: runs a scenario and prints what happens, or what AWS would say at a moment.

use std::collections::BTreeMap;
use std::io::{self, Write};

use ecs_model::describe;
use ecs_model::event::{Event, EventKind, event_json};
use ecs_model::history::History;
use ecs_model::world::{ClusterKey, TargetGroupKey, TaskStatus, World};
use serde::Serialize;

use crate::Outcome;
use crate::args::{EventFormat, Simulate};
use crate::style::{Ink, Style};
use crate::world::load;

/// Runs the scenario.
///
/// # Errors
/// When the output cannot be written.
pub fn run(options: &Simulate) -> io::Result<Outcome> {
    let mut history = match load(&options.file, options.seed) {
        Ok(history) => history,
        Err(outcome) => return Ok(outcome),
    };
    let mut output = io::BufWriter::new(io::stdout().lock());
    if let Some(time) = options.state_at {
        history.seek(time);
        writeln!(output, "{}", describe::to_json(&State::of(history.world())))?;
        output.flush()?;
        return Ok(Outcome::Clean);
    }
    history.seek(options.until);
    match options.format {
        EventFormat::Jsonl => {
            for event in history.events() {
                writeln!(output, "{}", event_json(event, history.world()))?;
            }
        }
        EventFormat::Human => write_events(&mut output, &history)?,
    }
    output.flush()?;
    Ok(Outcome::Clean)
}

/// What AWS's describe calls would say, each under its name.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct State<'w> {
    describe_services: describe::Services,
    describe_tasks: describe::Tasks,
    describe_container_instances: BTreeMap<&'w str, describe::ContainerInstances>,
    describe_target_health: BTreeMap<&'w str, describe::TargetHealthAnswer>,
}

impl<'w> State<'w> {
    fn of(world: &'w World) -> State<'w> {
        let clusters = (0..).map(ClusterKey).zip(&world.clusters);
        let groups = (0..).map(TargetGroupKey).zip(&world.target_groups);
        State {
            describe_services: describe::services(world),
            describe_tasks: describe::tasks(world),
            describe_container_instances: clusters
                .map(|(key, cluster)| (&*cluster.name, describe::container_instances(world, key)))
                .collect(),
            describe_target_health: groups
                .map(|(key, group)| (&*group.name, describe::target_health(world, key)))
                .collect(),
        }
    }
}

fn write_events(output: &mut impl Write, history: &History) -> io::Result<()> {
    let style = Style::of_stdout();
    for event in history.events() {
        let time = style.paint(Ink::Faint, &format!("{:>9}", event.at.to_string()));
        let text = event.kind.sentence(history.world());
        writeln!(output, "{time}  {}", style.paint(ink(event), &text))?;
    }
    writeln!(output)?;
    write_summary(output, history, style)
}

/// What a user did stands out, what went wrong does too, the rest is as it is.
fn ink(event: &Event) -> Ink {
    match &event.kind {
        EventKind::Commanded { .. } => Ink::Strong,
        EventKind::RequestsLost { .. } => Ink::Error,
        EventKind::ServiceEvent { code, .. } if code.starts_with("E7") || code.starts_with("E8") => Ink::Good,
        EventKind::ServiceEvent { code, .. } if code.starts_with("E15") || code.starts_with("E16") => {
            Ink::Warning
        }
        EventKind::ServiceEvent { .. } => Ink::Plain,
        _ => Ink::Faint,
    }
}

fn write_summary(output: &mut impl Write, history: &History, style: Style) -> io::Result<()> {
    let world = history.world();
    for service in &world.services {
        let running =
            world.tasks_of(service.key).filter(|task| task.last_status == TaskStatus::Running).count();
        let steady = if service.steady_since.is_some() { "steady" } else { "not steady" };
        let line = format!("{}: {running} of {} tasks run, {steady}", service.name, service.desired_count);
        let ink = if service.steady_since.is_some() { Ink::Good } else { Ink::Warning };
        writeln!(output, "At {} {}.", history.now(), style.paint(ink, &line))?;
    }
    let totals = &world.requests.totals;
    if totals.ended > 0 {
        let failed: Vec<String> = totals
            .failed
            .iter()
            .map(|(status, count)| match status {
                0 => format!("{count} without an answer"),
                status => format!("{count} with {status}"),
            })
            .collect();
        let failed = if failed.is_empty() {
            "none failed".to_owned()
        } else {
            format!("failed: {}", failed.join(", "))
        };
        writeln!(output, "{} requests, {failed}.", totals.ended)?;
    }
    Ok(())
}
