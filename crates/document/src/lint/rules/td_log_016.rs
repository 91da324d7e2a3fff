use crate::lint::logs::logs;
use crate::lint::prelude::*;

/// A buffer for logs in a mode that has none.
pub static RULE: Rule = Rule {
    code: "TD-LOG-016",
    title: reference("Buffer size in mode blocking"),
    class: Class::Advice,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

struct Unused {
    size: At,
    mode: At,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<Unused> {
    let unused = logs(context).filter_map(|log| {
        let (_, mode) = log.option("mode").filter(|(mode, _)| *mode == "blocking")?;
        let (_, size) = log.option("max-buffer-size")?;
        Some(Unused { size, mode })
    });
    unused.collect()
}

fn words<'c>(_: &'c Context<'c>, unused: &Unused) -> Finding {
    let message = "'max-buffer-size' has no effect in mode blocking, which has no buffer: a container that writes waits \
                   until its line is sent.";
    Finding::at(Mark::Name(unused.size.node), message).related(unused.mode, "This is the mode.")
}

fn fixes<'c>(context: &'c Context<'c>, unused: &Unused) -> Vec<Fix> {
    let mode = replace_value(context.tree, unused.mode.node, "\"non-blocking\"");
    let mut fixes = words::removal(context, &unused.size);
    fixes.push(Fix::guess("Use mode non-blocking", [mode]));
    fixes
}
