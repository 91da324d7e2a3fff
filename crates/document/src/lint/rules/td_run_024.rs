use crate::lint::launches;
use crate::lint::prelude::*;
use crate::lint::roles::show_task_role;

/// ECS Exec, whose agent in the container needs the task role.
pub static RULE: Rule = Rule {
    code: "TD-RUN-024",
    title: reference("ECS Exec without a task role"),
    class: Class::RejectedAtLaunch,
    grade: Grade::I,
    source: reference("aws/aws-cli#6242"),
    finders: &[Finder::Launch(|context, launch, report| {
        report.at_launch((context, launch), find, words, show_task_role)
    })],
};

fn find<'c>(context: &'c Context<'c>, launch: &'c Launch) -> Option<()> {
    // Overrides may bring a role of their own.
    let is_wanted =
        launch.enable_execute_command.given() == Some(&true) && launch.overrides_length.given().is_none();
    (is_wanted && context.definition.task_role_arn.is_absent()).then_some(())
}

fn words<'c>(context: &'c Context<'c>, launch: &'c Launch, _: &()) -> Finding {
    let message = format!(
        "{} enables ECS Exec, and 'taskRoleArn' is missing. The channel into the containers is opened with \
         the rights of the task role. Add a role with the ssmmessages actions.",
        launch.called()
    );
    Finding::at(launches::at_definition(context), message).aws(
        "The service couldn't be updated because a valid taskRoleArn is not being used. Specify a valid task \
         role in your task definition and try again.",
    )
}
