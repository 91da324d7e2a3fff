use crate::lint::prelude::*;

/// An App Mesh proxy that does not say which container it is.
pub static RULE: Rule = Rule {
    code: "TD-PROXY-007",
    title: reference("Proxy without a container"),
    class: Class::RejectedByClient,
    grade: Grade::C,
    source: reference("botocore validator"),
    finders: &[Finder::Schema { words: words::missing, fixes }],
};

/// The container that is Envoy by its image.
fn fixes(case: &Case<'_>) -> Vec<Fix> {
    let mut containers = case.context.definition.containers();
    let envoy = containers.find(|it| it.image.known().is_some_and(|image| image.contains("envoy")));
    let Some(name) = envoy.and_then(|container| container.name.known()) else {
        return words::to_fill_in(case);
    };
    let edit = insert_member(case.tree(), case.node(), "containerName", &quoted(name), &["type"]);
    vec![Fix::guess(format!("Add containerName '{name}'"), [edit])]
}
