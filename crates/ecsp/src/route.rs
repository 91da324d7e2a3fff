//! `ecsp route`: which way a request takes, and where it ends.

use std::io::{self, Write};
use std::net::IpAddr;
use std::sync::Arc;

use ecs_model::requests::Route as Way;
use ecs_model::routing::{Url, location};
use ecs_model::traffic::{Answer, answer};
use ecs_model::world::{
    Action, Listener, ListenerRule, LoadBalancer, RuleCondition, Target, TargetGroup, TargetId,
    TrafficSource, World,
};
use serde::Serialize;

use crate::Outcome;
use crate::args::{ListFormat, Route};
use crate::style::{Ink, Style};
use crate::world::load;

/// Shows the way.
///
/// # Errors
/// When the output cannot be written.
pub fn run(options: &Route) -> io::Result<Outcome> {
    let source = match source(options) {
        Ok(source) => source,
        Err(message) => {
            eprintln!("ecsp: {message}");
            return Ok(Outcome::Unreadable);
        }
    };
    let mut history = match load(&options.file, None) {
        Ok(history) => history,
        Err(outcome) => return Ok(outcome),
    };
    history.seek(options.at);
    let world = history.world();
    let answer = answer(world, &source, &mut world.streams.requests.clone());
    let report = Report::of(world, &source, &answer);
    let mut output = io::stdout().lock();
    match options.format {
        ListFormat::Json => {
            serde_json::to_writer_pretty(&mut output, &report)?;
            writeln!(output)?;
        }
        ListFormat::Human => write_steps(&mut output, &report)?,
    }
    Ok(if (200..400).contains(&answer.status) { Outcome::Clean } else { Outcome::Errors })
}

/// `GET http://host/path`; the method may be left away.
fn source(options: &Route) -> Result<TrafficSource, String> {
    let request = options.request.trim();
    let (method, url) = request.split_once(char::is_whitespace).unwrap_or(("GET", request));
    let url = Url::parse(url.trim())?;
    let mut source = TrafficSource::browsers(Arc::from("request"), url, 0);
    source.method = method.into();
    source.headers =
        options.headers.iter().map(|(name, value)| (name.as_str().into(), value.as_str().into())).collect();
    if let Some(address) = options.source_ip {
        source.address = address;
        source.inside_vpc = matches!(address, IpAddr::V4(address) if address.is_private());
    }
    Ok(source)
}

/// The way of a request, with AWS's names for its stations. What it does not come to is absent.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Report {
    version: u32,
    request: RequestReport,
    load_balancer: Option<String>,
    listener: Option<ListenerReport>,
    rule: Option<RuleReport>,
    action: Option<ActionReport>,
    target_group: Option<String>,
    target: Option<TargetReport>,
    status: Option<u16>,
    reason: Option<&'static str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RequestReport {
    method: String,
    url: String,
    source_ip: String,
    at: u64,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ListenerReport {
    protocol: &'static str,
    port: u16,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RuleReport {
    /// A number, or `default`, as describe-rules writes it.
    priority: String,
    conditions: Vec<RuleCondition>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ActionReport {
    r#type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    location: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct TargetReport {
    id: String,
    port: u16,
    state: &'static str,
    task: String,
    container: String,
}

impl Report {
    fn of(world: &World, source: &TrafficSource, answer: &Answer) -> Report {
        let way = &answer.route;
        let load_balancer = way.load_balancer.and_then(|key| world.load_balancers.get(key.index()));
        let listener =
            load_balancer.zip(way.listener).and_then(|(row, position)| row.listeners.get(position));
        // A request is refused before the rules when its protocol does not fit the listener.
        let fits = listener
            .filter(|listener| listener.https == source.url.https && source.method.as_ref() != "TRACE");
        let rule = fits.and_then(|listener| way.rule.and_then(|position| listener.rules.get(position)));
        let action = fits.map(|listener| rule.map_or(&listener.default_action, |rule| &rule.action));
        let group = way.target_group.and_then(|key| world.target_group(key));
        let target = group.zip(answer.registration).and_then(|(group, number)| group.target(number));
        Report {
            version: 1,
            request: RequestReport {
                method: source.method.to_string(),
                url: url_text(&source.url),
                source_ip: source.address.to_string(),
                at: world.now.0,
            },
            load_balancer: load_balancer.map(|row: &LoadBalancer| row.name.to_string()),
            listener: listener.map(listener_report),
            rule: fits.map(|_| rule_report(rule)),
            action: action.map(|action| action_report(action, source)),
            target_group: group.map(|row: &TargetGroup| row.name.to_string()),
            target: target.or_else(|| target_of_task(group, way)).map(|target| target_report(world, target)),
            status: (answer.status > 0).then_some(answer.status),
            reason: Some(answer.why).filter(|why| !why.is_empty()),
        }
    }
}

fn target_of_task<'w>(group: Option<&'w TargetGroup>, way: &Way) -> Option<&'w Target> {
    group?.targets_of(way.task?).next()
}

fn listener_report(listener: &Listener) -> ListenerReport {
    ListenerReport { protocol: if listener.https { "HTTPS" } else { "HTTP" }, port: listener.port }
}

fn rule_report(rule: Option<&ListenerRule>) -> RuleReport {
    match rule {
        Some(rule) => RuleReport { priority: rule.priority.to_string(), conditions: rule.conditions.clone() },
        None => RuleReport { priority: "default".to_owned(), conditions: Vec::new() },
    }
}

fn action_report(action: &Action, source: &TrafficSource) -> ActionReport {
    match action {
        Action::Forward(_) => ActionReport { r#type: "forward", location: None },
        Action::FixedResponse { .. } => ActionReport { r#type: "fixed-response", location: None },
        Action::Redirect(redirect) => {
            ActionReport { r#type: "redirect", location: Some(location(redirect, &source.url)) }
        }
    }
}

fn target_report(world: &World, target: &Target) -> TargetReport {
    let id = match target.id {
        TargetId::Ip(address) => address.to_string(),
        TargetId::Instance(key) => world.instances.get(key).map(|row| row.id.to_string()).unwrap_or_default(),
    };
    let container =
        world.definition_of(target.task).and_then(|definition| definition.containers.get(target.container));
    TargetReport {
        id,
        port: target.port,
        state: target.state.as_aws(),
        task: world.tasks.get(target.task).map(|task| task.id.to_string()).unwrap_or_default(),
        container: container.map(|container| container.name.to_string()).unwrap_or_default(),
    }
}

fn url_text(url: &Url) -> String {
    let scheme = if url.https { "https" } else { "http" };
    let query = if url.query.is_empty() { String::new() } else { format!("?{}", url.query) };
    format!("{scheme}://{}{}{query}", url.host_header(), url.path)
}

fn write_steps(output: &mut impl Write, report: &Report) -> io::Result<()> {
    let style = Style::of_stdout();
    let mut step = |what: &str, text: &str| {
        writeln!(output, "{} {text}", style.paint(Ink::Faint, &format!("{what:>13}")))
    };
    step(
        "request",
        &format!("{} {} from {}", report.request.method, report.request.url, report.request.source_ip),
    )?;
    if let Some(name) = &report.load_balancer {
        step("load balancer", name)?;
    }
    if let Some(listener) = &report.listener {
        step("listener", &format!("{}:{}", listener.protocol, listener.port))?;
    }
    if let Some(rule) = &report.rule {
        step("rule", &rule_text(rule))?;
    }
    if let Some(action) = &report.action {
        let location = action.location.as_ref().map(|location| format!(" to {location}")).unwrap_or_default();
        step("action", &format!("{}{location}", action.r#type))?;
    }
    if let Some(group) = &report.target_group {
        step("target group", group)?;
    }
    if let Some(target) = &report.target {
        let task = target.task.get(..4).unwrap_or_default();
        step(
            "target",
            &format!(
                "{}:{}, {}: container {} of task {task}",
                target.id, target.port, target.state, target.container
            ),
        )?;
    }
    let (ink, status) = match report.status {
        Some(status @ 200..400) => (Ink::Good, status.to_string()),
        Some(status) => (Ink::Error, status.to_string()),
        None => (Ink::Error, "no answer".to_owned()),
    };
    let reason = report.reason.map(|reason| format!(": {reason}")).unwrap_or_default();
    step("answer", &format!("{}{reason}", style.paint(ink, &status)))
}

fn rule_text(rule: &RuleReport) -> String {
    let conditions: Vec<String> = rule.conditions.iter().map(condition_text).collect();
    let conditions =
        if conditions.is_empty() { String::new() } else { format!(": {}", conditions.join(" and ")) };
    format!("{}{conditions}", rule.priority)
}

fn condition_text(condition: &RuleCondition) -> String {
    let list = |values: &[Arc<str>]| values.join(" or ");
    match condition {
        RuleCondition::Path(values) => format!("path {}", list(values)),
        RuleCondition::Host(values) => format!("host {}", list(values)),
        RuleCondition::Header { name, values } => format!("header {name} {}", list(values)),
        RuleCondition::Method(values) => format!("method {}", list(values)),
        RuleCondition::Query(pairs) => {
            let pair = |pair: &ecs_model::world::QueryPair| match &pair.key {
                Some(key) => format!("{key}={}", pair.value),
                None => pair.value.to_string(),
            };
            format!("query {}", pairs.iter().map(pair).collect::<Vec<_>>().join(" or "))
        }
        RuleCondition::SourceIp(blocks) => {
            let block = |block: &ecs_model::world::Cidr| format!("{}/{}", block.address, block.prefix);
            format!("source {}", blocks.iter().map(block).collect::<Vec<_>>().join(" or "))
        }
    }
}
