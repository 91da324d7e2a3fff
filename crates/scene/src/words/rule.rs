//! Listener rules in few words.

use std::sync::Arc;

use ecs_model::world::{Action, Cidr, QueryPair, RuleCondition};

use crate::reading::Reading;

/// What a rule asks of a request: `/api/* or /v1/*`.
pub fn rule_conditions(conditions: &[RuleCondition]) -> String {
    conditions.iter().map(condition).collect::<Vec<_>>().join(" and ")
}

fn condition(condition: &RuleCondition) -> String {
    let any = |values: &[Arc<str>]| values.join(" or ");
    match condition {
        RuleCondition::Path(values) | RuleCondition::Host(values) | RuleCondition::Method(values) => {
            any(values)
        }
        RuleCondition::Header { name, values } => format!("{name}: {}", any(values)),
        RuleCondition::Query(pairs) => {
            let pair = |pair: &QueryPair| match &pair.key {
                Some(key) => format!("?{key}={}", pair.value),
                None => format!("?…={}", pair.value),
            };
            pairs.iter().map(pair).collect::<Vec<_>>().join(" or ")
        }
        RuleCondition::SourceIp(blocks) => {
            let block = |block: &Cidr| format!("from {}/{}", block.address, block.prefix);
            blocks.iter().map(block).collect::<Vec<_>>().join(" or ")
        }
    }
}

/// What a rule does: the names of its target groups, or the status that it answers.
pub fn action_name(reading: &Reading<'_>, action: &Action) -> String {
    match action {
        Action::Forward(groups) => {
            let name = |key| reading.world.target_group(key).map_or("?", |group| &*group.name);
            groups.iter().map(|(key, _)| name(*key)).collect::<Vec<_>>().join(", ")
        }
        Action::FixedResponse { status, .. } => status.to_string(),
        Action::Redirect(redirect) => format!("{} redirect", redirect.status),
    }
}
