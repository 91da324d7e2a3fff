//! `actions`.

use ecs_document::syntax::NodeId;

use super::super::members::{Members, Reader, Shape};
use super::super::{Action, NamedCommand};
use super::simulation::rate;
use crate::time::Time;
use crate::world::Fault;

const ACTION: Shape<'static> = Shape {
    what: "an action",
    members: &[
        "at",
        "StopTask",
        "UpdateService",
        "CrashContainer",
        "SetFault",
        "UpdateContainerInstancesState",
        "TerminateInstance",
        "SetTraffic",
    ],
    left_out: &[],
};

const STOP_TASK: Shape<'static> =
    Shape { what: "StopTask", members: &["task"], left_out: &["cluster", "reason"] };

const UPDATE_SERVICE: Shape<'static> = Shape {
    what: "UpdateService",
    members: &["service", "desiredCount", "taskDefinition", "forceNewDeployment"],
    left_out: &["cluster"],
};

const CRASH_CONTAINER: Shape<'static> =
    Shape { what: "CrashContainer", members: &["task", "container", "exitCode"], left_out: &[] };

const SET_FAULT: Shape<'static> =
    Shape { what: "SetFault", members: &["task", "container", "fault", "present"], left_out: &[] };

const UPDATE_INSTANCE: Shape<'static> = Shape {
    what: "UpdateContainerInstancesState",
    members: &["containerInstance", "status"],
    left_out: &["cluster"],
};

const TERMINATE_INSTANCE: Shape<'static> =
    Shape { what: "TerminateInstance", members: &["containerInstance"], left_out: &[] };

const SET_TRAFFIC: Shape<'static> =
    Shape { what: "SetTraffic", members: &["source", "requestsPerSecond"], left_out: &[] };

/// An action with the one command that it has to have.
pub fn action(reader: &Reader<'_>, node: NodeId) -> Option<Action> {
    let members = Members::of(reader, node, &ACTION);
    let at = reader.duration(members.required("at")?)?;
    let mut commands = ACTION.members.iter().skip(1).filter_map(|name| Some((*name, members.get(name)?)));
    let Some((name, command)) = commands.next() else {
        reader.error(node, "This action does nothing; give it a command, for example StopTask.");
        return None;
    };
    for (_, further) in commands {
        reader.error(further, "An action has one command; write a second action with the same `at`.");
    }
    Some(Action { at: Time::ZERO + at, command: read_command(reader, name, command)? })
}

fn read_command(reader: &Reader<'_>, name: &str, node: NodeId) -> Option<NamedCommand> {
    let of = |shape| Members::of(reader, node, shape);
    Some(match name {
        "StopTask" => NamedCommand::StopTask { task: of(&STOP_TASK).name("task") },
        "UpdateService" => return update_service(&of(&UPDATE_SERVICE)),
        "CrashContainer" => {
            let members = of(&CRASH_CONTAINER);
            NamedCommand::CrashContainer {
                task: members.name("task"),
                container: members.text("container"),
                exit_code: members.integer("exitCode", 0..=255).unwrap_or(1),
            }
        }
        "SetFault" => return set_fault(&of(&SET_FAULT)),
        "UpdateContainerInstancesState" => {
            let members = of(&UPDATE_INSTANCE);
            let draining =
                reader.choice(members.required("status")?, &[("DRAINING", true), ("ACTIVE", false)])?;
            NamedCommand::UpdateContainerInstancesState {
                container_instance: members.name("containerInstance"),
                draining,
            }
        }
        "TerminateInstance" => NamedCommand::TerminateInstance {
            container_instance: of(&TERMINATE_INSTANCE).name("containerInstance"),
        },
        _ => {
            let members = of(&SET_TRAFFIC);
            let millirequests_per_second = rate(reader, members.required("requestsPerSecond")?)?;
            NamedCommand::SetTraffic { source: members.name("source"), millirequests_per_second }
        }
    })
}

fn update_service(members: &Members<'_, '_>) -> Option<NamedCommand> {
    let service = members.name("service");
    let desired_count = members.integer("desiredCount", 0..=5_000);
    let task_definition = members.text("taskDefinition");
    let force_new_deployment = members.flag("forceNewDeployment").unwrap_or_default();
    let changes = ["desiredCount", "taskDefinition", "forceNewDeployment"];
    if !changes.iter().any(|name| members.get(name).is_some()) {
        let message = "This changes nothing; give `desiredCount`, `taskDefinition` or `forceNewDeployment`.";
        members.reader().error(members.object(), message);
    }
    if desired_count.is_none() && task_definition.is_none() && !force_new_deployment {
        return None;
    }
    Some(NamedCommand::UpdateService { service, desired_count, task_definition, force_new_deployment })
}

fn set_fault(members: &Members<'_, '_>) -> Option<NamedCommand> {
    let faults =
        [("FailsHealthChecks", Fault::FailsHealthChecks), ("Slow", Fault::Slow), ("Hangs", Fault::Hangs)];
    Some(NamedCommand::SetFault {
        task: members.name("task"),
        container: members.text("container"),
        fault: members.reader().choice(members.required("fault")?, &faults)?,
        present: members.flag("present").unwrap_or(true),
    })
}
