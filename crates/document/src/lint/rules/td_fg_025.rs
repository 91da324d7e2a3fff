use crate::lint::prelude::*;

/// A tmpfs on Fargate. It is allowed since January 2026; what was written before says otherwise.
pub static RULE: Rule = Rule {
    code: "TD-FG-025",
    title: reference("tmpfs on Fargate, which older tools refuse"),
    class: Class::Advice,
    grade: Grade::D,
    source: reference("AWS What's New (2026-01); dev.classmethod.jp/articles/ecs-fargate-tmpfs-support"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, no_fix))],
};

fn find<'c>(context: &'c Context<'c>) -> Vec<At> {
    if !context.on_fargate() || context.lens.is_windows() {
        return Vec::new();
    }
    context.definition.linux_parameters().filter_map(|parameters| parameters.tmpfs.filled_at()).collect()
}

fn words<'c>(_: &'c Context<'c>, at: &At) -> Finding {
    let message = "Fargate takes 'tmpfs' since January 2026, for Linux containers. Older tools and documents still \
                   refuse it: if one complains, update the tool.";
    Finding::at(Mark::Name(at.node), message)
}
