//! An outline in plain words.

use serde::Serialize;

use super::{Budget, ContainerOutline, Outline, WaitOutline};
use crate::assist::of_1024;
use crate::lint::words::listed;

/// The most sentences about one topic; a task has at most ten containers.
const MOST: usize = 50;

/// A sentence about a definition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sentence {
    /// What it is about.
    pub topic: Topic,
    /// The sentence.
    pub text: String,
}

/// What a sentence is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Topic {
    /// The task as a whole.
    Task,
    /// The order in which containers start, and what ends the task.
    Start,
    /// CPU and memory.
    Size,
    /// Ports.
    Ports,
    /// Volumes and who mounts them.
    Volumes,
    /// Secrets and roles.
    Secrets,
    /// Logs.
    Logs,
}

/// `outline` in sentences, topic by topic.
#[must_use]
pub fn sentences(outline: &Outline) -> Vec<Sentence> {
    let topics: [(Topic, Vec<String>); 7] = [
        (Topic::Task, vec![task(outline)]),
        (Topic::Start, start(outline)),
        (Topic::Size, size(outline)),
        (Topic::Ports, ports(outline)),
        (Topic::Volumes, volumes(outline)),
        (Topic::Secrets, secrets(outline)),
        (Topic::Logs, logs(outline)),
    ];
    let sentence = |topic| move |text| Sentence { topic, text };
    topics.into_iter().flat_map(|(topic, texts)| texts.into_iter().take(MOST).map(sentence(topic))).collect()
}

fn task(outline: &Outline) -> String {
    let family = outline.family.as_deref().map_or("The task".to_owned(), |family| format!("'{family}'"));
    let containers = match outline.containers.len() {
        0 => "has no container that can be read".to_owned(),
        1 => "runs one container".to_owned(),
        count => format!("runs {count} containers"),
    };
    let place = match outline.launch_types.as_slice() {
        [] => String::new(),
        named => format!(" on {}", listed(&named.iter().map(|name| launch_type(name)).collect::<Vec<_>>())),
    };
    let mode = outline.network_mode.map_or(String::new(), |mode| format!(", in network mode {mode}"));
    format!("{family} {containers}{place}{mode}.")
}

fn launch_type(name: &str) -> &'static str {
    match name {
        "EC2" => "EC2",
        "FARGATE" => "Fargate",
        "EXTERNAL" => "ECS Anywhere",
        _ => "Managed Instances",
    }
}

fn called(container: &ContainerOutline) -> &str {
    container.name.as_deref().unwrap_or("a container without a name")
}

fn start(outline: &Outline) -> Vec<String> {
    let waiting = outline.containers.iter().filter(|container| !container.waits_for.is_empty());
    let mut sentences: Vec<String> = waiting
        .map(|container| {
            let waits: Vec<String> = container.waits_for.iter().map(wait).collect();
            let waits: Vec<&str> = waits.iter().map(String::as_str).collect();
            format!("{} starts when {}.", called(container), listed(&waits))
        })
        .collect();
    if outline.containers.iter().any(|container| container.step.is_none()) {
        sentences.push("Some containers wait for each other in a circle: they never start.".to_owned());
    } else if sentences.is_empty() && outline.containers.len() > 1 {
        sentences.push("All containers start together.".to_owned());
    }
    sentences.extend(ending(outline));
    sentences
}

/// What ends the task, where not every container does.
fn ending(outline: &Outline) -> Option<String> {
    let essential = outline.containers.iter().filter(|it| it.essential == Some(true)).map(called);
    let essential: Vec<&str> = essential.collect();
    let is_all = essential.len() == outline.containers.len();
    match (is_all, essential.as_slice()) {
        (true, [_]) | (_, []) => None,
        (true, _) => Some("When any container stops, the whole task stops.".to_owned()),
        (false, [only]) => Some(format!("When {only} stops, the whole task stops.")),
        (false, several) => Some(format!("When one of {} stops, the whole task stops.", listed(several))),
    }
}

fn wait(wait: &WaitOutline) -> String {
    let reached = match wait.condition {
        "COMPLETE" => "has ended",
        "SUCCESS" => "has ended with exit code 0",
        "HEALTHY" => "is healthy",
        _ => "has started",
    };
    format!("{} {reached}", wait.container)
}

fn size(outline: &Outline) -> Vec<String> {
    let in_vcpu = |units| format!("{units} CPU units ({} vCPU)", of_1024(units));
    let in_mebibytes = |mebibytes| format!("{mebibytes} MiB");
    let cpu = budget("CPU", outline.cpu, "share the CPU of the instance", in_vcpu);
    let memory = budget("memory", outline.memory, "have no limit of memory together", in_mebibytes);
    cpu.into_iter().chain(memory).collect()
}

fn budget(what: &str, budget: Budget, unbounded: &str, spelled: impl Fn(i64) -> String) -> Option<String> {
    let asked = budget.containers;
    match (budget.task, budget.is_clear) {
        (Some(task), true) if asked > task => Some(format!(
            "The task has {}, and its containers ask for more: {}.",
            spelled(task),
            spelled(asked)
        )),
        (Some(task), true) if asked > 0 => Some(format!(
            "The task has {}, of which its containers ask for {}.",
            spelled(task),
            spelled(asked)
        )),
        (Some(task), _) => Some(format!("The task has {}, which its containers share.", spelled(task))),
        (None, true) if asked > 0 => Some(format!("The containers ask for {} together.", spelled(asked))),
        (None, true) => Some(format!("The task has no {what} of its own: its containers {unbounded}.")),
        (None, false) => None,
    }
}

fn ports(outline: &Outline) -> Vec<String> {
    let mut sentences = Vec::new();
    for container in &outline.containers {
        for port in &container.ports {
            let protocol = port.protocol.unwrap_or("tcp");
            let name = port.name.as_deref().map_or(String::new(), |name| format!(", called {name}"));
            let host = match port.host.as_deref() {
                Some("dynamic") => ", reached on a port of the instance that Docker chooses".to_owned(),
                Some(host) if host != port.container => format!(", reached on port {host} of the instance"),
                _ => String::new(),
            };
            sentences.push(format!(
                "{} listens on {}/{protocol}{name}{host}.",
                called(container),
                port.container
            ));
        }
    }
    sentences
}

fn volumes(outline: &Outline) -> Vec<String> {
    let sentence = |volume: &super::VolumeOutline| {
        let by: Vec<&str> = volume.mounted_by.iter().map(String::as_str).collect();
        let mounted = if by.is_empty() {
            "nothing mounts it".to_owned()
        } else {
            format!("mounted by {}", listed(&by))
        };
        format!("Volume {} is {}; {mounted}.", volume.name, volume.kind)
    };
    outline.volumes.iter().map(sentence).collect()
}

fn secrets(outline: &Outline) -> Vec<String> {
    let with_secrets = outline.containers.iter().filter(|container| !container.secrets.is_empty());
    let mut sentences: Vec<String> = with_secrets
        .map(|container| {
            let names: Vec<String> = container
                .secrets
                .iter()
                .map(|secret| format!("{} from {}", secret.name, secret.service))
                .collect();
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            format!("{} is given {}.", called(container), listed(&names))
        })
        .collect();
    if !sentences.is_empty() {
        sentences.push(match &outline.execution_role {
            Some(role) => {
                format!("ECS reads them with the execution role {role} before the containers start.")
            }
            None => "No execution role is named to read them with.".to_owned(),
        });
    }
    let role = outline.task_role.as_ref();
    sentences.extend(role.map(|role| format!("The application itself has the task role {role}.")));
    sentences
}

fn logs(outline: &Outline) -> Vec<String> {
    let sentence = |container: &ContainerOutline| {
        let log = container.log.as_ref()?;
        let to = match (log.driver, log.destination.as_deref()) {
            ("awslogs", Some(group)) => format!("the CloudWatch log group {group}"),
            ("awslogs", None) => "CloudWatch Logs".to_owned(),
            ("awsfirelens", Some(output)) => {
                format!("the log router of the task, and from there to {output}")
            }
            ("awsfirelens", None) => "the log router of the task".to_owned(),
            ("json-file", _) => "a file of the instance".to_owned(),
            ("journald", _) => "the journal of the instance".to_owned(),
            (driver, Some(address)) => format!("{driver} at {address}"),
            (driver, None) => driver.to_owned(),
        };
        Some(format!("{} writes its output to {to}.", called(container)))
    };
    outline.containers.iter().filter_map(sentence).collect()
}
