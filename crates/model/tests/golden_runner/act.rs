//! The lines of a script that do something or let time pass.

use ecs_model::command::Command;
use ecs_model::time::Duration;
use ecs_model::world::Fault;

use super::Outcome;
use super::setup::span;
use super::stage::Stage;

/// How long `until` waits.
const PATIENCE: Duration = Duration::hours(2);

pub fn line(stage: &mut Stage, verb: &str, words: &[&str]) -> Outcome {
    match verb {
        "mark" => stage.mark(),
        "let" => {
            let key = stage.task(words[1]);
            stage.tasks.insert(words[0].to_owned(), key);
        }
        "run" => {
            let until = stage.world.now + span(words[0]);
            stage.advance(until, |_| false);
        }
        "until" => return Some(until(stage, words)),
        _ => {
            let command = command(stage, verb, words)?;
            stage.command(command);
        }
    }
    Some(Ok(()))
}

fn until(stage: &mut Stage, words: &[&str]) -> Result<(), String> {
    let wanted = match words {
        ["steady", service] => format!("(service {service}) has reached a steady state."),
        [words] => (*words).to_owned(),
        _ => panic!("until what?"),
    };
    let mut seen = stage.log.events.len();
    let last = stage.world.now + PATIENCE;
    let came = stage.advance(last, |stage| {
        let new = &stage.log.events[seen..];
        seen = stage.log.events.len();
        new.iter().any(|event| event.kind.sentence(&stage.world).contains(&wanted))
    });
    if came { Ok(()) } else { Err(format!("did not happen within {PATIENCE}")) }
}

fn command(stage: &Stage, verb: &str, words: &[&str]) -> Option<Command> {
    Some(match verb {
        "desired" => {
            Command::SetDesiredCount { service: stage.service(words[0]), count: words[1].parse().unwrap() }
        }
        "deploy" => {
            Command::Deploy { service: stage.service(words[0]), definition: stage.definition(words[1]) }
        }
        "stop" => Command::StopTask { task: stage.task(words[0]) },
        "crash" => {
            let task = stage.task(words[0]);
            let container = stage.container(task, words[1]);
            Command::CrashContainer { task, container, exit_code: words[2].parse().unwrap() }
        }
        "fault" => {
            let task = stage.task(words[0]);
            let fault = match words[2] {
                "fails" => Fault::FailsHealthChecks,
                "slow" => Fault::Slow,
                _ => Fault::Hangs,
            };
            let container = stage.container(task, words[1]);
            Command::SetFault { task, container, fault, present: words[3] == "on" }
        }
        "drain" => Command::SetDraining { instance: stage.instances[words[0]], draining: true },
        "activate" => Command::SetDraining { instance: stage.instances[words[0]], draining: false },
        "terminate" => Command::TerminateInstance { instance: stage.instances[words[0]] },
        _ => return None,
    })
}
