use crate::lint::logs::routers;
use crate::lint::prelude::*;

/// Half of a configuration file: where it is without its name, or its name without where it is. The agent
/// refuses to start the task, and CDK to write it.
pub static RULE: Rule = Rule {
    code: "TD-FL-005",
    title: reference("FireLens configuration file half given"),
    class: Class::FailsAtRuntime,
    grade: Grade::T,
    source: reference("AG taskresource/firelens; CDK"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

const TYPE: &str = "config-file-type";
const VALUE: &str = "config-file-value";

struct Half<'c> {
    given: &'static str,
    missing: &'static str,
    /// What is given.
    value: Option<&'c str>,
    at: At,
    options: At,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<Half<'c>> {
    let half = routers(context).filter_map(|router| {
        let (options, place) = router.configuration.options.known_at()?;
        if context.tree.has_members_to_come(place.node) {
            return None;
        }
        let given = |name| options.get(name).filter(|value| !value.is_absent());
        let (given, missing, field) = match (given(TYPE), given(VALUE)) {
            (Some(field), None) => (TYPE, VALUE, field),
            (None, Some(field)) => (VALUE, TYPE, field),
            _ => return None,
        };
        Some(Half { given, missing, value: field.known().copied(), at: field.at()?, options: place })
    });
    half.collect()
}

fn words<'c>(_: &'c Context<'c>, half: &Half<'c>) -> Finding {
    let message = format!(
        "'{}' is given without '{}': the log router is not started. A configuration file of one's own needs both.",
        half.given, half.missing
    );
    Finding::at(Mark::Name(half.at.node), message)
}

/// Where the file is follows from its name; the other way round there is nothing to guess.
fn fixes<'c>(context: &'c Context<'c>, half: &Half<'c>) -> Vec<Fix> {
    let insert =
        |value: &str| insert_member(context.tree, half.options.node, half.missing, value, &[half.given]);
    let kind = half.value.filter(|_| half.given == VALUE);
    let kind = kind.map(|path| if path.starts_with("arn:") { "s3" } else { "file" });
    match kind {
        Some(kind) => vec![Fix::guess(format!("Add '{TYPE}' with '{kind}'"), [insert(&quoted(kind))])],
        None if half.given == TYPE => {
            vec![Fix::shown(format!("Add '{VALUE}'"), [insert("\"<PATH_OR_ARN>\"")])]
        }
        None => Vec::new(),
    }
}
