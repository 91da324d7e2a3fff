//! Requests as marks on the rails: a fair sample that flies for the same time on the picture at
//! every speed, and a stamp where one failed.

use ecs_model::requests::{RECENT_REQUESTS, Request, Route};
use ecs_model::time::{Duration, Time};
use ecs_model::world::{LoadBalancerKey, TargetGroupKey, TaskKey};
use ecs_sort::SortedMap;

use crate::geometry::{Path, Point, point};
use crate::layout::Layout;
use crate::paint::{Easel, font};
use crate::primitive::{Glyph, Mark, Primitive, Role};
use crate::rails;
use crate::reading::Reading;
use crate::view::{Detail, View};

/// How long a request is on its way from client to task, in seconds of the beholder.
pub const FLIGHT: f32 = 0.7;
/// How long the stamp of a failed request stays, in seconds of the beholder.
pub const STAMP: f32 = 1.5;
/// Marks that are in flight at most.
const MOST_MARKS: f64 = 120.0;
/// Stamps that are shown at most, the newest first.
const MOST_STAMPS: usize = 24;
/// What "one of …" may be.
const SAMPLES: [u32; 13] = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000];

/// Everything that moves, and what it leaves behind.
#[derive(Default)]
pub struct Traffic {
    /// Ways.
    pub paths: Vec<Path>,
    /// Marks on them.
    pub marks: Vec<Mark>,
    /// Stamps.
    pub stamps: Vec<Primitive>,
    /// One of this many requests has a mark.
    pub shown_one_of: u32,
}

/// Model time that passes while the beholder sees this many seconds pass.
fn model_span(view: &View, seconds: f32) -> Duration {
    Duration((f64::from(seconds) * f64::from(view.rate.clamp(0.01, 10_000.0)) * 1_000_000.0) as u64)
}

/// Marks and stamps of the present moment.
pub fn traffic(reading: &Reading<'_>, view: &View, layout: &Layout) -> Traffic {
    if layout.detail == Some(Detail::Cell) {
        return Traffic::default();
    }
    let flight = model_span(view, FLIGHT);
    let in_flight = reading.sent_per_second() * flight.0 as f64 / 1_000_000.0;
    let one_of = SAMPLES.into_iter().find(|n| in_flight / f64::from(*n) <= MOST_MARKS).unwrap_or(10_000);
    let mut routes = Routes { reading, layout, known: SortedMap::new(), paths: Vec::new() };
    let marks = if view.reduced_motion { Vec::new() } else { marks(&mut routes, flight, one_of) };
    let stamps = stamps(&mut routes, view, flight);
    Traffic { paths: routes.paths, marks, stamps, shown_one_of: one_of }
}

/// What decides the way of a request on the picture.
type Way =
    (usize, Option<LoadBalancerKey>, Option<usize>, Option<usize>, Option<TargetGroupKey>, Option<TaskKey>);

/// Paths by route, each computed once.
struct Routes<'a> {
    reading: &'a Reading<'a>,
    layout: &'a Layout,
    known: SortedMap<Way, Option<usize>>,
    paths: Vec<Path>,
}

impl Routes<'_> {
    fn of(&mut self, source: usize, route: &Route) -> Option<usize> {
        let Route { load_balancer, listener, rule, target_group, task } = *route;
        let way = (source, load_balancer, listener, rule, target_group, task);
        if let Some(known) = self.known.get(&way) {
            return *known;
        }
        let path = rails::path(self.reading, self.layout, source, route);
        let at = path.map(|path| {
            self.paths.push(path);
            self.paths.len() - 1
        });
        self.known.insert(way, at);
        at
    }

    /// Where a stamp on a request with this route stands: at the end of its way into a task,
    /// else above the box that answered in the task's place, whose words it must not cover.
    fn stamp(&mut self, source: usize, route: &Route) -> Option<Point> {
        let path = self.of(source, route)?;
        if self.layout.tasks.iter().any(|task| Some(task.key) == route.task) {
            return self.paths.get(path).and_then(Path::end);
        }
        let groups = self.layout.groups.iter().map(|group| (Some(group.key), group.rect));
        let group = groups.into_iter().find(|(key, _)| key.is_some() && *key == route.target_group);
        let balancers = self.layout.balancers.iter();
        let balancer = balancers.into_iter().find(|balancer| Some(balancer.key) == route.load_balancer);
        let answered = group.map(|(_, rect)| rect).or(balancer.map(|balancer| balancer.rect));
        match answered {
            // From above, a way ends above the box anyway.
            Some(rect) if !self.layout.vertical => Some(point(rect.x + 5.0, rect.y - 2.0)),
            _ => self.paths.get(path).and_then(Path::end),
        }
    }
}

/// Well mixed bits of a number (the finalizer of SplitMix64).
fn mixed(number: u64) -> u64 {
    let mut mixed = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

/// Whether a request belongs to the sample. Numbers are mixed first: requests go to tasks in
/// turn, and every fifth of them would always be the same task's.
fn is_sampled(number: u64, one_of: u32) -> bool {
    mixed(number).is_multiple_of(u64::from(one_of.max(1)))
}

fn marks(routes: &mut Routes<'_>, flight: Duration, one_of: u32) -> Vec<Mark> {
    let reading = routes.reading;
    let oldest = Time(reading.now().0.saturating_sub(flight.0));
    let recent = &reading.world.requests.recent;
    let forgets = recent.len() >= RECENT_REQUESTS && recent.front().is_some_and(|first| first.ended > oldest);
    if forgets {
        return stand_ins(routes, flight, one_of);
    }
    let mut marks = Vec::new();
    for request in reading.requests().filter(|request| request.sent > oldest) {
        if is_sampled(request.number, one_of)
            && let Some(path) = routes.of(request.source, &request.route)
        {
            let (departs, arrives) = (request.sent, request.sent + flight);
            marks.push(Mark { path, departs, arrives, role: Role::Request });
        }
    }
    ecs_sort::sort_by_key(&mut marks, |mark| (mark.departs, mark.path));
    marks
}

/// At high speeds a flight spans more of the model's time than the world remembers requests of.
/// Then marks leave at their usual rate and take the ways that the remembered requests took, as
/// often as those. Which way a mark takes depends on its number and hardly on what is forgotten
/// meanwhile, so that it stays on its rail (rendezvous hashing).
fn stand_ins(routes: &mut Routes<'_>, flight: Duration, one_of: u32) -> Vec<Mark> {
    let reading = routes.reading;
    let mut taken: SortedMap<usize, u32> = SortedMap::new();
    for request in reading.requests() {
        if let Some(path) = routes.of(request.source, &request.route) {
            *taken.get_or_default(path) += 1;
        }
    }
    let gap = (f64::from(one_of) / reading.sent_per_second().max(0.001) * 1_000_000.0).max(1.0) as u64;
    let now = reading.now().0;
    let first = now.saturating_sub(flight.0) / gap;
    let mut marks = Vec::new();
    for number in first..=now / gap {
        let departs = Time(number * gap + mixed(number) % gap);
        let score = |(path, weight): (&usize, &u32)| {
            let drawn = (mixed(number ^ mixed(*path as u64)) >> 11) as f64 / (1u64 << 53) as f64;
            (-drawn.max(f64::MIN_POSITIVE).ln() / f64::from(*weight), *path)
        };
        let best = taken.iter().map(score).min_by(|a, b| a.0.total_cmp(&b.0));
        if let Some((_, path)) = best.filter(|_| departs.0 <= now) {
            marks.push(Mark { path, departs, arrives: departs + flight, role: Role::Request });
        }
    }
    marks
}

fn failed(request: &&Request) -> bool {
    !(200..400).contains(&request.status)
}

/// A cross and the code at the end of the way of each request that failed lately. Those that
/// failed at the same place with the same code share a stamp with their number.
fn stamps(routes: &mut Routes<'_>, view: &View, flight: Duration) -> Vec<Primitive> {
    let reading = routes.reading;
    let now = reading.now();
    let stay = model_span(view, STAMP);
    let flies = if view.reduced_motion { Duration::ZERO } else { flight };
    let mut places: Vec<(Point, u16, usize)> = Vec::new();
    for request in reading.world.requests.recent.iter().rev().filter(failed) {
        let stamped = request.ended.max(request.sent + flies);
        if stamped > now || now.since(stamped) > stay {
            continue;
        }
        let Some(end) = routes.stamp(request.source, &request.route) else { continue };
        if let Some((.., many)) =
            places.iter_mut().find(|(at, status, _)| *at == end && *status == request.status)
        {
            *many += 1;
        } else if places.len() < MOST_STAMPS {
            places.push((end, request.status, 1));
        }
    }
    let mut easel = Easel::default();
    for (at, status, many) in places {
        stamp(&mut easel, view, at, status, many);
    }
    easel.shapes
}

fn stamp(easel: &mut Easel, view: &View, at: Point, status: u16, many: usize) {
    let code = if status == 0 { "no answer".to_owned() } else { status.to_string() };
    let text = if many > 1 { format!("{code} ×{many}") } else { code };
    let width = crate::text::width(&text, font::CODE);
    // Beside the rail's end; to the left of it where the right has no room.
    let at = point(at.x.clamp(8.0, (view.width - 8.0).max(8.0)), at.y - 8.0);
    let left = if at.x + 10.0 + width > view.width { at.x - 10.0 - width } else { at.x + 10.0 };
    easel.glyph(Glyph::Cross, at, 10.0, Role::Bad);
    easel.text((left, at.y), width + 1.0, &text, font::CODE, Role::Bad);
}
