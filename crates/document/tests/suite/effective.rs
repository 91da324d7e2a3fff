//! `tests/effective`: definitions, and what ECS fills in. `name@fargate.json` is for Fargate.

use crate::data::{entries, expect, here, inputs, options, read, report};
use ecs_document::effective::{Filled, effective, effective_definitions};
use ecs_document::judge;
use ecs_document::syntax::parse_json;
use std::fmt::Write;

#[test]
fn what_is_not_written_is_filled_in() {
    let complaints = inputs(&here("tests/effective")).into_iter().filter_map(|path| {
        let (text, target) = (read(&path), options(&path).target);
        let filled = effective(&text, target);
        let mut actual: String = filled.iter().map(line).collect();
        writeln!(actual, "--- inside the definition\n{}", haunted(&text, &filled).trim_end()).unwrap();
        for definition in effective_definitions(&text, target) {
            writeln!(actual, "--- as ECS works with it\n{definition}").unwrap();
        }
        expect(&path, &actual).err()
    });
    report(complaints.collect());
}

fn line(filled: &Filled) -> String {
    let value = filled.value.as_deref().unwrap_or("(no JSON says it)");
    let note = if filled.note.is_empty() { String::new() } else { format!(" ({})", filled.note) };
    let Filled { pointer, source, grade, places, .. } = filled;
    let places = if places.len() == 6 { "everywhere".to_owned() } else { places.join(", ") };
    format!("{pointer}: {value}{note} [{source}, {grade:?}, {places}]\n")
}

/// The text with what is shown inside of it.
fn haunted(text: &str, filled: &[Filled]) -> String {
    let mut haunted = String::new();
    let mut from = 0;
    for ghost in filled.iter().filter(|it| it.inline) {
        let at = ghost.at as usize;
        write!(haunted, "{}⟨{}⟩", &text[from..at], ghost.text).unwrap();
        from = at;
    }
    haunted + &text[from..]
}

/// Whether template tokens stand for whole members, which no JSON can say.
fn has_members_to_come(text: &str) -> bool {
    let tree = parse_json(text).tree;
    tree.subtree(tree.root()).any(|node| tree.has_members_to_come(node))
}

/// What is filled in is AWS's own: written out, it is no mistake, and nothing is left to be filled in.
#[test]
fn definitions_as_ecs_works_with_them_break_no_rule_that_they_did_not_break() {
    let mut complaints = Vec::new();
    for path in entries(&here("tests/rules")).iter().flat_map(|rule| inputs(&rule.join("accepted"))) {
        let text = read(&path);
        if has_members_to_come(&text) {
            continue;
        }
        for definition in effective_definitions(&text, options(&path).target) {
            let after = judge(&definition, &options(&path));
            if after.summary().errors > 0 {
                let found: Vec<_> = after.diagnostics().iter().map(|it| (it.code, &it.message)).collect();
                complaints.push(format!("{}: {found:?}\n{definition}", path.display()));
            }
            let again = effective(&definition, options(&path).target);
            let left =
                again.iter().find(|it| it.value.is_some() && !it.pointer.ends_with("/ephemeralStorage"));
            complaints
                .extend(left.map(|it| format!("{}: {} is left\n{definition}", path.display(), it.pointer)));
        }
    }
    report(complaints);
}
