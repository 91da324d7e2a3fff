//! Ways to break the engine on purpose, so that every rule of [`crate::invariants`] is known to
//! see its fault. Outside tests, and without the feature `sabotage`, nothing here has an effect.

use crate::world::World;

/// One fault in the engine, named by what it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sabotage {
    /// A task goes from PROVISIONING to RUNNING.
    SkipsPending,
    /// A task that was told to stop should run again once its targets drain.
    RevivesTasks,
    /// A STOPPED task has no reason.
    ForgetsStopReasons,
    /// `startedAt` is set while the task is PENDING.
    StartsClockEarly,
    /// A task that ran counts as one that failed to start.
    MislabelsExits,
    /// SIGKILL comes after half of the stop timeout.
    KillsEarly,
    /// Containers start whatever they depend on.
    IgnoresDependencies,
    /// Containers stop in any order.
    StopsInAnyOrder,
    /// A task lives on without its essential container.
    IgnoresEssentialExits,
    /// A task is RUNNING before its containers are.
    RunsBeforeContainers,
    /// Draining an instance stops standalone tasks, too.
    StopsStandaloneTasks,
    /// A STOPPED task stays on the list of its service.
    KeepsStoppedTasks,
    /// A new deployment leaves the old one PRIMARY.
    KeepsOldPrimary,
    /// Tasks are started beyond the ceiling.
    IgnoresCeiling,
    /// Old tasks are stopped below the floor.
    IgnoresFloor,
    /// A service says that it is steady whatever it does.
    SteadyTooEarly,
    /// A deployment completes while others still have tasks.
    CompletesTooEarly,
    /// An unhealthy old task is replaced with the new revision.
    ReplacesWithNewRevision,
    /// Pauses between failing starts shrink.
    RetriesFasterAndFaster,
    /// A new desired count begins a deployment.
    DeploysOnDesiredCount,
    /// The event list has no end.
    KeepsEveryEvent,
    /// CPU and memory of an instance are given away twice.
    Overbooks,
    /// Two tasks get the same static host port.
    SharesStaticPorts,
    /// awsvpc tasks are placed without an interface left.
    IgnoresInterfaceLimit,
    /// Tasks are placed on draining instances.
    PlacesOnDraining,
    /// `distinctInstance` is forgotten.
    IgnoresDistinctInstance,
    /// The placement strategy is forgotten.
    IgnoresStrategy,
    /// The agent takes whichever task fits.
    JumpsTheQueue,
    /// The launch quota is forgotten.
    IgnoresLaunchQuota,
    /// A timer is set in the past.
    SetsTimersInThePast,
    /// Events forget their cause.
    ForgetsCauses,
    /// Every interface gets the same address.
    ReusesAddresses,
    /// A dynamic host port is given out twice.
    ReusesPorts,
}

impl World {
    /// Whether this fault is switched on.
    #[cfg(any(test, feature = "sabotage"))]
    pub(crate) fn sabotaged(&self, by: Sabotage) -> bool {
        self.sabotage == Some(by)
    }

    /// Whether this fault is switched on: never.
    #[cfg(not(any(test, feature = "sabotage")))]
    #[inline(always)]
    pub(crate) fn sabotaged(&self, _: Sabotage) -> bool {
        false
    }

    /// The same world without a fault, for those who look for it.
    pub(crate) fn honest(&self) -> World {
        World {
            #[cfg(any(test, feature = "sabotage"))]
            sabotage: None,
            ..self.clone()
        }
    }

    /// What a fault of the state, rather than of a decision, does after a step.
    #[cfg(not(any(test, feature = "sabotage")))]
    #[inline(always)]
    pub(crate) fn tamper(&mut self) {}
}

/// Faults of the state: what an engine that forgets or confuses something would leave behind.
#[cfg(any(test, feature = "sabotage"))]
mod tampering {
    use super::Sabotage;
    use crate::engine::Timer;
    use crate::lifecycle::TaskTimer;
    use crate::placement::Room;
    use crate::time::Time;
    use crate::world::{
        DeploymentStatus, DesiredStatus, InstanceStatus, RolloutState, Service, StopCode, Task, TaskStatus,
        World,
    };

    impl World {
        /// What a fault of the state, rather than of a decision, does after a step.
        pub(crate) fn tamper(&mut self) {
            let Some(sabotage) = self.sabotage else { return };
            let (now, address) = (self.now, self.tasks.values().find_map(|task| task.address));
            for (_, task) in self.tasks.iter_mut() {
                tamper_with_task(task, sabotage, now);
                if sabotage == Sabotage::ReusesAddresses {
                    task.address = task.address.and(address);
                }
            }
            for service in &mut self.services {
                tamper_with_service(service, sabotage);
            }
            if sabotage == Sabotage::KeepsStoppedTasks {
                let over = self.tasks.values().filter(|task| task.last_status == TaskStatus::Stopped);
                for (service, key) in over.map(|task| (task.service, task.key)) {
                    if let Some(row) = service.and_then(|of| self.services.get_mut(of.index())) {
                        row.tasks.push(key);
                    }
                }
            }
            if sabotage == Sabotage::ReplacesWithNewRevision {
                confuse_revisions(self);
            }
            if sabotage == Sabotage::SetsTimersInThePast && now > Time(1) {
                self.timers.set(Time(now.0.saturating_sub(1)), Timer::Task(TaskTimer::Purge), None);
            }
        }
    }

    fn tamper_with_task(task: &mut Task, sabotage: Sabotage, now: Time) {
        match sabotage {
            Sabotage::RevivesTasks if task.deregistered => {
                task.desired_status = DesiredStatus::Running;
            }
            Sabotage::ForgetsStopReasons if task.last_status == TaskStatus::Stopped => task.stop = None,
            Sabotage::StartsClockEarly if task.last_status == TaskStatus::Pending => {
                task.times.started.get_or_insert(now);
            }
            Sabotage::MislabelsExits => {
                if let Some(stop) = &mut task.stop {
                    stop.code = StopCode::TaskFailedToStart;
                }
            }
            Sabotage::ReusesPorts => {
                for binding in task.containers.iter_mut().flat_map(|container| &mut container.bindings) {
                    binding.host_port = 32_768;
                }
            }
            _ => {}
        }
    }

    fn tamper_with_service(service: &mut Service, sabotage: Sabotage) {
        match sabotage {
            Sabotage::KeepsOldPrimary => {
                for deployment in &mut service.deployments {
                    deployment.status = DeploymentStatus::Primary;
                }
            }
            Sabotage::CompletesTooEarly => {
                if let Some(deployment) = service.deployments.last_mut() {
                    deployment.rollout_state = RolloutState::Completed;
                }
            }
            Sabotage::KeepsEveryEvent => {
                let last = service.events.back().cloned();
                service.events.extend(std::iter::repeat_n(last, 100).flatten());
            }
            _ => {}
        }
    }

    fn confuse_revisions(world: &mut World) {
        for service in &world.services {
            let newest = service.primary().map(|primary| primary.definition);
            for pair in &service.replacements {
                if let (Some(task), Some(definition)) = (world.tasks.get_mut(pair.replacement), newest) {
                    task.definition = definition;
                }
            }
        }
    }

    /// What a scheduler that overlooks something takes an instance for.
    pub(crate) fn tamper_with_room(world: &World, room: &mut Room) {
        match world.sabotage {
            Some(Sabotage::Overbooks) => (room.free_cpu, room.free_memory) = (u32::MAX, u32::MAX),
            Some(Sabotage::SharesStaticPorts) => room.ports.clear(),
            Some(Sabotage::IgnoresInterfaceLimit) => room.free_interfaces = u32::MAX,
            Some(Sabotage::PlacesOnDraining) if room.status == InstanceStatus::Draining => {
                room.status = InstanceStatus::Active;
            }
            Some(Sabotage::IgnoresDistinctInstance | Sabotage::IgnoresStrategy) => {
                (room.service_tasks, room.free_cpu, room.free_memory) =
                    (0, room.registered_cpu, room.registered_memory);
            }
            _ => {}
        }
    }
}

#[cfg(any(test, feature = "sabotage"))]
pub(crate) use tampering::tamper_with_room;
