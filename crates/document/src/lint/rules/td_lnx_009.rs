use crate::lint::prelude::*;
use crate::schema::shapes::CAPABILITIES;

/// A capability that AWS does not list. Names with CAP_ in front, in small letters, or of newer kernels are
/// less certain: AWS itself writes CAP_SYS_PTRACE once.
pub static RULE: Rule = Rule {
    code: "TD-LNX-009",
    title: reference("Unknown kernel capability"),
    class: Class::Rejected,
    grade: Grade::D,
    source: reference("API; FT"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

/// What the kernel has and AWS does not list.
const NEWER: [&str; 3] = ["BPF", "CHECKPOINT_RESTORE", "PERFMON"];

struct Strange<'c> {
    name: &'c str,
    at: At,
    /// The name that AWS lists, or the kernel has, in another spelling.
    meant: Option<&'static str>,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<Strange<'c>> {
    let parameters = context.definition.linux_parameters();
    let capabilities = parameters.filter_map(|parameters| parameters.capabilities.known());
    let named = capabilities.flat_map(|it| it.add.items_at().chain(it.drop.items_at()));
    let strange = named.filter(|(name, _)| !CAPABILITIES.contains(*name));
    strange.map(|(&name, at)| Strange { name, at, meant: meant(name) }).collect()
}

fn meant(name: &str) -> Option<&'static str> {
    let bare = match name.split_at_checked(4) {
        Some((prefix, bare)) if prefix.eq_ignore_ascii_case("CAP_") => bare,
        _ => name,
    };
    CAPABILITIES.iter().chain(&NEWER).find(|known| known.eq_ignore_ascii_case(bare)).copied()
}

fn words<'c>(_: &'c Context<'c>, strange: &Strange<'c>) -> Finding {
    let name = words::shortened(strange.name);
    let finding = |message| Finding::at(strange.at, message);
    match strange.meant {
        None => finding(format!("Capability '{name}' is none of those that AWS documents.")),
        Some(newer) if NEWER.contains(&newer) => {
            finding(format!("Capability '{name}' is of newer kernels. AWS documents older ones only."))
                .unsure()
        }
        Some(meant) => {
            finding(format!("Capability '{name}' is spelled in another way than AWS documents it: {meant}."))
                .unsure()
        }
    }
}

fn fixes<'c>(context: &'c Context<'c>, strange: &Strange<'c>) -> Vec<Fix> {
    match strange.meant.filter(|meant| !NEWER.contains(meant)) {
        Some(meant) => {
            let edit = replace_value(context.tree, strange.at.node, quoted(meant));
            vec![Fix::safe(format!("Write '{meant}'"), [edit])]
        }
        None => words::removal(context, &strange.at),
    }
}
