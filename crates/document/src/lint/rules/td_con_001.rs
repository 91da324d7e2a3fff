use crate::lint::images::Image;
use crate::lint::names::may_be_taken;
use crate::lint::prelude::*;
use crate::schema::Pattern;
use crate::syntax::rewrite::insert_first_member;

/// A container without a name, or with an empty one.
pub static RULE: Rule = Rule {
    code: "TD-CON-001",
    title: reference("A container without a name"),
    class: Class::Rejected,
    grade: Grade::I,
    source: reference("hashicorp/terraform#2888; awsdocs/aws-cloudformation-user-guide#612"),
    finders: &[Finder::Schema { words, fixes }],
};

fn words(case: &Case<'_>) -> Words {
    let what = match case.kind() {
        ViolationKind::Missing(..) => "The container has no 'name'",
        _ => "'name' is empty",
    };
    Words::new(format!(
        "{what}. Dependencies, links and load balancers refer to a container by its name. Give it one."
    ))
    .aws("Container.name should not be null or empty.")
}

/// The name of its image, unless another container has it.
fn fixes(case: &Case<'_>) -> Vec<Fix> {
    let tree = case.tree();
    let is_missing = matches!(case.kind(), ViolationKind::Missing(..));
    let container = if is_missing { Some(case.node()) } else { tree.parent(case.node()) };
    let image = container.and_then(|container| tree.string(tree.member(container, "image")?));
    let name = image.and_then(Image::parse).map(|image| image.program());
    let is_free = |name: &&str| Pattern::Identifier.matches(name) && !may_be_taken(case.context, name);
    let Some(name) = name.filter(is_free).filter(|name| !name.is_empty()) else { return Vec::new() };
    let edit = match is_missing {
        true => insert_first_member(tree, case.node(), "name", &quoted(name)),
        false => replace_value(tree, case.node(), quoted(name)),
    };
    vec![Fix::guess(format!("Call it '{name}', like its image"), [edit])]
}
