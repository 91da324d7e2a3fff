use super::td_size_001::INVALID_CPU;
use crate::lint::prelude::*;
use crate::task_definition::FARGATE_SIZES;

/// A CPU size of the task below or above what any launch type takes.
pub static RULE: Rule = Rule {
    code: "TD-SIZE-002",
    title: reference("cpu of the task is out of range"),
    class: Class::Rejected,
    grade: Grade::I,
    source: reference("cds-snc/notification-terraform#329; API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

/// The least, in units: 1/8 vCPU.
const LEAST: u32 = 128;

/// The greatest outside Fargate, in units: 192 vCPUs.
const GREATEST: u32 = 196_608;

enum OutOfRange {
    TooSmall(u32, At),
    TooGreat(At),
}

fn find<'c>(context: &'c Context<'c>) -> Option<OutOfRange> {
    let at = context.definition.cpu.at()?;
    match context.definition.cpu {
        Field::Known { value, .. } if value.0 < LEAST => Some(OutOfRange::TooSmall(value.0, at)),
        // On Fargate a pair that does not exist is for the rule about pairs.
        Field::Known { value, .. } if value.0 > GREATEST && !context.on_fargate() => {
            Some(OutOfRange::TooGreat(at))
        }
        // Digits that are no size are more than 32 bits hold.
        Field::Invalid { at } => {
            let text = context.tree.string(at.node)?;
            let is_whole = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
            is_whole.then_some(OutOfRange::TooGreat(at))
        }
        _ => None,
    }
}

fn words<'c>(context: &'c Context<'c>, found: &OutOfRange) -> Finding {
    match *found {
        OutOfRange::TooSmall(units, at) => {
            let message = format!(
                "'cpu' of the task is {units} units, less than {LEAST}. It counts units, 1024 for one vCPU; whole \
                 vCPUs are written \"1 vCPU\"."
            );
            Finding::at(at, message).aws(INVALID_CPU)
        }
        OutOfRange::TooGreat(at) => {
            let text = words::shortened(context.tree.string(at.node).unwrap_or(""));
            let message =
                format!("'cpu' of the task is '{text}'. AWS documents at most {GREATEST} units, 192 vCPUs.");
            Finding::at(at, message)
        }
    }
}

fn fixes<'c>(context: &'c Context<'c>, found: &OutOfRange) -> Vec<Fix> {
    let OutOfRange::TooSmall(number, at) = *found else { return Vec::new() };
    let write = |units: u32, why: String| {
        let edit = replace_value(context.tree, at.node, quoted(&units.to_string()));
        Fix::guess(format!("Write \"{units}\", {why}"), [edit])
    };
    let least = FARGATE_SIZES.first().filter(|_| context.on_fargate()).map_or(LEAST, |size| size.cpu);
    // Who writes such a small number often means vCPUs.
    let vcpus = FARGATE_SIZES.iter().find(|size| size.cpu == number * 1024);
    let vcpus = vcpus.map(|size| write(size.cpu, format!("that is {number} vCPU")));
    vcpus.into_iter().chain([write(least, "the least there is".to_owned())]).collect()
}
