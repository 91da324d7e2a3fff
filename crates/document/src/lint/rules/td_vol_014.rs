use crate::lint::prelude::*;
use crate::lint::volumes::mounted_names;

/// A volume to be described at launch that no container mounts. Volumes of other kinds may be left unused.
pub static RULE: Rule = Rule {
    code: "TD-VOL-014",
    title: reference("Volume configured at launch that nothing mounts"),
    class: Class::Rejected,
    grade: Grade::P,
    source: reference("PF:pf-ecs-volume-not-referenced"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

struct Unused<'c> {
    name: &'c str,
    at: At,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<Unused<'c>> {
    let Some(mounted) = mounted_names(&context.definition) else { return Vec::new() };
    let volumes = context.definition.volumes.items();
    let at_launch = volumes.filter(|volume| volume.configured_at_launch.known() == Some(&true));
    let named = at_launch.filter_map(|volume| volume.name.known_at());
    let unused = named.filter(|(name, _)| mounted.binary_search(name).is_err());
    unused.map(|(&name, at)| Unused { name, at }).collect()
}

fn words<'c>(_: &'c Context<'c>, unused: &Unused<'c>) -> Finding {
    let message = format!(
        "Volume '{}' is configured at launch, and no container mounts it. Mount it, or remove it.",
        words::shortened(unused.name)
    );
    Finding::at(unused.at, message)
        .aws(format!("Volumes [{}] are not referenced by any of the containers", unused.name))
}

/// Where the only container would mount it; of several only the author knows which one.
fn fixes<'c>(context: &'c Context<'c>, unused: &Unused<'c>) -> Vec<Fix> {
    let mut containers = context.definition.containers();
    let (Some(container), None) = (containers.next(), containers.next()) else { return Vec::new() };
    let mount = format!("{{ \"sourceVolume\": {}, \"containerPath\": \"<PATH>\" }}", quoted(unused.name));
    let edit = match container.mount_points.at() {
        Some(at) => append_element(context.tree, at.node, &mount),
        None => {
            let mounts = format!("[ {mount} ]");
            insert_member(context.tree, container.at.node, "mountPoints", &mounts, &["image"])
        }
    };
    vec![Fix::shown("Mount it", [edit])]
}
