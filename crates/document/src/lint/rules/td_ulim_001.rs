use crate::lint::prelude::*;

/// A limit of processes that Linux does not have.
pub static RULE: Rule = Rule {
    code: "TD-ULIM-001",
    title: reference("Unknown ulimit"),
    class: Class::Rejected,
    grade: Grade::I,
    source: reference("Shippable/support#3699"),
    finders: &[Finder::Schema { words, fixes }],
};

fn words(case: &Case<'_>) -> Words {
    let name = case.string();
    Words::new(format!(
        "There is no ulimit '{}'. The names are those of Linux in small letters, such as 'nofile' and 'memlock'.",
        words::shortened(name)
    ))
    .aws(format!("Unrecognized ulimit name {name}"))
}

/// The name in small letters, without what the kernel puts in front of it.
fn fixes(case: &Case<'_>) -> Vec<Fix> {
    let ViolationKind::NotAChoice(names) = case.kind() else { return Vec::new() };
    let name = case.string().to_ascii_lowercase();
    let bare = name.strip_prefix("rlimit_").unwrap_or(&name);
    let meant = names.iter().find(|known| **known == bare);
    let write = |meant: &&str| {
        Fix::safe(format!("Write '{meant}'"), [replace_value(case.tree(), case.node(), quoted(meant))])
    };
    meant.map(write).into_iter().collect()
}
