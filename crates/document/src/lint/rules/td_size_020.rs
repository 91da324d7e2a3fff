use crate::lint::prelude::*;

/// Less ephemeral storage than can be asked for. The 20 GiB that every Fargate task has cannot.
pub static RULE: Rule = Rule {
    code: "TD-SIZE-020",
    title: reference("Less than 21 GiB of ephemeral storage"),
    class: Class::UnsupportedOnFargate,
    grade: Grade::P,
    source: reference("PF:pf-ecs-ephemeral-storage-range"),
    finders: &[Finder::Schema { words, fixes }],
};

/// What every Fargate task has without asking, in GiB.
const FREE: i64 = 20;

fn words(case: &Case<'_>) -> Words {
    let message = format!(
        "The task asks for {} GiB of ephemeral storage. Every Fargate task has {FREE} GiB; more can be asked for, \
         from 21 to 200. Leave 'ephemeralStorage' out for {FREE}.",
        case.source()
    );
    Words::new(message).aws("EphemeralStorage size should be at least 21")
}

fn fixes(case: &Case<'_>) -> Vec<Fix> {
    let tree = case.tree();
    let least = Fix::guess("Write 21", [replace_value(tree, case.node(), "21")]);
    let Some(storage) = tree.parent(case.node()) else { return vec![least] };
    let edits = remove_entries(tree, &[storage]);
    let title = format!("Remove 'ephemeralStorage': {FREE} GiB are the default");
    match tree.integer(case.node()) {
        Some(FREE) => vec![Fix::safe(title, edits)],
        _ => vec![Fix::guess(title, edits), least],
    }
}
