use crate::lint::efs::{encrypt, unencrypted};
use crate::lint::occurrences::Occurrences;
use crate::lint::prelude::*;
use crate::task_definition::{EfsVolumeConfiguration, EnabledOrDisabled};

/// EFS traffic in the clear, which is what one gets without asking. Where something needs encryption, other
/// rules speak.
pub static RULE: Rule = Rule {
    code: "TD-EFS-011",
    title: reference("EFS volume without encryption in transit"),
    class: Class::Advice,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

fn find<'c>(context: &'c Context<'c>) -> Option<Occurrences> {
    let quiet = unencrypted(context).filter(|efs| !needs_encryption(efs));
    Occurrences::of(quiet.map(|efs| efs.transit_encryption.at().unwrap_or(efs.at)))
}

/// Whether its absence is an error already.
fn needs_encryption(efs: &EfsVolumeConfiguration<'_>) -> bool {
    let authorization = efs.authorization_config.known();
    let asks_iam = authorization.is_some_and(|it| it.iam.known() == Some(&EnabledOrDisabled::Enabled));
    let has_access_point = authorization.is_some_and(|it| !it.access_point_id.is_absent());
    asks_iam || has_access_point || !efs.transit_encryption_port.is_absent()
}

fn words<'c>(_: &'c Context<'c>, volumes: &Occurrences) -> Finding {
    let message = "The traffic of this EFS volume is not encrypted, which is the default. Set 'transitEncryption' to \
                   ENABLED, unless the network is trusted.";
    volumes.finding(Mark::from, message, "Nor is that of this one.")
}

fn fixes<'c>(context: &'c Context<'c>, _: &Occurrences) -> Vec<Fix> {
    let quiet = unencrypted(context).filter(|efs| !needs_encryption(efs));
    vec![Fix::guess("Set transit encryption ENABLED", quiet.map(|efs| encrypt(context, efs)))]
}
