use crate::lint::prelude::*;

/// One role for the application and for ECS itself. The application may then read every secret that ECS reads
/// for the task.
pub static RULE: Rule = Rule {
    code: "TD-ROLE-010",
    title: reference("The same role for the task and its execution"),
    class: Class::Advice,
    grade: Grade::D,
    source: reference("DG23:task-iam-roles, task_execution_IAM_role"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, no_fix))],
};

struct OneRole {
    task: At,
    execution: At,
}

fn find<'c>(context: &'c Context<'c>) -> Option<OneRole> {
    let (task_role, task) = context.definition.task_role_arn.known_at()?;
    let (execution_role, execution) = context.definition.execution_role_arn.known_at()?;
    let same = task_role == execution_role && !task_role.is_empty();
    same.then_some(OneRole { task, execution })
}

fn words<'c>(_: &'c Context<'c>, role: &OneRole) -> Finding {
    let message = "The task role is also the execution role. The application then has the rights with which ECS pulls \
                   images and reads secrets. Give it a role of its own, with only what it needs.";
    Finding::at(role.task, message).related(role.execution, "The same role is the execution role.")
}
