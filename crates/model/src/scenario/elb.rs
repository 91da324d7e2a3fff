//! Target groups and load balancers, in the shapes of the Elastic Load Balancing API.

use serde::Serialize;

use crate::time::Duration;
use crate::world::{
    Algorithm, MinimumHealthyTargets, Redirect, RuleCondition, TargetHealthCheck, TargetType,
};

/// Keys of `Attributes` that the model follows.
pub(super) const DEREGISTRATION_DELAY: &str = "deregistration_delay.timeout_seconds";
pub(super) const ALGORITHM: &str = "load_balancing.algorithm.type";
pub(super) const MINIMUM_COUNT: &str =
    "target_group_health.unhealthy_state_routing.minimum_healthy_targets.count";
pub(super) const MINIMUM_PERCENTAGE: &str =
    "target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage";
pub(super) const IDLE_TIMEOUT: &str = "idle_timeout.timeout_seconds";

/// `targetGroups[]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TargetGroup {
    /// `Name`.
    pub name: String,
    /// `Port`, for targets that are registered without one. Default 80.
    pub port: u16,
    /// `TargetType`. Default `instance`, as in the API.
    pub target_type: TargetType,
    /// `HealthCheckPath`, `HealthCheckIntervalSeconds`, … with the API's defaults.
    pub health_check: TargetHealthCheck,
    /// `Attributes`.
    pub attributes: TargetGroupAttributes,
}

impl Default for TargetGroup {
    fn default() -> Self {
        TargetGroup {
            name: String::new(),
            port: 80,
            target_type: TargetType::Instance,
            health_check: TargetHealthCheck::default(),
            attributes: TargetGroupAttributes::default(),
        }
    }
}

/// The attributes of a target group that the model follows (load-balancing.md 3.2).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TargetGroupAttributes {
    /// `deregistration_delay.timeout_seconds`: 0 to 3,600 s. Default 300 s.
    pub deregistration_delay: Duration,
    /// `load_balancing.algorithm.type`. Default `round_robin`.
    pub algorithm: Algorithm,
    /// `target_group_health.unhealthy_state_routing.minimum_healthy_targets.count` and
    /// `….percentage`. Default 1 and `off`.
    pub minimum_healthy: MinimumHealthyTargets,
}

impl Default for TargetGroupAttributes {
    fn default() -> Self {
        TargetGroupAttributes {
            deregistration_delay: Duration::seconds(300),
            algorithm: Algorithm::RoundRobin,
            minimum_healthy: MinimumHealthyTargets::default(),
        }
    }
}

/// `loadBalancers[]`: an Application Load Balancer in all zones of the scenario.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct LoadBalancer {
    /// `Name`.
    pub name: String,
    /// `Scheme`. Default `internet-facing`.
    pub scheme: Scheme,
    /// The attribute `idle_timeout.timeout_seconds`: 1 to 4,000 s. Default 60 s.
    #[serde(
        rename = "Attributes",
        skip_serializing_if = "is_usual_idle_timeout",
        with = "super::write::idle_timeout"
    )]
    pub idle_timeout: Duration,
    /// `Listeners`.
    pub listeners: Vec<Listener>,
}

impl LoadBalancer {
    /// What a connection may be idle for unless the attribute says otherwise.
    pub const USUAL_IDLE_TIMEOUT: Duration = Duration::seconds(60);

    /// Whether a rule of it forwards to the target group called `name`, whatever the weight.
    #[must_use]
    pub fn forwards_to(&self, name: &str) -> bool {
        let forwards = |action: &RuleAction| match action {
            RuleAction::Forward(groups) => groups.iter().any(|(group, _)| super::short_name(group) == name),
            _ => false,
        };
        self.listeners.iter().any(|listener| {
            forwards(&listener.default_action) || listener.rules.iter().any(|rule| forwards(&rule.action))
        })
    }
}

impl Default for LoadBalancer {
    fn default() -> Self {
        LoadBalancer {
            name: String::new(),
            scheme: Scheme::default(),
            idle_timeout: LoadBalancer::USUAL_IDLE_TIMEOUT,
            listeners: Vec::new(),
        }
    }
}

fn is_usual_idle_timeout(idle_timeout: &Duration) -> bool {
    *idle_timeout == LoadBalancer::USUAL_IDLE_TIMEOUT
}

/// `Scheme`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scheme {
    /// Clients anywhere reach it.
    #[default]
    InternetFacing,
    /// Clients inside of the VPC reach it.
    Internal,
}

/// `Listeners[]`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Listener {
    /// `Protocol`: whether it is HTTPS rather than HTTP.
    #[serde(rename = "Protocol", with = "super::write::protocol")]
    pub https: bool,
    /// `Port`, 1 to 65,535, unique in its load balancer.
    pub port: u16,
    /// `DefaultActions`, of which the model follows the routing action.
    #[serde(rename = "DefaultActions", with = "super::write::one")]
    pub default_action: RuleAction,
    /// `Rules`, in any order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<ListenerRule>,
}

impl Default for Listener {
    fn default() -> Self {
        Listener { https: false, port: 80, default_action: RuleAction::default(), rules: Vec::new() }
    }
}

/// `Rules[]`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListenerRule {
    /// `Priority`, 1 to 50,000, unique in its listener.
    pub priority: u32,
    /// `Conditions`; all have to hold.
    pub conditions: Vec<RuleCondition>,
    /// `Actions`, of which the model follows the routing action.
    #[serde(rename = "Actions", with = "super::write::one")]
    pub action: RuleAction,
}

/// The routing action of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuleAction {
    /// `forward`: names or ARNs of target groups with their weights, 0 to 999.
    Forward(Vec<(String, u32)>),
    /// `fixed-response`.
    FixedResponse {
        /// `StatusCode`: 2xx, 4xx or 5xx.
        status: u16,
        /// `ContentType`, empty when absent.
        content_type: String,
        /// `MessageBody`, empty when absent.
        body: String,
    },
    /// `redirect`.
    Redirect(Redirect),
}

impl Default for RuleAction {
    fn default() -> Self {
        RuleAction::Forward(Vec::new())
    }
}
