use crate::lint::prelude::*;

/// No processor named on Fargate, which then takes x86. Noted once for a definition.
pub static RULE: Rule = Rule {
    code: "TD-ADV-023",
    title: reference("Processor and operating system left out"),
    class: Class::Advice,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

fn find<'c>(context: &'c Context<'c>) -> Option<At> {
    let is_left_out = context.definition.runtime_platform.is_absent() && !context.lens.is_windows();
    (context.on_fargate() && is_left_out).then_some(context.definition.at)
}

fn words<'c>(context: &'c Context<'c>, at: &At) -> Finding {
    let message = "'runtimePlatform' is missing: Fargate then runs Linux on X86_64. An image built on a machine with an ARM \
                   processor does not start there (\"exec format error\"). Say which one is meant.";
    context.with_fargate(Finding::at(Mark::missing_in(*at), message))
}

/// What Fargate assumes, and what is cheaper.
fn fixes<'c>(context: &'c Context<'c>, at: &At) -> Vec<Fix> {
    let after = ["memory", "cpu", "requiresCompatibilities", "networkMode", "family"];
    let platform = |processor: &str| {
        let platform =
            format!("{{ \"cpuArchitecture\": {}, \"operatingSystemFamily\": \"LINUX\" }}", quoted(processor));
        let edit = insert_member(context.tree, at.node, "runtimePlatform", &platform, &after);
        Fix::guess(format!("Write {processor}"), [edit])
    };
    vec![platform("X86_64"), platform("ARM64")]
}
