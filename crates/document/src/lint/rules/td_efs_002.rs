use crate::lint::efs::{Needed, encryption_on, needed_by, needs_encryption};
use crate::lint::prelude::*;
use crate::task_definition::EnabledOrDisabled;

/// EFS volumes that ask IAM and do not encrypt. The credentials of the role would travel in the clear.
pub static RULE: Rule = Rule {
    code: "TD-EFS-002",
    title: reference("IAM authorization without encryption in transit"),
    class: Class::Rejected,
    grade: Grade::P,
    source: reference("PF:pf-ecs-efs-iam-without-transit-encryption"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, encryption_on))],
};

fn find<'c>(context: &'c Context<'c>) -> Vec<Needed<'c>> {
    needed_by(context, |efs| {
        let (iam, at) = efs.authorization_config.known()?.iam.known_at()?;
        (*iam == EnabledOrDisabled::Enabled).then_some(at)
    })
}

fn words<'c>(_: &'c Context<'c>, needed: &Needed<'c>) -> Finding {
    let message = "IAM authorization is on, and encryption in transit is off. The mount carries credentials of the task \
                   role: set 'transitEncryption' to ENABLED.";
    needs_encryption(needed, message).aws("EFS IAM authorization requires TransitEncryption to be enabled.")
}
