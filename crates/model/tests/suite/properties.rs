//! Random commands in random worlds: the invariants hold at every event, the same commands give
//! the same bytes, going back and forth in time changes nothing, and what can settle settles.
//!
//! `PROPTEST_CASES=1000 cargo test -p ecs-model --test suite properties` for a long run.
use crate::worlds;

use ecs_model::engine;
use ecs_model::history::History;
use ecs_model::invariants::Watch;
use ecs_model::log::Log;
use ecs_model::time::{Duration, Time};
use ecs_model::world::World;
use proptest::prelude::*;
use worlds::Deed;

/// Milliseconds to wait, then what to do.
type Script = Vec<(u64, Deed)>;

fn config() -> ProptestConfig {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(64);
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

fn any_deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        3 => calm_deed(),
        1 => (any::<u8>(), any::<u8>()).prop_map(|(service, revision)| Deed::Deploy(service, revision)),
        2 => (any::<u8>(), any::<u8>(), any::<u8>(), any::<bool>())
            .prop_map(|(task, container, fault, present)| Deed::Fault(task, container, fault, present)),
        1 => any::<u16>().prop_map(Deed::Traffic),
    ]
}

/// What leaves nothing behind that could keep a service from settling.
fn calm_deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        3 => (any::<u8>(), any::<u8>()).prop_map(|(service, count)| Deed::Desired(service, count)),
        1 => any::<u8>().prop_map(|service| Deed::Deploy(service, 0)),
        1 => any::<u8>().prop_map(|service| Deed::Deploy(service, 1)),
        2 => any::<u8>().prop_map(Deed::Stop),
        2 => (any::<u8>(), any::<u8>(), any::<u8>())
            .prop_map(|(task, container, code)| Deed::Crash(task, container, code)),
        2 => (any::<u8>(), any::<bool>()).prop_map(|(instance, draining)| Deed::Drain(instance, draining)),
        1 => any::<u8>().prop_map(Deed::Terminate),
    ]
}

fn script(deed: impl Strategy<Value = Deed>) -> impl Strategy<Value = Script> {
    // Often at once, often within a phase, sometimes long after everything has settled.
    let wait = prop_oneof![2 => Just(0), 4 => 0..20_000u64, 3 => 20_000..120_000u64];
    prop::collection::vec((wait, deed), 1..14)
}

/// Runs a script without looking.
fn play(world: &mut World, log: &mut Log, script: &Script) {
    for (wait, deed) in script {
        engine::advance(world, log, world.now + Duration::millis(*wait));
        if let Some(command) = worlds::command(world, deed) {
            engine::apply(world, log, &command);
        }
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn the_invariants_hold_at_every_event(kind in 0..worlds::KINDS, seed in 0..1_000u64, script in script(any_deed())) {
        let mut maker = worlds::make(kind, seed);
        let mut watch = Watch::new(&maker.world);
        for (wait, deed) in script {
            let until = maker.world.now + Duration::millis(wait);
            let found = watch.advance(&mut maker.world, &mut maker.log, until);
            prop_assert!(found.is_empty(), "{} at {}", found[0], maker.world.now);
            if let Some(command) = worlds::command(&maker.world, &deed) {
                let seen = maker.log.events.len();
                engine::apply(&mut maker.world, &mut maker.log, &command);
                let found = watch.see(&maker.world, &maker.log.events[seen..]);
                prop_assert!(found.is_empty(), "{} after {command:?} at {}", found[0], maker.world.now);
            }
        }
        let until = maker.world.now + Duration::minutes(3);
        let found = watch.advance(&mut maker.world, &mut maker.log, until);
        prop_assert!(found.is_empty(), "{} at {}", found[0], maker.world.now);
    }

    #[test]
    fn the_same_commands_give_the_same_run(kind in 0..worlds::KINDS, seed in 0..1_000u64, script in script(any_deed())) {
        let run = || {
            let mut maker = worlds::make(kind, seed);
            play(&mut maker.world, &mut maker.log, &script);
            (maker.world, maker.log)
        };
        let (first, second) = (run(), run());
        prop_assert_eq!(&first.1, &second.1);
        prop_assert!(first.0 == second.0);
    }

    #[test]
    fn going_back_and_forth_changes_nothing(
        kind in 0..worlds::KINDS, seed in 0..1_000u64, script in script(any_deed()), back in any::<prop::sample::Index>()
    ) {
        let mut straight = worlds::make(kind, seed);
        play(&mut straight.world, &mut straight.log, &script);
        let maker = worlds::make(kind, seed);
        let mut history = History::new(maker.world, maker.log);
        let turn = back.index(script.len());
        for (position, (wait, deed)) in script.iter().enumerate() {
            history.advance(Duration::millis(*wait));
            if let Some(command) = worlds::command(history.world(), deed) {
                history.command(command);
            }
            if position == turn {
                let now = history.now();
                let then = Time(now.0 / 3);
                history.seek(then);
                prop_assert!(history.events().iter().all(|event| event.at <= then));
                history.step_forward(Duration::minutes(1));
                history.step_back();
                history.seek(now);
            }
        }
        // Beyond the present moment the history may know more.
        prop_assert_eq!(history.events(), straight.log.events);
        let seconds = history.log().seconds.iter().take(straight.log.seconds.len());
        prop_assert!(seconds.eq(&straight.log.seconds));
        prop_assert!(*history.world() == straight.world);
    }

    #[test]
    fn what_can_settle_settles(kind in 0..worlds::KINDS, seed in 0..1_000u64, script in script(calm_deed())) {
        let mut maker = worlds::make(kind, seed);
        play(&mut maker.world, &mut maker.log, &script);
        let until = maker.world.now + Duration::hours(1);
        engine::advance(&mut maker.world, &mut maker.log, until);
        for service in &maker.world.services {
            let stuck = service.said.iter().any(|said| matches!(said.code, "E16" | "E18"));
            prop_assert!(
                service.steady_since.is_some() || service.unplaced.is_some() || stuck,
                "service {} is neither steady nor says why not: {:?}",
                service.name,
                service.events.iter().rev().take(5).map(|line| &line.message).collect::<Vec<_>>()
            );
        }
    }
}
