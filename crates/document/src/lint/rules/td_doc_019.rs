use crate::lint::prelude::*;
use crate::text::has_template_token;

/// Tokens of a template tool that nobody has filled in yet. What they stand for is left unjudged.
pub static RULE: Rule = Rule {
    code: "TD-DOC-019",
    title: reference("Template tokens that are not filled in"),
    class: Class::Advice,
    grade: Grade::I,
    source: reference("aws-actions/amazon-ecs-render-task-definition#49"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, no_fix))],
};

struct Tokens {
    first: NodeId,
    count: usize,
}

/// Members whose strings a shell, the log router or the application may expand: no template token there.
const EXPANDED_LATER: [&str; 6] =
    ["command", "entryPoint", "options", "environment", "dockerLabels", "driverOpts"];

fn find<'c>(context: &'c Context<'c>) -> Option<Tokens> {
    if context.form.has_variables() {
        return None;
    }
    let tree = context.tree;
    let tokens = tree.subtree(context.root.node).filter(|&node| match tree.kind(node) {
        Kind::Placeholder => true,
        Kind::String => {
            tree.string(node).is_some_and(has_template_token) && !is_expanded_later(context, node)
        }
        _ => false,
    });
    let mut tokens = tokens.peekable();
    let first = *tokens.peek()?;
    Some(Tokens { first, count: tokens.count() })
}

fn is_expanded_later(context: &Context<'_>, node: NodeId) -> bool {
    let ancestors = std::iter::successors(Some(node), |&node| context.tree.parent(node));
    let mut names = ancestors.filter_map(|node| context.tree.key(node));
    names.any(|name| EXPANDED_LATER.contains(&name))
}

fn words<'c>(context: &'c Context<'c>, tokens: &Tokens) -> Finding {
    let token = words::shortened(context.tree.source(tokens.first));
    let others = match tokens.count {
        1 => String::new(),
        2 => " and 1 other".to_owned(),
        more => format!(" and {} others", more - 1),
    };
    let message = format!(
        "{token}{others} look like template tokens. What they stand for is not judged; fill them in \
                           before registering the definition."
    );
    let message = if tokens.count == 1 {
        message
            .replace("look like template tokens", "looks like a template token")
            .replace("they stand", "it stands")
            .replace("fill them", "fill it")
    } else {
        message
    };
    Finding::at(Mark::Value(tokens.first), message)
}
