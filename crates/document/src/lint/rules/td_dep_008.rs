use crate::lint::prelude::*;

/// Dependencies as Docker Compose writes them: names in a list, or an object of names.
pub static RULE: Rule = Rule {
    code: "TD-DEP-008",
    title: reference("Dependencies in the form of Compose"),
    class: Class::RejectedByClient,
    grade: Grade::C,
    source: reference("botocore validator"),
    finders: &[Finder::Schema { words, fixes }],
};

fn words(case: &Case<'_>) -> Words {
    if case.tree().kind(case.node()) == Kind::String {
        return Words::new(format!(
            "A dependency is the string \"{}\". ECS takes an object with \"containerName\" and \"condition\".",
            words::shortened(case.string())
        ));
    }
    Words::new(
        "'dependsOn' is an object. ECS takes a list of objects, each with \"containerName\" and \"condition\".",
    )
}

fn fixes(case: &Case<'_>) -> Vec<Fix> {
    let (tree, node) = (case.tree(), case.node());
    if tree.kind(node) == Kind::String {
        let object = dependency(case.string(), "START");
        return vec![Fix::guess("Write it as an object", [replace_value(tree, node, object)])];
    }
    if tree.member(node, "containerName").is_some() {
        let span = tree.span(node);
        let brackets = [Edit::insert(span.start, "["), Edit::insert(span.end, "]")];
        return vec![Fix::safe("Put it in a list", brackets)];
    }
    let named = tree.children(node).filter_map(|member| {
        let condition = tree.member(member, "condition").and_then(|condition| tree.string(condition));
        Some(dependency(tree.key(member)?, in_ecs(condition.unwrap_or("service_started"))))
    });
    let list = format!("[{}]", named.collect::<Vec<_>>().join(", "));
    vec![Fix::guess("Write it as a list", [replace_value(tree, node, list)])]
}

fn dependency(container: &str, condition: &str) -> String {
    format!("{{ \"containerName\": {}, \"condition\": {} }}", quoted(container), quoted(condition))
}

/// What a condition of Compose is here; one of ECS is kept.
fn in_ecs(condition: &str) -> &str {
    let meant = super::td_dep_006::OF_COMPOSE.iter().find(|(compose, _)| *compose == condition);
    meant.map_or(condition, |(_, meant)| meant)
}
