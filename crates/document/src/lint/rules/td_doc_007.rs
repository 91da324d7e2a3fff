use crate::forms::{Form, clean_up, nulls, read_only};
use crate::lint::prelude::*;

/// `null` as a value. The client takes none. The console's old JSON is full of them: there they are noted
/// once, by TD-DOC-004 together with the read-only members, or here when those were already taken out.
pub static RULE: Rule = Rule {
    code: "TD-DOC-007",
    title: reference("null as a value"),
    class: Class::RejectedByClient,
    grade: Grade::C,
    source: reference("aws-samples/aws-containers-task-definitions#3; aws/aws-cli#3622"),
    finders: &[Finder::Schema { words, fixes }, Finder::Text(check)],
};

fn words(case: &Case<'_>) -> Words {
    let subject = words::subject(case);
    Words::new(format!("{subject} is null, which the client refuses. Leave out what is not set."))
}

fn fixes(case: &Case<'_>) -> Vec<Fix> {
    let title = match case.tree().key(case.node()) {
        Some(name) => format!("Remove '{}'", words::shortened(name)),
        None => "Remove the null".to_owned(),
    };
    vec![Fix::safe(title, remove_entries(case.tree(), &[case.node()]))]
}

fn check(context: &TextContext<'_>, report: &mut Report) {
    let root = context.recognised.roots.first().filter(|_| context.recognised.form == Form::ConsoleJson);
    let Some(root) = root.filter(|root| read_only(context.tree, root.node).is_empty()) else { return };
    let nulls = nulls(context.tree, root.node);
    report.push_some(nulls.first().map(|&first| described(context, first, nulls.len())));
}

fn described(context: &TextContext<'_>, first: NodeId, count: usize) -> Finding {
    let message = format!(
        "This is {}, with {count} nulls. The client refuses null; deployment actions drop it. To register the \
         definition by any way, leave out what is not set.",
        context.recognised.form.words()
    );
    let fix = Fix::safe("Remove the nulls", clean_up(context.tree, context.recognised));
    Finding::at(Mark::Name(first), message).quiet().fix(fix)
}
