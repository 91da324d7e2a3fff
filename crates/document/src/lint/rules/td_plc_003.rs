use crate::lint::cluster_query::{Fault, fault};
use crate::lint::prelude::*;

/// An expression that does not follow the cluster query language. What an argument may be is not documented,
/// so that only subjects, operators and parentheses are looked at.
pub static RULE: Rule = Rule {
    code: "TD-PLC-003",
    title: reference("Placement expression that is no cluster query"),
    class: Class::Rejected,
    grade: Grade::D,
    source: reference("DG23:cluster-query-language"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

struct NoQuery<'c> {
    expression: &'c str,
    at: At,
    fault: Fault<'c>,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<NoQuery<'c>> {
    let expressions =
        context.definition.placement_constraints.items().filter_map(|it| it.expression.known_at());
    let written = expressions.filter(|(expression, _)| !expression.trim().is_empty());
    written
        .filter_map(|(&expression, at)| Some(NoQuery { expression, at, fault: fault(expression)? }))
        .collect()
}

fn words<'c>(_: &'c Context<'c>, no_query: &NoQuery<'c>) -> Finding {
    let what = match no_query.fault {
        Fault::Subject(subject) => {
            format!("'{}' is nothing that an expression compares", words::shortened(subject))
        }
        Fault::Operator(operator) => format!("'{}' is no operator", words::shortened(operator)),
        Fault::Unfinished => "The expression ends where more has to follow".to_owned(),
        Fault::Unbalanced => "A parenthesis, bracket or quote has no partner".to_owned(),
    };
    let message = format!(
        "{what}. AWS documents expressions as subject, operator and argument, for example \
         attribute:ecs.instance-type == t3.small."
    );
    Finding::at(no_query.at, message)
}

fn fixes<'c>(context: &'c Context<'c>, no_query: &NoQuery<'c>) -> Vec<Fix> {
    let expression = no_query.expression;
    let repaired = match no_query.fault {
        Fault::Subject(subject) if subject.starts_with("attributes:") => {
            expression.replace("attributes:", "attribute:")
        }
        Fault::Subject(subject) if subject.starts_with("ecs.") => {
            expression.replacen(subject, &format!("attribute:{subject}"), 1)
        }
        Fault::Operator("=") => expression.replacen(" = ", " == ", 1),
        _ => return Vec::new(),
    };
    if fault(&repaired).is_some() {
        return Vec::new();
    }
    let edit = replace_value(context.tree, no_query.at.node, quoted(&repaired));
    vec![Fix::safe(format!("Write {}", words::shortened(&repaired)), [edit])]
}
