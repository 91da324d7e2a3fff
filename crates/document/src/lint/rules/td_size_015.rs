use crate::lint::prelude::*;

/// A hard limit below the reservation. Equal ones are accepted.
pub static RULE: Rule = Rule {
    code: "TD-SIZE-015",
    title: reference("memory is less than memoryReservation"),
    class: Class::Rejected,
    grade: Grade::P,
    source: reference("PF:pf-ecs-container-memory-reservation; awsdocs/amazon-ecs-developer-guide#242"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

struct LessThanReserved<'c> {
    container: &'c ContainerDefinition<'c>,
    memory: (i64, At),
    reservation: (i64, At),
}

fn find<'c>(context: &'c Context<'c>) -> Vec<LessThanReserved<'c>> {
    let less = context.definition.containers().filter_map(|container| {
        let (&memory, at) = container.memory.known_at()?;
        let (&reservation, reservation_at) = container.memory_reservation.known_at()?;
        // What 0 means here is for other rules.
        let is_less = 0 < memory && memory < reservation;
        let found =
            LessThanReserved { container, memory: (memory, at), reservation: (reservation, reservation_at) };
        is_less.then_some(found)
    });
    less.collect()
}

fn words<'c>(_: &'c Context<'c>, found: &LessThanReserved<'c>) -> Finding {
    let ((memory, at), (reservation, reservation_at)) = (found.memory, found.reservation);
    let message = format!(
        "{} may use {memory} MiB and reserves {reservation}. The hard limit 'memory' must be at least the \
         reservation.",
        found.container.called()
    );
    let finding =
        Finding::at(at, message).related(reservation_at, format!("{reservation} MiB are reserved here."));
    match found.container.name.known() {
        Some(name) => finding.aws(format!(
            "Invalid setting for container '{name}'. 'memory' must be greater than or equal to 'memoryReservation'."
        )),
        None => finding,
    }
}

fn fixes<'c>(context: &'c Context<'c>, found: &LessThanReserved<'c>) -> Vec<Fix> {
    let ((memory, at), (reservation, reservation_at)) = (found.memory, found.reservation);
    let write = |title: String, at: At, value: i64| {
        Fix::guess(title, [replace_value(context.tree, at.node, value.to_string())])
    };
    vec![
        write(format!("Raise memory to {reservation}"), at, reservation),
        write(format!("Lower memoryReservation to {memory}"), reservation_at, memory),
    ]
}
