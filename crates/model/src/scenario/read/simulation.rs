//! `dns`, `workloads` and `traffic`.

use std::collections::BTreeMap;
use std::net::IpAddr;

use ecs_document::syntax::{Kind, NodeId};

use super::super::members::{Members, Reader, Shape};
use super::super::{DnsName, MAX_LIST, TrafficSource};
use crate::definition::Workload;
use crate::time::Duration;

const DNS_NAME: Shape<'static> =
    Shape { what: "a name", members: &["name", "aliasTo", "ttl"], left_out: &[] };

const WORKLOAD: Shape<'static> = Shape {
    what: "a workload",
    members: &[
        "start",
        "serviceTime",
        "healthCheckStatus",
        "exitsAfter",
        "exitCode",
        "stopsAfter",
        "imageMib",
        "pullError",
    ],
    left_out: &[],
};

const TRAFFIC_SOURCE: Shape<'static> = Shape {
    what: "a traffic source",
    members: &["name", "url", "requestsPerSecond", "method", "headers", "sourceIp", "insideVpc"],
    left_out: &[],
};

pub fn dns_name(reader: &Reader<'_>, node: NodeId) -> DnsName {
    let members = Members::of(reader, node, &DNS_NAME);
    DnsName {
        name: members.name("name").to_ascii_lowercase(),
        alias_to: members.name("aliasTo"),
        ttl: members.duration("ttl").unwrap_or(DnsName::default().ttl),
    }
}

/// `workloads`: an object whose members are called `family/container`.
pub fn workloads(members: &Members<'_, '_>) -> BTreeMap<String, Workload> {
    let reader = members.reader();
    let Some(node) = members.get("workloads") else { return BTreeMap::new() };
    if reader.tree.kind(node) != Kind::Object {
        reader.error(node, "This has to be an object with a member for each `family/container`.");
        return BTreeMap::new();
    }
    let read = reader.tree.children(node).take(MAX_LIST).map(|member| {
        let name = reader.tree.key(member).unwrap_or_default();
        if !name.contains('/') {
            reader.error(member, format!("“{name}” does not name a container; write `family/container`."));
        }
        (name.to_owned(), workload(reader, member))
    });
    // Not collected: that sorts first, with a sort of its own.
    let mut workloads = BTreeMap::new();
    workloads.extend(read);
    workloads
}

fn workload(reader: &Reader<'_>, node: NodeId) -> Workload {
    let members = Members::of(reader, node, &WORKLOAD);
    let usual = Workload::default();
    let exit_code = members.integer("exitCode", 0..=255).unwrap_or_default();
    if let Some(node) = members.get("exitCode").filter(|_| members.get("exitsAfter").is_none()) {
        reader.error(node, "`exitCode` says how the program ends; `exitsAfter` has to say when.");
    }
    Workload {
        start: members.duration("start").unwrap_or(usual.start),
        service_time: members.duration("serviceTime").unwrap_or(usual.service_time),
        health_check_status: members
            .integer("healthCheckStatus", 200..=599)
            .unwrap_or(usual.health_check_status),
        exits: members.duration("exitsAfter").map(|after| (after, exit_code)),
        stops_after: stops_after(&members).unwrap_or(usual.stops_after),
        image_mib: members.integer("imageMib", 0..=100_000).unwrap_or(usual.image_mib),
        pull_error: members.text("pullError").map(Into::into),
    }
}

/// A span, or `"never"` for a program that ignores SIGTERM.
fn stops_after(members: &Members<'_, '_>) -> Option<Option<Duration>> {
    let node = members.get("stopsAfter")?;
    if members.reader().tree.string(node) == Some("never") {
        return Some(None);
    }
    members.duration("stopsAfter").map(Some)
}

pub fn traffic_source(reader: &Reader<'_>, node: NodeId) -> TrafficSource {
    let members = Members::of(reader, node, &TRAFFIC_SOURCE);
    let usual = TrafficSource::default();
    TrafficSource {
        name: members.name("name"),
        url: members.name("url"),
        millirequests_per_second: members
            .required("requestsPerSecond")
            .and_then(|node| rate(reader, node))
            .unwrap_or_default(),
        method: members.text("method").unwrap_or(usual.method),
        headers: headers(&members),
        source_ip: members.get("sourceIp").and_then(|node| address(reader, node)).unwrap_or(usual.source_ip),
        inside_vpc: members.flag("insideVpc").unwrap_or(usual.inside_vpc),
    }
}

/// A number of requests per second, in thousandths: `20`, `0.5`, `12.125`.
pub fn rate(reader: &Reader<'_>, node: NodeId) -> Option<u64> {
    let text = reader.tree.source(node);
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let thousandths = format!("{decimals:0<3}");
    let in_range = |whole: &u64| *whole <= TrafficSource::MAX_REQUESTS_PER_SECOND;
    let whole = whole.parse::<u64>().ok().filter(in_range).filter(|_| reader.tree.kind(node) == Kind::Number);
    let thousandths = thousandths.parse::<u64>().ok().filter(|_| thousandths.len() == 3);
    let rate = whole.zip(thousandths).map(|(whole, part)| whole.saturating_mul(1_000).saturating_add(part));
    if rate.is_none() {
        let most = TrafficSource::MAX_REQUESTS_PER_SECOND;
        reader.error(node, format!("This has to be a number from 0 to {most} with at most three decimals."));
    }
    rate
}

fn address(reader: &Reader<'_>, node: NodeId) -> Option<IpAddr> {
    reader.parsed(node, |text| text.parse().map_err(|_| format!("“{text}” is not an IP address.")))
}

/// `{"X-Tenant": "a"}`; a name may occur twice.
fn headers(members: &Members<'_, '_>) -> Vec<(String, String)> {
    let reader = members.reader();
    let Some(node) = members.get("headers") else { return Vec::new() };
    if reader.tree.kind(node) != Kind::Object {
        reader.error(node, "This has to be an object with a member for each header.");
        return Vec::new();
    }
    let header = |member| Some((reader.tree.key(member)?.to_owned(), reader.text(member)?));
    reader.tree.children(node).take(MAX_LIST).filter_map(header).collect()
}
