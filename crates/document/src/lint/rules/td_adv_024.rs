use crate::lint::efs::efs_volumes;
use crate::lint::prelude::*;
use crate::task_definition::EfsVolumeConfiguration;

/// A file system of EFS without an access point, which would choose directory and user.
pub static RULE: Rule = Rule {
    code: "TD-ADV-024",
    title: reference("EFS without an access point"),
    class: Class::Advice,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, no_fix))],
};

fn find<'c>(context: &'c Context<'c>) -> Vec<&'c EfsVolumeConfiguration<'c>> {
    let is_open = |efs: &&EfsVolumeConfiguration<'_>| match &efs.authorization_config {
        Field::Absent => true,
        Field::Known { value, .. } => value.access_point_id.is_absent(),
        _ => false,
    };
    efs_volumes(context).filter(is_open).collect()
}

fn words<'c>(_: &'c Context<'c>, efs: &&'c EfsVolumeConfiguration<'c>) -> Finding {
    let message = "The file system is mounted without an access point: the task reads and writes in it as the user it runs \
                   as, most often root. An access point gives each application a directory and a user of its own; with \
                   it, and IAM, it needs \"transitEncryption\": \"ENABLED\".";
    let mark = match &efs.authorization_config {
        Field::Known { at, .. } => Mark::Name(at.node),
        _ => Mark::missing_in(efs.at),
    };
    Finding::at(mark, message)
}
