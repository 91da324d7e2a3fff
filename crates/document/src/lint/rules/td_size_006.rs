use crate::lint::prelude::*;
use crate::task_definition::{CpuUnits, Mebibytes, is_fargate_size, nearest_fargate_sizes};

/// A pair of CPU and memory that Fargate does not offer. Below 128 units AWS complains of the CPU alone.
pub static RULE: Rule = Rule {
    code: "TD-SIZE-006",
    title: reference("Fargate has no such size"),
    class: Class::UnsupportedOnFargate,
    grade: Grade::P,
    source: reference(
        "aws-games/cloud-game-development-toolkit#737; aws/amazon-ecs-cli#463; \
             PF:pf-ecs-fargate-windows-cpu-under-1vcpu",
    ),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

/// Below this many units AWS refuses the CPU as such.
const LEAST_CPU: u32 = 128;

/// The units that Windows containers can have; what is wrong with others is for the rules about them.
const WINDOWS_CPU: std::ops::RangeInclusive<u32> = 1024..=4096;

fn windows_can_have(context: &Context<'_>, cpu: CpuUnits) -> bool {
    !context.lens.is_windows() || WINDOWS_CPU.contains(&cpu.0)
}

struct NoSuchSize {
    cpu: (CpuUnits, At),
    memory: (Mebibytes, At),
}

fn find<'c>(context: &'c Context<'c>) -> Option<NoSuchSize> {
    let (&cpu, cpu_at) = context.definition.cpu.known_at()?;
    let (&memory, memory_at) = context.definition.memory.known_at()?;
    let wrong = cpu.0 >= LEAST_CPU && windows_can_have(context, cpu) && !is_fargate_size(cpu, memory);
    wrong.then_some(NoSuchSize { cpu: (cpu, cpu_at), memory: (memory, memory_at) })
}

fn words<'c>(context: &'c Context<'c>, size: &NoSuchSize) -> Finding {
    let NoSuchSize { cpu: (cpu, cpu_at), memory: (memory, memory_at) } = *size;
    let (cpu, memory) = (cpu.0, memory.0);
    let message = format!(
        "Fargate offers no task with {cpu} CPU units and {memory} MiB: each CPU size has its own \
                           memory sizes. Choose one of them."
    );
    let finding = Finding::at(memory_at, message).related(cpu_at, format!("The task asks for {cpu} CPU units here.")).aws(format!(
        "No Fargate configuration exists for given values: {cpu} CPU, {memory} memory. See the Amazon ECS \
         documentation for the valid values."
    ));
    context.with_fargate(finding)
}

fn fixes<'c>(context: &'c Context<'c>, size: &NoSuchSize) -> Vec<Fix> {
    let nearest = nearest_fargate_sizes(size.cpu.0, size.memory.0).into_iter();
    let nearest = nearest.filter(|&(cpu, _)| windows_can_have(context, cpu));
    let fix = |(cpu, memory): (CpuUnits, Mebibytes)| {
        let mut edits = Vec::new();
        for (changed, at, value) in
            [(cpu != size.cpu.0, size.cpu.1, cpu.0), (memory != size.memory.0, size.memory.1, memory.0)]
        {
            edits.extend(changed.then(|| replace_value(context.tree, at.node, quoted(&value.to_string()))));
        }
        Fix::guess(format!("Take {} CPU units and {} MiB", cpu.0, memory.0), edits)
    };
    nearest.map(fix).collect()
}
