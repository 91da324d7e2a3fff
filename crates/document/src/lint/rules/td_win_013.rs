use crate::lint::prelude::*;
use crate::task_definition::CpuArchitecture;

/// Windows containers on ARM processors, which Fargate does not have. The recorded refusal is also about a
/// task that is too small for Windows; its words are quoted only for such a task.
pub static RULE: Rule = Rule {
    code: "TD-WIN-013",
    title: reference("Windows on ARM64 on Fargate"),
    class: Class::UnsupportedOnWindows,
    grade: Grade::P,
    source: reference("PF:pf-ecs-windows-arm64; DG23:AWS_Fargate"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

/// The least CPU of Windows containers on Fargate, in units.
const LEAST_CPU: u32 = 1024;

fn find<'c>(context: &'c Context<'c>) -> Option<At> {
    let platform = context.definition.runtime_platform.known().filter(|_| context.on_fargate())?;
    let (&processor, at) = platform.cpu_architecture.known_at()?;
    (processor == CpuArchitecture::Arm64).then_some(at)
}

fn words<'c>(context: &'c Context<'c>, at: &At) -> Finding {
    let message =
        "'cpuArchitecture' is 'ARM64'. For Windows containers on Fargate AWS documents X86_64 only.";
    let finding = context.with_fargate(context.with_windows(Finding::at(*at, message)));
    match (context.definition.cpu.known(), context.definition.memory.known()) {
        (Some(cpu), Some(memory)) if cpu.0 < LEAST_CPU => finding.aws(format!(
            "No Fargate configuration exists for given values: {} CPU, {} memory. See the Amazon ECS \
             documentation for the valid values.",
            cpu.0, memory.0
        )),
        _ => finding,
    }
}

fn fixes<'c>(context: &'c Context<'c>, at: &At) -> Vec<Fix> {
    vec![Fix::guess("Write 'X86_64'", [replace_value(context.tree, at.node, "\"X86_64\"")])]
}
