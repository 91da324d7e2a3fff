use crate::lint::prelude::*;

/// A name that occurs twice in one object. Parsers keep the last value and drop the others without a word.
pub static RULE: Rule = Rule {
    code: "TD-DOC-017",
    title: reference("The same name twice in one object"),
    class: Class::Advice,
    grade: Grade::T,
    source: reference("RFC 8259 section 4"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

struct Shadowed {
    earlier: NodeId,
    last: NodeId,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<Shadowed> {
    let objects = context.tree.subtree(context.root.node);
    let shadowed = objects.flat_map(|object| context.tree.shadowed_members(object));
    shadowed.map(|(earlier, last)| Shadowed { earlier, last }).collect()
}

fn words<'c>(context: &'c Context<'c>, shadowed: &Shadowed) -> Finding {
    let name = words::shortened(context.tree.key(shadowed.earlier).unwrap_or(""));
    let message = format!(
        "'{name}' occurs again later in this object. Only the last one counts: this one has no effect."
    );
    Finding::at(Mark::Name(shadowed.earlier), message).related(Mark::Name(shadowed.last), "This one counts.")
}

fn fixes<'c>(context: &'c Context<'c>, shadowed: &Shadowed) -> Vec<Fix> {
    vec![Fix::safe("Remove the one without effect", remove_entries(context.tree, &[shadowed.earlier]))]
}
