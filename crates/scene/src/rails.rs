//! The ways of requests: from clients over names and rules to target groups and along rows down
//! into tasks. Rails that are painted and paths that marks travel come from the same lines.

use ecs_model::requests::Route;
use ecs_model::world::{TargetState, TaskKey};

use crate::geometry::{Path, Point, Rect, point, rounded};
use crate::layout::{BalancerBox, Feed, GroupBox, Layout, RowKind, TaskBox};
use crate::paint::Easel;
use crate::primitive::Role;
use crate::reading::Reading;
use crate::view::View;

/// Radius of a rail's corners.
pub const CORNER: f32 = 8.0;
/// From the right edge of a load balancer to the first trunk.
const TRUNK: f32 = 10.0;

/// Paints every rail. Where nothing may move, those that requests took lately are lit instead.
pub fn paint(easel: &mut Easel, reading: &Reading<'_>, view: &View, layout: &Layout) {
    let lately = reading.lately().filter(|_| view.reduced_motion);
    let lit: Vec<TaskKey> = ecs_sort::distinct(lately.filter_map(|request| request.route.task));
    let mut lines = front_lines(reading, layout);
    ecs_sort::sort_by(&mut lines, |a, b| total(a).total_cmp(&total(b)));
    lines.dedup();
    for line in lines {
        easel.rail(line, Role::LineStrong, 1.5, false);
    }
    // Rails to healthy targets lie on top, where they share a way with others.
    let mut to_tasks: Vec<(bool, Vec<Point>, Role)> = Vec::new();
    for task in &layout.tasks {
        for registration in reading.registrations(task.key) {
            let Some(group) = layout.groups.iter().find(|group| group.key == registration.group) else {
                continue;
            };
            let (role, solid) = match registration.target.state {
                TargetState::Healthy if lit.binary_search(&task.key).is_ok() => (Role::Request, true),
                TargetState::Healthy => (Role::LineStrong, true),
                TargetState::Draining => (Role::Stop, false),
                TargetState::Unhealthy => (Role::Bad, false),
                TargetState::Initial | TargetState::Unused => (Role::LineStrong, false),
            };
            to_tasks.push((solid, into_task(group, task), role));
        }
    }
    ecs_sort::sort_by_key(&mut to_tasks, |(solid, ..)| *solid);
    for (solid, line, role) in to_tasks {
        easel.rail(line, role, 1.5, !solid);
    }
}

fn total(line: &[Point]) -> f32 {
    line.iter().map(|p| p.x * 4_096.0 + p.y).sum()
}

/// Lines from clients up to the target groups.
fn front_lines(reading: &Reading<'_>, layout: &Layout) -> Vec<Vec<Point>> {
    let world = reading.world;
    let mut lines = Vec::new();
    for source in 0..world.traffic.len() {
        lines.extend(to_name(reading, layout, source));
    }
    for name in 0..world.dns.len() {
        lines.extend(to_balancer(reading, layout, name));
    }
    for balancer in &layout.balancers {
        let Some(shown) = world.load_balancers.get(balancer.key.index()) else { continue };
        for row in &balancer.rows {
            let listener = shown.listeners.get(row.listener);
            let actions = listener.into_iter().flat_map(|listener| match row.kind {
                RowKind::Rule(rule) => listener
                    .rules
                    .get(rule..=rule)
                    .unwrap_or_default()
                    .iter()
                    .map(|rule| &rule.action)
                    .collect(),
                RowKind::More(from) => listener.rules.iter().skip(from).map(|rule| &rule.action).collect(),
                RowKind::Default => vec![&listener.default_action],
                RowKind::Listener => Vec::new(),
            });
            for (group, _) in actions.flat_map(Reading::forwarded) {
                let group = layout.groups.iter().find(|shown| shown.key == *group);
                lines.extend(group.map(|group| to_group(layout, balancer, row.rect, group)));
            }
        }
    }
    lines
}

fn to_name(reading: &Reading<'_>, layout: &Layout, source: usize) -> Option<Vec<Point>> {
    let (_, from) = layout.clients.iter().find(|(shown, _)| *shown == source)?;
    let host = &reading.world.traffic.get(source)?.url.host;
    let name = reading.world.dns.keys().position(|name| name.eq_ignore_ascii_case(host))?;
    let (_, to) = layout.names.iter().find(|(shown, _)| *shown == name)?;
    Some(across(point(from.right(), from.y + 20.0), to.left_middle()))
}

fn to_balancer(reading: &Reading<'_>, layout: &Layout, name: usize) -> Option<Vec<Point>> {
    let (_, from) = layout.names.iter().find(|(shown, _)| *shown == name)?;
    let record = reading.world.dns.values().nth(name)?;
    let to = layout.balancers.iter().find(|shown| shown.key == record.alias_to)?;
    if layout.vertical || layout.stacked {
        return Some(down(point(from.center().x, from.bottom()), point(to.rect.center().x, to.rect.y)));
    }
    let start = from.right_middle();
    let inside = start.y > to.rect.y + CORNER && start.y < to.rect.bottom() - CORNER;
    let end = point(to.rect.x, if inside { start.y } else { to.rect.center().y });
    Some(across(start, end))
}

fn to_group(layout: &Layout, balancer: &BalancerBox, row: Rect, group: &GroupBox) -> Vec<Point> {
    let trunk = balancer.rect.right() + TRUNK + group.lane;
    let start = point(balancer.rect.right(), row.center().y);
    if !layout.vertical {
        return through(start, trunk, group.entry);
    }
    if layout.groups.len() == 1 {
        return down(point(balancer.rect.center().x, balancer.rect.bottom()), group.entry);
    }
    let turn = group.entry.y - TRUNK - group.lane;
    vec![start, point(trunk, start.y), point(trunk, turn), point(group.entry.x, turn), group.entry]
}

/// From top to bottom with a step in the middle where the sides differ; no step where there is no
/// room for its corners.
fn down(start: Point, end: Point) -> Vec<Point> {
    if (start.x - end.x).abs() < CORNER {
        return vec![point(end.x, start.y), end];
    }
    let middle = ((start.y + end.y) / 2.0).round();
    vec![start, point(start.x, middle), point(end.x, middle), end]
}

/// From left to right with a step in the middle where the heights differ.
fn across(start: Point, end: Point) -> Vec<Point> {
    through(start, ((start.x + end.x) / 2.0).round(), end)
}

fn through(start: Point, trunk: f32, end: Point) -> Vec<Point> {
    if (start.y - end.y).abs() < 0.5 {
        return vec![start, end];
    }
    vec![start, point(trunk, start.y), point(trunk, end.y), end]
}

/// From a target group along the row of a task and down into it.
pub fn into_task(group: &GroupBox, task: &TaskBox) -> Vec<Point> {
    let Feed { row, channel, end } = task.feed;
    let mut line = group.exit.clone();
    line.extend(group.exit.last().map(|trunk| point(trunk.x, row)));
    if let Some((x, inner)) = channel {
        line.extend([point(x, row), point(x, inner), point(end.x, inner)]);
    } else {
        line.push(point(end.x, row));
    }
    line.push(end);
    line.dedup();
    line
}

/// The way of a request as far as it came; `None` where the picture shows nothing of it.
pub fn path(reading: &Reading<'_>, layout: &Layout, source: usize, route: &Route) -> Option<Path> {
    let mut legs: Vec<Vec<Point>> = to_name(reading, layout, source).into_iter().collect();
    let host = &reading.world.traffic.get(source)?.url.host;
    let name = reading.world.dns.keys().position(|name| name.eq_ignore_ascii_case(host));
    legs.extend(
        name.filter(|_| route.load_balancer.is_some()).and_then(|name| to_balancer(reading, layout, name)),
    );
    legs.extend(beyond_balancer(layout, route).unwrap_or_default());
    legs.retain(|leg| leg.len() > 1);
    let legs: Vec<Vec<Point>> = legs.iter().map(|leg| rounded(leg, CORNER)).collect();
    (!legs.is_empty()).then_some(Path { legs })
}

fn beyond_balancer(layout: &Layout, route: &Route) -> Option<Vec<Vec<Point>>> {
    let balancer = layout.balancers.iter().find(|shown| Some(shown.key) == route.load_balancer)?;
    let group = layout.groups.iter().find(|shown| Some(shown.key) == route.target_group)?;
    let mut legs = Vec::new();
    if let Some(row) = route.listener.and_then(|listener| balancer.row(listener, route.rule)) {
        legs.push(to_group(layout, balancer, row.rect, group));
    }
    let task = layout.tasks.iter().find(|shown| Some(shown.key) == route.task);
    legs.extend(task.map(|task| into_task(group, task)));
    Some(legs)
}
