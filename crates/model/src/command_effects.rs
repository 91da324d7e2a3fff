//! What commands do to a world.

use crate::command::{Command, MOST_TASKS};
use crate::definition::{Definition, DefinitionKey, LaunchType, NetworkMode};
use crate::engine::Step;
use crate::event::{EventKind, Seq};
use crate::lifecycle;
use crate::load_balancing;
use crate::sabotage::Sabotage;
use crate::scheduler;
use crate::traffic::{self, MOST_MILLIREQUESTS_PER_SECOND};
use crate::world::{
    ContainerStatus, Fault, InstanceKey, InstanceStatus, Service, ServiceKey, Stop, StopCode, TargetType,
    TaskKey, TaskStatus, World,
};

/// Does what `command` says, at the present moment. A command about something that is gone does
/// nothing.
pub fn apply(step: &mut Step<'_>, command: &Command) {
    let done = match *command {
        Command::SetDesiredCount { service, count } => set_desired_count(step, service, count),
        Command::Deploy { service, definition } => deploy(step, service, definition),
        Command::StopTask { task } => stop_task(step, task),
        Command::CrashContainer { task, container, exit_code } => crash(step, task, container, exit_code),
        Command::SetFault { task, container, fault, present } => {
            set_fault(step, task, container, fault, present)
        }
        Command::SetDraining { instance, draining } => set_draining(step, instance, draining),
        Command::TerminateInstance { instance } => terminate(step, instance),
        Command::SetTraffic { source, millirequests_per_second } => {
            set_traffic(step, source, millirequests_per_second)
        }
    };
    // Absent when there was nothing to do it to.
    let _: Option<()> = done;
}

fn command(step: &mut Step<'_>, sentence: String) -> Seq {
    step.emit(EventKind::Commanded { sentence })
}

/// No deployment begins: the PRIMARY one gets more or fewer tasks (scheduler.md 2.4).
fn set_desired_count(step: &mut Step<'_>, service: ServiceKey, count: u32) -> Option<()> {
    let to = count.min(MOST_TASKS);
    let row = step.world.service(service)?;
    let (from, name) = (row.desired_count, row.name.clone());
    let seq = command(step, format!("You set the desired count of {name} from {from} to {to}."));
    if from == to {
        return Some(());
    }
    step.because(seq, |step| {
        let seq = step.emit(EventKind::DesiredCountChange { service, from, to });
        let row = step.world.service_mut(service)?;
        row.desired_count = to;
        if to > from {
            row.gap_cause = Some(seq);
        } else {
            row.surplus_cause = Some(seq);
        }
        if step.world.sabotaged(Sabotage::DeploysOnDesiredCount) {
            let definition = step.world.service(service)?.primary()?.definition;
            scheduler::begin_deployment(step, service, definition);
        }
        step.because(seq, |step| scheduler::wake(step, service));
        Some(())
    })
}

fn deploy(step: &mut Step<'_>, service: ServiceKey, definition: DefinitionKey) -> Option<()> {
    let row = step.world.service(service)?;
    let wanted = step.world.definition(definition)?;
    let (name, revision) = (row.name.clone(), wanted.name());
    if let Some(why) = refusal(step.world, row, wanted) {
        command(step, format!("ECS refused to deploy {revision} on {name}: {why}"));
        return Some(());
    }
    let same = row.primary().is_some_and(|primary| primary.definition == definition);
    let sentence = if same {
        format!("You forced a new deployment of {name} with {revision}.")
    } else {
        format!("You deployed {revision} on {name}.")
    };
    let seq = command(step, sentence);
    step.because(seq, |step| scheduler::begin_deployment(step, service, definition));
    Some(())
}

/// Why UpdateService refuses a revision, in AWS's words where they are known
/// (load-balancing.md 5.5).
fn refusal(world: &World, service: &Service, wanted: &Definition) -> Option<String> {
    if service.launch_type == LaunchType::Fargate && wanted.network_mode != NetworkMode::Awsvpc {
        return Some("Fargate runs only awsvpc tasks.".to_owned());
    }
    service.load_balancers.iter().find_map(|load_balancer| {
        let group = world.target_group(load_balancer.target_group)?;
        let name = &load_balancer.container;
        let Some(container) = wanted.containers.iter().find(|container| container.name == *name) else {
            return Some(format!("The container {name} does not exist in the task definition."));
        };
        let port = load_balancer.container_port;
        if !container.port_mappings.iter().any(|mapping| mapping.container_port == port) {
            return Some(format!("The container {name} did not have a container port {port} defined."));
        }
        let fits = wanted.has_interface() == (group.target_type == TargetType::Ip);
        (!fits).then(|| {
            format!(
                "The provided target group {} has target type {}, which is incompatible with the {} network \
                 mode specified in the task definition.",
                group.arn,
                group.target_type.as_aws(),
                wanted.network_mode.as_aws()
            )
        })
    })
}

fn stop_task(step: &mut Step<'_>, key: TaskKey) -> Option<()> {
    let task = step.world.tasks.get(key).filter(|task| task.is_live())?;
    let (id, service) = (task.id.short(), task.service);
    let seq = command(step, format!("You stopped task {id}."));
    let stop = Stop { code: StopCode::UserInitiated, reason: "Task stopped by user".to_owned() };
    step.because(seq, |step| {
        lifecycle::order(step, key, stop);
        if let Some(service) = service {
            step.world.service_mut(service)?.gap_cause = step.world.tasks.get(key)?.last_event;
            scheduler::deregister_later(step, service, &[key]);
            scheduler::wake(step, service);
        }
        Some(())
    })
}

fn crash(step: &mut Step<'_>, key: TaskKey, container: usize, exit_code: i32) -> Option<()> {
    let (id, name) = names(step, key, container)?;
    let runs = step.world.tasks.get(key)?.containers.get(container)?.status == ContainerStatus::Running;
    if runs {
        let seq = command(step, format!("You crashed container {name} of task {id}."));
        step.because(seq, |step| lifecycle::crash(step, key, container, exit_code));
    }
    Some(())
}

fn names(step: &Step<'_>, key: TaskKey, container: usize) -> Option<(String, String)> {
    let name = step.world.definition_of(key)?.containers.get(container)?.name.to_string();
    Some((step.world.tasks.get(key)?.id.short(), name))
}

fn set_fault(step: &mut Step<'_>, key: TaskKey, container: usize, fault: Fault, present: bool) -> Option<()> {
    let (id, name) = names(step, key, container)?;
    let reference = step.task_ref(key)?;
    let task = step.world.tasks.get_mut(key).filter(|task| task.last_status != TaskStatus::Stopped)?;
    let faults = &mut task.containers.get_mut(container)?.faults;
    if faults.contains(&fault) == present {
        return Some(());
    }
    if present {
        faults.push(fault)
    } else {
        faults.retain(|other| *other != fault)
    }
    let what = match (fault, present) {
        (Fault::FailsHealthChecks, true) => "fail its health checks",
        (Fault::FailsHealthChecks, false) => "pass its health checks again",
        (Fault::Slow, true) => "answer slowly",
        (Fault::Slow, false) => "answer at its normal speed again",
        (Fault::Hangs, true) => "hang",
        (Fault::Hangs, false) => "answer again",
    };
    let seq = command(step, format!("You made container {name} of task {id} {what}."));
    let kind = EventKind::FaultChange { task: reference, container, fault, present };
    let seq = step.because(seq, |step| step.emit(kind));
    step.world.tasks.get_mut(key)?.containers.get_mut(container)?.changed_by = Some(seq);
    Some(())
}

fn set_draining(step: &mut Step<'_>, instance: InstanceKey, draining: bool) -> Option<()> {
    let status = if draining { InstanceStatus::Draining } else { InstanceStatus::Active };
    let row = step.world.instances.get_mut(instance)?;
    if row.status == InstanceStatus::Inactive || row.status == status {
        return Some(());
    }
    row.status = status;
    let (id, cluster) = (row.id.short(), row.cluster);
    let sentence = format!("You set container instance {id} to {}.", status.as_aws());
    let seq = command(step, sentence);
    step.because(seq, |step| {
        let seq = step.emit(EventKind::InstanceStateChange { cluster, instance, status });
        step.because(seq, |step| scheduler::instance_changed(step, instance));
    });
    Some(())
}

fn terminate(step: &mut Step<'_>, instance: InstanceKey) -> Option<()> {
    let row = step.world.instances.get_mut(instance).filter(|row| row.status != InstanceStatus::Inactive)?;
    row.status = InstanceStatus::Inactive;
    row.agent_connected = false;
    row.queue.clear();
    let (id, cluster, address, tasks) = (row.id, row.cluster, row.address, row.tasks.clone());
    step.world.subnets.taken.remove(&address);
    let seq = command(step, format!("You terminated instance {}.", id.short()));
    step.because(seq, |step| {
        let status = InstanceStatus::Inactive;
        let seq = step.emit(EventKind::InstanceStateChange { cluster, instance, status });
        step.because(seq, |step| {
            let reason = format!("Host EC2 (instance {id}) terminated.");
            tasks.iter().for_each(|task| lifecycle::host_gone(step, *task, reason.clone()));
            load_balancing::instance_terminated(step, instance);
        });
    });
    Some(())
}

fn set_traffic(step: &mut Step<'_>, source: usize, millirequests: u64) -> Option<()> {
    let name = step.world.traffic.get(source)?.name.clone();
    let millirequests = millirequests.min(MOST_MILLIREQUESTS_PER_SECOND);
    let (whole, part) = (millirequests / 1_000, millirequests % 1_000);
    let fraction = if part == 0 { String::new() } else { format!(".{part:03}") };
    let fraction = fraction.trim_end_matches('0');
    command(step, format!("You set {name} to {whole}{fraction} requests per second."));
    traffic::set_rate(step, source, millirequests);
    Some(())
}
