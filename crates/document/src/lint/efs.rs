//! EFS volumes and the encryption of their traffic.

use super::{Context, Finding, Fix};
use crate::syntax::rewrite::{insert_member, replace_value};
use crate::task_definition::{EfsVolumeConfiguration, EnabledOrDisabled};
use crate::text::Edit;

/// The EFS volumes of the definition.
pub fn efs_volumes<'c>(context: &'c Context<'c>) -> impl Iterator<Item = &'c EfsVolumeConfiguration<'c>> {
    context.definition.volumes.items().filter_map(|volume| volume.efs_volume_configuration.known())
}

/// The EFS volumes whose traffic certainly is not encrypted.
pub fn unencrypted<'c>(context: &'c Context<'c>) -> impl Iterator<Item = &'c EfsVolumeConfiguration<'c>> {
    let disabled = |efs: &&EfsVolumeConfiguration<'_>| {
        efs.transit_encryption.or(EnabledOrDisabled::Disabled) == Some(EnabledOrDisabled::Disabled)
    };
    efs_volumes(context).filter(disabled)
}

/// `finding` with a mark at the word that switches encryption off, where there is one.
#[must_use]
pub fn with_switch(finding: Finding, efs: &EfsVolumeConfiguration<'_>) -> Finding {
    match efs.transit_encryption.at() {
        Some(at) => finding.related(at, "Encryption in transit is off."),
        None => finding,
    }
}

/// Switches encryption in transit on.
#[must_use]
pub fn encrypt(context: &Context<'_>, efs: &EfsVolumeConfiguration<'_>) -> Edit {
    let on = "\"ENABLED\"";
    match efs.transit_encryption.at() {
        Some(at) => replace_value(context.tree, at.node, on),
        None => {
            let neighbours = ["rootDirectory", "fileSystemId"];
            insert_member(context.tree, efs.at.node, "transitEncryption", on, &neighbours)
        }
    }
}

/// The repair of what needs encryption and cannot do without.
#[must_use]
pub fn encryption_on<'c>(context: &'c Context<'c>, efs: &&'c EfsVolumeConfiguration<'c>) -> Vec<Fix> {
    vec![Fix::safe("Set transit encryption ENABLED", [encrypt(context, efs)])]
}
