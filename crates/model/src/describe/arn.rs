//! Names of things in AWS's long form.

use crate::definition::DefinitionKey;
use crate::world::{ClusterKey, Instance, Service, Task, World};

/// Writes ARNs of one account in one Region: the Region of the world's zones.
#[derive(Clone, Copy)]
pub struct Arns<'w> {
    world: &'w World,
}

impl<'w> Arns<'w> {
    /// For the things of `world`.
    #[must_use]
    pub fn of(world: &'w World) -> Arns<'w> {
        Arns { world }
    }

    fn ecs(self, resource: &str) -> String {
        let region = self.world.region();
        format!("arn:aws:ecs:{region}:{}:{resource}", crate::setup::ACCOUNT)
    }

    fn cluster_name(self, key: ClusterKey) -> &'w str {
        self.world.clusters.get(key.index()).map_or("default", |cluster| &cluster.name)
    }

    /// `arn:aws:ecs:us-east-1:111122223333:cluster/demo`.
    #[must_use]
    pub fn cluster(self, key: ClusterKey) -> String {
        self.ecs(&format!("cluster/{}", self.cluster_name(key)))
    }

    /// `…:service/demo/web`.
    #[must_use]
    pub fn service(self, service: &Service) -> String {
        self.ecs(&format!("service/{}/{}", self.cluster_name(service.cluster), service.name))
    }

    /// `…:task/demo/<32 digits>`.
    #[must_use]
    pub fn task(self, task: &Task) -> String {
        self.ecs(&format!("task/{}/{}", self.cluster_name(task.cluster), task.id))
    }

    /// `…:container/demo/<32 digits>/<uuid>`.
    #[must_use]
    pub fn container(self, task: &Task, position: usize) -> String {
        let uuid = uuid(task.id.0, position);
        self.ecs(&format!("container/{}/{}/{uuid}", self.cluster_name(task.cluster), task.id))
    }

    /// `…:container-instance/demo/<32 digits>`.
    #[must_use]
    pub fn container_instance(self, instance: &Instance) -> String {
        let cluster = self.cluster_name(instance.cluster);
        self.ecs(&format!("container-instance/{cluster}/{:032x}", instance.container_instance))
    }

    /// `…:task-definition/web:1`.
    #[must_use]
    pub fn task_definition(self, key: DefinitionKey) -> String {
        let name = self.world.definition(key).map(|definition| definition.name()).unwrap_or_default();
        self.ecs(&format!("task-definition/{name}"))
    }
}

/// A UUID that follows from the digits of an id and a position beside it. Multiplying by an odd
/// number loses nothing and spreads small numbers over all digits.
pub fn uuid(id: u128, position: usize) -> String {
    const SPREAD: u128 = 0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835;
    let mixed = (id ^ (position as u128).wrapping_mul(SPREAD)).wrapping_mul(SPREAD);
    let digits = format!("{mixed:032x}");
    let part = |range: std::ops::Range<usize>| digits.get(range).unwrap_or_default().to_owned();
    format!("{}-{}-4{}-8{}-{}", part(0..8), part(8..12), part(13..16), part(17..20), part(20..32))
}
