//! Rules about instances, addresses and ports.

use std::collections::BTreeSet;

use crate::world::{Instance, Task, TaskKey, TaskStatus, World};

use super::{Findings, Rule};

pub(super) fn check(world: &World, findings: &mut Findings) {
    for instance in world.instances.values() {
        let tasks: Vec<&Task> = world
            .tasks
            .values()
            .filter(|task| task.instance == Some(instance.key) && task.last_status != TaskStatus::Stopped)
            .collect();
        let keys: Vec<TaskKey> = tasks.iter().map(|task| task.key).collect();
        findings.expect(keys == instance.tasks, Rule::Recount, || {
            format!("instance {} lists {:?}, there are {keys:?}", instance.id.short(), instance.tasks)
        });
        reservations(world, instance, &tasks, findings);
        host_ports(instance, &tasks, findings);
    }
    let mut seen = BTreeSet::new();
    let in_use = world.tasks.values().filter(|task| task.last_status != TaskStatus::Stopped);
    for address in in_use.filter_map(|task| task.address) {
        findings.expect(seen.insert(address), Rule::Addresses, || format!("two tasks have {address}"));
    }
}

fn reservations(world: &World, instance: &Instance, tasks: &[&Task], findings: &mut Findings) {
    let (mut cpu, mut memory, mut interfaces) = (0u32, 0u32, 0u32);
    let mut ports = BTreeSet::new();
    for task in tasks {
        let Some(definition) = world.definition(task.definition) else { continue };
        interfaces = interfaces.saturating_add(u32::from(definition.has_interface()));
        if task.last_status >= TaskStatus::Stopping {
            continue;
        }
        cpu = cpu.saturating_add(definition.reserved_cpu());
        memory = memory.saturating_add(definition.reserved_memory());
        for port in definition.static_host_ports() {
            findings.expect(ports.insert(port), Rule::Reservations, || {
                format!("instance {}: two tasks reserve {port:?}", instance.id.short())
            });
        }
    }
    findings.expect(
        cpu <= instance.registered_cpu && memory <= instance.registered_memory,
        Rule::Reservations,
        || format!("instance {}: {cpu} CPU units, {memory} MiB reserved", instance.id.short()),
    );
    let slots = instance.instance_type.enis.saturating_sub(1);
    findings.expect(interfaces <= slots, Rule::Interfaces, || {
        format!("instance {}: {interfaces} interfaces for tasks, {slots} fit", instance.id.short())
    });
}

fn host_ports(instance: &Instance, tasks: &[&Task], findings: &mut Findings) {
    let mut ports = BTreeSet::new();
    let mut addresses = BTreeSet::new();
    // The containers of a task that has left its host hold nothing there any more.
    let on_host = tasks.iter().filter(|task| task.last_status < TaskStatus::Deprovisioning);
    for container in on_host.flat_map(|task| &task.containers) {
        for binding in &container.bindings {
            findings.expect(ports.insert((binding.protocol, binding.host_port)), Rule::Addresses, || {
                format!("instance {}: two containers have port {}", instance.id.short(), binding.host_port)
            });
        }
        if let Some(address) = container.address {
            findings.expect(addresses.insert(address), Rule::Addresses, || {
                format!("instance {}: two containers have {address}", instance.id.short())
            });
        }
    }
}
