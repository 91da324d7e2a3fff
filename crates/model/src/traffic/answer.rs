//! What becomes of a request that is sent now: name, load balancer, listener, rule, target group,
//! target, answer (load-balancing.md 4.2). Reads the world and changes nothing.

use crate::load_balancing::{NoTarget, Reaction, reaction};
use crate::random::Stream;
use crate::requests::{Request, Route};
use crate::routing::{Decision, RequestView, decide};
use crate::time::{Duration, Time};
use crate::world::{
    Action, Listener, LoadBalancer, Target, TargetGroup, TargetGroupKey, TrafficSource, World,
};

/// What becomes of a request, if nothing happens to the target while it works on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answer {
    /// How far the request comes.
    pub route: Route,
    /// The target that works on it; absent when none does.
    pub registration: Option<u32>,
    /// HTTP status that the client gets; 0 when it gets no HTTP answer at all.
    pub status: u16,
    /// Why the status is not the target's own; empty when it is.
    pub why: &'static str,
    /// From sending until the client has its answer.
    pub after: Duration,
}

/// Why a load balancer gave up waiting for an answer.
pub(super) const IDLE: &str = "the target did not answer within the idle timeout";

/// What becomes of a request of `source` that is sent now. `stream` decides between weighted
/// target groups, and between targets where the algorithm is random.
pub fn answer(world: &World, source: &TrafficSource, stream: &mut Stream) -> Answer {
    let (route, load_balancer, listener) = match enter(world, source) {
        Ok(entered) => entered,
        Err(unanswered) => return unanswered,
    };
    let view = RequestView {
        method: &source.method,
        host: if world.parameters.host_condition_sees_port { &source.host_header } else { &source.url.host },
        path: &source.url.path,
        query: &source.url.query,
        headers: &source.headers,
        source_ip: source.address,
    };
    if view.method == "TRACE" {
        return by_load_balancer(world, route, 405, "load balancers refuse the method TRACE");
    }
    let Decision { rule, action } = decide(listener, &view);
    let route = Route { rule, ..route };
    match action {
        Action::FixedResponse { status, .. } => {
            by_load_balancer(world, route, *status, "a rule answers with a fixed response")
        }
        Action::Redirect(redirect) => {
            by_load_balancer(world, route, redirect.status, "a rule answers with a redirect")
        }
        Action::Forward(groups) => match choose_group(groups, stream) {
            Some(group) => forward(world, route, load_balancer, group, stream),
            None => by_load_balancer(world, route, 503, "every target group of the rule has weight 0"),
        },
    }
}

/// The way to a listener, or the answer of a request that does not come that far.
fn enter<'a>(
    world: &'a World,
    source: &TrafficSource,
) -> Result<(Route, &'a LoadBalancer, &'a Listener), Answer> {
    let unanswered = |route, why| Answer { route, registration: None, status: 0, why, after: Duration::ZERO };
    let record = world.dns.get(&source.url.host);
    let load_balancer = record.and_then(|record| world.load_balancers.get(record.alias_to.index()));
    let Some(load_balancer) = load_balancer else {
        return Err(unanswered(Route::default(), "no DNS record has this name"));
    };
    let mut route = Route { load_balancer: Some(load_balancer.key), ..Route::default() };
    if !load_balancer.internet_facing && !source.inside_vpc {
        return Err(unanswered(route, "the load balancer is internal and has private addresses only"));
    }
    let mut listeners = load_balancer.listeners.iter().enumerate();
    let Some((position, listener)) = listeners.find(|(_, listener)| listener.port == source.url.port) else {
        return Err(unanswered(route, "the load balancer has no listener on this port"));
    };
    route.listener = Some(position);
    match (source.url.https, listener.https) {
        (true, false) => Err(unanswered(route, "the client speaks HTTPS to an HTTP listener")),
        (false, true) => {
            Err(by_load_balancer(world, route, 400, "the client speaks HTTP to an HTTPS listener"))
        }
        _ => Ok((route, load_balancer, listener)),
    }
}

/// A target group by weight; health plays no part, and there is no failover between groups
/// (load-balancing.md 2.5). AWS does not say what happens when all weights are 0: none is chosen.
fn choose_group(groups: &[(TargetGroupKey, u32)], stream: &mut Stream) -> Option<TargetGroupKey> {
    if let [(only, _)] = groups {
        return Some(*only);
    }
    let sum = groups.iter().fold(0u32, |sum, (_, weight)| sum.saturating_add(*weight));
    if sum == 0 {
        return None;
    }
    let mut draw = stream.below(sum);
    let chosen = groups.iter().find(|(_, weight)| match draw.checked_sub(*weight) {
        Some(rest) => {
            draw = rest;
            false
        }
        None => true,
    });
    chosen.map(|(group, _)| *group)
}

fn forward(
    world: &World,
    route: Route,
    load_balancer: &LoadBalancer,
    group: TargetGroupKey,
    stream: &mut Stream,
) -> Answer {
    let route = Route { target_group: Some(group), ..route };
    match world.target_group(group).map(|group| TargetGroup::next_target(group, stream)) {
        Some(Ok(target)) => at_target(world, route, load_balancer, target),
        None | Some(Err(NoTarget::NoneRegistered)) => {
            by_load_balancer(world, route, 503, "the target group has no targets")
        }
        Some(Err(NoTarget::AllDraining)) => {
            by_load_balancer(world, route, 503, "every target of the group is draining")
        }
        Some(Err(NoTarget::AllUnused)) => {
            by_load_balancer(world, route, 503, "no target of the group is in use")
        }
        Some(Err(NoTarget::AllInitial)) => {
            by_load_balancer(world, route, 503, "no target of the group has passed a health check yet")
        }
    }
}

fn at_target(world: &World, route: Route, load_balancer: &LoadBalancer, target: &Target) -> Answer {
    let to_balancer = round_trip(world);
    let to_target = to_balancer + to_balancer;
    let route = Route { task: Some(target.task), ..route };
    let (status, why, after) = match reaction(world, target) {
        Reaction::Refuses => (502, "the target refused the connection", to_target),
        Reaction::Silent => {
            let why = "the target's address does not answer within the connect timeout";
            (504, why, to_balancer + world.parameters.connect_timeout)
        }
        Reaction::Answers { after, .. } if after <= load_balancer.idle_timeout => {
            (200, "", to_target + after)
        }
        Reaction::Hangs | Reaction::Answers { .. } => (504, IDLE, to_balancer + load_balancer.idle_timeout),
    };
    Answer { route, registration: Some(target.registration), status, why, after }
}

fn by_load_balancer(world: &World, route: Route, status: u16, why: &'static str) -> Answer {
    Answer { route, registration: None, status, why, after: round_trip(world) }
}

/// From one hop to the next and back.
pub(super) fn round_trip(world: &World) -> Duration {
    world.parameters.network_hop + world.parameters.network_hop
}

/// When the client learns that the load balancer gave up waiting for an answer to `request`.
pub(super) fn gives_up(world: &World, request: &Request) -> Option<Time> {
    let load_balancer = world.load_balancers.get(request.route.load_balancer?.index())?;
    Some(request.sent + round_trip(world) + load_balancer.idle_timeout)
}
