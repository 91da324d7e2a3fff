use super::td_size_007::WindowsSize;
use crate::lint::prelude::*;
use crate::task_definition::{CpuUnits, FARGATE_SIZES};

/// Windows containers on Fargate with 8 vCPUs or more, which only Linux containers have.
pub static RULE: Rule = Rule {
    code: "TD-SIZE-008",
    title: reference("More than 4 vCPUs for Windows on Fargate"),
    class: Class::UnsupportedOnWindows,
    grade: Grade::D,
    source: reference("DG23:AWS_Fargate"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

/// The least, in units, that only Linux containers have.
const LINUX_ONLY: u32 = 8192;

fn find<'c>(context: &'c Context<'c>) -> Option<WindowsSize> {
    WindowsSize::of(context).filter(|size| size.cpu.0.0 >= LINUX_ONLY)
}

fn words<'c>(context: &'c Context<'c>, size: &WindowsSize) -> Finding {
    let (CpuUnits(cpu), at) = size.cpu;
    let message = format!(
        "The task has {cpu} CPU units. For Windows containers on Fargate AWS documents at most 4096 (4 vCPU) with \
         30 GB of memory."
    );
    context.with_fargate(Finding::at(at, message))
}

fn fixes<'c>(context: &'c Context<'c>, size: &WindowsSize) -> Vec<Fix> {
    let Some(greatest) = FARGATE_SIZES.iter().rfind(|offered| offered.windows) else { return Vec::new() };
    let wanted = size.memory.map_or(0, |(memory, _)| memory.0);
    let nearest = greatest.memories().min_by_key(|memory| memory.abs_diff(wanted));
    nearest.map(|memory| size.replaced_by(context, greatest.cpu, memory)).into_iter().collect()
}
