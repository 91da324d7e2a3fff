use super::td_size_005::smallest_size;
use crate::lint::prelude::*;
use crate::task_definition::CpuUnits;

/// A CPU size of the task that is no size at all.
pub static RULE: Rule = Rule {
    code: "TD-SIZE-001",
    title: reference("cpu of the task is no size"),
    class: Class::Rejected,
    grade: Grade::I,
    source: reference(
        "DG23:task-cpu-memory-error; oranmoshai/ecsServiceRestart#2; cds-snc/notification-terraform#329",
    ),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

/// What AWS says of any CPU size that it does not take on any launch type.
pub(super) const INVALID_CPU: &str = "Invalid 'cpu' setting for task. For more information, see the Troubleshooting \
                                      section of the Amazon ECS Developer Guide.";

struct NoSize<'c> {
    text: &'c str,
    at: At,
}

fn find<'c>(context: &'c Context<'c>) -> Option<NoSize<'c>> {
    let Field::Invalid { at } = context.definition.cpu else { return None };
    let text = context.tree.string(at.node)?;
    // A whole number is a size, however large: what is too large is for another rule.
    let is_whole = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    (!is_whole).then_some(NoSize { text, at })
}

fn words<'c>(_: &'c Context<'c>, size: &NoSize<'c>) -> Finding {
    let what = match size.text.trim() {
        "" => "empty".to_owned(),
        text => format!("'{}'", words::shortened(text)),
    };
    let message = format!(
        "'cpu' of the task is {what}. It takes CPU units, 1024 for one vCPU, such as \"256\", or vCPUs, such as \
         \"1 vCPU\"."
    );
    let finding = Finding::at(size.at, message).aws(INVALID_CPU);
    // How AWS reads a fraction, or a unit in the plural, is not recorded.
    if decimal(size.text).is_some() { finding.unsure() } else { finding }
}

fn fixes<'c>(context: &'c Context<'c>, size: &NoSize<'c>) -> Vec<Fix> {
    let write = |units: u32, why: &str| {
        let edit = replace_value(context.tree, size.at.node, quoted(&units.to_string()));
        vec![Fix::guess(format!("Write \"{units}\", {why}"), [edit])]
    };
    let vcpus = decimal(size.text).and_then(|vcpus| CpuUnits::parse(&format!("{vcpus} vCPU")));
    if let Some(CpuUnits(units)) = vcpus {
        return write(units, "that many vCPUs in units");
    }
    match smallest_size(&context.definition).filter(|_| context.on_fargate()) {
        Some((units, _)) => write(units, "the smallest that fits"),
        None => words::removal(context, &size.at),
    }
}

/// The number of a text that is a decimal number, perhaps with a unit that is nearly the right one.
fn decimal(text: &str) -> Option<&str> {
    let text = text.trim();
    let number = text.trim_end_matches(|character: char| character.is_ascii_alphabetic());
    let unit = text.get(number.len()..).unwrap_or("");
    let number = number.trim_end();
    let is_decimal = number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        && number.bytes().any(|byte| byte.is_ascii_digit())
        && number.matches('.').count() <= 1;
    let near = ["", "vcpu", "vcpus", "cpu", "cpus"].iter().any(|near| unit.eq_ignore_ascii_case(near));
    (is_decimal && near).then_some(number)
}
