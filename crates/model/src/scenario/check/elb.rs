//! Target groups, listeners and rules.

use ecs_sort::SortedSet;

use super::Checks;
use crate::scenario::{Listener, RuleAction, short_name};

/// Rules of one load balancer, default rules not counted (load-balancing.md 1.2).
const MOST_RULES: usize = 100;

impl Checks<'_> {
    pub(super) fn target_groups(&mut self) {
        let groups = &self.scenario.target_groups;
        self.unique("/targetGroups", "Name", groups.iter().map(|group| group.name.as_str()));
        for (position, group) in groups.iter().enumerate() {
            let balancers =
                self.scenario.load_balancers.iter().filter(|balancer| balancer.forwards_to(&group.name));
            if balancers.count() > 1 {
                self.refused(
                    format!("/targetGroups/{position}"),
                    format!(
                        "Rules of several load balancers forward to {}; a target group serves one.",
                        group.name
                    ),
                    "You've reached the limit on the number of load balancers per target group.",
                );
            }
        }
    }

    pub(super) fn load_balancers(&mut self) {
        let balancers = &self.scenario.load_balancers;
        self.unique("/loadBalancers", "Name", balancers.iter().map(|balancer| balancer.name.as_str()));
        for (position, balancer) in balancers.iter().enumerate() {
            let pointer = format!("/loadBalancers/{position}/Listeners");
            let mut ports = SortedSet::new();
            for (position, listener) in balancer.listeners.iter().enumerate() {
                let pointer = format!("{pointer}/{position}");
                if !ports.insert(listener.port) {
                    let message =
                        format!("Another listener of {} has port {}.", balancer.name, listener.port);
                    let words = "A listener with the specified port already exists.";
                    self.refused(format!("{pointer}/Port"), message, words);
                }
                self.listener(&pointer, listener);
            }
            let rules: usize = balancer.listeners.iter().map(|listener| listener.rules.len()).sum();
            if rules > MOST_RULES {
                self.error(
                    pointer,
                    format!("A load balancer has at most {MOST_RULES} rules; this one has {rules}."),
                );
            }
        }
    }

    fn listener(&mut self, pointer: &str, listener: &Listener) {
        self.action(&format!("{pointer}/DefaultActions/0"), &listener.default_action);
        let mut priorities = SortedSet::new();
        for (position, rule) in listener.rules.iter().enumerate() {
            let pointer = format!("{pointer}/Rules/{position}");
            let priority = rule.priority;
            if priority > 0 && !priorities.insert(priority) {
                let message = format!("Another rule of this listener has priority {priority}.");
                self.refused(
                    format!("{pointer}/Priority"),
                    message,
                    format!("Priority '{priority}' is currently in use"),
                );
            }
            self.action(&format!("{pointer}/Actions/0"), &rule.action);
        }
    }

    fn action(&mut self, pointer: &str, action: &RuleAction) {
        let RuleAction::Forward(groups) = action else { return };
        for (reference, _) in groups {
            let name = short_name(reference);
            if !name.is_empty() && !self.scenario.target_groups.iter().any(|group| group.name == name) {
                let message = format!("There is no target group called {name}.");
                self.refused(pointer, message, format!("Target group '{name}' not found"));
            }
        }
    }
}
