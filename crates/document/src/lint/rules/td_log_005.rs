use crate::lint::logs::{Log, logs_with};
use crate::lint::prelude::*;
use crate::task_definition::LogDriver;
use crate::text::has_template_token;

/// An option that awslogs does not have, or awslogs-create-group with something other than "true".
pub static RULE: Rule = Rule {
    code: "TD-LOG-005",
    title: reference("Option that awslogs does not take"),
    class: Class::Rejected,
    grade: Grade::I,
    source: reference(
        "aws-samples/amazon-ecs-firelens-examples#83; aws/amazon-ecs-agent#872; terraform-linters/tflint-ruleset-aws#348",
    ),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

const CREATE_GROUP: &str = "awslogs-create-group";

/// The options ECS takes for awslogs.
const ALLOWED: [&str; 8] = [
    "awslogs-group",
    "awslogs-region",
    "awslogs-stream-prefix",
    CREATE_GROUP,
    "awslogs-datetime-format",
    "awslogs-multiline-pattern",
    "mode",
    "max-buffer-size",
];

/// Options that Docker's driver has besides. AWS lengthens its list from time to time, most likely by these.
const DOCKERS_OWN: [&str; 9] = [
    "awslogs-endpoint",
    "awslogs-credentials-endpoint",
    "awslogs-stream",
    "awslogs-format",
    "awslogs-force-flush-interval-seconds",
    "awslogs-max-buffered-events",
    "tag",
    "env",
    "labels",
];

enum Refused<'c> {
    Option(&'c str, At),
    CreateGroup(&'c str, At),
}

fn find<'c>(context: &'c Context<'c>) -> Vec<Refused<'c>> {
    logs_with(context, LogDriver::Awslogs).flat_map(refused).collect()
}

fn refused<'c>(log: Log<'c>) -> impl Iterator<Item = Refused<'c>> {
    let entries: &'c [_] = log.configuration.options.known().map_or(&[], |options| &options.entries);
    entries.iter().filter_map(|(name, value)| match *name {
        CREATE_GROUP => {
            let (value, at) = value.known_at().filter(|(value, _)| !value.eq_ignore_ascii_case("true"))?;
            Some(Refused::CreateGroup(value, at))
        }
        name if name.is_empty() || has_template_token(name) || ALLOWED.contains(&name) => None,
        name => value.at().map(|at| Refused::Option(name, at)),
    })
}

fn words<'c>(_: &'c Context<'c>, refused: &Refused<'c>) -> Finding {
    match *refused {
        Refused::Option(name, at) => {
            let (option, is_dockers) = (words::shortened(name), DOCKERS_OWN.contains(&name));
            let message = match is_dockers {
                true => format!(
                    "Docker's driver awslogs has an option '{option}'. That ECS takes it is not known."
                ),
                false => format!("The driver awslogs has no option '{option}'. Remove it."),
            };
            let finding = Finding::at(Mark::Name(at.node), message)
                .aws(format!("Log driver awslogs disallows options: {name}"));
            if is_dockers { finding.unsure() } else { finding }
        }
        Refused::CreateGroup(value, at) => {
            let message = format!(
                "'{CREATE_GROUP}' is \"{}\". It may only be \"true\"; leave it out when the group is there.",
                words::shortened(value)
            );
            Finding::at(at, message).aws(format!(
                "Log driver awslogs option '{CREATE_GROUP}' should only be set to 'true', else omit option."
            ))
        }
    }
}

fn fixes<'c>(context: &'c Context<'c>, refused: &Refused<'c>) -> Vec<Fix> {
    let tree = context.tree;
    match *refused {
        Refused::Option(name, at) => {
            let is_free = |meant: &&str| {
                tree.parent(at.node).is_some_and(|options| !words::may_have(tree, options, meant))
            };
            let meant =
                ALLOWED.into_iter().find(|allowed| allowed.eq_ignore_ascii_case(name)).filter(is_free);
            let renamed = meant.and_then(|meant| Some((meant, rename_member(tree, at.node, meant)?)));
            match renamed {
                Some((meant, edit)) => vec![Fix::guess(format!("Rename it to '{meant}'"), [edit])],
                None => words::removal(context, &at),
            }
        }
        Refused::CreateGroup(value, at) => {
            let remove = remove_entries(tree, &[at.node]);
            let title = format!("Remove '{CREATE_GROUP}'");
            let is_off = value.eq_ignore_ascii_case("false");
            vec![if is_off { Fix::safe(title, remove) } else { Fix::guess(title, remove) }]
        }
    }
}
