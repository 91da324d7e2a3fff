//! "Why?" is a walk along causes: from what happened in the end back to what a user did.
use crate::worlds;

use ecs_model::engine;
use ecs_model::event::{Event, EventKind};
use ecs_model::time::Duration;
use worlds::{Deed, Maker};

/// The kind of world, what is done in it once it is steady, a later event, and the sentence that
/// the walk from there has to end with.
const CASES: &[(usize, Deed, &str, &str)] = &[
    (0, Deed::Crash(0, 0, 1), "is PENDING", "You crashed container app of task"),
    (0, Deed::Crash(0, 0, 1), "registered 1 targets", "You crashed container app of task"),
    (0, Deed::Stop(0), "is PENDING", "You stopped task"),
    (0, Deed::Desired(0, 5), "is RUNNING", "You set the desired count of web from 3 to 5."),
    (0, Deed::Desired(0, 1), "begun draining", "You set the desired count of web from 3 to 1."),
    (0, Deed::Deploy(0, 1), "is healthy in target group", "You deployed web:2 on web."),
    (0, Deed::Deploy(0, 1), "has stopped", "You deployed web:2 on web."),
    (0, Deed::Deploy(0, 1), "deployment completed.", "You deployed web:2 on web."),
    (0, Deed::Fault(0, 0, 0, true), "has started", "You made container app of task"),
    (0, Deed::Fault(0, 0, 0, true), "is unhealthy in (target-group", "You made container app of task"),
    (1, Deed::Drain(0, true), "has started", "You set container instance"),
    (1, Deed::Terminate(0), "is PENDING", "You terminated instance"),
    (3, Deed::Crash(0, 2, 42), "SIGKILL", "You crashed container app of task"),
];

#[test]
fn every_event_leads_back_to_what_a_user_did() {
    for (kind, deed, then, expected) in CASES {
        let mut maker = worlds::make(*kind, 7);
        advance(&mut maker, Duration::minutes(5));
        let command = worlds::command(&maker.world, deed).unwrap();
        let from = maker.log.events.len();
        engine::apply(&mut maker.world, &mut maker.log, &command);
        advance(&mut maker, Duration::minutes(10));
        let sentence = |event: &Event| event.kind.sentence(&maker.world);
        let later = maker.log.events[from..].iter().find(|event| sentence(event).contains(then));
        let later = later.unwrap_or_else(|| panic!("{deed:?}: nothing “{then}”"));
        let root = root(&maker.log.events, later);
        assert!(
            sentence(root).contains(expected),
            "{deed:?}: “{}” led to “{}”",
            sentence(root),
            sentence(later)
        );
        assert!(matches!(root.kind, EventKind::Commanded { .. }));
    }
}

fn advance(maker: &mut Maker, span: Duration) {
    let until = maker.world.now + span;
    engine::advance(&mut maker.world, &mut maker.log, until);
}

fn root<'a>(events: &'a [Event], event: &'a Event) -> &'a Event {
    let mut event = event;
    while let Some(cause) = event.cause {
        event = &events[cause.0 as usize];
    }
    event
}

#[test]
fn every_sentence_is_a_sentence() {
    for kind in 0..worlds::KINDS {
        let mut maker = worlds::make(kind, 7);
        for deed in [
            Deed::Deploy(0, 2),
            Deed::Fault(0, 0, 2, true),
            Deed::Crash(1, 0, 1),
            Deed::Drain(0, true),
            Deed::Terminate(1),
        ] {
            advance(&mut maker, Duration::minutes(2));
            if let Some(command) = worlds::command(&maker.world, &deed) {
                engine::apply(&mut maker.world, &mut maker.log, &command);
            }
        }
        advance(&mut maker, Duration::minutes(2));
        for event in &maker.log.events {
            let sentence = event.kind.sentence(&maker.world);
            // AWS writes no full stop after the messages about targets.
            let ends = sentence.ends_with('.') || sentence.contains(" targets in (target-group ");
            assert!(ends && !sentence.contains("..") && !sentence.contains('!'), "{sentence}");
        }
    }
}
