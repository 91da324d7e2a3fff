use crate::lint::prelude::*;

/// A permission in other words than the API's, often in Docker's letters.
pub static RULE: Rule = Rule {
    code: "TD-LNX-002",
    title: reference("Unknown permission on a device"),
    class: Class::Rejected,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Schema { words: words::not_a_choice, fixes }],
};

fn fixes(case: &Case<'_>) -> Vec<Fix> {
    let words: Option<Vec<String>> = case.string().chars().map(permission).collect();
    let Some(words) = words.filter(|words| !words.is_empty()) else { return words::other_case(case) };
    let edit = replace_value(case.tree(), case.node(), words.join(", "));
    vec![Fix::safe("Write the API's words", [edit])]
}

/// What a letter of Docker's `rwm` means, as JSON.
fn permission(letter: char) -> Option<String> {
    let word = match letter {
        'r' => "read",
        'w' => "write",
        'm' => "mknod",
        _ => return None,
    };
    Some(quoted(word))
}
