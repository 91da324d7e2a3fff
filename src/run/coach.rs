//! The one line above the picture: what is to be seen, and what is worth trying next. It follows
//! from the run alone, so that it is right after a seek as well.

use ecs_model::command::Command;
use ecs_model::history::History;
use ecs_model::time::Time;
use ecs_model::world::{Fault, Instance, InstanceStatus, Service, Task, TaskKey, TaskStatus, World};
use ecs_scene::words::number;

/// What to say at the present moment of a run.
pub fn line(history: &History) -> String {
    let world = history.world();
    if let Some(sentence) = world.services.iter().find_map(|service| unplaced(world, service)) {
        return sentence;
    }
    let done = history.commands().iter().rev().find(|(at, _)| *at <= history.now());
    match done {
        None => world
            .services
            .iter()
            .find_map(|service| rollout(world, service))
            .unwrap_or_else(|| opening(world)),
        Some((at, command)) => after(history, *at, command),
    }
}

/// "1 of 3 tasks cannot be placed", with what to look at.
fn unplaced(world: &World, service: &Service) -> Option<String> {
    let unplaced = service.unplaced.as_ref().filter(|unplaced| unplaced.count > 0)?;
    let (count, desired) = (number(unplaced.count.into()), number(service.desired_count.into()));
    let name = &service.name;
    let there = |instance: &Instance| {
        instance.cluster == service.cluster && instance.status != InstanceStatus::Inactive
    };
    Some(if world.instances.values().any(there) {
        format!("{count} of {desired} tasks of {name} cannot be placed. Select the empty socket to see why.")
    } else {
        format!(
            "{count} of {desired} tasks of {name} cannot be placed: the cluster has no container instance."
        )
    })
}

/// "3 of 6 tasks are new", while a deployment replaces another one.
fn rollout(world: &World, service: &Service) -> Option<String> {
    let primary = service.primary().filter(|_| service.deployments.len() > 1)?;
    let new = |task: &&Task| task.deployment == Some(primary.id) && task.last_status == TaskStatus::Running;
    let new = world.tasks_of(service.key).filter(new).count();
    let (new, desired) = (number(new as u64), number(service.desired_count.into()));
    Some(format!("A deployment of {} is under way: {new} of {desired} tasks are new.", service.name))
}

fn opening(world: &World) -> String {
    let running = running(world);
    let desired: u32 = world.services.iter().map(|service| service.desired_count).sum();
    if running < desired as usize {
        return format!("ECS starts {}.", tasks(desired as usize).to_lowercase());
    }
    let per_second: u64 =
        world.traffic.iter().map(|source| source.millirequests_per_second).sum::<u64>() / 1_000;
    match (running, per_second) {
        (0, _) => "No task is desired. Raise the desired count.".to_owned(),
        (1, 0) => "One task runs. Crash it.".to_owned(),
        (_, 0) => format!("{} run. Crash one.", tasks(running)),
        (1, rate) => format!("One task serves {} requests a second. Crash it.", number(rate)),
        (_, rate) => format!("{} serve {} requests a second. Crash one.", tasks(running), number(rate)),
    }
}

fn after(history: &History, at: Time, command: &Command) -> String {
    let world = history.world();
    let settled = is_settled(world);
    match command {
        Command::CrashContainer { task, container, exit_code } => match settled {
            false => crashed(world, *task, *container, *exit_code),
            true => format!("The replacement serves. {} Now stop a task instead.", lost(history, at)),
        },
        Command::StopTask { .. } => match settled {
            false => "The task is told to stop. Its target drains first: no new requests, and those under way finish."
                .to_owned(),
            true => format!("{} Stopping drains, crashing does not. Now change the desired count.", lost(history, at)),
        },
        Command::SetDesiredCount { count, .. } => match settled {
            false => {
                format!("The wish is {} at once; ECS gets there one step after the other.", number((*count).into()))
            }
            true => format!(
                "{} now. Drag the timeline back and play: the same happens again.",
                capital(&run_or_serve(world))
            ),
        },
        Command::SetFault { fault: Fault::FailsHealthChecks, present: true, .. } => match settled {
            false => "The container answers its health checks with 503. Wait for the verdict of the target group."
                .to_owned(),
            true => "ECS replaced the unhealthy task.".to_owned(),
        },
        Command::SetFault { fault: Fault::Slow, present: true, .. } => {
            "One task is ten times slower. Round robin does not care: watch the latency.".to_owned()
        }
        Command::SetDraining { draining: true, .. } => {
            "The instance drains: its tasks are started elsewhere before they stop here.".to_owned()
        }
        Command::TerminateInstance { .. } if !settled => {
            "The instance is gone and its tasks with it. ECS starts them elsewhere, if there is room.".to_owned()
        }
        _ => capital(&format!("{}.", run_or_serve(world))),
    }
}

/// The sentence of the first crash: exit code, essential or not, what follows.
fn crashed(world: &World, task: TaskKey, container: usize, exit_code: i32) -> String {
    let definition = world.tasks.get(task).and_then(|task| world.definition(task.definition));
    let Some(container) = definition.and_then(|definition| definition.containers.get(container)) else {
        return "The task is gone. ECS starts a replacement.".to_owned();
    };
    let name = &container.name;
    if container.essential {
        format!(
            "{name} exited with {exit_code}. It is essential, so the task stops. ECS starts a replacement."
        )
    } else {
        format!("{name} exited with {exit_code}. It is not essential, so the task runs on.")
    }
}

/// How many requests failed since `at`, and with which code where it is the same for all.
fn lost(history: &History, at: Time) -> String {
    let mut failures =
        history.log().failures.iter().filter(|request| request.ended >= at && request.ended <= history.now());
    let Some(first) = failures.next() else { return "No request failed.".to_owned() };
    let (mut count, mut is_same) = (1, true);
    for request in failures {
        count += 1;
        is_same &= request.status == first.status;
    }
    let requests = if count == 1 { "request" } else { "requests" };
    let code = if is_same { format!(" with {}", first.status) } else { String::new() };
    format!("{} {requests} failed{code}.", number(count))
}

/// Whether every service has what it wants and nothing is under way.
pub fn is_settled(world: &World) -> bool {
    world.services.iter().all(|service| {
        let (mut running, mut other) = (0usize, 0usize);
        for task in world.tasks_of(service.key) {
            let here = task.last_status == TaskStatus::Running && task.is_live();
            if here { running += 1 } else { other += 1 }
        }
        other == 0 && running == service.desired_count as usize
    })
}

fn running(world: &World) -> usize {
    world.tasks.values().filter(|task| task.last_status == TaskStatus::Running).count()
}

fn run_or_serve(world: &World) -> String {
    let running = running(world);
    let verb = match (world.target_groups.is_empty(), running == 1) {
        (true, true) => "runs",
        (true, false) => "run",
        (false, true) => "serves",
        (false, false) => "serve",
    };
    format!("{} {verb}", tasks(running))
}

/// "Three tasks", "14 tasks".
fn tasks(count: usize) -> String {
    const WORDS: [&str; 13] = [
        "No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven",
        "Twelve",
    ];
    let many = WORDS.get(count).map_or_else(|| number(count as u64), |word| (*word).to_owned());
    if count == 1 { format!("{many} task") } else { format!("{many} tasks") }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
