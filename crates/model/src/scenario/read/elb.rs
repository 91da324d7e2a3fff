//! `targetGroups` and `loadBalancers`.

use std::sync::Arc;

use ecs_document::syntax::NodeId;

use super::super::elb::{ALGORITHM, DEREGISTRATION_DELAY, IDLE_TIMEOUT, MINIMUM_COUNT, MINIMUM_PERCENTAGE};
use super::super::members::{Members, Reader, Shape};
use super::super::{
    Listener, ListenerRule, LoadBalancer, Problem, RuleAction, Scheme, TargetGroup, TargetGroupAttributes,
};
use super::conditions;
use crate::time::Duration;
use crate::world::{Algorithm, Redirect, TargetHealthCheck, TargetType};

const TARGET_GROUP: Shape<'static> = Shape {
    what: "a target group",
    members: &[
        "Name",
        "Protocol",
        "Port",
        "TargetType",
        "HealthCheckProtocol",
        "HealthCheckPort",
        "HealthCheckPath",
        "HealthCheckIntervalSeconds",
        "HealthCheckTimeoutSeconds",
        "HealthyThresholdCount",
        "UnhealthyThresholdCount",
        "Matcher",
        "Attributes",
    ],
    left_out: &[
        "HealthCheckEnabled",
        "IpAddressType",
        "ProtocolVersion",
        "Tags",
        "TargetControlPort",
        "VpcId",
    ],
};

const LOAD_BALANCER: Shape<'static> = Shape {
    what: "a load balancer",
    members: &["Name", "Scheme", "Type", "Attributes", "Listeners"],
    left_out: &[
        "CustomerOwnedIpv4Pool",
        "IpAddressType",
        "IpamPools",
        "SecurityGroups",
        "SubnetMappings",
        "Subnets",
        "Tags",
    ],
};

const LISTENER: Shape<'static> = Shape {
    what: "a listener",
    members: &["Protocol", "Port", "DefaultActions", "Rules"],
    left_out: &["AlpnPolicy", "Certificates", "LoadBalancerArn", "MutualAuthentication", "SslPolicy", "Tags"],
};

const RULE: Shape<'static> = Shape {
    what: "a rule",
    members: &["Priority", "Conditions", "Actions"],
    left_out: &["ListenerArn", "Tags", "Transforms"],
};

const ACTION: Shape<'static> = Shape {
    what: "an action",
    members: &["Type", "TargetGroupArn", "ForwardConfig", "FixedResponseConfig", "RedirectConfig"],
    left_out: &["Order", "AuthenticateCognitoConfig", "AuthenticateOidcConfig", "JwtValidationConfig"],
};

const FORWARD: Shape<'static> = Shape {
    what: "a forward configuration",
    members: &["TargetGroups"],
    left_out: &["TargetGroupStickinessConfig"],
};

const WEIGHTED: Shape<'static> =
    Shape { what: "a weighted target group", members: &["TargetGroupArn", "Weight"], left_out: &[] };

const FIXED_RESPONSE: Shape<'static> =
    Shape { what: "a fixed response", members: &["StatusCode", "ContentType", "MessageBody"], left_out: &[] };

const REDIRECT: Shape<'static> = Shape {
    what: "a redirect",
    members: &["StatusCode", "Protocol", "Host", "Port", "Path", "Query"],
    left_out: &[],
};

pub fn target_group(reader: &Reader<'_>, node: NodeId) -> TargetGroup {
    let members = Members::of(reader, node, &TARGET_GROUP);
    http_only(&members, "Protocol", "HTTP");
    http_only(&members, "HealthCheckProtocol", "HTTP");
    http_only(&members, "HealthCheckPort", "traffic-port");
    let usual = TargetGroup::default();
    let types = [("instance", TargetType::Instance), ("ip", TargetType::Ip)];
    TargetGroup {
        name: elb_name(&members),
        port: members.integer("Port", 1..=65_535).unwrap_or(usual.port),
        target_type: members.choice("TargetType", &types).unwrap_or(usual.target_type),
        health_check: health_check(&members),
        attributes: target_group_attributes(&members),
    }
}

/// At most 32 letters, digits and hyphens (load-balancing.md 1.1).
fn elb_name(members: &Members<'_, '_>) -> String {
    let name = members.name("Name");
    let fits = name.len() <= 32 && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if !fits || name.starts_with('-') || name.ends_with('-') {
        let node = members.get("Name").unwrap_or(members.object());
        members
            .reader()
            .error(node, "A name here has at most 32 letters, digits and hyphens, none of them at an end.");
    }
    name
}

/// A member of which the model has one value only.
fn http_only(members: &Members<'_, '_>, name: &str, modelled: &str) {
    let Some(node) = members.get(name) else { return };
    let Some(found) = members.reader().text(node) else { return };
    if found != modelled {
        members.reader().error(node, format!("This model has `{name}` {modelled} only, not {found}."));
    }
}

/// Ranges and defaults of load-balancing.md 3.8.1.
fn health_check(members: &Members<'_, '_>) -> TargetHealthCheck {
    let usual = TargetHealthCheck::default();
    let seconds = |name, range| members.integer(name, range).map(Duration::seconds);
    let check = TargetHealthCheck {
        path: members.text("HealthCheckPath").map_or(usual.path, Arc::from),
        interval: seconds("HealthCheckIntervalSeconds", 5..=300).unwrap_or(usual.interval),
        timeout: seconds("HealthCheckTimeoutSeconds", 2..=120).unwrap_or(usual.timeout),
        healthy_threshold: members
            .integer("HealthyThresholdCount", 2..=10)
            .unwrap_or(usual.healthy_threshold),
        unhealthy_threshold: members
            .integer("UnhealthyThresholdCount", 2..=10)
            .unwrap_or(usual.unhealthy_threshold),
        matcher: matcher(members).unwrap_or(usual.matcher),
    };
    if check.timeout >= check.interval {
        let (timeout, interval) = (check.timeout.as_seconds(), check.interval.as_seconds());
        let place = ["HealthCheckTimeoutSeconds", "HealthCheckIntervalSeconds"]
            .into_iter()
            .find_map(|name| members.get(name));
        let message = format!(
            "A check may take {timeout} s and the next one begins after {interval} s. Make the timeout shorter than the interval."
        );
        members.reader().report(
            Problem::error(members.reader().tree.pointer(place.unwrap_or(members.object())), message)
                .in_the_words_of_aws(format!(
                    "Health check timeout '{timeout}' must be smaller than the interval '{interval}'"
                )),
        );
    }
    check
}

/// `Matcher.HttpCode`: `200`, `200,202` or `200-299`, all between 200 and 499.
fn matcher(members: &Members<'_, '_>) -> Option<Vec<(u16, u16)>> {
    let shape = Shape { what: "a matcher", members: &["HttpCode"], left_out: &["GrpcCode"] };
    let matcher = Members::of(members.reader(), members.get("Matcher")?, &shape);
    members.reader().parsed(matcher.required("HttpCode")?, |text| {
        let range = |part: &str| {
            let (low, high) = part.split_once('-').unwrap_or((part, part));
            let code = |text: &str| text.trim().parse().ok().filter(|code| (200..=499).contains(code));
            Some((code(low)?, code(high)?)).filter(|(low, high): &(u16, u16)| low <= high)
        };
        let ranges = text.split(',').map(range).collect::<Option<Vec<_>>>();
        ranges.ok_or_else(|| format!("“{text}” is not one code, a list or a range of codes from 200 to 499."))
    })
}

fn target_group_attributes(members: &Members<'_, '_>) -> TargetGroupAttributes {
    let mut read = TargetGroupAttributes::default();
    for (key, value) in attributes(members) {
        let reader = members.reader();
        match key.as_str() {
            DEREGISTRATION_DELAY => {
                let words = |found: &str| {
                    format!("'{DEREGISTRATION_DELAY}' value '{found}' must be between '0-3600' inclusive")
                };
                if let Some(seconds) = number(reader, value, 0..=3_600, Some(&words)) {
                    read.deregistration_delay = Duration::seconds(seconds);
                }
            }
            ALGORITHM => {
                let algorithms = [
                    ("round_robin", Algorithm::RoundRobin),
                    ("least_outstanding_requests", Algorithm::LeastOutstandingRequests),
                    ("weighted_random", Algorithm::WeightedRandom),
                ];
                read.algorithm = reader.choice(value, &algorithms).unwrap_or(read.algorithm);
            }
            MINIMUM_COUNT => {
                let count =
                    number(reader, value, 1..=1_000, None).and_then(|count| u32::try_from(count).ok());
                read.minimum_healthy.count = count.unwrap_or(read.minimum_healthy.count);
            }
            MINIMUM_PERCENTAGE if reader.tree.string(value) != Some("off") => {
                let percentage = number(reader, value, 1..=100, None);
                read.minimum_healthy.percentage =
                    percentage.and_then(|percentage| u32::try_from(percentage).ok());
            }
            MINIMUM_PERCENTAGE => {}
            _ => left_out(reader, value, &key),
        }
    }
    read
}

/// Keys and values of `Attributes`, each key once.
fn attributes(members: &Members<'_, '_>) -> Vec<(String, NodeId)> {
    const ATTRIBUTE: Shape<'static> =
        Shape { what: "an attribute", members: &["Key", "Value"], left_out: &[] };
    let read = members.list("Attributes", |reader, node| {
        let attribute = Members::of(reader, node, &ATTRIBUTE);
        let key = attribute.name("Key");
        Some((key, attribute.required("Value")?))
    });
    let read: Vec<(String, NodeId)> = read.into_iter().flatten().collect();
    for (position, (key, value)) in read.iter().enumerate() {
        if read.iter().take(position).any(|(earlier, _)| earlier == key) {
            let problem =
                Problem::error(members.reader().tree.pointer(*value), format!("`{key}` is given twice."));
            let words = format!("Attribute key '{key}' has been specified more than once");
            members.reader().report(problem.in_the_words_of_aws(words));
        }
    }
    read
}

fn left_out(reader: &Reader<'_>, value: NodeId, key: &str) {
    let message = format!("The model does not follow the attribute `{key}`. It has no effect here.");
    reader.report(Problem::error(reader.tree.pointer(value), message).of_severity(super::Severity::Note));
}

/// The number in a string: values of attributes are strings.
fn number(
    reader: &Reader<'_>,
    value: NodeId,
    range: std::ops::RangeInclusive<u64>,
    words: Option<&dyn Fn(&str) -> String>,
) -> Option<u64> {
    let text = reader.text(value)?;
    let number = text.parse().ok().filter(|number| range.contains(number));
    if number.is_none() {
        let (low, high) = (range.start(), range.end());
        let problem = Problem::error(
            reader.tree.pointer(value),
            format!("“{text}” is not a whole number from {low} to {high}."),
        );
        reader.report(words.map_or(problem.clone(), |words| problem.in_the_words_of_aws(words(&text))));
    }
    number
}

pub fn load_balancer(reader: &Reader<'_>, node: NodeId) -> LoadBalancer {
    let members = Members::of(reader, node, &LOAD_BALANCER);
    http_only(&members, "Type", "application");
    let mut idle_timeout = LoadBalancer::USUAL_IDLE_TIMEOUT;
    for (key, value) in attributes(&members) {
        if key == IDLE_TIMEOUT {
            idle_timeout = number(reader, value, 1..=4_000, None).map_or(idle_timeout, Duration::seconds);
        } else {
            left_out(reader, value, &key);
        }
    }
    let schemes = [("internet-facing", Scheme::InternetFacing), ("internal", Scheme::Internal)];
    let listeners = members.list("Listeners", listener);
    LoadBalancer {
        name: elb_name(&members),
        scheme: members.choice("Scheme", &schemes).unwrap_or_default(),
        idle_timeout,
        listeners,
    }
}

fn listener(reader: &Reader<'_>, node: NodeId) -> Listener {
    let members = Members::of(reader, node, &LISTENER);
    members.required("Port");
    Listener {
        https: protocol(&members).unwrap_or_default(),
        port: members.integer("Port", 1..=65_535).unwrap_or(80),
        default_action: action(&members, "DefaultActions"),
        rules: members.list("Rules", rule),
    }
}

fn protocol(members: &Members<'_, '_>) -> Option<bool> {
    let node = members.required("Protocol")?;
    let reader = members.reader();
    match reader.text(node)?.as_str() {
        "HTTP" => Some(false),
        "HTTPS" => Some(true),
        other => {
            let problem = Problem::error(
                reader.tree.pointer(node),
                "An Application Load Balancer speaks HTTP and HTTPS.",
            );
            let words = format!("Listener protocol '{other}' must be one of 'HTTP, HTTPS'");
            reader.report(problem.in_the_words_of_aws(words));
            None
        }
    }
}

fn rule(reader: &Reader<'_>, node: NodeId) -> ListenerRule {
    let members = Members::of(reader, node, &RULE);
    members.required("Priority");
    let conditions: Vec<_> =
        members.list("Conditions", conditions::condition).into_iter().flatten().collect();
    if members.get("Conditions").is_none_or(|list| reader.tree.children(list).next().is_none()) {
        let problem = Problem::error(
            reader.tree.pointer(node),
            "A rule needs a condition; without one it is the default rule.",
        );
        reader.report(problem.in_the_words_of_aws("A condition must be specified"));
    }
    ListenerRule {
        priority: priority(&members).unwrap_or_default(),
        conditions,
        action: action(&members, "Actions"),
    }
}

/// A number, or a string as in the output of describe-rules.
fn priority(members: &Members<'_, '_>) -> Option<u32> {
    let node = members.get("Priority")?;
    let number = match members.reader().tree.string(node) {
        Some(_) => i64::try_from(number(members.reader(), node, 1..=50_000, None)?).ok(),
        None => members.reader().integer(node, 1..=50_000),
    };
    u32::try_from(number?).ok()
}

/// The routing action of a list of actions: the last one.
fn action(members: &Members<'_, '_>, name: &str) -> RuleAction {
    members.required(name);
    let reader = members.reader();
    let actions = members.get(name).map(|list| reader.elements(list)).unwrap_or_default();
    for before in actions.iter().rev().skip(1) {
        reader.error(
            *before,
            "The model follows one action of a rule, the one that forwards, answers or redirects.",
        );
    }
    let Some(last) = actions.last() else {
        if let Some(list) = members.get(name) {
            reader.error(list, "A rule needs an action.");
        }
        return RuleAction::default();
    };
    let action = Members::of(reader, *last, &ACTION);
    routing_action(&action).unwrap_or_default()
}

fn routing_action(action: &Members<'_, '_>) -> Option<RuleAction> {
    let reader = action.reader();
    let kinds = [("forward", "forward"), ("fixed-response", "fixed-response"), ("redirect", "redirect")];
    match reader.choice(action.required("Type")?, &kinds)? {
        "forward" => Some(RuleAction::Forward(forward(action))),
        "fixed-response" => {
            let config = Members::of(reader, action.required("FixedResponseConfig")?, &FIXED_RESPONSE);
            Some(RuleAction::FixedResponse {
                status: fixed_status(&config).unwrap_or(200),
                content_type: config.text("ContentType").unwrap_or_default(),
                body: config.text("MessageBody").unwrap_or_default(),
            })
        }
        _ => {
            let config = Members::of(reader, action.required("RedirectConfig")?, &REDIRECT);
            let part = |name, usual: &str| config.text(name).map_or(Arc::from(usual), Arc::from);
            Some(RuleAction::Redirect(Redirect {
                status: reader
                    .choice(config.required("StatusCode")?, &[("HTTP_301", 301), ("HTTP_302", 302)])?,
                protocol: part("Protocol", "#{protocol}"),
                host: part("Host", "#{host}"),
                port: part("Port", "#{port}"),
                path: part("Path", "/#{path}"),
                query: part("Query", "#{query}"),
            }))
        }
    }
}

fn forward(action: &Members<'_, '_>) -> Vec<(String, u32)> {
    let reader = action.reader();
    if let Some(config) = action.get("ForwardConfig") {
        let groups = Members::of(reader, config, &FORWARD).list("TargetGroups", |reader, node| {
            let weighted = Members::of(reader, node, &WEIGHTED);
            (weighted.name("TargetGroupArn"), weighted.integer("Weight", 0..=999).unwrap_or(1))
        });
        if groups.is_empty() || groups.len() > 5 {
            reader.error(config, "A forward action names one to five target groups.");
        }
        return groups;
    }
    vec![(action.name("TargetGroupArn"), 1)]
}

fn fixed_status(config: &Members<'_, '_>) -> Option<u16> {
    config.reader().parsed(config.required("StatusCode")?, |text| {
        let status = text.parse().ok().filter(|status| matches!(status, 200..=299 | 400..=599));
        status.ok_or_else(|| {
            format!("“{text}” is not a status that a fixed response may have: 2xx, 4xx or 5xx.")
        })
    })
}
