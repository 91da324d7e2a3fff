//! What moves besides requests: a task that arrives, leaves or changes its state. It follows
//! from two pictures that come one after the other, so that the scene need not know of it.

use ecs_scene::{Group, Primitive, Scene, Subject};

/// Milliseconds that a thing takes to arrive.
const ARRIVE: f64 = 220.0;
/// Milliseconds that a thing takes to collapse into its socket.
const LEAVE: f64 = 350.0;
/// Milliseconds that a change of state takes.
const CHANGE: f64 = 160.0;
/// With more changes at once than this it is another picture, not a change of this one.
const MOST: usize = 40;

/// How a thing moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Motion {
    /// It was not there.
    Arrives,
    /// It is not there any more.
    Leaves,
    /// It looks different.
    Changes,
}

/// A thing on its way from one picture to the next.
#[derive(Clone, Debug)]
pub struct Moving {
    /// How.
    pub motion: Motion,
    /// What, and where it is, or was when it leaves.
    pub group: Group,
    /// What it looked like before; empty when it arrives.
    pub before: Vec<Primitive>,
    since: f64,
}

impl Moving {
    /// How far it has come at `now`, eased: 0 to 1.
    pub fn progress(&self, now: f64) -> f64 {
        let span = match self.motion {
            Motion::Arrives => ARRIVE,
            Motion::Leaves => LEAVE,
            Motion::Changes => CHANGE,
        };
        let left = 1.0 - ((now - self.since) / span).clamp(0.0, 1.0);
        1.0 - left * left * left
    }
}

/// Everything that is on its way.
#[derive(Debug, Default)]
pub struct Easing {
    moving: Vec<Moving>,
}

impl Easing {
    /// Takes up what differs between two pictures of the same size.
    pub fn follow(&mut self, before: &Scene, after: &Scene, now: f64) {
        if (before.width, before.height) != (after.width, after.height) {
            self.moving.clear();
            return;
        }
        let moving: Vec<Moving> =
            departures(before, after, now).chain(arrivals(before, after, now)).collect();
        if moving.len() > MOST {
            self.moving.clear();
            return;
        }
        self.moving.retain(|old| moving.iter().all(|new| new.group.subject != old.group.subject));
        self.moving.extend(moving);
    }

    /// Forgets what has come to its end.
    pub fn settle(&mut self, now: f64) {
        self.moving.retain(|moving| moving.progress(now) < 1.0);
    }

    /// Drops everything: the pictures are cut.
    pub fn cut(&mut self) {
        self.moving.clear();
    }

    /// What is on its way.
    pub fn moving(&self) -> &[Moving] {
        &self.moving
    }

    /// Whether the still picture must leave this thing out, because it is painted on its way.
    pub fn takes(&self, subject: Subject) -> bool {
        self.moving.iter().any(|moving| moving.group.subject == subject && moving.motion != Motion::Leaves)
    }
}

fn departures<'a>(before: &'a Scene, after: &'a Scene, now: f64) -> impl Iterator<Item = Moving> + 'a {
    before.groups.iter().filter(|group| find(after, group.subject).is_none()).map(move |group| Moving {
        motion: Motion::Leaves,
        group: *group,
        before: shapes(before, group).to_vec(),
        since: now,
    })
}

fn arrivals<'a>(before: &'a Scene, after: &'a Scene, now: f64) -> impl Iterator<Item = Moving> + 'a {
    after.groups.iter().filter_map(move |group| {
        let Some(former) = find(before, group.subject) else {
            return Some(Moving { motion: Motion::Arrives, group: *group, before: Vec::new(), since: now });
        };
        // A countdown is not a change of state, and a moved thing is another layout.
        let changed = former.rect == group.rect && state(before, former) != state(after, group);
        let shapes = shapes(before, former).to_vec();
        changed.then_some(Moving { motion: Motion::Changes, group: *group, before: shapes, since: now })
    })
}

fn find(scene: &Scene, subject: Subject) -> Option<&Group> {
    scene.groups.iter().find(|group| group.subject == subject)
}

/// The shapes of a group.
pub fn shapes<'a>(scene: &'a Scene, group: &Group) -> &'a [Primitive] {
    scene.still.get(group.from..group.to).unwrap_or_default()
}

/// The colours of a group's first boxes and signs: its state.
fn state(scene: &Scene, group: &Group) -> Vec<Option<ecs_scene::Role>> {
    let roles = shapes(scene, group).iter().filter_map(|shape| match shape {
        Primitive::Glyph { role, .. } => Some(Some(*role)),
        Primitive::Box { fill, .. } => Some(*fill),
        _ => None,
    });
    roles.take(3).collect()
}
