//! What a scenario says about the launches of its task definitions, for the rules that hold a
//! definition against the services it is launched by.

use ecs_document::launch::{
    AwsvpcConfiguration, Fact, Launch, LoadBalancer, SchedulingStrategy, TargetGroup as LaunchTargetGroup,
    TargetType as LaunchTargetType,
};
use ecs_document::read_json;
use ecs_document::task_definition::Compatibility;

use super::{NamedCommand, Scenario, Service, ServiceLoadBalancer, family_and_revision, short_name};
use crate::definition::LaunchType;
use crate::world::TargetType;

/// What the definitions in `taskDefinitions` are called, in order: the family and the revision
/// that each text registers, whether or not AWS would take it.
struct Families(Vec<Option<(String, u32)>>);

impl Scenario {
    /// For each text in `task_definitions` the services that run what it registers: by
    /// CreateService, and by the UpdateService of an action.
    ///
    /// Members that a scenario does not hold are unknown, and so are those whose absence means
    /// something else here than with AWS: a service without subnets has one in every zone.
    #[must_use]
    pub fn launches(&self) -> Vec<Vec<Launch>> {
        let families = Families::of(&self.task_definitions);
        let mut launches: Vec<Vec<Launch>> = vec![Vec::new(); self.task_definitions.len()];
        for (service, reference) in self.launched() {
            let position = families.position(reference).and_then(|position| launches.get_mut(position));
            if let Some(launches) = position {
                launches.push(self.launch(service, reference));
            }
        }
        launches
    }

    /// Services, each with the definitions that it runs in the course of the scenario.
    fn launched(&self) -> impl Iterator<Item = (&Service, &str)> {
        let created = self.services.iter().map(|service| (service, service.task_definition.as_str()));
        let updated = self.actions.iter().filter_map(|action| {
            let NamedCommand::UpdateService { service, task_definition, .. } = &action.command else {
                return None;
            };
            let service = self.services.iter().find(|known| known.service_name == *service)?;
            Some((service, task_definition.as_deref()?))
        });
        created.chain(updated)
    }

    fn launch(&self, service: &Service, reference: &str) -> Launch {
        let types =
            |given: bool, name: &str| if given { Fact::Given(vec![name.to_owned()]) } else { Fact::Absent };
        let load_balancers = service.load_balancers.iter().map(|entry| self.load_balancer(entry));
        Launch {
            service_name: given(&service.service_name),
            task_definition: Some(reference.to_owned()),
            launch_type: Fact::Given(match service.launch_type {
                LaunchType::Fargate => Compatibility::Fargate,
                LaunchType::Ec2 => Compatibility::Ec2,
            }),
            network_configuration: match service.subnets.len() {
                0 => Fact::Unknown,
                subnets => Fact::Given(AwsvpcConfiguration { subnets, ..AwsvpcConfiguration::default() }),
            },
            load_balancers: Fact::Given(load_balancers.collect()),
            placement_constraints: types(service.distinct_instance, "distinctInstance"),
            placement_strategy: types(!service.placement_strategy.is_empty(), "strategy"),
            scheduling_strategy: Fact::Given(SchedulingStrategy::Replica),
            ..Launch::default()
        }
    }

    fn load_balancer(&self, entry: &ServiceLoadBalancer) -> LoadBalancer {
        let name = short_name(&entry.target_group_arn);
        let group = self.target_groups.iter().find(|group| group.name == name);
        LoadBalancer {
            target_group_arn: given(&entry.target_group_arn),
            target_group: group.map(|group| LaunchTargetGroup {
                target_type: Some(match group.target_type {
                    TargetType::Instance => LaunchTargetType::Instance,
                    TargetType::Ip => LaunchTargetType::Ip,
                }),
                // The model's targets are checked on the port that serves them.
                health_check_port: None,
            }),
            load_balancer_name: None,
            container_name: given(&entry.container_name),
            container_port: Some(entry.container_port).filter(|&port| port > 0),
        }
    }
}

/// The text, unless it is the empty one of a member that is missing.
fn given(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

impl Families {
    fn of(texts: &[String]) -> Families {
        let mut families: Vec<Option<(String, u32)>> = Vec::new();
        for text in texts {
            let family = read_json(text).definitions().next().map(|definition| {
                definition.task_definition.family.known().copied().unwrap_or("task").to_owned()
            });
            let named = family.map(|family| {
                let earlier = families.iter().flatten().filter(|(known, _)| *known == family).count();
                let revision = u32::try_from(earlier).unwrap_or(u32::MAX).saturating_add(1);
                (family, revision)
            });
            families.push(named);
        }
        Families(families)
    }

    /// The position of the text that registers what `reference` means: a revision, or the latest of
    /// a family.
    fn position(&self, reference: &str) -> Option<usize> {
        let (family, revision) = family_and_revision(reference);
        self.0.iter().rposition(|named| {
            named.as_ref().is_some_and(|(known, registered)| {
                known == family && revision.is_none_or(|revision| *registered == revision)
            })
        })
    }
}
