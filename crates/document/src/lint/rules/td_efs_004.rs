use crate::lint::efs::efs_volumes;
use crate::lint::prelude::*;

/// A directory of the file system, where an access point says which directory is mounted.
pub static RULE: Rule = Rule {
    code: "TD-EFS-004",
    title: reference("Directory of an EFS volume with an access point"),
    class: Class::Rejected,
    grade: Grade::P,
    source: reference("PF:pf-ecs-efs-access-point-with-root-directory; aws/aws-cdk#10683"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

struct OwnDirectory {
    access_point: At,
    directory: At,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<OwnDirectory> {
    let own = efs_volumes(context).filter_map(|efs| {
        let (_, access_point) = efs.authorization_config.known()?.access_point_id.known_at()?;
        // Whether AWS takes an empty string for "left out" is not known.
        let (_, directory) = efs.root_directory.known_at().filter(|(path, _)| !["", "/"].contains(path))?;
        Some(OwnDirectory { access_point, directory })
    });
    own.collect()
}

fn words<'c>(_: &'c Context<'c>, own: &OwnDirectory) -> Finding {
    let message = "The volume has an access point and a directory of its own. The access point says which directory is \
                   mounted: remove 'rootDirectory'.";
    Finding::at(own.directory, message)
        .related(own.access_point, "The access point is here.")
        .aws("When using an EFS access point, the root directory must either be set to \"/\" or be omitted.")
}

fn fixes<'c>(context: &'c Context<'c>, own: &OwnDirectory) -> Vec<Fix> {
    words::removal(context, &own.directory)
}
