//! Which target of a group gets the next request (load-balancing.md 3.3, 3.7, 4.2).
//!
//! A request must cost the same however many targets there are, so the answer is kept ready:
//! [`Candidates`] is rebuilt when a target changes its state, which is rare, and read for each
//! request, which is not.

use std::collections::BTreeSet;

use crate::random::Stream;
use crate::world::{Algorithm, Candidates, Target, TargetGroup, TargetState};

/// Why no target of a group can be chosen: each of them answers 503.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NoTarget {
    /// The group is empty.
    NoneRegistered,
    /// Every target drains.
    AllDraining,
    /// Every target that does not drain is unused.
    AllUnused,
    /// No target has a verdict, and the group does not open to such targets.
    AllInitial,
}

impl TargetGroup {
    /// Adds a target under the next registration number.
    pub(crate) fn add(&mut self, make: impl FnOnce(u32) -> Target) -> u32 {
        let registration = self.next_registration;
        self.next_registration = registration.saturating_add(1);
        let target = make(registration);
        self.by_task.insert((target.task, registration));
        self.targets.push(target);
        self.candidates = self.candidates_anew();
        registration
    }

    /// Takes a target out.
    pub(crate) fn remove(&mut self, registration: u32) -> Option<Target> {
        let target = self.targets.remove(self.position(registration)?);
        self.by_task.remove(&(target.task, registration));
        self.candidates = self.candidates_anew();
        Some(target)
    }

    /// Changes a target and brings the candidates in step with it.
    pub(crate) fn change(&mut self, registration: u32, change: impl FnOnce(&mut Target)) {
        let position = self.position(registration);
        if let Some(target) = position.and_then(|at| self.targets.get_mut(at)) {
            change(target);
            self.candidates = self.candidates_anew();
        }
    }

    /// The target that the next request goes to, without sending one.
    pub(crate) fn next_target(&self, ties: &mut Stream) -> Result<&Target, NoTarget> {
        let positions = &self.candidates.positions;
        let chosen = match self.algorithm {
            Algorithm::RoundRobin => {
                let turn = self.placed.checked_rem(positions.len() as u64).unwrap_or(0);
                positions.get(turn as usize).copied()
            }
            Algorithm::LeastOutstandingRequests => self.candidates.by_load.first().map(|(_, _, at)| *at),
            Algorithm::WeightedRandom => {
                let draw = ties.below(u32::try_from(positions.len()).unwrap_or(u32::MAX));
                positions.get(draw as usize).copied()
            }
        };
        chosen.and_then(|at| self.targets.get(at as usize)).ok_or_else(|| self.why_none())
    }

    fn why_none(&self) -> NoTarget {
        if self.targets.is_empty() {
            NoTarget::NoneRegistered
        } else if self.targets.iter().all(|target| target.state == TargetState::Draining) {
            NoTarget::AllDraining
        } else if self.targets.iter().all(|t| matches!(t.state, TargetState::Draining | TargetState::Unused))
        {
            NoTarget::AllUnused
        } else {
            NoTarget::AllInitial
        }
    }

    /// Notes that a request went to a target.
    pub(crate) fn request_began(&mut self, registration: u32) {
        self.placed = self.placed.saturating_add(1);
        let placed = self.placed;
        self.change_load(registration, |target| {
            target.in_flight = target.in_flight.saturating_add(1);
            target.last_placed = placed;
        });
    }

    /// Notes that a target no longer works on a request.
    pub(crate) fn request_ended(&mut self, registration: u32) {
        self.change_load(registration, |target| target.in_flight = target.in_flight.saturating_sub(1));
    }

    /// Notes that a target works on nothing any more.
    pub(crate) fn all_requests_ended(&mut self, registration: u32) {
        self.change_load(registration, |target| target.in_flight = 0);
    }

    fn change_load(&mut self, registration: u32, change: impl FnOnce(&mut Target)) {
        let Some(position) = self.position(registration) else { return };
        let Some(target) = self.targets.get_mut(position) else { return };
        let before = load(target, position);
        change(target);
        let after = load(target, position);
        if self.candidates.by_load.remove(&before) {
            self.candidates.by_load.insert(after);
        }
    }

    /// The candidates, computed from nothing but the targets.
    pub(crate) fn candidates_anew(&self) -> Candidates {
        let usable = |target: &Target| match target.state {
            TargetState::Draining | TargetState::Unused => false,
            TargetState::Initial => self.opens_to_initial,
            TargetState::Healthy | TargetState::Unhealthy => true,
        };
        let count = |of: &dyn Fn(&Target) -> bool| self.targets.iter().filter(|t| of(t)).count();
        let healthy = count(&|target| target.state == TargetState::Healthy);
        let fails_open = self.has_too_few(healthy, count(&usable));
        let chosen = |target: &Target| {
            if fails_open { usable(target) } else { target.state == TargetState::Healthy }
        };
        let positions = self.targets.iter().zip(0..).filter(|(target, _)| chosen(target)).map(|(_, at)| at);
        let mut by_load = BTreeSet::new();
        if self.algorithm == Algorithm::LeastOutstandingRequests {
            let all = self.targets.iter().enumerate().filter(|(_, target)| chosen(target));
            by_load.extend(all.map(|(at, target)| load(target, at)));
        }
        Candidates {
            positions: positions.collect(),
            fails_open,
            healthy: u32::try_from(healthy).unwrap_or(u32::MAX),
            by_load,
        }
    }

    /// Whether so few targets are healthy that the group ignores health. A group without a
    /// target that could be chosen has nothing to open to.
    fn has_too_few(&self, healthy: usize, usable: usize) -> bool {
        let percentage = self.minimum_healthy.percentage.unwrap_or(0) as usize;
        let below_count = healthy < self.minimum_healthy.count as usize;
        let below_percentage = healthy.saturating_mul(100) < usable.saturating_mul(percentage);
        usable > 0 && (below_count || below_percentage)
    }
}

fn load(target: &Target, position: usize) -> (u32, u64, u32) {
    (target.in_flight, target.last_placed, u32::try_from(position).unwrap_or(u32::MAX))
}
