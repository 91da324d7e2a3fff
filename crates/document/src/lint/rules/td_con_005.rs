use crate::lint::prelude::*;

/// A container without an image, or with an empty one.
pub static RULE: Rule = Rule {
    code: "TD-CON-005",
    title: reference("A container without an image"),
    class: Class::Rejected,
    grade: Grade::I,
    source: reference("aws-actions/amazon-ecs-render-task-definition#87; aws/aws-cli#5924"),
    finders: &[Finder::Schema { words, fixes }],
};

fn words(case: &Case<'_>) -> Words {
    let what = match case.kind() {
        ViolationKind::Missing(..) => "The container has no 'image'",
        _ => "'image' is empty",
    };
    Words::new(format!("{what}. Name the image it runs: registry/repository:tag."))
        .aws("Container.image should not be null or empty.")
}

fn fixes(case: &Case<'_>) -> Vec<Fix> {
    let image = quoted("<REGISTRY>/<REPOSITORY>:<TAG>");
    let edit = match case.kind() {
        ViolationKind::Missing(..) => insert_member(case.tree(), case.node(), "image", &image, &["name"]),
        _ => replace_value(case.tree(), case.node(), image),
    };
    vec![Fix::shown("Name the image", [edit])]
}
