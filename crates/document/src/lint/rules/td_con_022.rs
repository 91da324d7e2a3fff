use crate::lint::images::Image;
use crate::lint::prelude::*;

/// An image whose own command is a shell or an interpreter, and no other command.
pub static RULE: Rule = Rule {
    code: "TD-CON-022",
    title: reference("Image that ends at once"),
    class: Class::FailsAtRuntime,
    grade: Grade::D,
    source: reference("DG23:stopped-task-errors-classic-console"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

/// Official images that run a shell or an interpreter, which ends where nobody types.
const INTERACTIVE: [&str; 14] = [
    "almalinux",
    "alpine",
    "amazonlinux",
    "bash",
    "busybox",
    "centos",
    "debian",
    "fedora",
    "golang",
    "node",
    "python",
    "rockylinux",
    "ruby",
    "ubuntu",
];

struct Interactive<'c> {
    container: &'c ContainerDefinition<'c>,
    image: &'c str,
    at: At,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<Interactive<'c>> {
    let interactive = context.definition.containers().filter_map(|container| {
        let (text, at) = container.image.known_at()?;
        let image = Image::parse(text)?.official().filter(|image| INTERACTIVE.contains(image))?;
        let is_bare = [&container.entry_point, &container.command]
            .iter()
            .all(|list| list.is_clear() && list.elements().is_empty());
        // With an open input, or a terminal, the shell waits.
        let has_input = [&container.interactive, &container.pseudo_terminal]
            .iter()
            .any(|open| open.or(false) != Some(false));
        let ends_the_task = container.is_essential() == Some(true);
        (is_bare && !has_input && ends_the_task).then_some(Interactive { container, image, at })
    });
    interactive.collect()
}

fn words<'c>(_: &'c Context<'c>, found: &Interactive<'c>) -> Finding {
    let message = format!(
        "{} runs the image '{}' without a command. By itself that image runs a shell or an interpreter, which ends at \
         once where nobody types, and the task stops with it. Give it a command that keeps running.",
        found.container.called(),
        found.image
    );
    Finding::at(found.at, message).aws("Essential container in task exited")
}

fn fixes<'c>(context: &'c Context<'c>, found: &Interactive<'c>) -> Vec<Fix> {
    if !found.container.command.is_absent() {
        return Vec::new();
    }
    let command = "[\"<PROGRAM>\"]";
    let edit = insert_member(context.tree, found.container.at.node, "command", command, &["image"]);
    vec![Fix::shown("Add a command", [edit])]
}
