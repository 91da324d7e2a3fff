use crate::forms::{Form, clean_up};
use crate::lint::prelude::*;
use crate::schema::{missing_member_text, shapes::TASK_DEFINITION, unknown_member_text};

/// The output of `describe-task-definition`, with its wrapper. It is recognised and judged as what it
/// describes; only when it is to be registered again does the wrapper matter.
pub static RULE: Rule = Rule {
    code: "TD-DOC-003",
    title: reference("Output of describe-task-definition with its wrapper"),
    class: Class::RejectedByClient,
    grade: Grade::C,
    source: reference("botocore validator run on API"),
    finders: &[Finder::Text(check)],
};

fn check(context: &TextContext<'_>, report: &mut Report) {
    if context.recognised.form == Form::DescribeOutput {
        let wrapped = context.tree.member(context.tree.root(), "taskDefinition");
        report.push_some(wrapped.map(|wrapped| words(wrapped).fix(fix(context))));
    }
}

fn words(wrapped: NodeId) -> Finding {
    let client = [
        missing_member_text("input", "family"),
        missing_member_text("input", "containerDefinitions"),
        unknown_member_text("input", "taskDefinition", &TASK_DEFINITION),
    ];
    Finding::at(
        Mark::Name(wrapped),
        "This is the output of describe-task-definition. To register it again, take the definition out of its \
         wrapper and drop what AWS added.",
    )
    .aws(client.join("\n"))
    .quiet()
}

fn fix(context: &TextContext<'_>) -> Fix {
    Fix::safe("Make it a register input", clean_up(context.tree, context.recognised))
}
