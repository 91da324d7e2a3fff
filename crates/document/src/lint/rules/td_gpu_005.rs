use crate::lint::prelude::*;
use crate::task_definition::ResourceType;

/// A number of GPUs that is neither a whole number above 0 nor ALL.
pub static RULE: Rule = Rule {
    code: "TD-GPU-005",
    title: reference("Number of GPUs that is none"),
    class: Class::Rejected,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

/// All GPUs of the instance.
const ALL: &str = "ALL";

struct NoCount<'c> {
    value: &'c str,
    at: At,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<NoCount<'c>> {
    let requirements = context.definition.resource_requirements().map(|(_, requirement)| requirement);
    let gpus = requirements.filter(|it| it.kind.known() == Some(&ResourceType::Gpu));
    let values = gpus.filter_map(|gpu| gpu.value.known_at());
    let others = values.filter(|(value, _)| **value != ALL && !is_count(value));
    others.map(|(&value, at)| NoCount { value, at }).collect()
}

fn is_count(value: &str) -> bool {
    value.bytes().all(|byte| byte.is_ascii_digit()) && value.bytes().any(|byte| byte != b'0')
}

fn words<'c>(_: &'c Context<'c>, no_count: &NoCount<'c>) -> Finding {
    let value = words::shortened(no_count.value);
    let message = format!("The value is '{value}'. AWS documents a number of GPUs from \"1\", or \"ALL\".");
    Finding::at(no_count.at, message)
}

fn fixes<'c>(context: &'c Context<'c>, no_count: &NoCount<'c>) -> Vec<Fix> {
    let write = |value| replace_value(context.tree, no_count.at.node, quoted(value));
    if no_count.value.eq_ignore_ascii_case(ALL) {
        return vec![Fix::safe("Write \"ALL\"", [write(ALL)])];
    }
    vec![Fix::guess("Write \"1\"", [write("1")])]
}
