//! Each fault of [`Sabotage`] is switched on in turn; the rule that it breaks has to be reported.

use crate::definition::NetworkMode;
use crate::engine;
use crate::time::Duration;
use crate::world::PlacementStrategy;

use super::worlds::{self, Deed, Maker};
use super::{Rule, Violation, Watch};
use crate::sabotage::Sabotage;

/// Seconds to wait, then what to do.
type Script = &'static [(u64, Deed)];

const ROLLOUT: Script = &[(120, Deed::Deploy(0, 1)), (240, Deed::Desired(0, 2)), (120, Deed::Stop(0))];
const FAILURES: Script = &[(120, Deed::Deploy(0, 3)), (7200, Deed::Stop(0))];
const UNHEALTHY_OLD: Script = &[
    (120, Deed::Deploy(0, 1)),
    (240, Deed::Deploy(0, 3)),
    (20, Deed::Fault(0, 0, 0, true)),
    (0, Deed::Fault(1, 0, 0, true)),
    (0, Deed::Fault(2, 0, 0, true)),
    (300, Deed::Stop(0)),
];
const DRAIN: Script = &[(120, Deed::Drain(0, true)), (240, Deed::Drain(1, true))];
const GROW: Script = &[(120, Deed::Desired(0, 6)), (120, Deed::Desired(1, 5))];
const ONE_BY_ONE: Script =
    &[(120, Deed::Desired(0, 2)), (120, Deed::Desired(0, 3)), (120, Deed::Desired(0, 4))];
/// The big task stops slowly; its successor waits for the agent, and a small one behind it.
const QUEUE: Script = &[(60, Deed::Stop(0)), (2, Deed::Desired(1, 1)), (5, Deed::Traffic(0))];
const CRASH: Script = &[(120, Deed::Crash(0, 0, 1))];
const CRASH_IN_CHAIN: Script = &[(120, Deed::Crash(0, 1, 1)), (240, Deed::Stop(0))];

/// The fault, the rule, the kind of world and what happens there.
const FAULTS: &[(Sabotage, Rule, usize, Script)] = &[
    (Sabotage::SkipsPending, Rule::Transitions, 0, ROLLOUT),
    (Sabotage::RevivesTasks, Rule::DesiredStatus, 0, ROLLOUT),
    (Sabotage::ForgetsStopReasons, Rule::Stopped, 0, ROLLOUT),
    (Sabotage::StartsClockEarly, Rule::Times, 0, ROLLOUT),
    (Sabotage::MislabelsExits, Rule::StopCodes, 1, CRASH),
    (Sabotage::KillsEarly, Rule::StopTimeout, 3, CRASH_IN_CHAIN),
    (Sabotage::IgnoresDependencies, Rule::ContainerOrder, 3, CRASH),
    (Sabotage::StopsInAnyOrder, Rule::ContainerOrder, 3, CRASH_IN_CHAIN),
    (Sabotage::IgnoresEssentialExits, Rule::Essential, 1, CRASH),
    (Sabotage::RunsBeforeContainers, Rule::RunningContainers, 3, CRASH),
    (Sabotage::StopsStandaloneTasks, Rule::Standalone, 1, DRAIN),
    (Sabotage::KeepsStoppedTasks, Rule::Recount, 0, ROLLOUT),
    (Sabotage::KeepsOldPrimary, Rule::OnePrimary, 0, ROLLOUT),
    (Sabotage::IgnoresCeiling, Rule::Ceiling, 2, ROLLOUT),
    (Sabotage::IgnoresFloor, Rule::Floor, 0, ROLLOUT),
    (Sabotage::SteadyTooEarly, Rule::Steady, 0, ROLLOUT),
    (Sabotage::CompletesTooEarly, Rule::Completed, 0, ROLLOUT),
    (Sabotage::ReplacesWithNewRevision, Rule::Replacement, 0, UNHEALTHY_OLD),
    (Sabotage::RetriesFasterAndFaster, Rule::Pauses, 0, FAILURES),
    (Sabotage::DeploysOnDesiredCount, Rule::DesiredCount, 0, ROLLOUT),
    (Sabotage::KeepsEveryEvent, Rule::EventList, 0, ROLLOUT),
    (Sabotage::Overbooks, Rule::Reservations, 4, GROW),
    (Sabotage::SharesStaticPorts, Rule::Reservations, 5, GROW),
    (Sabotage::IgnoresInterfaceLimit, Rule::Interfaces, 2, GROW),
    (Sabotage::PlacesOnDraining, Rule::Placement, 1, DRAIN),
    (Sabotage::IgnoresDistinctInstance, Rule::Distinct, 8, GROW),
    (Sabotage::IgnoresStrategy, Rule::Strategy, 9, ONE_BY_ONE),
    (Sabotage::JumpsTheQueue, Rule::Queue, 6, QUEUE),
    (Sabotage::IgnoresLaunchQuota, Rule::LaunchQuota, 7, GROW),
    (Sabotage::SetsTimersInThePast, Rule::Timers, 0, ROLLOUT),
    (Sabotage::ForgetsCauses, Rule::Causes, 0, ROLLOUT),
    (Sabotage::ReusesAddresses, Rule::Addresses, 0, ROLLOUT),
    (Sabotage::ReusesPorts, Rule::Addresses, 1, GROW),
];

#[test]
fn every_rule_sees_its_fault() {
    for (sabotage, rule, kind, script) in FAULTS {
        let found = run(*kind, script, Some(*sabotage));
        let rules: Vec<Rule> = found.iter().map(|violation| violation.rule).collect();
        assert!(rules.contains(rule), "{sabotage:?}: {rule:?} is not among {found:?}");
    }
}

#[test]
fn without_a_fault_no_rule_complains() {
    for (_, _, kind, script) in FAULTS {
        let found = run(*kind, script, None);
        assert!(
            found.is_empty(),
            "world {kind}: {}",
            found.iter().map(|v| format!("\n{v}")).collect::<String>()
        );
    }
}

/// Runs a script up to the first step with something wrong.
fn run(kind: usize, script: Script, sabotage: Option<Sabotage>) -> Vec<Violation> {
    let mut maker = make(kind);
    maker.world.sabotage = sabotage;
    let mut watch = Watch::new(&maker.world);
    for (wait, deed) in script {
        let until = maker.world.now + Duration::seconds(*wait);
        let found = watch.advance(&mut maker.world, &mut maker.log, until);
        if !found.is_empty() {
            return found;
        }
        let Some(command) = worlds::command(&maker.world, deed) else { continue };
        let seen = maker.log.events.len();
        engine::apply(&mut maker.world, &mut maker.log, &command);
        let found = watch.see(&maker.world, &maker.log.events[seen..]);
        if !found.is_empty() {
            return found;
        }
    }
    let until = maker.world.now + Duration::minutes(5);
    watch.advance(&mut maker.world, &mut maker.log, until)
}

/// The shared worlds, and some in which a single thing is scarce.
fn make(kind: usize) -> Maker {
    use crate::definition::LaunchType::{Ec2, Fargate};
    let mut maker = Maker::new(7);
    match kind {
        // Memory for two tasks.
        4 => {
            maker.instance("t3.nano", 0);
            let mut app = worlds::container("app");
            app.memory = Some(200);
            let big = maker.definition("big", NetworkMode::Bridge, vec![app]);
            maker.service("big", big, 2, Ec2, |_| {});
        }
        // One static port.
        5 => {
            maker.instance("m5.large", 0);
            let mut app = worlds::container("app");
            app.port_mappings[0].host_port = 80;
            let fixed = maker.definition("fixed", NetworkMode::Bridge, vec![app]);
            maker.service("fixed", fixed, 1, Ec2, |_| {});
        }
        6 => queue(&mut maker),
        // More tasks than may start within a minute.
        7 => {
            maker.world.parameters.launches_per_minute = 2;
            let web = maker.definition("web", NetworkMode::Awsvpc, vec![worlds::container("app")]);
            maker.service("web", web, 3, Fargate, |_| {});
        }
        // One instance for a task that wants it for itself.
        8 => {
            maker.instance("m5.large", 0);
            let app = maker.definition("app", NetworkMode::Bridge, vec![worlds::container("app")]);
            maker.service("app", app, 1, Ec2, |settings| settings.distinct_instance = true);
        }
        // Four instances for tasks that keep away from each other.
        9 => {
            (0..4).for_each(|_| maker.instance("m5.large", 0));
            let app = maker.definition("app", NetworkMode::Bridge, vec![worlds::container("app")]);
            maker.service("app", app, 1, Ec2, |settings| {
                settings.placement_strategy = vec![PlacementStrategy::SpreadInstance];
            });
        }
        _ => return worlds::make(kind, 7),
    }
    maker
}

/// An instance on which tasks that stop slowly keep others in the agent's queue: a big one and,
/// behind it, a small one that would fit.
fn queue(maker: &mut Maker) {
    use crate::definition::LaunchType::Ec2;
    maker.instance("t3.micro", 0);
    let app = |memory| {
        let mut app = worlds::container("app");
        app.memory = Some(memory);
        app.workload.stops_after = None;
        app
    };
    let big = maker.definition("big", NetworkMode::Bridge, vec![app(800)]);
    let small = maker.definition("small", NetworkMode::Bridge, vec![app(100)]);
    maker.service("big", big, 1, Ec2, |_| {});
    maker.service("small", small, 0, Ec2, |_| {});
}
