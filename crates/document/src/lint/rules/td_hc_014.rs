use crate::lint::prelude::*;

/// The command of a health check as the console shows it, with a comma after CMD-SHELL, or as Compose lets one
/// write it.
pub static RULE: Rule = Rule {
    code: "TD-HC-014",
    title: reference("Command of a health check as one string"),
    class: Class::RejectedByClient,
    grade: Grade::C,
    source: reference("botocore validator; API"),
    finders: &[Finder::Schema { words, fixes }],
};

fn words(_: &Case<'_>) -> Words {
    Words::new(
        "'command' of the health check is one string. It must be a list: \"CMD-SHELL\" and the command line, or \"CMD\" \
         and each argument. The console shows it with commas.",
    )
}

/// Safe where the string says itself what it is; a bare command line is taken for one of the shell.
fn fixes(case: &Case<'_>) -> Vec<Fix> {
    let (tree, node, text) = (case.tree(), case.node(), case.string().trim());
    let write = |new: fn(&'static str, [Edit; 1]) -> Fix, elements: &[&str]| {
        let elements: Vec<String> = elements.iter().map(|element| quoted(element)).collect();
        vec![new("Write it as a list", [replace_value(tree, node, format!("[{}]", elements.join(", ")))])]
    };
    match text.split_once(',') {
        Some((kind, line)) if kind.trim() == "CMD-SHELL" => write(Fix::safe, &["CMD-SHELL", line.trim()]),
        Some((kind, arguments)) if kind.trim() == "CMD" => {
            let arguments = arguments.split(',').map(str::trim);
            write(Fix::guess, &["CMD"].into_iter().chain(arguments).collect::<Vec<_>>())
        }
        _ if text.is_empty() || text.starts_with('[') => Vec::new(),
        _ => write(Fix::guess, &["CMD-SHELL", text]),
    }
}
