//! The central table of the rules that exist.

use super::{Rule, rules};

/// Every rule, ordered by its id.
pub static RULES: &[&Rule] = &[
    &rules::td_doc_001::RULE,
    &rules::td_doc_002::RULE,
    &rules::td_doc_003::RULE,
    &rules::td_doc_004::RULE,
    &rules::td_doc_005::RULE,
    &rules::td_doc_006::RULE,
    &rules::td_doc_007::RULE,
    &rules::td_doc_008::RULE,
    &rules::td_doc_009::RULE,
    &rules::td_doc_010::RULE,
    &rules::td_doc_011::RULE,
    &rules::td_doc_012::RULE,
    &rules::td_doc_013::RULE,
    &rules::td_doc_014::RULE,
    &rules::td_doc_015::RULE,
    &rules::td_doc_017::RULE,
    &rules::td_doc_018::RULE,
    &rules::td_doc_019::RULE,
    &rules::td_doc_020::RULE,
    &rules::td_doc_021::RULE,
    &rules::td_doc_022::RULE,
    &rules::td_fam_001::RULE,
    &rules::td_fam_003::RULE,
    &rules::td_fg_001::RULE,
    &rules::td_fg_002::RULE,
    &rules::td_fg_003::RULE,
    &rules::td_fg_004::RULE,
    &rules::td_fg_005::RULE,
    &rules::td_fg_006::RULE,
    &rules::td_fg_007::RULE,
    &rules::td_fg_008::RULE,
    &rules::td_fg_009::RULE,
    &rules::td_fg_010::RULE,
    &rules::td_fg_011::RULE,
    &rules::td_fg_012::RULE,
    &rules::td_net_001::RULE,
    &rules::td_net_016::RULE,
    &rules::td_port_001::RULE,
    &rules::td_port_003::RULE,
    &rules::td_port_004::RULE,
    &rules::td_size_004::RULE,
    &rules::td_size_005::RULE,
    &rules::td_size_006::RULE,
    &rules::td_size_010::RULE,
    &rules::td_size_011::RULE,
    &rules::td_size_014::RULE,
    &rules::td_top_001::RULE,
    &rules::td_top_002::RULE,
    &rules::td_top_004::RULE,
];

/// The rule called `code`.
#[must_use]
pub fn find_rule(code: &str) -> Option<&'static Rule> {
    let place = RULES.binary_search_by(|rule| rule.code.cmp(code)).ok()?;
    RULES.get(place).copied()
}
