//! Who reaches whom over the network, and where it stops: the truth table of networking.md 2, as
//! far as the model has what its rows speak of. The model has no security groups, no route tables
//! and no public addresses of instances: security groups admit everything here, and where a row
//! depends on a route the answer is that it depends.

mod addresses;
mod containers;
mod place;

pub use place::Place;

use crate::world::World;

/// A station on the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hop {
    /// For example `web/1/app` or `the instance demo/1`.
    pub name: String,
    /// The address that is used there, for example `10.0.0.4:80`; empty when there is none.
    pub address: String,
}

/// How a connection ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is made.
    Reached,
    /// It is not made.
    Stopped,
    /// It depends on something that the model has not.
    Depends,
}

/// What becomes of a connection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reach {
    /// The stations, the first one is who connects.
    pub hops: Vec<Hop>,
    /// How it ends.
    pub verdict: Verdict,
    /// Why, in one sentence.
    pub reason: String,
    /// The row of networking.md 2 that says so, for example `A6`; empty where none is needed.
    pub row: &'static str,
}

/// What becomes of a connection from one place to another. `port` is the port that the process
/// at the other end listens on, or the port of an address or a load balancer; absent means the
/// first one that is mapped there, or 80.
#[must_use]
pub fn reach(world: &World, from: &Place, to: &Place, port: Option<u16>) -> Reach {
    let way = Way { world, hops: vec![Hop { name: from.describe(world), address: String::new() }] };
    match (from, to) {
        (Place::Instance(_) | Place::Address(_) | Place::Localhost, _) => {
            way.stopped("", "A connection begins on the internet, at a load balancer or in a container.")
        }
        (_, Place::Localhost | Place::Address(_)) => addresses::reach(way, from, to, port),
        (Place::Container { .. }, Place::Container { .. }) => containers::between(way, from, to, port),
        (Place::LoadBalancer(balancer), Place::Container { task, container }) => {
            containers::from_load_balancer(way, *balancer, *task, *container)
        }
        (Place::Internet, Place::Container { task, container }) => {
            containers::from_internet(way, *task, *container)
        }
        (Place::Internet, Place::LoadBalancer(balancer)) => containers::to_load_balancer(way, *balancer, port),
        (Place::Container { task, .. }, Place::LoadBalancer(balancer)) => {
            containers::container_to_load_balancer(way, *task, *balancer, port)
        }
        (Place::Container { task, .. }, Place::Instance(instance)) => {
            containers::to_instance(way, *task, *instance, port)
        }
        (Place::Container { task, .. }, Place::Internet) => containers::to_internet(way, *task),
        (Place::Internet, Place::Instance(_)) => {
            way.depends("B18", "The model gives instances no public address; with one, and a security group that admits it, it is reached.")
        }
        (Place::LoadBalancer(_) | Place::Internet, _) => {
            way.stopped("", "A load balancer connects to its targets and to nothing else.")
        }
    }
}

/// A way in the making.
struct Way<'w> {
    world: &'w World,
    hops: Vec<Hop>,
}

impl Way<'_> {
    fn hop(&mut self, name: impl Into<String>, address: impl Into<String>) {
        self.hops.push(Hop { name: name.into(), address: address.into() });
    }

    fn end(self, verdict: Verdict, row: &'static str, reason: impl Into<String>) -> Reach {
        Reach { hops: self.hops, verdict, reason: reason.into(), row }
    }

    fn reached(self, row: &'static str, reason: impl Into<String>) -> Reach {
        self.end(Verdict::Reached, row, reason)
    }

    fn stopped(self, row: &'static str, reason: impl Into<String>) -> Reach {
        self.end(Verdict::Stopped, row, reason)
    }

    fn depends(self, row: &'static str, reason: impl Into<String>) -> Reach {
        self.end(Verdict::Depends, row, reason)
    }
}
