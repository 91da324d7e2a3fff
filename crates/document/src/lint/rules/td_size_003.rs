use crate::lint::prelude::*;

/// Memory of the task in a unit that AWS does not document. What AWS says to it is known from an emulator only.
pub static RULE: Rule = Rule {
    code: "TD-SIZE-003",
    title: reference("memory of the task is no size"),
    class: Class::Rejected,
    grade: Grade::E,
    source: reference("API; stackd"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

struct NoSize<'c> {
    text: &'c str,
    at: At,
}

fn find<'c>(context: &'c Context<'c>) -> Option<NoSize<'c>> {
    let Field::Invalid { at } = context.definition.memory else { return None };
    Some(NoSize { text: context.tree.string(at.node)?, at })
}

fn words<'c>(_: &'c Context<'c>, size: &NoSize<'c>) -> Finding {
    let what = match size.text.trim() {
        "" => "empty".to_owned(),
        text => format!("'{}'", words::shortened(text)),
    };
    let message = format!(
        "'memory' of the task is {what}. AWS documents MiB without a unit, such as \"512\", or \"1 GB\"."
    );
    Finding::at(size.at, message)
}

fn fixes<'c>(context: &'c Context<'c>, size: &NoSize<'c>) -> Vec<Fix> {
    let fix = |mebibytes: u32| {
        let edit = replace_value(context.tree, size.at.node, quoted(&mebibytes.to_string()));
        Fix::guess(format!("Write \"{mebibytes}\", the same in MiB"), [edit])
    };
    mebibytes(size.text).map(fix).into_iter().collect()
}

/// What is meant by a number with one of the usual units, in MiB.
fn mebibytes(text: &str) -> Option<u32> {
    let unit = text.trim_start_matches(|character: char| character.is_ascii_digit());
    let number: u32 = text.strip_suffix(unit)?.parse().ok()?;
    let unit = unit.trim();
    let is_one_of = |units: [&str; 4]| units.iter().any(|known| known.eq_ignore_ascii_case(unit));
    if is_one_of(["m", "mb", "mi", "mib"]) {
        Some(number)
    } else if is_one_of(["g", "gb", "gi", "gib"]) {
        number.checked_mul(1024)
    } else {
        None
    }
}
