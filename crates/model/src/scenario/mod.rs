//! Scenario version 1: everything that a world begins with, as a person writes it down.
//!
//! A [`Scenario`] is plain data with names where a world has keys. [`read`](Scenario::read)
//! makes one of a text and reports every problem at its place, the app edits it member by
//! member, [`to_json`](Scenario::to_json) writes it back, and [`build`](Scenario::build) makes the
//! first world of it. AWS-shaped objects keep AWS's member names, casing and units; what is ours
//! is camelCase with durations such as `"40ms"`. Wherever AWS wants an ARN, a name will do.

mod actions;
mod build;
mod check;
mod definition;
mod ecs;
mod elb;
mod launches;
pub mod lookup;
mod members;
mod names;
mod parameters;
mod problem;
mod read;
mod registry;
mod simulation;
mod write;

pub use actions::{Action, NamedCommand};
pub use build::Built;
pub use check::target_type_of;
pub use definition::Runnable;
pub use ecs::{Cluster, InstanceGroup, Service, ServiceLoadBalancer};
pub use elb::{Listener, ListenerRule, LoadBalancer, RuleAction, Scheme, TargetGroup, TargetGroupAttributes};
pub use names::{family_and_revision, numbered_name, short_name};
pub use parameters::{PARAMETERS, Parameter, Setting};
pub use problem::{Problem, Severity};
pub use read::Reading;
pub use registry::{Gate, Registry, judged_before, refusal};
pub use simulation::{DnsName, TrafficSource};

use std::collections::BTreeMap;

use crate::definition::Workload;
use crate::parameters::Parameters;

/// The version of the format that this crate reads and writes.
pub const VERSION: u32 = 1;

/// The most members of one list that are read; more could only be a mistake or an attack.
pub const MAX_LIST: usize = 5_000;

/// Everything that a world begins with. Members that are absent from the text have the
/// defaults named here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scenario {
    /// Seeds every random choice of the run. Default 0.
    pub seed: u64,
    /// Texts of task definitions as somebody typed them. In the file an element is the
    /// definition itself, or a string that holds its text when that is no plain JSON.
    /// Definitions of one family are its revisions, the first one revision 1.
    pub task_definitions: Vec<String>,
    /// Clusters. Services may name one that is not listed; it has no container instances.
    pub clusters: Vec<Cluster>,
    /// Services.
    pub services: Vec<Service>,
    /// Target groups.
    pub target_groups: Vec<TargetGroup>,
    /// Application Load Balancers.
    pub load_balancers: Vec<LoadBalancer>,
    /// Names that lead to load balancers.
    pub dns: Vec<DnsName>,
    /// What the programs inside of containers are like, by `family/container`. A container
    /// that is not listed has [`Workload::default`].
    pub workloads: BTreeMap<String, Workload>,
    /// Who sends requests.
    pub traffic: Vec<TrafficSource>,
    /// What happens at set times.
    pub actions: Vec<Action>,
    /// What AWS does not document, or not exactly. Default [`Parameters::default`].
    pub parameters: Parameters,
}
