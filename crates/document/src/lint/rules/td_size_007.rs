use crate::lint::prelude::*;
use crate::task_definition::{CpuUnits, FARGATE_SIZES, Mebibytes};

/// Windows containers on Fargate with less than one vCPU.
pub static RULE: Rule = Rule {
    code: "TD-SIZE-007",
    title: reference("Less than 1 vCPU for Windows on Fargate"),
    class: Class::UnsupportedOnWindows,
    grade: Grade::P,
    source: reference("PF:pf-ecs-fargate-windows-cpu-under-1vcpu"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

/// Below this many units AWS refuses the CPU as such.
const LEAST_CPU: u32 = 128;

/// The least that Windows containers can have, in units.
const LEAST_ON_WINDOWS: u32 = 1024;

/// The size of a Windows task on Fargate, which there is not.
pub(super) struct WindowsSize {
    pub cpu: (CpuUnits, At),
    /// Where it is known.
    pub memory: Option<(Mebibytes, At)>,
}

impl WindowsSize {
    /// The size of the task, when it is one on Fargate.
    pub fn of(context: &Context<'_>) -> Option<Self> {
        let (&cpu, cpu_at) = context.definition.cpu.known_at().filter(|_| context.on_fargate())?;
        let memory = context.definition.memory.known_at().map(|(&memory, at)| (memory, at));
        Some(Self { cpu: (cpu, cpu_at), memory })
    }

    /// Changes CPU and memory to these, as far as they differ.
    pub fn replaced_by(&self, context: &Context<'_>, cpu: u32, memory: u32) -> Fix {
        let mut edits = vec![replace_value(context.tree, self.cpu.1.node, quoted(&cpu.to_string()))];
        if let Some((_, at)) = self.memory.filter(|(written, _)| written.0 != memory) {
            edits.push(replace_value(context.tree, at.node, quoted(&memory.to_string())));
        }
        Fix::guess(format!("Take {cpu} CPU units and {memory} MiB"), edits)
    }
}

fn find<'c>(context: &'c Context<'c>) -> Option<WindowsSize> {
    WindowsSize::of(context).filter(|size| (LEAST_CPU..LEAST_ON_WINDOWS).contains(&size.cpu.0.0))
}

fn words<'c>(context: &'c Context<'c>, size: &WindowsSize) -> Finding {
    let (CpuUnits(cpu), at) = size.cpu;
    let message = format!(
        "The task has {cpu} CPU units. On Fargate, Windows containers have at least {LEAST_ON_WINDOWS} (1 vCPU) \
         with 2 GB of memory."
    );
    let finding = context.with_fargate(Finding::at(at, message));
    match size.memory {
        Some((Mebibytes(memory), _)) => finding.aws(format!(
            "No Fargate configuration exists for given values: {cpu} CPU, {memory} memory. See the Amazon ECS \
             documentation for the valid values."
        )),
        None => finding,
    }
}

fn fixes<'c>(context: &'c Context<'c>, size: &WindowsSize) -> Vec<Fix> {
    let wanted = size.memory.map_or(0, |(memory, _)| memory.0);
    let offered = FARGATE_SIZES.iter().filter(|offered| offered.windows);
    let smallest = offered.filter_map(|offered| {
        let memory = offered.memories().find(|&memory| memory >= wanted)?;
        Some(size.replaced_by(context, offered.cpu, memory))
    });
    smallest.take(1).collect()
}
