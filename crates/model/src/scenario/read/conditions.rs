//! `Conditions` of rules, with the limits and AWS's texts of load-balancing.md 1.4 and 2.2.

use std::sync::Arc;

use ecs_document::syntax::NodeId;

use super::super::Problem;
use super::super::members::{Members, Reader, Shape};
use crate::world::{Cidr, QueryPair, RuleCondition};

/// The most characters of a value.
const LONGEST_VALUE: usize = 128;

const CONDITION: Shape<'static> = Shape {
    what: "a condition",
    members: &[
        "Field",
        "Values",
        "PathPatternConfig",
        "HostHeaderConfig",
        "HttpHeaderConfig",
        "HttpRequestMethodConfig",
        "QueryStringConfig",
        "SourceIpConfig",
    ],
    left_out: &["RegexValues"],
};

const VALUES: Shape<'static> =
    Shape { what: "the values of a condition", members: &["Values"], left_out: &["RegexValues"] };

const HEADER: Shape<'static> =
    Shape { what: "a header condition", members: &["HttpHeaderName", "Values"], left_out: &["RegexValues"] };

const QUERY_PAIR: Shape<'static> =
    Shape { what: "a query condition", members: &["Key", "Value"], left_out: &[] };

pub fn condition(reader: &Reader<'_>, node: NodeId) -> Option<RuleCondition> {
    let members = Members::of(reader, node, &CONDITION);
    let field = members.required("Field")?;
    match reader.text(field)?.as_str() {
        "path-pattern" => Some(RuleCondition::Path(values(&members, "PathPatternConfig", true)?)),
        "host-header" => Some(RuleCondition::Host(values(&members, "HostHeaderConfig", true)?)),
        "http-request-method" => {
            Some(RuleCondition::Method(values(&members, "HttpRequestMethodConfig", false)?))
        }
        "http-header" => header(&members),
        "query-string" => query(&members),
        "source-ip" => source_ip(&members),
        other => {
            refused(
                reader,
                field,
                "No rule has such a condition.",
                format!(
                    "Condition field '{other}' must be one of '[path-pattern,host-header,http-header,\
                     http-request-method,query-string,source-ip]'"
                ),
            );
            None
        }
    }
}

fn refused(reader: &Reader<'_>, node: NodeId, message: &str, words: impl Into<String>) {
    reader.report(Problem::error(reader.tree.pointer(node), message).in_the_words_of_aws(words));
}

/// `Values` of a configuration or, as older templates have it, of the condition itself.
fn values(members: &Members<'_, '_>, config: &str, may_be_direct: bool) -> Option<Vec<Arc<str>>> {
    let reader = members.reader();
    let list = match members.get(config) {
        Some(config) => Members::of(reader, config, &VALUES).get("Values"),
        None if may_be_direct && members.get("Values").is_some() => members.get("Values"),
        None => Some(members.required(config)?),
    };
    strings(reader, list, members.object())
}

fn strings(reader: &Reader<'_>, list: Option<NodeId>, condition: NodeId) -> Option<Vec<Arc<str>>> {
    let nodes = list.map(|list| reader.elements(list)).unwrap_or_default();
    if nodes.is_empty() {
        let words = "A condition value must be specified";
        refused(reader, condition, "A condition needs a value to compare with.", words);
        return None;
    }
    let value = |node: NodeId| {
        let text = reader.text(node)?;
        if text.chars().count() > LONGEST_VALUE {
            reader.error(node, format!("A value of a condition has at most {LONGEST_VALUE} characters."));
        }
        if !text.bytes().all(|byte| byte.is_ascii_graphic() || byte == b' ') {
            let words = format!("Condition value '{text}' contains a character that is not valid");
            refused(reader, node, "A value of a condition holds visible ASCII characters only.", words);
        }
        Some(Arc::from(text))
    };
    nodes.into_iter().map(value).collect()
}

fn header(members: &Members<'_, '_>) -> Option<RuleCondition> {
    let reader = members.reader();
    let config = Members::of(reader, members.required("HttpHeaderConfig")?, &HEADER);
    let name = config.name("HttpHeaderName");
    let node = config.get("HttpHeaderName")?;
    if name.eq_ignore_ascii_case("host") {
        let words = "You cannot specify 'host' as an HTTP header name";
        refused(reader, node, "Use the field host-header for the Host header.", words);
    }
    if name.len() > 40 {
        let words = "The 'HttpHeaderName' value is too long; the limit is '40'";
        refused(reader, node, "The name of a header has at most 40 characters here.", words);
    }
    Some(RuleCondition::Header {
        name: name.into(),
        values: strings(reader, config.get("Values"), config.object())?,
    })
}

fn query(members: &Members<'_, '_>) -> Option<RuleCondition> {
    let reader = members.reader();
    let config = Members::of(reader, members.required("QueryStringConfig")?, &VALUES);
    let pair = |reader: &Reader<'_>, node: NodeId| {
        let pair = Members::of(reader, node, &QUERY_PAIR);
        let Some(value) = pair.text("Value") else {
            let words = "A 'Value' must be specified in 'QueryStringKeyValuePair'";
            refused(reader, node, "A query condition needs a value; use * for any.", words);
            return None;
        };
        Some(QueryPair { key: pair.text("Key").map(Arc::from), value: value.into() })
    };
    let pairs: Option<Vec<QueryPair>> = config.list("Values", pair).into_iter().collect();
    pairs.filter(|pairs| !pairs.is_empty()).map(RuleCondition::Query).or_else(|| {
        if config.get("Values").is_none() {
            let words = "A condition value must be specified";
            refused(reader, members.object(), "A condition needs a value to compare with.", words);
        }
        None
    })
}

fn source_ip(members: &Members<'_, '_>) -> Option<RuleCondition> {
    let reader = members.reader();
    let config = Members::of(reader, members.required("SourceIpConfig")?, &VALUES);
    let block = |reader: &Reader<'_>, node: NodeId| {
        let text = reader.text(node)?;
        let block = parse_cidr(&text);
        if block.is_none() {
            let words = format!("The specified value '{text}' is not a valid CIDR block");
            refused(reader, node, "Write a block of addresses, for example 192.0.2.0/24.", words);
        }
        block
    };
    let blocks: Option<Vec<Cidr>> = config.list("Values", block).into_iter().collect();
    let blocks = blocks?;
    if blocks.is_empty() {
        let words = "A 'source-ip' value must be specified";
        refused(reader, members.object(), "A condition needs a value to compare with.", words);
        return None;
    }
    Some(RuleCondition::SourceIp(blocks))
}

fn parse_cidr(text: &str) -> Option<Cidr> {
    let (address, prefix) = text.split_once('/')?;
    let address: std::net::IpAddr = address.parse().ok()?;
    let prefix: u8 = prefix.parse().ok()?;
    let longest = if address.is_ipv4() { 32 } else { 128 };
    (prefix <= longest).then_some(Cidr { address, prefix })
}
