use crate::lint::prelude::*;
use crate::syntax::rewrite::insert_first_member;

/// A log configuration that does not name its driver.
pub static RULE: Rule = Rule {
    code: "TD-LOG-001",
    title: reference("Log configuration without a driver"),
    class: Class::RejectedByClient,
    grade: Grade::C,
    source: reference("botocore validator"),
    finders: &[Finder::Schema { words: words::missing, fixes }],
};

/// The driver that the options are named after.
fn fixes(case: &Case<'_>) -> Vec<Fix> {
    let (tree, node) = (case.tree(), case.node());
    let options = tree.member(node, "options");
    let mut names =
        options.into_iter().flat_map(|options| tree.children(options)).filter_map(|it| tree.key(it));
    let driver = names.find_map(|name| ["awslogs", "splunk"].into_iter().find(|it| name.starts_with(it)));
    let insert = |driver| insert_first_member(tree, node, "logDriver", &quoted(driver));
    driver.map(|driver| Fix::guess(format!("Use '{driver}'"), [insert(driver)])).into_iter().collect()
}
