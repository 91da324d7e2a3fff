use crate::forms::{Form, clean_up, nulls, read_only};
use crate::lint::prelude::*;
use crate::schema::{shapes::TASK_DEFINITION, unknown_member_text};

/// Members that AWS adds to its answers and never takes back. In what AWS printed they are noted once; in a
/// document somebody wrote each is an error.
pub static RULE: Rule = Rule {
    code: "TD-DOC-004",
    title: "Read-only members",
    class: Class::RejectedByClient,
    grade: Grade::C,
    source: "botocore validator; aws-actions/amazon-ecs-render-task-definition#2; ACT",
    finder: Finder::Text(check),
};

fn check(context: &TextContext<'_>, report: &mut Report) {
    let Some(root) = context.recognised.roots.first().map(|root| root.node) else { return };
    let members = read_only(context.tree, root);
    match context.recognised.form {
        Form::DescribedDefinition | Form::ConsoleJson => {
            let first = members.first().copied();
            report.push_some(first.map(|first| described(context, first, members.len())));
        }
        Form::RegisterInput => {
            for member in members {
                report.push(words(context.tree, member).fix(fix(context.tree, member)));
            }
        }
        _ => {}
    }
}

fn words(tree: &Tree, member: NodeId) -> Finding {
    let name = tree.key(member).unwrap_or("");
    let message = format!("'{name}' is set by AWS and cannot be given: the client refuses it. Remove it.");
    Finding::at(Mark::Name(member), message).aws(unknown_member_text("input", name, &TASK_DEFINITION))
}

fn fix(tree: &Tree, member: NodeId) -> Fix {
    let name = tree.key(member).unwrap_or("");
    Fix::safe(format!("Remove '{name}'"), remove_entries(tree, &[member]))
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
