use crate::lint::prelude::*;

/// Another size of /dev/shm.
pub static RULE: Rule = Rule {
    code: "TD-FG-011",
    title: reference("sharedMemorySize on Fargate"),
    class: Class::UnsupportedOnFargate,
    grade: Grade::P,
    source: reference("PF:pf-ecs-fargate-shared-memory-size"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, words::removal))],
};

fn find<'c>(context: &'c Context<'c>) -> Vec<At> {
    let parameters = context.definition.linux_parameters();
    let sizes = parameters.filter_map(|parameters| parameters.shared_memory_size.known_at());
    sizes.map(|(_, at)| at).collect()
}

fn words<'c>(context: &'c Context<'c>, at: &At) -> Finding {
    let message = "'sharedMemorySize' changes the size of /dev/shm. On Fargate that size is fixed. Remove it; a program \
                   that needs more can be given a 'tmpfs' at another path.";
    let finding =
        Finding::at(*at, message).aws("Fargate compatible task definitions do not support sharedMemorySize");
    context.with_fargate(finding)
}
