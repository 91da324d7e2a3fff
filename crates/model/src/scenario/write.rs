//! Scenario to text. Members with their default are left away, the order is always the same, and
//! what is written reads back as the same scenario.

use serde::ser::{Error, Serialize, SerializeMap, SerializeSeq, Serializer};
use serde_json::value::RawValue;

use super::elb::{ALGORITHM, DEREGISTRATION_DELAY, IDLE_TIMEOUT, MINIMUM_COUNT, MINIMUM_PERCENTAGE};
use super::names::{indented, outdented};
use super::{
    Action, DnsName, NamedCommand, RuleAction, Scenario, TargetGroup, TargetGroupAttributes, TrafficSource,
    VERSION,
};
use crate::definition::{LaunchType, Workload};
use crate::json;
use crate::parameters::Parameters;
use crate::time::Duration;
use crate::world::{
    Algorithm, Cidr, DeploymentConfiguration, Fault, MinimumHealthyTargets, PlacementStrategy, QueryPair,
    Redirect, RuleCondition, TargetHealthCheck,
};

impl Scenario {
    /// The scenario as a file: indented, with a line end.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut text = json::to_text(self, "  ");
        text.push('\n');
        text
    }

    /// The scenario in one line, for links.
    #[must_use]
    pub fn to_compact_json(&self) -> String {
        json::to_text(self, "")
    }
}

impl Serialize for Scenario {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = Sparse::new(serializer)?;
        map.always("version", &VERSION)?;
        map.unless("seed", &self.seed, self.seed == 0)?;
        let definitions: Vec<DefinitionText<'_>> =
            self.task_definitions.iter().map(|text| DefinitionText(text)).collect();
        map.unless("taskDefinitions", &definitions, definitions.is_empty())?;
        map.unless("clusters", &self.clusters, self.clusters.is_empty())?;
        map.unless("services", &self.services, self.services.is_empty())?;
        map.unless("targetGroups", &self.target_groups, self.target_groups.is_empty())?;
        map.unless("loadBalancers", &self.load_balancers, self.load_balancers.is_empty())?;
        map.unless("dns", &self.dns, self.dns.is_empty())?;
        map.unless("workloads", &self.workloads, self.workloads.is_empty())?;
        map.unless("traffic", &self.traffic, self.traffic.is_empty())?;
        map.unless("actions", &self.actions, self.actions.is_empty())?;
        map.unless("parameters", &self.parameters, self.parameters == Parameters::default())?;
        map.end()
    }
}

/// An object that leaves members away.
struct Sparse<M>(M);

impl<M: SerializeMap> Sparse<M> {
    fn new<S: Serializer<SerializeMap = M>>(serializer: S) -> Result<Sparse<M>, S::Error> {
        serializer.serialize_map(None).map(Sparse)
    }

    fn always<T: Serialize + ?Sized>(&mut self, name: &str, value: &T) -> Result<(), M::Error> {
        self.0.serialize_entry(name, value)
    }

    fn unless<T: Serialize + ?Sized>(
        &mut self,
        name: &str,
        value: &T,
        left_away: bool,
    ) -> Result<(), M::Error> {
        if left_away { Ok(()) } else { self.always(name, value) }
    }

    fn changed<T: Serialize + PartialEq>(
        &mut self,
        name: &str,
        value: &T,
        usual: &T,
    ) -> Result<(), M::Error> {
        self.unless(name, value, value == usual)
    }

    fn end(self) -> Result<M::Ok, M::Error> {
        self.0.end()
    }
}

/// A definition as it is where reading gives back the same text, else a string that holds it.
struct DefinitionText<'t>(&'t str);

/// The indentation of an element of a list of the outermost object.
const MARGIN: &str = "    ";

impl Serialize for DefinitionText<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let embedded = indented(self.0, MARGIN);
        let is_stable = self.0.starts_with(['{', '[']) && outdented(&embedded) == self.0;
        match serde_json::from_str::<&RawValue>(&embedded) {
            Ok(json) if is_stable && json.get() == embedded => json.serialize(serializer),
            _ => self.0.serialize(serializer),
        }
    }
}

impl Serialize for Duration {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Serialize for LaunchType {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_aws())
    }
}

impl Serialize for DeploymentConfiguration {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = Sparse::new(serializer)?;
        map.always("minimumHealthyPercent", &self.minimum_healthy_percent)?;
        map.always("maximumPercent", &self.maximum_percent)?;
        map.end()
    }
}

impl Serialize for PlacementStrategy {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (kind, field) = match self {
            PlacementStrategy::SpreadZone => ("spread", "attribute:ecs.availability-zone"),
            PlacementStrategy::SpreadInstance => ("spread", "instanceId"),
            PlacementStrategy::BinpackCpu => ("binpack", "cpu"),
            PlacementStrategy::BinpackMemory => ("binpack", "memory"),
            PlacementStrategy::Random => ("random", ""),
        };
        let mut map = Sparse::new(serializer)?;
        map.always("type", kind)?;
        map.unless("field", field, field.is_empty())?;
        map.end()
    }
}

/// `placementConstraints` for the one constraint that the model has.
pub mod distinct_instance {
    use super::{Serialize, Serializer};

    #[derive(serde::Serialize)]
    struct Constraint {
        r#type: &'static str,
    }

    pub fn serialize<S: Serializer>(present: &bool, serializer: S) -> Result<S::Ok, S::Error> {
        let constraints = present.then_some(Constraint { r#type: "distinctInstance" });
        constraints.iter().collect::<Vec<_>>().serialize(serializer)
    }
}

/// `networkConfiguration` for the zones of a service.
pub mod subnets {
    use super::{Serializer, Sparse};

    #[derive(serde::Serialize)]
    struct Awsvpc<'a> {
        subnets: &'a [String],
    }

    pub fn serialize<S: Serializer>(subnets: &[String], serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = Sparse::new(serializer)?;
        map.always("awsvpcConfiguration", &Awsvpc { subnets })?;
        map.end()
    }
}

/// `Attributes` of a load balancer.
pub mod idle_timeout {
    use super::{Attribute, Duration, IDLE_TIMEOUT, Serialize, Serializer};

    pub fn serialize<S: Serializer>(idle_timeout: &Duration, serializer: S) -> Result<S::Ok, S::Error> {
        [Attribute::new(IDLE_TIMEOUT, idle_timeout.as_seconds())].serialize(serializer)
    }
}

/// `Protocol` of a listener.
pub mod protocol {
    use super::Serializer;

    pub fn serialize<S: Serializer>(https: &bool, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(if *https { "HTTPS" } else { "HTTP" })
    }
}

/// A list with one element.
pub mod one {
    use super::{Serialize, Serializer};

    pub fn serialize<T: Serialize, S: Serializer>(element: &T, serializer: S) -> Result<S::Ok, S::Error> {
        [element].serialize(serializer)
    }
}

/// An element of `Attributes`; values are strings in AWS's shape.
#[derive(serde::Serialize)]
#[serde(rename_all = "PascalCase")]
struct Attribute {
    key: &'static str,
    value: String,
}

impl Attribute {
    fn new(key: &'static str, value: impl ToString) -> Attribute {
        Attribute { key, value: value.to_string() }
    }
}

impl Serialize for TargetGroupAttributes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let usual = TargetGroupAttributes::default();
        let mut list = serializer.serialize_seq(None)?;
        if self.deregistration_delay != usual.deregistration_delay {
            let seconds = self.deregistration_delay.as_seconds();
            list.serialize_element(&Attribute::new(DEREGISTRATION_DELAY, seconds))?;
        }
        if self.algorithm != usual.algorithm {
            let word = match self.algorithm {
                Algorithm::RoundRobin => "round_robin",
                Algorithm::LeastOutstandingRequests => "least_outstanding_requests",
                Algorithm::WeightedRandom => "weighted_random",
            };
            list.serialize_element(&Attribute::new(ALGORITHM, word))?;
        }
        let MinimumHealthyTargets { count, percentage } = self.minimum_healthy;
        if count != usual.minimum_healthy.count {
            list.serialize_element(&Attribute::new(MINIMUM_COUNT, count))?;
        }
        if let Some(percentage) = percentage {
            list.serialize_element(&Attribute::new(MINIMUM_PERCENTAGE, percentage))?;
        }
        list.end()
    }
}

impl Serialize for TargetGroup {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (check, usual) = (&self.health_check, TargetHealthCheck::default());
        let mut map = Sparse::new(serializer)?;
        map.always("Name", &self.name)?;
        map.always("Protocol", "HTTP")?;
        map.always("Port", &self.port)?;
        map.always("TargetType", self.target_type.as_aws())?;
        map.changed("HealthCheckPath", &&*check.path, &&*usual.path)?;
        map.changed(
            "HealthCheckIntervalSeconds",
            &check.interval.as_seconds(),
            &usual.interval.as_seconds(),
        )?;
        map.changed("HealthCheckTimeoutSeconds", &check.timeout.as_seconds(), &usual.timeout.as_seconds())?;
        map.changed("HealthyThresholdCount", &check.healthy_threshold, &usual.healthy_threshold)?;
        map.changed("UnhealthyThresholdCount", &check.unhealthy_threshold, &usual.unhealthy_threshold)?;
        map.unless(
            "Matcher",
            &Matcher { http_code: matcher(&check.matcher) },
            check.matcher == usual.matcher,
        )?;
        map.unless("Attributes", &self.attributes, self.attributes == TargetGroupAttributes::default())?;
        map.end()
    }
}

#[derive(serde::Serialize)]
#[serde(rename_all = "PascalCase")]
struct Matcher {
    http_code: String,
}

fn matcher(ranges: &[(u16, u16)]) -> String {
    let range =
        |(low, high): &(u16, u16)| if low == high { low.to_string() } else { format!("{low}-{high}") };
    ranges.iter().map(range).collect::<Vec<_>>().join(",")
}

#[derive(serde::Serialize)]
#[serde(rename_all = "PascalCase")]
struct Weighted<'a> {
    target_group_arn: &'a str,
    weight: u32,
}

#[derive(serde::Serialize)]
#[serde(rename_all = "PascalCase")]
struct ForwardConfig<'a> {
    target_groups: Vec<Weighted<'a>>,
}

#[derive(serde::Serialize)]
#[serde(rename_all = "PascalCase")]
struct FixedResponseConfig<'a> {
    status_code: String,
    #[serde(skip_serializing_if = "str::is_empty")]
    content_type: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    message_body: &'a str,
}

impl Serialize for RuleAction {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = Sparse::new(serializer)?;
        match self {
            RuleAction::Forward(groups) => {
                map.always("Type", "forward")?;
                match groups.as_slice() {
                    [(group, 1)] => map.always("TargetGroupArn", group)?,
                    groups => {
                        let weighted = groups
                            .iter()
                            .map(|(group, weight)| Weighted { target_group_arn: group, weight: *weight });
                        map.always("ForwardConfig", &ForwardConfig { target_groups: weighted.collect() })?;
                    }
                }
            }
            RuleAction::FixedResponse { status, content_type, body } => {
                map.always("Type", "fixed-response")?;
                let config =
                    FixedResponseConfig { status_code: status.to_string(), content_type, message_body: body };
                map.always("FixedResponseConfig", &config)?;
            }
            RuleAction::Redirect(redirect) => {
                map.always("Type", "redirect")?;
                map.always("RedirectConfig", redirect)?;
            }
        }
        map.end()
    }
}

impl Serialize for Redirect {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = Sparse::new(serializer)?;
        map.always("StatusCode", &format!("HTTP_{}", self.status))?;
        map.changed("Protocol", &&*self.protocol, &"#{protocol}")?;
        map.changed("Host", &&*self.host, &"#{host}")?;
        map.changed("Port", &&*self.port, &"#{port}")?;
        map.changed("Path", &&*self.path, &"/#{path}")?;
        map.changed("Query", &&*self.query, &"#{query}")?;
        map.end()
    }
}

/// `…Config` of a condition.
#[derive(serde::Serialize)]
#[serde(rename_all = "PascalCase")]
struct ConditionConfig<'a, V> {
    #[serde(skip_serializing_if = "Option::is_none")]
    http_header_name: Option<&'a str>,
    values: Vec<V>,
}

impl Serialize for RuleCondition {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = Sparse::new(serializer)?;
        match self {
            RuleCondition::Path(values) => {
                map.condition("path-pattern", "PathPatternConfig", None, texts(values))
            }
            RuleCondition::Host(values) => {
                map.condition("host-header", "HostHeaderConfig", None, texts(values))
            }
            RuleCondition::Header { name, values } => {
                map.condition("http-header", "HttpHeaderConfig", Some(name), texts(values))
            }
            RuleCondition::Method(values) => {
                map.condition("http-request-method", "HttpRequestMethodConfig", None, texts(values))
            }
            RuleCondition::Query(pairs) => {
                map.condition("query-string", "QueryStringConfig", None, pairs.iter().collect())
            }
            RuleCondition::SourceIp(blocks) => {
                let blocks = blocks.iter().map(|Cidr { address, prefix }| format!("{address}/{prefix}"));
                map.condition("source-ip", "SourceIpConfig", None, blocks.collect())
            }
        }?;
        map.end()
    }
}

fn texts(values: &[std::sync::Arc<str>]) -> Vec<&str> {
    values.iter().map(AsRef::as_ref).collect()
}

impl<M: SerializeMap> Sparse<M> {
    fn condition<V: Serialize>(
        &mut self,
        field: &str,
        config: &str,
        http_header_name: Option<&str>,
        values: Vec<V>,
    ) -> Result<(), M::Error> {
        self.always("Field", field)?;
        self.always(config, &ConditionConfig { http_header_name, values })
    }
}

impl Serialize for QueryPair {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = Sparse::new(serializer)?;
        let key = self.key.as_deref().unwrap_or_default();
        map.unless("Key", key, self.key.is_none())?;
        map.always("Value", &*self.value)?;
        map.end()
    }
}

/// Only what differs from [`Workload::default`].
impl Serialize for Workload {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let usual = Workload::default();
        let mut map = Sparse::new(serializer)?;
        map.changed("start", &self.start, &usual.start)?;
        map.changed("serviceTime", &self.service_time, &usual.service_time)?;
        map.changed("healthCheckStatus", &self.health_check_status, &usual.health_check_status)?;
        if let Some((after, code)) = &self.exits {
            map.always("exitsAfter", after)?;
            map.changed("exitCode", code, &0)?;
        }
        match &self.stops_after {
            None => map.always("stopsAfter", "never")?,
            stops_after => map.changed("stopsAfter", stops_after, &usual.stops_after)?,
        }
        map.changed("imageMib", &self.image_mib, &usual.image_mib)?;
        if let Some(error) = &self.pull_error {
            map.always("pullError", &**error)?;
        }
        map.end()
    }
}

/// Thousandths as a decimal number.
struct Thousandths(u64);

impl Serialize for Thousandths {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (whole, part) = (self.0 / 1_000, self.0 % 1_000);
        if part == 0 {
            return serializer.serialize_u64(whole);
        }
        let decimal = format!("{whole}.{part:03}").trim_end_matches('0').to_owned();
        RawValue::from_string(decimal).map_err(S::Error::custom)?.serialize(serializer)
    }
}

impl Serialize for TrafficSource {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let usual = TrafficSource::default();
        let mut map = Sparse::new(serializer)?;
        map.always("name", &self.name)?;
        map.always("url", &self.url)?;
        map.always("requestsPerSecond", &Thousandths(self.millirequests_per_second))?;
        map.changed("method", &self.method, &usual.method)?;
        map.unless("headers", &Headers(&self.headers), self.headers.is_empty())?;
        map.unless("sourceIp", &self.source_ip.to_string(), self.source_ip == usual.source_ip)?;
        map.changed("insideVpc", &self.inside_vpc, &usual.inside_vpc)?;
        map.end()
    }
}

struct Headers<'a>(&'a [(String, String)]);

impl Serialize for Headers<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

impl Serialize for DnsName {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = Sparse::new(serializer)?;
        map.always("name", &self.name)?;
        map.always("aliasTo", &self.alias_to)?;
        map.changed("ttl", &self.ttl, &DnsName::default().ttl)?;
        map.end()
    }
}

impl Serialize for Action {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = Sparse::new(serializer)?;
        map.always("at", &Duration(self.at.0))?;
        map.always(self.command.api_name(), &Input(&self.command))?;
        map.end()
    }
}

/// What a command is given.
struct Input<'a>(&'a NamedCommand);

impl Serialize for Input<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = Sparse::new(serializer)?;
        match self.0 {
            NamedCommand::StopTask { task } => map.always("task", task)?,
            NamedCommand::UpdateService { service, desired_count, task_definition, force_new_deployment } => {
                map.always("service", service)?;
                map.unless("desiredCount", desired_count, desired_count.is_none())?;
                map.unless("taskDefinition", task_definition, task_definition.is_none())?;
                map.changed("forceNewDeployment", force_new_deployment, &false)?;
            }
            NamedCommand::CrashContainer { task, container, exit_code } => {
                map.always("task", task)?;
                map.unless("container", container, container.is_none())?;
                map.changed("exitCode", exit_code, &1)?;
            }
            NamedCommand::SetFault { task, container, fault, present } => {
                map.always("task", task)?;
                map.unless("container", container, container.is_none())?;
                map.always("fault", fault.name())?;
                map.changed("present", present, &true)?;
            }
            NamedCommand::UpdateContainerInstancesState { container_instance, draining } => {
                map.always("containerInstance", container_instance)?;
                map.always("status", if *draining { "DRAINING" } else { "ACTIVE" })?;
            }
            NamedCommand::TerminateInstance { container_instance } => {
                map.always("containerInstance", container_instance)?;
            }
            NamedCommand::SetTraffic { source, millirequests_per_second } => {
                map.always("source", source)?;
                map.always("requestsPerSecond", &Thousandths(*millirequests_per_second))?;
            }
        }
        map.end()
    }
}

impl NamedCommand {
    /// The name of the call, as the scenario writes it.
    #[must_use]
    pub fn api_name(&self) -> &'static str {
        match self {
            NamedCommand::StopTask { .. } => "StopTask",
            NamedCommand::UpdateService { .. } => "UpdateService",
            NamedCommand::CrashContainer { .. } => "CrashContainer",
            NamedCommand::SetFault { .. } => "SetFault",
            NamedCommand::UpdateContainerInstancesState { .. } => "UpdateContainerInstancesState",
            NamedCommand::TerminateInstance { .. } => "TerminateInstance",
            NamedCommand::SetTraffic { .. } => "SetTraffic",
        }
    }
}

impl Fault {
    /// The name of the fault, as the scenario writes it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Fault::FailsHealthChecks => "FailsHealthChecks",
            Fault::Slow => "Slow",
            Fault::Hangs => "Hangs",
        }
    }
}
