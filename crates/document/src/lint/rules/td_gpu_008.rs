use crate::lint::prelude::*;
use crate::task_definition::ResourceType;

/// GPUs as a whole for one container of a task, and a share for another.
pub static RULE: Rule = Rule {
    code: "TD-GPU-008",
    title: reference("Whole and shared GPUs in one task"),
    class: Class::Rejected,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, no_fix))],
};

struct Mixture {
    whole: At,
    shared: At,
}

fn find<'c>(context: &'c Context<'c>) -> Option<Mixture> {
    let gpus = || {
        let requirements = context.definition.resource_requirements().map(|(_, requirement)| requirement);
        requirements.filter(|it| it.kind.known() == Some(&ResourceType::Gpu))
    };
    let (_, shared) = gpus().find_map(|gpu| gpu.sharing_strategy.known_at())?;
    let whole = gpus().filter(|gpu| gpu.sharing_strategy.is_absent());
    let (_, whole) = whole.filter_map(|gpu| gpu.value.known_at()).next()?;
    Some(Mixture { whole, shared })
}

fn words<'c>(_: &'c Context<'c>, mixture: &Mixture) -> Finding {
    let message = "One container has a share of a GPU, and another one whole GPUs. AWS documents one way for all \
                   containers of a task.";
    Finding::at(Mark::Name(mixture.shared.node), message)
        .related(Mark::Name(mixture.whole.node), "This container has whole GPUs.")
}
