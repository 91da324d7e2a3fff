use crate::lint::efs::{Needed, encryption_on, needed_by, needs_encryption};
use crate::lint::prelude::*;

/// An EFS access point without encryption. AWS states that it needs it; in which words it refuses is not
/// known.
pub static RULE: Rule = Rule {
    code: "TD-EFS-005",
    title: reference("Access point without encryption in transit"),
    class: Class::Rejected,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, encryption_on))],
};

fn find<'c>(context: &'c Context<'c>) -> Vec<Needed<'c>> {
    needed_by(context, |efs| Some(efs.authorization_config.known()?.access_point_id.known_at()?.1))
}

fn words<'c>(_: &'c Context<'c>, needed: &Needed<'c>) -> Finding {
    let message = "The volume has an access point, and encryption in transit is off. AWS documents that an access point \
                   needs it: set 'transitEncryption' to ENABLED.";
    needs_encryption(needed, message)
}
