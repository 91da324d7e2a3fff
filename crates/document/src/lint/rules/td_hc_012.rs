use crate::lint::prelude::*;

/// A command led by CMD that only a shell would understand. CMD runs a program as it is, without one.
pub static RULE: Rule = Rule {
    code: "TD-HC-012",
    title: reference("Shell syntax after CMD"),
    class: Class::FailsAtRuntime,
    grade: Grade::D,
    source: reference("API; Docker reference"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

/// Words that mean something to a shell, and are no argument that a program would want.
const OPERATORS: [&str; 6] = ["|", "||", "&&", "2>&1", ">/dev/null", "2>/dev/null"];

/// Shells. What follows one, or its name anywhere among the arguments, is for it to read.
const SHELLS: [&str; 8] = ["sh", "bash", "ash", "dash", "zsh", "cmd", "powershell", "pwsh"];

struct NoShell<'c> {
    /// The command behind CMD.
    arguments: Vec<&'c str>,
    command: At,
    sign: Sign<'c>,
    at: At,
}

enum Sign<'c> {
    Operator(&'c str),
    Variable,
    CommandLine,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<NoShell<'c>> {
    // On Windows a program is found in spite of blanks.
    let is_windows = context.lens.is_windows();
    let checks = context.definition.containers().filter_map(|container| container.health_check.known());
    checks.filter(|_| !is_windows).filter_map(|check| no_shell(&check.command)).collect()
}

fn no_shell<'c>(command: &'c Field<Vec<Field<&'c str>>>) -> Option<NoShell<'c>> {
    let (elements, at) = command.known_at().filter(|_| command.is_clear())?;
    let (first, rest) = elements.split_first()?;
    let arguments: Vec<&str> = rest.iter().filter_map(|argument| argument.known().copied()).collect();
    if first.known() != Some(&"CMD") || arguments.iter().any(|argument| is_shell(argument)) {
        return None;
    }
    let is_alone = arguments.len() == 1;
    let (sign, sign_at) = rest
        .iter()
        .filter_map(Field::known_at)
        .find_map(|(argument, at)| Some((sign(argument, is_alone)?, at)))?;
    Some(NoShell { arguments, command: at, sign, at: sign_at })
}

fn is_shell(argument: &str) -> bool {
    let program = argument.rsplit(['/', '\\']).next().unwrap_or("");
    SHELLS.contains(&program.strip_suffix(".exe").unwrap_or(program))
}

/// What in `argument` only a shell would understand. `is_alone` says that it is all there is, and so the
/// name of the program.
fn sign(argument: &str, is_alone: bool) -> Option<Sign<'_>> {
    if let Some(operator) = OPERATORS.into_iter().find(|operator| *operator == argument) {
        return Some(Sign::Operator(operator));
    }
    let has_blanks = argument.contains(' ');
    match has_blanks {
        true => is_alone.then_some(Sign::CommandLine),
        false => has_variable(argument).then_some(Sign::Variable),
    }
}

/// Whether a variable stands at the beginning of `argument`, or after a colon or slash as in an address. Elsewhere
/// a dollar may be part of a pattern or a program.
fn has_variable(argument: &str) -> bool {
    let mut before = None;
    let mut characters = argument.chars().peekable();
    while let Some(character) = characters.next() {
        let begins = matches!(before, None | Some(':' | '/'));
        let is_named = characters.peek().is_some_and(|next| next.is_ascii_alphabetic() || *next == '_');
        if character == '$' && begins && is_named {
            return true;
        }
        before = Some(character);
    }
    false
}

fn words<'c>(_: &'c Context<'c>, no_shell: &NoShell<'c>) -> Finding {
    let reason = match no_shell.sign {
        Sign::Operator(operator) => format!("the program gets '{operator}' as an argument"),
        Sign::Variable => "the variable is not replaced".to_owned(),
        Sign::CommandLine => "the whole line is taken for the name of a program".to_owned(),
    };
    let message = format!(
        "CMD runs a program without a shell, so that {reason}: the check fails, and the container becomes UNHEALTHY. \
         Use CMD-SHELL and one command line."
    );
    Finding::at(no_shell.at, message)
}

/// One line for the shell, where joining the arguments certainly gives the one that is meant.
fn fixes<'c>(context: &'c Context<'c>, no_shell: &NoShell<'c>) -> Vec<Fix> {
    let is_plain = |(place, argument): (usize, &&str)| {
        let may_have_blanks = place == 0 || argument.starts_with("exit ");
        !argument.is_empty()
            && !argument.contains(['"', '\'', '\\'])
            && (may_have_blanks || !argument.contains(' '))
    };
    if no_shell.arguments.len() > 1 && !no_shell.arguments.iter().enumerate().all(is_plain) {
        return Vec::new();
    }
    let line = quoted(&no_shell.arguments.join(" "));
    let edit = replace_value(context.tree, no_shell.command.node, format!("[\"CMD-SHELL\", {line}]"));
    vec![Fix::guess("Run it with a shell", [edit])]
}
