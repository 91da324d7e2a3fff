//! What AWS has no shape for: names, and who sends requests.

use std::net::{IpAddr, Ipv4Addr};

use crate::time::Duration;

/// `dns[]`: a Route 53 alias record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DnsName {
    /// For example `app.example.test`.
    pub name: String,
    /// Name of the load balancer that it leads to.
    pub alias_to: String,
    /// How long clients keep the answer. Default 60 s, the value of an alias to a load balancer.
    pub ttl: Duration,
}

impl Default for DnsName {
    fn default() -> Self {
        DnsName { name: String::new(), alias_to: String::new(), ttl: Duration::seconds(60) }
    }
}

/// `traffic[]`: somebody who sends the same request again and again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrafficSource {
    /// What the picture calls them, for example `browsers`.
    pub name: String,
    /// Absolute URL.
    pub url: String,
    /// Thousandths of a request per second, at most 20,000 requests a second. In the file
    /// `requestsPerSecond`, with up to three decimals.
    pub millirequests_per_second: u64,
    /// HTTP method. Default `GET`.
    pub method: String,
    /// Further headers; a name may occur twice. In the file an object.
    pub headers: Vec<(String, String)>,
    /// Where they connect from. Default 203.0.113.9.
    pub source_ip: IpAddr,
    /// Whether they are inside of the VPC and reach internal load balancers too. Default no.
    pub inside_vpc: bool,
}

impl TrafficSource {
    /// The most requests per second of one source.
    pub const MAX_REQUESTS_PER_SECOND: u64 = 20_000;
    /// An address that stands for "somewhere on the internet" (RFC 5737).
    pub const USUAL_SOURCE_IP: IpAddr = IpAddr::V4(Ipv4Addr::new(203, 0, 113, 9));
}

impl Default for TrafficSource {
    fn default() -> Self {
        TrafficSource {
            name: String::new(),
            url: String::new(),
            millirequests_per_second: 0,
            method: "GET".to_owned(),
            headers: Vec::new(),
            source_ip: TrafficSource::USUAL_SOURCE_IP,
            inside_vpc: false,
        }
    }
}
