use crate::lint::occurrences::Occurrences;
use crate::lint::prelude::*;

/// A shell that starts other programs and is the first process of its container. It neither reaps them nor
/// passes signals on.
pub static RULE: Rule = Rule {
    code: "TD-LNX-016",
    title: reference("Shell as the first process"),
    class: Class::Advice,
    grade: Grade::D,
    source: reference("API; DG23:ecs-exec"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

const SHELLS: [&str; 5] = ["ash", "bash", "dash", "sh", "zsh"];

fn find<'c>(context: &'c Context<'c>) -> Option<Occurrences> {
    // With processes shared there is a first process that is none of the container's.
    let is_first = context.definition.pid_mode.is_absent() && !context.lens.is_windows();
    Occurrences::of(without_init(context).filter(|_| is_first).map(|(_, script)| script))
}

/// The containers whose first process is such a shell, each with the place of its script.
fn without_init<'c>(context: &'c Context<'c>) -> impl Iterator<Item = (&'c ContainerDefinition<'c>, At)> {
    context.definition.containers().filter_map(|container| {
        let parameters = &container.linux_parameters;
        let has_none = match parameters.known() {
            Some(parameters) => parameters.init_process_enabled.is_absent(),
            None => parameters.is_absent(),
        };
        Some((container, script(container).filter(|_| has_none)?))
    })
}

/// The script of a shell that starts several programs.
fn script(container: &ContainerDefinition<'_>) -> Option<At> {
    let is_clear = container.entry_point.is_clear() && container.command.is_clear();
    let mut words = container.entry_point.items_at().chain(container.command.items_at());
    let (program, _) = words.next().filter(|_| is_clear)?;
    let (flag, _) = words.next()?;
    let (script, at) = words.next()?;
    let is_shell =
        SHELLS.contains(&program.rsplit('/').next()?) && flag.starts_with('-') && flag.ends_with('c');
    (is_shell && starts_several(script) && !script.contains("exec ")).then_some(at)
}

/// Whether an operator stands between commands. One in quotes is none, nor is the one in `2>&1`.
fn starts_several(script: &str) -> bool {
    let mut quote = None;
    let mut before = ' ';
    let mut characters = script.trim_end_matches([';', ' ', '\n']).chars().peekable();
    while let Some(character) = characters.next() {
        let redirects = before == '>' || characters.peek() == Some(&'>');
        match (quote, character) {
            (Some(open), _) => quote = Some(open).filter(|&open| open != character),
            (None, '\'' | '"') => quote = Some(character),
            (None, ';' | '|' | '\n') => return true,
            (None, '&') if !redirects => return true,
            _ => {}
        }
        before = character;
    }
    false
}

fn words<'c>(_: &'c Context<'c>, scripts: &Occurrences) -> Finding {
    let message = "A shell is the first process here and starts others. It neither reaps them nor passes SIGTERM on: the \
                   container stops only when it is killed. Begin the last command with exec, or add \
                   \"initProcessEnabled\": true.";
    scripts.finding(Mark::from, message, "The same here.")
}

fn fixes<'c>(context: &'c Context<'c>, _: &Occurrences) -> Vec<Fix> {
    let insert = |(container, _): (&'c ContainerDefinition<'c>, At)| match container.linux_parameters.at() {
        Some(at) => insert_member(context.tree, at.node, "initProcessEnabled", "true", &[]),
        None => {
            let parameters = "{ \"initProcessEnabled\": true }";
            insert_member(context.tree, container.at.node, "linuxParameters", parameters, &["command"])
        }
    };
    vec![Fix::guess("Add an init process", without_init(context).map(insert))]
}
