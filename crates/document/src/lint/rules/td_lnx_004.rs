use crate::lint::prelude::*;

/// A mount option that AWS does not list. Six of them take a value after an equals sign.
pub static RULE: Rule = Rule {
    code: "TD-LNX-004",
    title: reference("Unknown mount option of a tmpfs"),
    class: Class::Rejected,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

/// What AWS documents; for those with a value, what stands before the equals sign.
const OPTIONS: [&str; 39] = [
    "async",
    "atime",
    "bind",
    "defaults",
    "dev",
    "diratime",
    "dirsync",
    "exec",
    "gid",
    "mand",
    "mode",
    "mpol",
    "noatime",
    "nodev",
    "nodiratime",
    "noexec",
    "nomand",
    "norelatime",
    "nostrictatime",
    "nosuid",
    "nr_blocks",
    "nr_inodes",
    "private",
    "rbind",
    "relatime",
    "remount",
    "ro",
    "rprivate",
    "rshared",
    "rslave",
    "runbindable",
    "rw",
    "shared",
    "slave",
    "strictatime",
    "suid",
    "sync",
    "uid",
    "unbindable",
];

struct Strange<'c> {
    option: &'c str,
    at: At,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<Strange<'c>> {
    let tmpfs = context.definition.linux_parameters().flat_map(|parameters| parameters.tmpfs.items());
    let options = tmpfs.flat_map(|tmpfs| tmpfs.mount_options.items_at());
    let strange = options.filter(|(option, _)| !is_documented(option));
    strange.map(|(&option, at)| Strange { option, at }).collect()
}

fn is_documented(option: &str) -> bool {
    let name = option.split_once('=').map_or(option, |(name, _)| name);
    OPTIONS.binary_search(&name).is_ok()
}

fn words<'c>(_: &'c Context<'c>, strange: &Strange<'c>) -> Finding {
    let option = words::shortened(strange.option);
    let message = match strange.option.strip_prefix("size=") {
        Some(_) => {
            "The size of a tmpfs stands in 'size', in MiB. AWS documents no mount option for it.".to_owned()
        }
        None => format!("Mount option '{option}' is none of those that AWS documents for a tmpfs."),
    };
    Finding::at(strange.at, message)
}

/// Options in one string are taken apart; letters are made small; what is left is removed.
fn fixes<'c>(context: &'c Context<'c>, strange: &Strange<'c>) -> Vec<Fix> {
    let meant: Vec<String> = strange.option.split(',').map(|it| it.trim().to_ascii_lowercase()).collect();
    if !meant.iter().all(|option| is_documented(option)) {
        return words::removal(context, &strange.at);
    }
    let meant: Vec<String> = meant.iter().map(|option| quoted(option)).collect();
    let edit = replace_value(context.tree, strange.at.node, meant.join(", "));
    vec![Fix::safe(format!("Write {}", meant.join(", ")), [edit])]
}
