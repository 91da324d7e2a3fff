use crate::lint::prelude::*;
use crate::lint::system_controls::{Namespace, namespace_of};

/// One parameter of the network, set to different values by containers that share the network.
pub static RULE: Rule = Rule {
    code: "TD-LNX-014",
    title: reference("Different values of one network parameter"),
    class: Class::Advice,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, no_fix))],
};

struct Contradiction<'c> {
    parameter: &'c str,
    first: (&'c str, At),
    other: At,
}

/// One for each parameter: which of several values is meant only the author knows.
fn find<'c>(context: &'c Context<'c>) -> Vec<Contradiction<'c>> {
    let controls = context.definition.system_controls().filter(|_| context.in_awsvpc());
    let set = controls.filter_map(|(container, control)| {
        let parameter = *control.namespace.known()?;
        let (value, at) = control.value.known_at()?;
        let is_shared = namespace_of(parameter) == Some(Namespace::Network);
        is_shared.then_some((parameter, at, *value, container.at))
    });
    let mut set: Vec<(&str, At, &str, At)> = set.collect();
    ecs_sort::sort(&mut set);
    let of_one_parameter = set.chunk_by(|one, next| one.0 == next.0).filter_map(<[_]>::split_first);
    let contradictions = of_one_parameter.filter_map(|(&(parameter, at, value, container), others)| {
        let other = others.iter().find(|(_, _, other, by)| *other != value && *by != container)?;
        Some(Contradiction { parameter, first: (value, at), other: other.1 })
    });
    contradictions.collect()
}

fn words<'c>(context: &'c Context<'c>, contradiction: &Contradiction<'c>) -> Finding {
    let (value, at) = contradiction.first;
    let message = format!(
        "Another container sets '{}' to {}. In awsvpc they share one network, and the container that starts last sets \
         the value for all.",
        words::shortened(contradiction.parameter),
        words::shortened(value)
    );
    context
        .with_network_mode(Finding::at(contradiction.other, message).related(at, "The other value is here."))
}
