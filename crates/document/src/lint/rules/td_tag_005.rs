use crate::lint::prelude::*;
use crate::lint::tags;

/// A key with the prefix that AWS keeps for itself. In what AWS printed, such tags are its own.
pub static RULE: Rule = Rule {
    code: "TD-TAG-005",
    title: reference("Tag with the prefix aws:"),
    class: Class::Rejected,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

fn find<'c>(context: &'c Context<'c>) -> Vec<At> {
    let keys = context.definition.tags.items().filter_map(|tag| tag.key.known_at());
    keys.filter(|(key, _)| is_reserved(key)).map(|(_, at)| at).collect()
}

fn is_reserved(key: &str) -> bool {
    key.get(..4).is_some_and(|prefix| prefix.eq_ignore_ascii_case("aws:"))
}

fn words<'c>(context: &'c Context<'c>, at: &At) -> Finding {
    if context.form.is_described() {
        let message = "AWS set this tag itself. Leave it out when you register the definition again: AWS \
                       documents the prefix aws: as reserved.";
        return Finding::at(*at, message).quiet();
    }
    Finding::at(*at, "The key begins with aws:. AWS documents this prefix as reserved. Choose another name.")
}

fn fixes<'c>(context: &'c Context<'c>, at: &At) -> Vec<Fix> {
    tags::removed(context.tree, at.node)
}
