use crate::lint::prelude::*;
use crate::lint::system_controls::{Control, controls_of};

/// A kernel parameter that containers do not have of their own.
pub static RULE: Rule = Rule {
    code: "TD-LNX-013",
    title: reference("Kernel parameter of the whole machine"),
    class: Class::Rejected,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

fn find<'c>(context: &'c Context<'c>) -> Vec<Control<'c>> {
    controls_of(context, None)
}

fn words<'c>(_: &'c Context<'c>, control: &Control<'c>) -> Finding {
    let message = format!(
        "'{}' is a parameter of the whole machine. AWS documents those of the network and of IPC only. Set it on the \
         instance.",
        words::shortened(control.parameter)
    );
    Finding::at(control.at, message)
}

fn fixes<'c>(context: &'c Context<'c>, control: &Control<'c>) -> Vec<Fix> {
    words::removal(context, &control.element)
}
