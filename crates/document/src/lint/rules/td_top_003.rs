use crate::forms::{Root, RootKind};
use crate::lint::prelude::*;

/// More containers than a task can have. AWS raises this quota for nobody.
pub static RULE: Rule = Rule {
    code: "TD-TOP-003",
    title: reference("More than 10 containers"),
    class: Class::Rejected,
    grade: Grade::I,
    source: reference(
        "aws/amazon-ecs-cli#184; awsdocs/amazon-ecs-developer-guide commit 4d9b316, service-quotas",
    ),
    finders: &[
        Finder::Schema { words: |case| words(case.tree(), case.node()), fixes: no_fixes },
        Finder::Definition(check_list),
    ],
};

/// The most containers of a task.
const MOST: usize = 10;

/// A list of containers that stands alone: the tables know its elements, but no task around it.
fn check_list<'c>(context: &'c Context<'c>, report: &mut Report) {
    let Root { node, kind } = context.root;
    if kind == RootKind::ContainerList && context.tree.children(node).nth(MOST).is_some() {
        let Words { message, aws } = words(context.tree, node);
        report.push(Finding { aws, ..Finding::at(Mark::Value(node), message) });
    }
}

fn words(tree: &Tree, list: NodeId) -> Words {
    let count = tree.children(list).count();
    let message = format!(
        "The task has {count} containers. A task has at most {MOST}, and that quota is not raised. Keep together \
         what must run on one machine, and give the rest task definitions of their own."
    );
    Words::new(message).aws("Too many containers.")
}
