use crate::lint::prelude::*;

/// The CDK demands the operating system here. For AWS an absent one means Linux.
pub static RULE: Rule = Rule {
    code: "TD-WIN-018",
    title: reference("Shared processes on Fargate without an operating system"),
    class: Class::Advice,
    grade: Grade::T,
    source: reference("CDK"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

struct NoSystem {
    pid_mode: At,
    platform: Option<At>,
}

fn find<'c>(context: &'c Context<'c>) -> Option<NoSystem> {
    let (_, pid_mode) = context.definition.pid_mode.known_at().filter(|_| context.on_fargate())?;
    match &context.definition.runtime_platform {
        Field::Absent => Some(NoSystem { pid_mode, platform: None }),
        Field::Known { value, at } if value.operating_system_family.is_absent() => {
            Some(NoSystem { pid_mode, platform: Some(*at) })
        }
        _ => None,
    }
}

fn words<'c>(_: &'c Context<'c>, found: &NoSystem) -> Finding {
    let message = "'pidMode' is set and no operating system is named. AWS takes that for Linux, where it \
                   works; the CDK refuses it. With the CDK, name the operating system.";
    let finding = Finding::at(Mark::Name(found.pid_mode.node), message);
    match found.platform {
        Some(at) => finding.related(Mark::missing_in(at), "'operatingSystemFamily' is missing here."),
        None => finding,
    }
}

fn fixes<'c>(context: &'c Context<'c>, found: &NoSystem) -> Vec<Fix> {
    let tree = context.tree;
    let edit = match found.platform {
        Some(at) => insert_member(tree, at.node, "operatingSystemFamily", "\"LINUX\"", &["cpuArchitecture"]),
        None => {
            let platform = "{ \"operatingSystemFamily\": \"LINUX\" }";
            insert_member(
                tree,
                context.definition.at.node,
                "runtimePlatform",
                platform,
                &["memory", "cpu", "family"],
            )
        }
    };
    vec![Fix::guess("Name the operating system LINUX", [edit])]
}
