//! Scenario to world.

use std::sync::Arc;

use ecs_sort::SortedMap;

use super::registry::{Gate, Registry, judged_before, refusal};
use super::{
    Cluster, Listener, ListenerRule, LoadBalancer, Problem, RuleAction, Scenario, Scheme, Service, Severity,
    TargetGroup, TrafficSource, short_name,
};
use crate::definition::Definition;
use crate::history::History;
use crate::instance_types;
use crate::log::Log;
use crate::routing::Url;
use crate::setup::{self, ServiceSettings};
use crate::time::Duration;
use crate::world::{self, Action, ClusterKey, LoadBalancerKey, TargetGroupKey, World, ZoneKey};

/// The zones of a scenario that names none.
const USUAL_ZONES: [&str; 2] = ["us-east-1a", "us-east-1b"];

/// A run that is ready to begin.
#[derive(Clone, Debug)]
pub struct Built {
    /// The first world, with the scenario's actions planned.
    pub history: History,
    /// Problems that do not keep the scenario from running.
    pub problems: Vec<Problem>,
    /// Sentences about values that the task definitions leave open.
    pub assumptions: Vec<String>,
}

impl Scenario {
    /// Makes the first world.
    ///
    /// # Errors
    /// What [`Scenario::check`] finds, when there is an error in it.
    pub fn build(&self) -> Result<Built, Vec<Problem>> {
        self.build_behind(refusal)
    }

    /// Makes the first world of a scenario whose task definitions have been judged already.
    ///
    /// # Errors
    /// What [`Scenario::check`] finds besides, when there is an error in it.
    pub fn build_judged(&self) -> Result<Built, Vec<Problem>> {
        self.build_behind(judged_before)
    }

    fn build_behind(&self, gate: Gate) -> Result<Built, Vec<Problem>> {
        let registry = Registry::of(self, gate);
        let problems = super::check::check(self, &registry);
        if problems.iter().any(|problem| problem.severity == Severity::Error) {
            return Err(problems);
        }
        let (world, log) = Builder::new(self, &registry).build();
        let history = History::with_plan(world, log, self.actions.clone());
        Ok(Built { history, problems, assumptions: registry.assumptions })
    }

    /// Availability Zones that the scenario names, in order; filled up to two.
    #[must_use]
    pub fn zones(&self) -> Vec<String> {
        let of_instances =
            self.clusters.iter().flat_map(|cluster| &cluster.instances).map(|row| &row.availability_zone);
        let of_subnets = self.services.iter().flat_map(|service| &service.subnets);
        let named = of_instances.chain(of_subnets).filter(|zone| !zone.is_empty());
        let mut zones: Vec<String> = ecs_sort::distinct(named.cloned());
        // A second zone of the same Region, or the usual two.
        let region =
            zones.first().map(|zone| zone.trim_end_matches(|c: char| c.is_ascii_lowercase()).to_owned());
        let further = region.map_or(USUAL_ZONES.map(str::to_owned).to_vec(), |region| {
            ["a", "b"].map(|letter| format!("{region}{letter}")).to_vec()
        });
        for zone in further {
            if zones.len() < USUAL_ZONES.len() {
                zones.push(zone);
                zones = ecs_sort::distinct(zones);
            }
        }
        zones
    }
}

/// A world in the making, and which key each name became.
struct Builder<'s> {
    scenario: &'s Scenario,
    registry: &'s Registry,
    world: World,
    log: Log,
    clusters: SortedMap<String, ClusterKey>,
    target_groups: SortedMap<String, TargetGroupKey>,
    load_balancers: SortedMap<String, LoadBalancerKey>,
}

impl<'s> Builder<'s> {
    fn new(scenario: &'s Scenario, registry: &'s Registry) -> Builder<'s> {
        let mut world = World::empty(scenario.seed, scenario.parameters.clone());
        world.zones = scenario.zones().into_iter().map(Arc::from).collect();
        Builder {
            scenario,
            registry,
            world,
            log: Log::default(),
            clusters: SortedMap::new(),
            target_groups: SortedMap::new(),
            load_balancers: SortedMap::new(),
        }
    }

    fn build(mut self) -> (World, Log) {
        for definition in &self.registry.definitions {
            setup::add_definition(&mut self.world, Definition::clone(definition));
        }
        self.scenario.clusters.iter().for_each(|cluster| self.cluster(cluster));
        self.scenario.target_groups.iter().for_each(|group| self.target_group(group));
        self.scenario.load_balancers.iter().for_each(|balancer| self.load_balancer(balancer));
        self.dns();
        self.scenario.services.iter().for_each(|service| self.service(service));
        self.traffic();
        (self.world, self.log)
    }

    fn cluster(&mut self, cluster: &Cluster) {
        let key = self.cluster_key(&cluster.cluster_name);
        for group in &cluster.instances {
            let Some(instance_type) = instance_types::find(&group.instance_type) else { continue };
            let zone = self.zone(&group.availability_zone);
            for _ in 0..group.count {
                setup::add_instance(&mut self.world, &mut self.log, key, instance_type.clone(), zone);
            }
        }
    }

    fn cluster_key(&mut self, name: &str) -> ClusterKey {
        let world = &mut self.world;
        *self.clusters.get_or_insert_with(name.to_owned(), || setup::add_cluster(world, name))
    }

    fn zone(&self, name: &str) -> ZoneKey {
        let position = self.world.zones.iter().position(|zone| **zone == *name);
        ZoneKey(position.and_then(|position| u32::try_from(position).ok()).unwrap_or_default())
    }

    fn target_group(&mut self, group: &TargetGroup) {
        let key = setup::add_target_group(&mut self.world, &group.name, group.target_type, |row| {
            row.port = group.port;
            row.health_check = group.health_check.clone();
            row.deregistration_delay = group.attributes.deregistration_delay;
            row.algorithm = group.attributes.algorithm;
            row.minimum_healthy = group.attributes.minimum_healthy;
        });
        self.target_groups.insert(group.name.clone(), key);
    }

    fn load_balancer(&mut self, balancer: &LoadBalancer) {
        let zones =
            (0..self.world.zones.len()).filter_map(|zone| u32::try_from(zone).ok()).map(ZoneKey).collect();
        let listeners = balancer.listeners.iter().map(|listener| self.listener(listener)).collect();
        let key = setup::add_load_balancer(&mut self.world, |key| world::LoadBalancer {
            key,
            name: balancer.name.as_str().into(),
            internet_facing: balancer.scheme == Scheme::InternetFacing,
            zones,
            idle_timeout: balancer.idle_timeout,
            listeners,
        });
        self.load_balancers.insert(balancer.name.clone(), key);
    }

    fn listener(&self, listener: &Listener) -> world::Listener {
        let mut rules: Vec<world::ListenerRule> = listener.rules.iter().map(|rule| self.rule(rule)).collect();
        ecs_sort::sort_by_key(&mut rules, |rule| rule.priority);
        let default_action = self.action(&listener.default_action);
        world::Listener { port: listener.port, https: listener.https, rules, default_action }
    }

    fn rule(&self, rule: &ListenerRule) -> world::ListenerRule {
        world::ListenerRule {
            priority: rule.priority,
            conditions: rule.conditions.clone(),
            action: self.action(&rule.action),
        }
    }

    fn action(&self, action: &RuleAction) -> Action {
        match action {
            RuleAction::Forward(groups) => {
                let key = |(name, weight): &(String, u32)| {
                    Some((*self.target_groups.get(short_name(name))?, *weight))
                };
                Action::Forward(groups.iter().filter_map(key).collect())
            }
            RuleAction::FixedResponse { status, content_type, body } => Action::FixedResponse {
                status: *status,
                content_type: content_type.as_str().into(),
                body: body.as_str().into(),
            },
            RuleAction::Redirect(redirect) => Action::Redirect(redirect.clone()),
        }
    }

    fn dns(&mut self) {
        for record in &self.scenario.dns {
            if let Some(key) = self.load_balancers.get(short_name(&record.alias_to)) {
                let row = world::DnsRecord { alias_to: *key, ttl: record.ttl };
                setup::add_dns(&mut self.world, &record.name, row);
            }
        }
    }

    fn service(&mut self, service: &Service) {
        let Some((definition, _)) = self.registry.find(&service.task_definition) else { return };
        let cluster = self.cluster_key(short_name(&service.cluster));
        let load_balancers = service.load_balancers.iter().filter_map(|entry| {
            Some(world::ServiceLoadBalancer {
                target_group: *self.target_groups.get(short_name(&entry.target_group_arn))?,
                container: entry.container_name.as_str().into(),
                container_port: entry.container_port,
            })
        });
        let usual = ServiceSettings::new(
            &service.service_name,
            cluster,
            definition,
            service.desired_count,
            service.launch_type,
        );
        let settings = ServiceSettings {
            zones: service.subnets.iter().map(|zone| self.zone(zone)).collect(),
            load_balancers: load_balancers.collect(),
            deployment_configuration: service.deployment_configuration,
            placement_strategy: service.placement_strategy.clone(),
            distinct_instance: service.distinct_instance,
            health_check_grace_period: Duration::seconds(u64::from(
                service.health_check_grace_period_seconds,
            )),
            ..usual
        };
        setup::create_service(&mut self.world, &mut self.log, settings);
    }

    fn traffic(&mut self) {
        for source in &self.scenario.traffic {
            if let Ok(url) = Url::parse(&source.url) {
                setup::add_traffic(&mut self.world, traffic_source(source, url));
            }
        }
        setup::start_traffic(&mut self.world, &mut self.log);
    }
}

fn traffic_source(source: &TrafficSource, url: Url) -> world::TrafficSource {
    let headers = source.headers.iter().map(|(name, value)| (name.as_str().into(), value.as_str().into()));
    world::TrafficSource {
        name: source.name.as_str().into(),
        method: source.method.as_str().into(),
        host_header: url.host_header(),
        url,
        headers: headers.collect(),
        address: source.source_ip,
        inside_vpc: source.inside_vpc,
        millirequests_per_second: source.millirequests_per_second,
    }
}
