//! Load balancers with their rules, names and who sends requests.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

use crate::routing::Url;
use crate::time::Duration;

use super::{TargetGroupKey, ZoneKey};

crate::key!(
    /// An Application Load Balancer of the world.
    LoadBalancerKey
);

/// An Application Load Balancer.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct LoadBalancer {
    /// Where it is kept.
    pub key: LoadBalancerKey,
    /// `LoadBalancerName`.
    pub name: Arc<str>,
    /// `Scheme`: whether clients outside the VPC reach it.
    pub internet_facing: bool,
    /// Enabled Availability Zones.
    pub zones: Vec<ZoneKey>,
    /// `idle_timeout.timeout_seconds`.
    pub idle_timeout: Duration,
    /// By port.
    pub listeners: Vec<Listener>,
}

impl LoadBalancer {
    /// Whether a rule of it forwards to `group`, whatever the weight.
    pub fn forwards_to(&self, group: TargetGroupKey) -> bool {
        let forwards = |action: &Action| matches!(action, Action::Forward(groups) if groups.iter().any(|(key, _)| *key == group));
        self.listeners.iter().any(|listener| {
            forwards(&listener.default_action) || listener.rules.iter().any(|rule| forwards(&rule.action))
        })
    }
}

/// A listener: a port, its rules by ascending priority, and the default rule.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Listener {
    /// 1–65535.
    pub port: u16,
    /// Whether the protocol is HTTPS.
    pub https: bool,
    /// By ascending priority.
    pub rules: Vec<ListenerRule>,
    /// What the default rule does.
    pub default_action: Action,
}

/// A rule of a listener. All conditions have to hold.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ListenerRule {
    /// 1–50000, unique in its listener.
    pub priority: u32,
    /// At least one.
    pub conditions: Vec<RuleCondition>,
    /// What to do with a request that matches.
    pub action: Action,
}

/// A condition of a rule: one of the values has to match (load-balancing.md 2.2).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum RuleCondition {
    /// `path-pattern`: the whole path, case-sensitive, `*` and `?`.
    Path(Vec<Arc<str>>),
    /// `host-header`: case-insensitive, `*` and `?`.
    Host(Vec<Arc<str>>),
    /// `http-header`: a value of one header, case-insensitive, `*` and `?`.
    Header {
        /// `HttpHeaderName`, compared without regard to case.
        name: Arc<str>,
        /// `Values`.
        values: Vec<Arc<str>>,
    },
    /// `http-request-method`: exact and case-sensitive.
    Method(Vec<Arc<str>>),
    /// `query-string`: a pair of the query, case-insensitive, `*` and `?`.
    Query(Vec<QueryPair>),
    /// `source-ip`: the address of the TCP connection.
    SourceIp(Vec<Cidr>),
}

/// `QueryStringKeyValuePair`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct QueryPair {
    /// `Key`; absent when the value may stand under any key.
    pub key: Option<Arc<str>>,
    /// `Value`.
    pub value: Arc<str>,
}

/// A block of addresses: `192.0.2.0/24`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Cidr {
    /// An address of the block.
    pub address: IpAddr,
    /// How many leading bits count: at most 32 for IPv4, 128 for IPv6.
    pub prefix: u8,
}

/// The routing action of a rule (load-balancing.md 2.5).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// To one target group, chosen by weight.
    Forward(Vec<(TargetGroupKey, u32)>),
    /// An answer without a target.
    FixedResponse {
        /// 2xx, 4xx or 5xx.
        status: u16,
        /// `ContentType`; empty when there is none.
        content_type: Arc<str>,
        /// `MessageBody`, at most 1,024 characters.
        body: Arc<str>,
    },
    /// An answer that sends the client elsewhere.
    Redirect(Redirect),
}

/// `RedirectConfig`. Each part is a template in which `#{protocol}`, `#{host}`, `#{port}`,
/// `#{path}` and `#{query}` stand for the parts of the request.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Redirect {
    /// 301 or 302.
    pub status: u16,
    /// `Protocol`, default `#{protocol}`.
    pub protocol: Arc<str>,
    /// `Host`, default `#{host}`.
    pub host: Arc<str>,
    /// `Port`, default `#{port}`.
    pub port: Arc<str>,
    /// `Path`, default `/#{path}`.
    pub path: Arc<str>,
    /// `Query` without the question mark, default `#{query}`.
    pub query: Arc<str>,
}

/// A Route 53 record.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct DnsRecord {
    /// The load balancer that the alias names.
    pub alias_to: LoadBalancerKey,
    /// Time to live of the answer: 60 s for an alias to a load balancer (load-balancing.md 6).
    pub ttl: Duration,
}

/// Somebody who sends the same request again and again, at an even pace with random gaps.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TrafficSource {
    /// What the picture calls them.
    pub name: Arc<str>,
    /// `GET`, `POST`, …
    pub method: Arc<str>,
    /// What they ask for.
    pub url: Url,
    /// The Host header that goes with the URL.
    pub host_header: Arc<str>,
    /// Further headers; a name may occur twice.
    pub headers: Vec<(Arc<str>, Arc<str>)>,
    /// Where the connection comes from.
    pub address: IpAddr,
    /// Whether the source is inside the VPC and so reaches internal load balancers too.
    pub inside_vpc: bool,
    /// Thousandths of a request per second; [`crate::traffic::set_rate`] changes it.
    pub millirequests_per_second: u64,
}

impl TrafficSource {
    /// Browsers on the internet that get `url`.
    pub fn browsers(name: Arc<str>, url: Url, millirequests_per_second: u64) -> TrafficSource {
        TrafficSource {
            name,
            method: Arc::from("GET"),
            host_header: url.host_header(),
            url,
            headers: Vec::new(),
            address: IpAddr::V4(Ipv4Addr::new(203, 0, 113, 9)),
            inside_vpc: false,
            millirequests_per_second,
        }
    }
}
