//! Where a connection begins or ends, and how people call it.

use std::net::Ipv4Addr;

use crate::scenario::{lookup, numbered_name};
use crate::world::{InstanceKey, LoadBalancerKey, TaskKey, World};

/// Where a connection begins or ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Anywhere outside of the VPC.
    Internet,
    /// A load balancer.
    LoadBalancer(LoadBalancerKey),
    /// A container.
    Container {
        /// Its task.
        task: TaskKey,
        /// Its position.
        container: usize,
    },
    /// A container instance itself.
    Instance(InstanceKey),
    /// Whoever has this address.
    Address(Ipv4Addr),
    /// `localhost`, seen from who connects.
    Localhost,
}

impl Place {
    /// The place called `name`: `internet`, a load balancer, a name of `dns`, a task such as `web/1`
    /// (its first essential container), a container such as `web/1/app`, an instance such as
    /// `demo/1`, an address or `localhost`.
    ///
    /// # Errors
    /// A sentence, when nothing is called so.
    pub fn find(world: &World, name: &str) -> Result<Place, String> {
        if name == "internet" {
            return Ok(Place::Internet);
        }
        if name == "localhost" || name == "127.0.0.1" {
            return Ok(Place::Localhost);
        }
        if let Ok(address) = name.parse() {
            return Ok(Place::Address(address));
        }
        if let Some(balancer) = world.load_balancers.iter().find(|balancer| *balancer.name == *name) {
            return Ok(Place::LoadBalancer(balancer.key));
        }
        if let Some(record) = world.dns.get(name) {
            return Ok(Place::LoadBalancer(record.alias_to));
        }
        if let Ok(instance) = lookup::instance(world, name) {
            return Ok(Place::Instance(instance));
        }
        let (task, container) = match numbered_name(name) {
            Some(_) => (name, None),
            None => name.rsplit_once('/').map_or((name, None), |(task, container)| (task, Some(container))),
        };
        let (task, container) = lookup::container(world, task, container)?;
        Ok(Place::Container { task, container })
    }

    /// What a person calls it.
    #[must_use]
    pub fn describe(&self, world: &World) -> String {
        match self {
            Place::Internet => "the internet".to_owned(),
            Place::LoadBalancer(key) => {
                let name = world.load_balancers.get(key.index()).map(|balancer| balancer.name.to_string());
                format!("load balancer {}", name.unwrap_or_default())
            }
            Place::Container { task, container } => container_name(world, *task, *container),
            Place::Instance(key) => instance_name(world, *key),
            Place::Address(address) => address.to_string(),
            Place::Localhost => "localhost".to_owned(),
        }
    }
}

/// `container web/1/app`.
pub fn container_name(world: &World, task: TaskKey, container: usize) -> String {
    let owner = lookup::task_name(world, task).unwrap_or_else(|| "a task".to_owned());
    let definition = world.definition_of(task);
    let name = definition
        .and_then(|definition| definition.containers.get(container))
        .map(|row| row.name.to_string());
    format!("container {owner}/{}", name.unwrap_or_default())
}

/// `instance demo/1`.
pub fn instance_name(world: &World, key: InstanceKey) -> String {
    format!("instance {}", lookup::instance_name(world, key).unwrap_or_default())
}
