//! Whether a condition of a rule holds for a request (load-balancing.md 2.2).

use std::net::IpAddr;

use super::RequestView;
use super::pattern::{Case, matches, matches_escaped};
use crate::world::{Cidr, QueryPair, RuleCondition};

/// Whether one of the values of `condition` matches. Paths are compared as they were sent:
/// whether AWS decodes percent signs first is not documented.
pub(super) fn holds(condition: &RuleCondition, request: &RequestView<'_>) -> bool {
    match condition {
        RuleCondition::Path(values) => values.iter().any(|v| matches(v, request.path, Case::Sensitive)),
        RuleCondition::Host(values) => values.iter().any(|v| matches(v, request.host, Case::Insensitive)),
        RuleCondition::Header { name, values } => {
            let mut sent = request.headers.iter().filter(|(header, _)| header.eq_ignore_ascii_case(name));
            sent.any(|(_, sent)| values.iter().any(|v| matches(v, sent, Case::Insensitive)))
        }
        RuleCondition::Method(values) => values.iter().any(|v| &**v == request.method),
        RuleCondition::Query(pairs) => pairs.iter().any(|pair| query_has(request.query, pair)),
        RuleCondition::SourceIp(blocks) => blocks.iter().any(|block| holds_address(block, request.source_ip)),
    }
}

fn query_has(query: &str, wanted: &QueryPair) -> bool {
    query.split('&').filter(|pair| !pair.is_empty()).any(|pair| {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        wanted.key.as_ref().is_none_or(|pattern| matches_escaped(pattern, key, Case::Insensitive))
            && matches_escaped(&wanted.value, value, Case::Insensitive)
    })
}

fn holds_address(block: &Cidr, address: IpAddr) -> bool {
    let differing = match (block.address, address) {
        (IpAddr::V4(block), IpAddr::V4(address)) => (block.to_bits() ^ address.to_bits()).leading_zeros(),
        (IpAddr::V6(block), IpAddr::V6(address)) => (block.to_bits() ^ address.to_bits()).leading_zeros(),
        _ => return false,
    };
    differing >= u32::from(block.prefix)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_hold_their_addresses_and_no_others() {
        let block = |text: &str, prefix| Cidr { address: text.parse().unwrap(), prefix };
        let holds = |block, address: &str| holds_address(&block, address.parse().unwrap());
        assert!(holds(block("192.0.2.0", 24), "192.0.2.255"));
        assert!(!holds(block("192.0.2.0", 24), "192.0.3.0"));
        assert!(holds(block("0.0.0.0", 0), "203.0.113.9"));
        assert!(!holds(block("0.0.0.0", 0), "::1"));
        assert!(holds(block("2001:db8::", 32), "2001:db8:1::7"));
        assert!(!holds(block("203.0.113.9", 32), "203.0.113.8"));
    }
}
