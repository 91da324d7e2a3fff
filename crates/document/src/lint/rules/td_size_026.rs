use crate::lint::prelude::*;
use crate::task_definition::CpuUnits;

/// A fraction of a vCPU with a leading zero. AWS's documentation and the linters write `.25 vCPU`; whether AWS
/// takes `0.25 vCPU` too is not known.
pub static RULE: Rule = Rule {
    code: "TD-SIZE-026",
    title: reference("Fraction of a vCPU with a leading zero"),
    class: Class::Advice,
    grade: Grade::T,
    source: reference("CFNLINT:E3048"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

struct Fraction<'c> {
    text: &'c str,
    units: CpuUnits,
    at: At,
}

fn find<'c>(context: &'c Context<'c>) -> Option<Fraction<'c>> {
    let (&units, at) = context.definition.cpu.known_at()?;
    let text = context.tree.string(at.node)?;
    text.starts_with("0.").then_some(Fraction { text, units, at })
}

fn words<'c>(_: &'c Context<'c>, fraction: &Fraction<'c>) -> Finding {
    let (text, units) = (words::shortened(fraction.text), fraction.units.0);
    let message = format!(
        "'cpu' of the task is '{text}'. AWS documents fractions without the zero, and whether it takes one is not \
         known. Write \"{units}\", the same in CPU units."
    );
    Finding::at(fraction.at, message)
}

fn fixes<'c>(context: &'c Context<'c>, fraction: &Fraction<'c>) -> Vec<Fix> {
    let units = fraction.units.0.to_string();
    let edit = replace_value(context.tree, fraction.at.node, quoted(&units));
    vec![Fix::safe(format!("Write \"{units}\""), [edit])]
}
