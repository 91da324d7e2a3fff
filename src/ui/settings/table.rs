//! The settings that have a row in a form. A new one is a new line here; everything else that a
//! scenario can hold is in the JSON below the form.

use ecs_model::definition::LaunchType;
use ecs_model::scenario::{InstanceGroup, Scenario, Service, TargetGroup, TrafficSource};
use ecs_model::time::Duration;
use ecs_model::world::Algorithm;
use ecs_share::Tab;

/// One row of a form.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    /// What people call it.
    pub label: &'static str,
    /// What AWS calls it; empty where AWS has no word for it.
    pub aws: &'static str,
    /// How it is set.
    pub kind: Kind,
    /// Position of the thing in its list.
    at: usize,
    lens: Lens,
}

/// Two rows are the same when they are about the same thing, whatever its value.
impl PartialEq for Setting {
    fn eq(&self, other: &Setting) -> bool {
        (self.label, self.at) == (other.label, other.at)
    }
}

/// How a setting is set.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// A whole number.
    Number {
        /// The least that AWS allows.
        min: i64,
        /// The most that AWS allows.
        max: i64,
        /// What an arrow adds.
        step: i64,
        /// What it counts; empty for things.
        unit: &'static str,
    },
    /// One of a few words; the value is its position.
    Choice(&'static [&'static str]),
}

/// Settings of one thing.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The thing.
    pub title: String,
    /// Its rows.
    pub settings: Vec<Setting>,
}

/// Where a value lives.
#[derive(Clone, Copy, Debug)]
enum Lens {
    /// Of a service.
    Service(fn(&Service) -> i64, fn(&mut Service, i64)),
    /// Of an instance group of a cluster, by cluster.
    Instances(usize, fn(&InstanceGroup) -> i64, fn(&mut InstanceGroup, i64)),
    /// Of a target group.
    TargetGroup(fn(&TargetGroup) -> i64, fn(&mut TargetGroup, i64)),
    /// Of a traffic source.
    Traffic(fn(&TrafficSource) -> i64, fn(&mut TrafficSource, i64)),
}

impl Setting {
    /// The value in a scenario; 0 where the thing is gone.
    pub fn read(&self, scenario: &Scenario) -> i64 {
        let value = match self.lens {
            Lens::Service(read, _) => scenario.services.get(self.at).map(read),
            Lens::Instances(cluster, read, _) => {
                scenario.clusters.get(cluster).and_then(|cluster| cluster.instances.get(self.at)).map(read)
            }
            Lens::TargetGroup(read, _) => scenario.target_groups.get(self.at).map(read),
            Lens::Traffic(read, _) => scenario.traffic.get(self.at).map(read),
        };
        value.unwrap_or_default()
    }

    /// Sets the value.
    pub fn write(&self, scenario: &mut Scenario, value: i64) {
        match self.lens {
            Lens::Service(_, write) => scenario.services.get_mut(self.at).map(|it| write(it, value)),
            Lens::Instances(cluster, _, write) => {
                let cluster = scenario.clusters.get_mut(cluster);
                cluster.and_then(|cluster| cluster.instances.get_mut(self.at)).map(|it| write(it, value))
            }
            Lens::TargetGroup(_, write) => scenario.target_groups.get_mut(self.at).map(|it| write(it, value)),
            Lens::Traffic(_, write) => scenario.traffic.get_mut(self.at).map(|it| write(it, value)),
        };
    }

    /// The service whose desired count this is.
    pub fn desired_count_of(&self) -> Option<usize> {
        (self.label == DESIRED_COUNT).then_some(self.at)
    }

    /// The traffic source whose rate this is.
    pub fn rate_of(&self) -> Option<usize> {
        (self.label == RATE).then_some(self.at)
    }
}

const DESIRED_COUNT: &str = "Tasks wanted";
const RATE: &str = "Requests a second";

/// The groups of a tab.
pub fn groups(tab: Tab, scenario: &Scenario) -> Vec<Group> {
    match tab {
        Tab::TaskDefinition => Vec::new(),
        Tab::Service => each(&scenario.services, |service| service.service_name.clone(), service_rows),
        Tab::Cluster => instances(scenario),
        Tab::LoadBalancer => {
            each(&scenario.target_groups, |group| format!("Target group {}", group.name), target_group_rows)
        }
        Tab::Traffic => {
            each(&scenario.traffic, |source| format!("{} → {}", source.name, source.url), traffic_rows)
        }
    }
}

/// What a tab says when it has no rows.
pub fn nothing(tab: Tab, scenario: &Scenario) -> &'static str {
    let on_instances = scenario.services.iter().any(|service| service.launch_type == LaunchType::Ec2);
    match tab {
        Tab::TaskDefinition => "",
        Tab::Service => "There is no service yet. Run makes one.",
        Tab::Cluster if on_instances => {
            "No container instances: tasks of launch type EC2 cannot be placed. The JSON below takes some."
        }
        Tab::Cluster => "No container instances: every task runs on Fargate.",
        Tab::LoadBalancer => "No load balancer: the definition publishes no TCP port.",
        Tab::Traffic => "Nobody sends requests.",
    }
}

fn each<T>(list: &[T], title: fn(&T) -> String, rows: fn(usize) -> Vec<Setting>) -> Vec<Group> {
    list.iter().enumerate().map(|(at, it)| Group { title: title(it), settings: rows(at) }).collect()
}

fn instances(scenario: &Scenario) -> Vec<Group> {
    let clusters = scenario.clusters.iter().enumerate();
    let groups = clusters.flat_map(|(at, cluster)| {
        cluster.instances.iter().enumerate().map(move |(group, it)| Group {
            title: format!("{} in {}", it.instance_type, it.availability_zone),
            settings: vec![Setting {
                label: "Instances",
                aws: "",
                kind: count(0, 5_000),
                at: group,
                lens: Lens::Instances(at, |it| it.count.into(), |it, value| it.count = whole(value)),
            }],
        })
    });
    groups.collect()
}

fn service_rows(at: usize) -> Vec<Setting> {
    let row =
        |label, aws, kind, read, write| Setting { label, aws, kind, at, lens: Lens::Service(read, write) };
    vec![
        row(
            DESIRED_COUNT,
            "desiredCount",
            count(0, 5_000),
            |it| it.desired_count.into(),
            |it, value| {
                it.desired_count = whole(value);
            },
        ),
        row(
            "At least healthy",
            "minimumHealthyPercent",
            number(0, 100, 10, "%"),
            |it| it.deployment_configuration.minimum_healthy_percent.into(),
            |it, value| it.deployment_configuration.minimum_healthy_percent = whole(value),
        ),
        row(
            "At most at once",
            "maximumPercent",
            number(100, 200, 10, "%"),
            |it| it.deployment_configuration.maximum_percent.into(),
            |it, value| it.deployment_configuration.maximum_percent = whole(value),
        ),
        row(
            "Launch type",
            "launchType",
            Kind::Choice(&["Fargate", "EC2"]),
            |it| i64::from(it.launch_type == LaunchType::Ec2),
            |it, value| it.launch_type = if value == 0 { LaunchType::Fargate } else { LaunchType::Ec2 },
        ),
        row(
            "Health check grace period",
            "healthCheckGracePeriodSeconds",
            number(0, 3_600, 10, "s"),
            |it| it.health_check_grace_period_seconds.into(),
            |it, value| it.health_check_grace_period_seconds = whole(value),
        ),
    ]
}

fn target_group_rows(at: usize) -> Vec<Setting> {
    let row = |label, aws, kind, read, write| Setting {
        label,
        aws,
        kind,
        at,
        lens: Lens::TargetGroup(read, write),
    };
    vec![
        row(
            "Health check every",
            "HealthCheckIntervalSeconds",
            number(5, 300, 5, "s"),
            |it| seconds(it.health_check.interval),
            |it, value| it.health_check.interval = span(value),
        ),
        row(
            "Healthy after",
            "HealthyThresholdCount",
            number(2, 10, 1, "passes"),
            |it| it.health_check.healthy_threshold.into(),
            |it, value| it.health_check.healthy_threshold = whole(value),
        ),
        row(
            "Unhealthy after",
            "UnhealthyThresholdCount",
            number(2, 10, 1, "failures"),
            |it| it.health_check.unhealthy_threshold.into(),
            |it, value| it.health_check.unhealthy_threshold = whole(value),
        ),
        row(
            "Drain for",
            "deregistration_delay.timeout_seconds",
            number(0, 3_600, 10, "s"),
            |it| seconds(it.attributes.deregistration_delay),
            |it, value| it.attributes.deregistration_delay = span(value),
        ),
        row(
            "Next target by",
            "load_balancing.algorithm.type",
            Kind::Choice(&["round robin", "least outstanding"]),
            |it| i64::from(it.attributes.algorithm == Algorithm::LeastOutstandingRequests),
            |it, value| {
                it.attributes.algorithm =
                    if value == 0 { Algorithm::RoundRobin } else { Algorithm::LeastOutstandingRequests };
            },
        ),
    ]
}

fn traffic_rows(at: usize) -> Vec<Setting> {
    vec![Setting {
        label: RATE,
        aws: "",
        kind: number(0, 20_000, 5, ""),
        at,
        lens: Lens::Traffic(
            |it| i64::try_from(it.millirequests_per_second / 1_000).unwrap_or(i64::MAX),
            |it, value| it.millirequests_per_second = u64::from(whole(value)) * 1_000,
        ),
    }]
}

const fn count(min: i64, max: i64) -> Kind {
    number(min, max, 1, "")
}

const fn number(min: i64, max: i64, step: i64, unit: &'static str) -> Kind {
    Kind::Number { min, max, step, unit }
}

fn whole(value: i64) -> u32 {
    u32::try_from(value).unwrap_or_default()
}

fn seconds(span: Duration) -> i64 {
    i64::try_from(span.as_seconds()).unwrap_or(i64::MAX)
}

fn span(value: i64) -> Duration {
    Duration::seconds(u64::try_from(value).unwrap_or_default())
}
