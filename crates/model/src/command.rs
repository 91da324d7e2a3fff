//! What a user can do to a world. Everything goes through here, so that first world plus
//! commands is the whole run.

use crate::definition::DefinitionKey;
use crate::world::{Fault, InstanceKey, ServiceKey, TaskKey};

/// The largest `desiredCount` (scheduler.md 7).
pub const MOST_TASKS: u32 = 5_000;

/// Something a user, or the scenario's `actions`, does at a moment.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Command {
    /// UpdateService with a new `desiredCount`: no deployment (scheduler.md 2.4).
    SetDesiredCount {
        /// Which service.
        service: ServiceKey,
        /// 0–5000 (scheduler.md 7); more is clamped.
        count: u32,
    },
    /// UpdateService with another revision, or `forceNewDeployment` when it is the same.
    Deploy {
        /// Which service.
        service: ServiceKey,
        /// Which revision.
        definition: DefinitionKey,
    },
    /// StopTask.
    StopTask {
        /// Which task.
        task: TaskKey,
    },
    /// The process of a container dies.
    CrashContainer {
        /// In which task.
        task: TaskKey,
        /// Which container, by position.
        container: usize,
        /// With which exit code; 137 is a kill.
        exit_code: i32,
    },
    /// A fault is injected into a container or taken away.
    SetFault {
        /// In which task.
        task: TaskKey,
        /// Which container, by position.
        container: usize,
        /// Which fault.
        fault: Fault,
        /// Whether it should be there.
        present: bool,
    },
    /// UpdateContainerInstancesState DRAINING, or back to ACTIVE.
    SetDraining {
        /// Which instance.
        instance: InstanceKey,
        /// Whether it should drain.
        draining: bool,
    },
    /// The instance is terminated.
    TerminateInstance {
        /// Which instance.
        instance: InstanceKey,
    },
    /// Requests per second of a traffic source, in thousandths.
    SetTraffic {
        /// Position in [`crate::world::World::traffic`].
        source: usize,
        /// Thousandths of a request per second, at most 20,000 requests a second.
        millirequests_per_second: u64,
    },
}
