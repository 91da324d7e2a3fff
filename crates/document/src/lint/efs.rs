//! EFS volumes and the encryption of their traffic.

use super::{Context, Finding, Fix};
use crate::syntax::rewrite::{insert_member, replace_value};
use crate::task_definition::{At, EfsVolumeConfiguration, EnabledOrDisabled};
use crate::text::Edit;

/// The EFS volumes of the definition.
pub fn efs_volumes<'c>(context: &'c Context<'c>) -> impl Iterator<Item = &'c EfsVolumeConfiguration<'c>> {
    context.definition.volumes.items().filter_map(|volume| volume.efs_volume_configuration.known())
}

/// Where the EFS volumes of the definition are configured.
#[must_use]
pub fn configured(context: &Context<'_>) -> Vec<At> {
    efs_volumes(context).map(|efs| efs.at).collect()
}

/// The EFS volumes whose traffic certainly is not encrypted.
pub fn unencrypted<'c>(context: &'c Context<'c>) -> impl Iterator<Item = &'c EfsVolumeConfiguration<'c>> {
    let is_off = |efs: &&EfsVolumeConfiguration<'_>| {
        efs.transit_encryption.or(EnabledOrDisabled::Disabled) == Some(EnabledOrDisabled::Disabled)
    };
    efs_volumes(context).filter(is_off)
}

/// An EFS volume without encryption, and what cannot be had without it.
pub struct Needed<'c> {
    /// The volume.
    pub efs: &'c EfsVolumeConfiguration<'c>,
    /// What needs encryption.
    pub by: At,
}

/// The EFS volumes without encryption in which `by` finds something that needs it.
pub fn needed_by<'c>(
    context: &'c Context<'c>,
    by: fn(&EfsVolumeConfiguration<'_>) -> Option<At>,
) -> Vec<Needed<'c>> {
    unencrypted(context).filter_map(|efs| Some(Needed { efs, by: by(efs)? })).collect()
}

/// A finding at what needs encryption, with a mark at the word that switches it off, where there is one.
pub fn needs_encryption(needed: &Needed<'_>, message: &str) -> Finding {
    let finding = Finding::at(needed.by, message);
    match needed.efs.transit_encryption.at() {
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

/// The repair of what cannot do without encryption.
#[must_use]
pub fn encryption_on<'c>(context: &'c Context<'c>, needed: &Needed<'c>) -> Vec<Fix> {
    vec![Fix::safe("Set transit encryption ENABLED", [encrypt(context, needed.efs)])]
}
