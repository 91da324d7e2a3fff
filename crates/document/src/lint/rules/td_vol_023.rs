use crate::lint::prelude::*;

/// A directory of the file system, where an access point says which directory is mounted.
pub static RULE: Rule = Rule {
    code: "TD-VOL-023",
    title: reference("Directory of an S3 Files volume with an access point"),
    class: Class::Rejected,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

struct OwnDirectory {
    access_point: At,
    directory: At,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<OwnDirectory> {
    let volumes = context.definition.volumes.items();
    let s3 = volumes.filter_map(|volume| volume.s3files_volume_configuration.known());
    let own = s3.filter_map(|s3| {
        let (_, access_point) = s3.access_point_arn.known_at()?;
        let (_, directory) = s3.root_directory.known_at().filter(|(path, _)| !["", "/"].contains(path))?;
        Some(OwnDirectory { access_point, directory })
    });
    own.collect()
}

fn words<'c>(_: &'c Context<'c>, own: &OwnDirectory) -> Finding {
    let message = "The volume has an access point and a directory of its own. AWS documents that with an access point \
                   'rootDirectory' is / or left out.";
    Finding::at(own.directory, message).related(own.access_point, "The access point is here.")
}

fn fixes<'c>(context: &'c Context<'c>, own: &OwnDirectory) -> Vec<Fix> {
    words::removal(context, &own.directory)
}
