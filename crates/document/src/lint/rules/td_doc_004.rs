use crate::forms::{Form, clean_up, nulls, read_only};
use crate::lint::prelude::*;
use crate::schema::{shapes::TASK_DEFINITION, unknown_member_text};

/// Members that AWS adds to its answers and never takes back. In what AWS printed they are noted once; in a
/// document somebody wrote each is an error.
pub static RULE: Rule = Rule {
    code: "TD-DOC-004",
    title: reference("Read-only members"),
    class: Class::RejectedByClient,
    grade: Grade::C,
    source: reference("botocore validator; aws-actions/amazon-ecs-render-task-definition#2; ACT"),
    finders: &[Finder::Text(check), Finder::Schema { words, fixes }],
};

/// What AWS printed: one note about all of them.
fn check(context: &TextContext<'_>, report: &mut Report) {
    if matches!(context.recognised.form, Form::DescribedDefinition | Form::ConsoleJson) {
        let root = context.recognised.roots.first().map(|root| root.node);
        let members = root.map(|root| read_only(context.tree, root)).unwrap_or_default();
        report.push_some(members.first().map(|&first| described(context, first, members.len())));
    }
}

fn words(case: &Case<'_>) -> Words {
    let name = case.member();
    Words::new(format!("'{name}' is set by AWS and cannot be given: the client refuses it. Remove it."))
}

fn fixes(case: &Case<'_>) -> Vec<Fix> {
    vec![Fix::safe(format!("Remove '{}'", case.member()), remove_entries(case.tree(), &[case.node()]))]
}

fn described(context: &TextContext<'_>, first: NodeId, count: usize) -> Finding {
    let tree = context.tree;
    let nulls = context.recognised.roots.first().map_or(0, |root| nulls(tree, root.node).len());
    let members =
        if count == 1 { "1 read-only member".to_owned() } else { format!("{count} read-only members") };
    let nulls = match nulls {
        0 => String::new(),
        1 => " and 1 null".to_owned(),
        more => format!(" and {more} nulls"),
    };
    let form = context.recognised.form.words();
    let message = format!("This is {form}, with {members}{nulls}. To register it again, drop them.");
    let client = unknown_member_text("input", tree.key(first).unwrap_or(""), &TASK_DEFINITION);
    let fix = Fix::safe("Make it a register input", clean_up(tree, context.recognised));
    Finding::at(Mark::Name(first), message).aws(client).quiet().fix(fix)
}
