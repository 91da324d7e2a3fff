use crate::lint::prelude::*;

/// The refusal of TD-RUN-001 in other words, recorded for Windows containers on Fargate.
pub static RULE: Rule = Rule {
    code: "TD-RUN-014",
    title: reference("Compatibilities that are not supported"),
    class: Class::RejectedAtLaunch,
    grade: Grade::I,
    source: reference("hashicorp/terraform-provider-aws#23137"),
    finders: &[Finder::Elsewhere(reference("by the launch: see TD-RUN-001"))],
};
