use crate::lint::logs::{Router, routers};
use crate::lint::prelude::*;
use crate::task_definition::LogDriver;

/// A log router that no container logs through.
pub static RULE: Rule = Rule {
    code: "TD-LOG-009",
    title: reference("Log router that nobody uses"),
    class: Class::Rejected,
    grade: Grade::I,
    source: reference(
        "aws/amazon-cloudwatch-logs-for-fluent-bit#20; cloudposse/terraform-aws-ecs-container-definition#47",
    ),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

/// The first router, when certainly no container of the task uses the driver.
fn find<'c>(context: &'c Context<'c>) -> Option<Router<'c>> {
    let mut containers = context.definition.containers();
    let nobody_uses_it =
        context.definition.container_definitions.is_clear() && containers.all(certainly_logs_elsewhere);
    routers(context).next().filter(|_| nobody_uses_it)
}

fn certainly_logs_elsewhere(container: &ContainerDefinition<'_>) -> bool {
    match &container.log_configuration {
        Field::Absent => true,
        Field::Known { value, .. } => match value.log_driver {
            Field::Absent => true,
            Field::Known { value, .. } => value != LogDriver::Awsfirelens,
            _ => false,
        },
        _ => false,
    }
}

fn words<'c>(_: &'c Context<'c>, router: &Router<'c>) -> Finding {
    let message = format!(
        "{} is a log router, and no container logs through it. Give another container the log driver awsfirelens, or \
         remove 'firelensConfiguration'.",
        router.container.called()
    );
    Finding::at(Mark::Name(router.configuration.at.node), message).aws(
        "When a firelensConfiguration object is specified, at least one container has to be configured with the \
         awsfirelens log driver.",
    )
}

fn fixes<'c>(context: &'c Context<'c>, router: &Router<'c>) -> Vec<Fix> {
    let mut others = context.definition.containers().filter(|container| container.at != router.container.at);
    let unlogged = others.find(|container| container.log_configuration.is_absent());
    let log = "{ \"logDriver\": \"awsfirelens\", \"options\": { \"Name\": \"<OUTPUT>\" } }";
    let use_it = unlogged.map(|container| {
        let edit = insert_member(context.tree, container.at.node, "logConfiguration", log, &["image"]);
        Fix::shown("Log through it", [edit])
    });
    use_it.into_iter().chain(words::removal(context, &router.configuration.at)).collect()
}
