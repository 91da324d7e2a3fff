use crate::lint::efs::{Needed, encrypt, needed_by, needs_encryption};
use crate::lint::prelude::*;

/// A local port of the encrypted connection, where nothing is encrypted.
pub static RULE: Rule = Rule {
    code: "TD-EFS-003",
    title: reference("Port for encryption that is off"),
    class: Class::Rejected,
    grade: Grade::P,
    source: reference("PF:pf-ecs-efs-transit-encryption-port-without-encryption"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

fn find<'c>(context: &'c Context<'c>) -> Vec<Needed<'c>> {
    needed_by(context, |efs| efs.transit_encryption_port.known_at().map(|(_, at)| at))
}

fn words<'c>(_: &'c Context<'c>, needed: &Needed<'c>) -> Finding {
    let message = "'transitEncryptionPort' is where an encrypted connection begins, and encryption in transit is off. Set \
                   'transitEncryption' to ENABLED, or remove the port.";
    needs_encryption(needed, message).aws("TransitEncryptionPort requires that TransitEncryption is enabled.")
}

fn fixes<'c>(context: &'c Context<'c>, needed: &Needed<'c>) -> Vec<Fix> {
    let on = Fix::guess("Set transit encryption ENABLED", [encrypt(context, needed.efs)]);
    let without = Fix::guess("Remove the port", remove_entries(context.tree, &[needed.by.node]));
    vec![on, without]
}
