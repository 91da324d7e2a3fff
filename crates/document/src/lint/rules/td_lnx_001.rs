use crate::lint::prelude::*;

/// A device of the instance that is not named.
pub static RULE: Rule = Rule {
    code: "TD-LNX-001",
    title: reference("Device without a path"),
    class: Class::RejectedByClient,
    grade: Grade::C,
    source: reference("botocore validator"),
    finders: &[Finder::Schema { words: words::missing, fixes }],
};

/// The path in the container, which most often is the same.
fn fixes(case: &Case<'_>) -> Vec<Fix> {
    let (tree, device) = (case.tree(), case.node());
    let Some(path) = tree.member(device, "containerPath").and_then(|path| tree.string(path)) else {
        return words::to_fill_in(case);
    };
    let edit = insert_member(tree, device, "hostPath", &quoted(path), &[]);
    vec![Fix::guess(format!("Add hostPath '{}'", words::shortened(path)), [edit])]
}
