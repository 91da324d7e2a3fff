use crate::lint::prelude::*;

/// A secret among the environment variables.
pub static RULE: Rule = Rule {
    code: "TD-ENV-013",
    title: reference("A secret in 'environment'"),
    class: Class::RejectedByClient,
    grade: Grade::C,
    source: reference("botocore validator; aws-actions/amazon-ecs-deploy-task-definition#44"),
    finders: &[Finder::Schema { words, fixes }],
};

fn words(_: &Case<'_>) -> Words {
    Words::new(
        "'valueFrom' stands in 'environment', which holds values as they are. What comes from Secrets Manager or Parameter \
         Store belongs into 'secrets'.",
    )
}

fn fixes(case: &Case<'_>) -> Vec<Fix> {
    moved(case).map(|edits| Fix::guess("Move it to 'secrets'", edits)).into_iter().collect()
}

/// The most members or elements among which something is looked for again and again.
const MANY: usize = 200;

/// Takes the variable out of its list and adds it to the secrets of the container.
fn moved(case: &Case<'_>) -> Option<Vec<Edit>> {
    let tree = case.tree();
    let variable = tree.parent(case.node())?;
    let container = tree.parent(tree.parent(variable)?)?;
    let name = tree.string(tree.member(variable, "name")?)?;
    let has_many = |list: NodeId| tree.children(list).nth(MANY).is_some();
    if has_many(container) || tree.member(container, "secrets").is_some_and(has_many) {
        return None;
    }
    let secret = format!("{{ \"name\": {}, \"valueFrom\": {} }}", quoted(name), case.source());
    let mut edits = remove_entries(tree, &[variable]);
    edits.push(match tree.member(container, "secrets") {
        None => insert_member(tree, container, "secrets", &format!("[ {secret} ]"), &["environment"]),
        Some(secrets) if tree.kind(secrets) == Kind::Array => append_element(tree, secrets, &secret),
        Some(_) => return None,
    });
    Some(edits)
}
