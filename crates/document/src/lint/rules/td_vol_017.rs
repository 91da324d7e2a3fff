use crate::lint::prelude::*;
use crate::lint::repeats::repeated;

/// A mount point without a path, with a relative one, or with one that is taken.
pub static RULE: Rule = Rule {
    code: "TD-VOL-017",
    title: reference("Path that nothing can be mounted at"),
    class: Class::FailsAtRuntime,
    grade: Grade::D,
    source: reference("Docker reference"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

struct Unusable<'c> {
    mount: At,
    fault: Fault<'c>,
}

enum Fault<'c> {
    Missing,
    NotAbsolute { path: &'c str, at: At },
    Taken { path: &'c str, first: At, at: At },
}

fn find<'c>(context: &'c Context<'c>) -> Vec<Unusable<'c>> {
    let mounts = context.definition.mount_points().map(|(_, mount)| mount);
    let faulty = mounts.filter_map(|mount| {
        let fault = match &mount.container_path {
            Field::Absent => Fault::Missing,
            Field::Known { value: path, at } if !is_absolute(path) => Fault::NotAbsolute { path, at: *at },
            _ => return None,
        };
        Some(Unusable { mount: mount.at, fault })
    });
    faulty.chain(context.definition.containers().flat_map(taken_twice)).collect()
}

fn taken_twice<'c>(container: &ContainerDefinition<'c>) -> Vec<Unusable<'c>> {
    let paths = container.mount_points.items().filter_map(|mount| mount.container_path.known_at());
    let absolute = paths.filter(|(path, _)| is_absolute(path));
    let twice = repeated(absolute.map(|(path, at)| (path.trim_end_matches('/'), at)));
    let taken = twice.into_iter().map(|again| Unusable {
        mount: again.again,
        fault: Fault::Taken { path: again.name, first: again.first, at: again.again },
    });
    taken.collect()
}

/// As Linux writes it, or Windows, whose containers a definition need not name as such.
fn is_absolute(path: &str) -> bool {
    path.starts_with(['/', '\\']) || path.as_bytes().get(1) == Some(&b':')
}

fn words<'c>(_: &'c Context<'c>, unusable: &Unusable<'c>) -> Finding {
    match unusable.fault {
        Fault::Missing => Finding::at(
            Mark::missing_in(unusable.mount),
            "'containerPath' is missing. Docker does not create the container without the path at which the volume is \
             mounted.",
        ),
        Fault::NotAbsolute { path: "", at } => {
            Finding::at(at, "'containerPath' is empty. Docker mounts a volume at an absolute path only.")
        }
        Fault::NotAbsolute { path, at } => {
            let path = words::shortened(path);
            Finding::at(at, format!("'{path}' is no absolute path. Docker mounts a volume at one only."))
        }
        Fault::Taken { path, first, at } => {
            let path = words::shortened(path);
            let message = format!(
                "Something is mounted at '{path}' already. Docker does not create a container with two volumes at one \
                 path."
            );
            Finding::at(at, message).related(first, "This is mounted there too.")
        }
    }
}

fn fixes<'c>(context: &'c Context<'c>, unusable: &Unusable<'c>) -> Vec<Fix> {
    match unusable.fault {
        Fault::Missing => {
            let edit = insert_member(
                context.tree,
                unusable.mount.node,
                "containerPath",
                "\"<PATH>\"",
                &["sourceVolume"],
            );
            vec![Fix::shown("Add 'containerPath'", [edit])]
        }
        Fault::NotAbsolute { path, at } if !path.is_empty() => {
            let path = format!("/{}", path.trim_start_matches("./"));
            let edit = replace_value(context.tree, at.node, quoted(&path));
            vec![Fix::guess(format!("Write '{}'", words::shortened(&path)), [edit])]
        }
        _ => Vec::new(),
    }
}
