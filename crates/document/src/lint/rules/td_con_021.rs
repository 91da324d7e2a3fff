use crate::lint::prelude::*;
use crate::lint::shell::{as_arguments, for_shell, has_operator, has_variable, is_shell};

/// Shell text where no shell is. ECS hands each element to the program as one argument, as it is.
pub static RULE: Rule = Rule {
    code: "TD-CON-021",
    title: reference("Shell text without a shell"),
    class: Class::FailsAtRuntime,
    grade: Grade::D,
    source: reference("API; Docker reference"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

/// What only a shell understands.
#[derive(Clone, Copy)]
enum Fault {
    /// A program and its arguments in one string.
    OneElement,
    /// `&&` and the like.
    Operator,
    /// `$NAME`, `$(command)`.
    Variable,
}

struct ShellText<'c> {
    fault: Fault,
    /// The element.
    text: &'c str,
    at: At,
    /// The list it is in, with its elements.
    list: At,
    elements: Vec<&'c str>,
    /// Whether the list is handed to a program that only the image knows.
    by_image: bool,
    /// Whether nothing else is handed to the program.
    is_all: bool,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<ShellText<'c>> {
    // On Windows programs have blanks in their paths.
    let containers = context.definition.containers().filter(|_| !context.lens.is_windows());
    containers.filter_map(in_container).collect()
}

fn in_container<'c>(container: &'c ContainerDefinition<'c>) -> Option<ShellText<'c>> {
    let (entry, command) = (&container.entry_point, &container.command);
    if !entry.is_clear() || !command.is_clear() || entry.items().chain(command.items()).any(|it| is_shell(it))
    {
        return None;
    }
    let by_image = entry.filled_at().is_none();
    let is_all = by_image || command.filled_at().is_none();
    let lists = [entry, command].into_iter().filter_map(|list| Some((list, list.filled_at()?)));
    let mut faults = lists.enumerate().filter_map(|(place, (list, list_at))| {
        let elements: Vec<&str> = list.items().copied().collect();
        let is_program = place == 0 && elements.len() == 1;
        let (fault, text, at) =
            list.items_at().find_map(|(&text, at)| Some((fault(text, is_program)?, text, at)))?;
        Some(ShellText { fault, text, at, list: list_at, elements, by_image, is_all })
    });
    faults.next()
}

fn fault(text: &str, is_program: bool) -> Option<Fault> {
    if is_program && text.trim().contains(char::is_whitespace) && !text.starts_with('-') {
        Some(Fault::OneElement)
    } else if has_operator(text) {
        Some(Fault::Operator)
    } else {
        has_variable(text).then_some(Fault::Variable)
    }
}

fn words<'c>(context: &'c Context<'c>, found: &ShellText<'c>) -> Finding {
    let text = words::shortened(found.text);
    let member = context.tree.key(found.list.node).unwrap_or("command");
    let what = match found.fault {
        Fault::OneElement => format!(
            "'{member}' is one string, '{text}'. Without a shell all of it is the name of the program, which is not found"
        ),
        Fault::Operator => {
            format!("'{text}' stands in '{member}'. Without a shell it is an argument like any other")
        }
        Fault::Variable => format!(
            "'{text}' stands in '{member}'. Without a shell nobody puts the variable in: the program gets these letters"
        ),
    };
    let unless = match found.by_image {
        true => ", unless the entry point of the image is a shell",
        false => "",
    };
    let message = format!(
        "{what}{unless}. Write each argument as an element of its own, or start a shell: [\"sh\", \"-c\", \"…\"]."
    );
    let finding = Finding::at(found.at, message);
    // What the image's own program does with a variable is not known.
    if found.by_image || matches!(found.fault, Fault::Variable) { finding.quiet() } else { finding }
}

fn fixes<'c>(context: &'c Context<'c>, found: &ShellText<'c>) -> Vec<Fix> {
    let replace = |title, list: Option<String>| {
        list.map(|list| Fix::guess(title, [replace_value(context.tree, found.list.node, list)]))
    };
    let arguments = match found.fault {
        Fault::OneElement => as_arguments(found.text),
        _ => None,
    };
    let shell = if found.is_all { for_shell(&found.elements) } else { None };
    let split = replace("Write each argument as an element of its own", arguments);
    split.into_iter().chain(replace("Start a shell", shell)).collect()
}
