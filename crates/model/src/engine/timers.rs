//! The calendar of a world.

use std::collections::BTreeMap;

use crate::event::Seq;
use crate::lifecycle::TaskTimer;
use crate::load_balancing::LoadBalancingTimer;
use crate::scheduler::ServiceTimer;
use crate::time::Time;
use crate::traffic::TrafficTimer;

/// Something that happens at a set time. The order of the variants is the order in which
/// timers of the same moment happen: processes before the load balancer that looks at them,
/// both before the scheduler that judges them, and requests last.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Timer {
    /// A task or a container goes on.
    Task(TaskTimer),
    /// A probe, the end of a delay.
    LoadBalancing(LoadBalancingTimer),
    /// A pass of a service's scheduler.
    Service(ServiceTimer),
    /// A request arrives or ends, or a second is over.
    Traffic(TrafficTimer),
}

impl Timer {
    fn class(&self) -> u8 {
        match self {
            Timer::Task(_) => 0,
            Timer::LoadBalancing(_) => 1,
            Timer::Service(_) => 2,
            Timer::Traffic(_) => 3,
        }
    }
}

/// Timers by due time, class and order of setting.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Timers {
    due: BTreeMap<(Time, u8, u64), (Timer, Option<Seq>)>,
    next: u64,
}

impl Timers {
    /// Sets a timer.
    pub fn set(&mut self, time: Time, timer: Timer, cause: Option<Seq>) {
        let order = self.next;
        self.next = self.next.saturating_add(1);
        self.due.insert((time, timer.class(), order), (timer, cause));
    }

    /// Takes the first timer that is due up to and including `until`.
    pub fn take_due(&mut self, until: Time) -> Option<(Time, Timer, Option<Seq>)> {
        let entry = self.due.first_entry()?;
        let (time, _, _) = *entry.key();
        if time > until {
            return None;
        }
        let (timer, cause) = entry.remove();
        Some((time, timer, cause))
    }

    /// When the first timer is due.
    pub fn next_due(&self) -> Option<Time> {
        self.due.first_key_value().map(|((time, _, _), _)| *time)
    }

    /// How many timers are set.
    pub fn len(&self) -> usize {
        self.due.len()
    }

    /// Whether no timer is set.
    pub fn is_empty(&self) -> bool {
        self.due.is_empty()
    }
}
