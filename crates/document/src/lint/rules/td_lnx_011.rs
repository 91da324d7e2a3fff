use crate::lint::prelude::*;
use crate::lint::system_controls::{Control, Namespace, controls_of};

/// A kernel parameter of the network, where the network is that of the instance.
pub static RULE: Rule = Rule {
    code: "TD-LNX-011",
    title: reference("Network parameter in host mode"),
    class: Class::Rejected,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

fn find<'c>(context: &'c Context<'c>) -> Vec<Control<'c>> {
    let is_host = context.network_mode() == Some(NetworkMode::Host);
    if is_host { controls_of(context, Some(Namespace::Network)) } else { Vec::new() }
}

fn words<'c>(context: &'c Context<'c>, control: &Control<'c>) -> Finding {
    let message = format!(
        "'{}' belongs to the network, which in host mode is that of the instance. AWS documents that a task cannot set \
         it there.",
        words::shortened(control.parameter)
    );
    context.with_network_mode(Finding::at(control.at, message))
}

fn fixes<'c>(context: &'c Context<'c>, control: &Control<'c>) -> Vec<Fix> {
    words::removal(context, &control.element)
}
