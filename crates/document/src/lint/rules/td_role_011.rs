use crate::lint::prelude::*;
use crate::lint::roles::show_task_role;

/// A container that plainly calls AWS, on Fargate, without the role it would call with. On EC2 it has the
/// instance's role instead. The log router, which writes with the task role too, has a rule of its own.
pub static RULE: Rule = Rule {
    code: "TD-ROLE-011",
    title: reference("A container calls AWS without a task role"),
    class: Class::Advice,
    grade: Grade::I,
    source: reference("aws/aws-cli#6242"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, show_task_role))],
};

/// Repositories of AWS's own agents, whose work is to call AWS.
const AGENTS: [&str; 3] = ["aws-xray-daemon", "cloudwatch-agent", "aws-otel-collector"];

/// Variables that configure AWS's SDKs and command line.
const SDK_VARIABLES: [&str; 2] = ["AWS_REGION", "AWS_DEFAULT_REGION"];

/// The variable that shows that credentials come from elsewhere.
const OWN_CREDENTIALS: &str = "AWS_ACCESS_KEY_ID";

struct Caller<'c> {
    container: &'c ContainerDefinition<'c>,
    sign: At,
}

fn find<'c>(context: &'c Context<'c>) -> Option<Caller<'c>> {
    if !context.definition.task_role_arn.is_absent() || !context.on_fargate() {
        return None;
    }
    let mut containers = context.definition.containers().filter(|container| !may_have_credentials(container));
    containers
        .find_map(|container| Some(Caller { container, sign: agent(container).or(variable(container))? }))
}

fn may_have_credentials(container: &ContainerDefinition<'_>) -> bool {
    let variables = container.environment.items().map(|variable| &variable.name);
    let secrets = container.secrets.items().map(|secret| &secret.name);
    let is_open = !container.environment.is_clear() || !container.secrets.is_clear();
    let has_files = !container.environment_files.is_absent();
    is_open || has_files || variables.chain(secrets).any(|name| name.known() == Some(&OWN_CREDENTIALS))
}

/// Where the image is one of AWS's agents.
fn agent(container: &ContainerDefinition<'_>) -> Option<At> {
    let (image, at) = container.image.known_at()?;
    let name = image.rsplit('/').next().unwrap_or("");
    let repository = name.split([':', '@']).next().unwrap_or("");
    AGENTS.contains(&repository).then_some(at)
}

/// Where a variable configures an SDK of AWS.
fn variable(container: &ContainerDefinition<'_>) -> Option<At> {
    let mut names = container.environment.items().filter_map(|variable| variable.name.known_at());
    names.find(|(name, _)| SDK_VARIABLES.contains(name)).map(|(_, at)| at)
}

fn words<'c>(context: &'c Context<'c>, caller: &Caller<'c>) -> Finding {
    let message = format!(
        "{} seems to call AWS, and 'taskRoleArn' is missing. On Fargate there is no instance whose role it could use \
         instead. If it calls AWS, add a task role; ECS Exec needs one too.",
        caller.container.called()
    );
    context.with_fargate(Finding::at(caller.sign, message))
}
