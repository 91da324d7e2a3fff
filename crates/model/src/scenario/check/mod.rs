//! Whether the parts of a scenario fit together: what AWS would answer to CreateService and its
//! kin, and what the model itself needs.

mod actions;
mod elb;
mod services;

pub use services::target_type_of;

use ecs_sort::SortedSet;

use super::registry::{Registry, refusal};
use super::{Problem, Scenario, names, short_name};
use crate::instance_types;

/// Tasks that all services together may want: what the model was measured with, doubled.
const MOST_TASKS: u64 = 10_000;
/// Container instances of a scenario: the quota of a cluster (scheduler.md 7).
const MOST_INSTANCES: u64 = 5_000;

/// A scenario under examination.
struct Checks<'s> {
    scenario: &'s Scenario,
    registry: &'s Registry,
    problems: Vec<Problem>,
}

impl Scenario {
    /// Everything that is wrong with the scenario as a whole: references that lead nowhere, what
    /// AWS would refuse, and task definitions with errors. A problem is an error unless it says
    /// otherwise.
    #[must_use]
    pub fn check(&self) -> Vec<Problem> {
        check(self, &Registry::of(self, refusal))
    }
}

/// [`Scenario::check`] with the definitions registered already.
pub fn check(scenario: &Scenario, registry: &Registry) -> Vec<Problem> {
    let mut checks = Checks { scenario, registry, problems: registry.problems.clone() };
    checks.clusters();
    checks.services();
    checks.target_groups();
    checks.load_balancers();
    checks.dns();
    checks.workloads();
    checks.traffic();
    checks.actions();
    checks.problems
}

impl Checks<'_> {
    fn error(&mut self, pointer: impl Into<String>, message: impl Into<String>) {
        self.problems.push(Problem::error(pointer, message));
    }

    fn refused(&mut self, pointer: impl Into<String>, message: impl Into<String>, words: impl Into<String>) {
        self.problems.push(Problem::error(pointer, message).in_the_words_of_aws(words));
    }

    /// Reports every name that an earlier element of the list has. Empty names were reported when
    /// they were read.
    fn unique<'n>(&mut self, list: &str, member: &str, names: impl Iterator<Item = &'n str>) {
        let mut seen = SortedSet::new();
        for (position, name) in names.enumerate() {
            if !name.is_empty() && !seen.insert(name) {
                self.error(
                    format!("{list}/{position}/{member}"),
                    format!("“{name}” is the name of an earlier one, too."),
                );
            }
        }
    }

    fn clusters(&mut self) {
        let clusters = &self.scenario.clusters;
        self.unique("/clusters", "clusterName", clusters.iter().map(|cluster| cluster.cluster_name.as_str()));
        let mut instances = 0u64;
        for (position, cluster) in clusters.iter().enumerate() {
            for (group, row) in cluster.instances.iter().enumerate() {
                let pointer = format!("/clusters/{position}/instances/{group}");
                instances = instances.saturating_add(u64::from(row.count));
                if !row.instance_type.is_empty() && instance_types::find(&row.instance_type).is_none() {
                    let message = format!(
                        "The model does not know the instance type {}. It knows t2, t3, t4g, m5, m6i, c5, r5 and a few more.",
                        row.instance_type
                    );
                    self.error(format!("{pointer}/instanceType"), message);
                }
                if !row.availability_zone.is_empty() && !names::is_zone(&row.availability_zone) {
                    let message =
                        "This is not the name of an Availability Zone; write for example us-east-1a.";
                    self.error(format!("{pointer}/availabilityZone"), message);
                }
            }
        }
        if instances > MOST_INSTANCES {
            self.error(
                "/clusters",
                format!("The model runs at most {MOST_INSTANCES} instances; these are {instances}."),
            );
        }
        self.one_region();
    }

    /// A VPC lies in one Region.
    fn one_region(&mut self) {
        let zones = self.scenario.zones();
        let region = |zone: &str| zone.trim_end_matches(|c: char| c.is_ascii_lowercase()).to_owned();
        let regions: Vec<String> =
            ecs_sort::distinct(zones.iter().filter(|zone| names::is_zone(zone)).map(|zone| region(zone)));
        if regions.len() > 1 {
            self.error(
                "/clusters",
                format!(
                    "The zones are of several Regions: {}. The model has one VPC in one Region.",
                    regions.join(", ")
                ),
            );
        }
    }

    /// Whether services may name this cluster.
    fn has_cluster(&self, reference: &str) -> bool {
        let name = short_name(reference);
        self.scenario.clusters.is_empty()
            || self.scenario.clusters.iter().any(|cluster| cluster.cluster_name == name)
    }

    fn dns(&mut self) {
        let dns = &self.scenario.dns;
        self.unique("/dns", "name", dns.iter().map(|record| record.name.as_str()));
        for (position, record) in dns.iter().enumerate() {
            let target = short_name(&record.alias_to);
            if !target.is_empty()
                && !self.scenario.load_balancers.iter().any(|balancer| balancer.name == target)
            {
                self.error(
                    format!("/dns/{position}/aliasTo"),
                    format!("There is no load balancer called {target}."),
                );
            }
        }
    }

    fn workloads(&mut self) {
        for name in self.scenario.workloads.keys() {
            let Some((family, container)) = name.split_once('/') else { continue };
            let mut definitions =
                self.registry.definitions.iter().filter(|definition| &*definition.family == family);
            // A definition that was refused has been reported already.
            let known = !self.registry.problems.is_empty()
                || definitions.any(|definition| definition.containers.iter().any(|c| &*c.name == container));
            if !known {
                let pointer = format!("/workloads/{}", name.replace('~', "~0").replace('/', "~1"));
                let message =
                    format!("No task definition of the family {family} has a container called {container}.");
                self.problems.push(Problem::error(pointer, message).of_severity(super::Severity::Warning));
            }
        }
    }

    fn traffic(&mut self) {
        let traffic = &self.scenario.traffic;
        self.unique("/traffic", "name", traffic.iter().map(|source| source.name.as_str()));
        for (position, source) in traffic.iter().enumerate() {
            if source.url.is_empty() {
                continue;
            }
            let pointer = format!("/traffic/{position}/url");
            match crate::routing::Url::parse(&source.url) {
                Err(message) => self.error(pointer, message),
                Ok(url) if !self.scenario.dns.iter().any(|record| *record.name == *url.host) => {
                    let message = format!("No name of `dns` is {}; these requests reach nobody.", url.host);
                    self.problems
                        .push(Problem::error(pointer, message).of_severity(super::Severity::Warning));
                }
                Ok(_) => {}
            }
        }
    }
}
