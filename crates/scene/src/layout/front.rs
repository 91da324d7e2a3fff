//! What stands before the cluster: clients, names, load balancers, target groups.

use ecs_model::world::{Action, Listener, LoadBalancer, TargetGroup};

use crate::geometry::{Rect, point, rect};
use crate::primitive::Font;
use crate::reading::Reading;
use crate::text;
use crate::words::{action_name, rule_conditions};

use super::measures::{BALANCER_HEAD, LANE, RULE};
use super::{BalancerBox, BalancerRow, GroupBox, Layout, RowKind};

/// Height of a client, a name and a target group.
pub const BOX: f32 = 40.0;
/// Width of a client.
const CLIENT: f32 = 44.0;
/// Room below a client for its name.
const CLIENT_LABEL: f32 = 20.0;
/// Between two boxes of a column.
const STACK_GAP: f32 = 14.0;
/// Width of a load balancer: least, and most.
const BALANCER: (f32, f32) = (152.0, 208.0);
/// Between two columns: least, and most.
const GAP: (f32, f32) = (20.0, 56.0);
/// Rules of a listener that are shown before the rest is summed up.
const MOST_RULES: usize = 8;

/// The columns before the cluster, from left to right.
#[derive(Clone, Copy, Debug, Default)]
pub struct Columns {
    clients: f32,
    names: f32,
    balancers: f32,
    groups: f32,
    /// Names stand above their load balancers and say how many requests come; no clients.
    stacked: bool,
    /// Between clients, names and load balancers.
    gap: f32,
    /// Between load balancers and target groups: room for trunks.
    to_groups: f32,
    /// Between target groups and the cluster: room for trunks.
    to_cluster: f32,
}

impl Columns {
    /// The columns that this world needs. Where names stand above load balancers, they and the
    /// clients have no columns.
    pub fn of(reading: &Reading<'_>, stacked: bool) -> Columns {
        let world = reading.world;
        let names = world.dns.keys().map(|name| text::width(name, Font::sans(12, 650)) + 24.0);
        let groups = world.target_groups.iter().map(group_width);
        let balancers = world.load_balancers.iter().map(|balancer| balancer_width(reading, balancer));
        let several = world.target_groups.len().saturating_sub(1) as f32;
        let has_groups = !world.target_groups.is_empty();
        let stacked = stacked && !world.load_balancers.is_empty();
        let beside = |width: f32, there: bool| if there && !stacked { width } else { 0.0 };
        Columns {
            stacked,
            clients: beside(CLIENT, !world.traffic.is_empty()),
            names: beside(names.fold(116.0f32, f32::max).min(176.0), !world.dns.is_empty()),
            balancers: balancers.fold(0.0f32, f32::max),
            groups: groups.fold(0.0f32, f32::max),
            gap: GAP.0,
            to_groups: if has_groups { 24.0 + LANE * several } else { 0.0 },
            to_cluster: if has_groups { 26.0 + LANE * several } else { 0.0 },
        }
    }

    /// Width of all columns, with the room up to the cluster.
    pub fn width(self) -> f32 {
        let first: f32 =
            [self.clients, self.names].into_iter().filter(|w| *w > 0.0).map(|w| w + self.gap).sum();
        first + self.balancers + self.to_groups + self.groups + self.to_cluster
    }

    /// The same with up to `spare` pixels more between clients, names and load balancers.
    pub fn stretched(self, spare: f32) -> Columns {
        let gaps = [self.clients, self.names].into_iter().filter(|w| *w > 0.0).count();
        let more = if gaps > 0 { (spare / gaps as f32).clamp(0.0, GAP.1 - GAP.0) } else { 0.0 };
        Columns { gap: (self.gap + more).floor(), ..self }
    }
}

/// Room for the name and for how many targets are healthy.
pub fn group_width(group: &TargetGroup) -> f32 {
    let (_, all) = Reading::healthy_of(group);
    let counts = text::width(&format!("{all} of {all}"), Font::sans(11, 550));
    (text::width(&group.name, Font::sans(12, 650)).max(counts) + 20.0).clamp(60.0, 120.0).ceil()
}

/// Room for the name with the port beside it, and for the rules.
pub fn balancer_width(reading: &Reading<'_>, balancer: &LoadBalancer) -> f32 {
    let head =
        text::width(&balancer.name, Font::sans(13, 650)) + text::width("HTTPS :443", Font::mono(11)) + 36.0;
    let rules = balancer.listeners.iter().flat_map(|listener| &listener.rules);
    let rule = rules.map(|rule| {
        let to = text::width(&action_name(reading, &rule.action), Font::sans(12, 650));
        text::width(&rule_conditions(&rule.conditions), Font::sans(12, 550)) + to + 90.0
    });
    rule.fold(head, f32::max).clamp(BALANCER.0, BALANCER.1).ceil()
}

/// Height of a load balancer's box.
fn balancer_height(balancer: &LoadBalancer) -> f32 {
    BALANCER_HEAD + RULE * rows_of(balancer).len() as f32
}

/// The tallest of the columns, so that the picture is never lower than its front.
pub fn height(reading: &Reading<'_>, stacked: bool) -> f32 {
    let world = reading.world;
    let stack = |heights: f32, many: usize| heights + STACK_GAP * many.saturating_sub(1) as f32;
    let balancers = world.load_balancers.iter().map(balancer_height).sum::<f32>();
    let names = (BOX + 2.0 * STACK_GAP) * world.dns.len() as f32;
    let clients = (BOX + CLIENT_LABEL) * world.traffic.len() as f32;
    [
        stack(balancers + if stacked { names } else { 0.0 }, world.load_balancers.len()),
        if stacked { 0.0 } else { stack(clients, world.traffic.len()) },
        stack(BOX * world.dns.len() as f32, world.dns.len()),
        stack(BOX * world.target_groups.len() as f32, world.target_groups.len()),
    ]
    .into_iter()
    .fold(0.0, f32::max)
}

fn rows_of(balancer: &LoadBalancer) -> Vec<(usize, RowKind)> {
    let single = balancer.listeners.len() == 1;
    let of = |(at, listener): (usize, &Listener)| {
        let shown = if listener.rules.len() > MOST_RULES { MOST_RULES - 1 } else { listener.rules.len() };
        let head = (!single).then_some(RowKind::Listener);
        let more = (shown < listener.rules.len()).then_some(RowKind::More(shown));
        let kinds =
            head.into_iter().chain((0..shown).map(RowKind::Rule)).chain(more).chain([RowKind::Default]);
        kinds.map(|kind| (at, kind)).collect::<Vec<_>>()
    };
    balancer.listeners.iter().enumerate().flat_map(of).collect()
}

/// Adds the columns from `x` on. Target groups stand at the height of their tasks, load
/// balancers so that the rail to the first group is straight, names and clients at the height
/// of what they lead to. `bounds` is from where to where the picture goes.
pub fn add_front(layout: &mut Layout, reading: &Reading<'_>, columns: Columns, x: f32, bounds: (f32, f32)) {
    let names = x + if columns.clients > 0.0 { columns.clients + columns.gap } else { 0.0 };
    let balancers = names + if columns.names > 0.0 { columns.names + columns.gap } else { 0.0 };
    let groups = balancers + columns.balancers + columns.to_groups;
    add_groups(layout, reading, groups, columns, bounds);
    add_balancers(layout, reading, balancers, columns, bounds);
    if columns.stacked {
        stack_names(layout, reading);
    } else {
        add_names(layout, reading, names, columns.names, bounds);
    }
    if columns.clients > 0.0 {
        add_clients(layout, reading, x, bounds);
    }
}

fn add_groups(layout: &mut Layout, reading: &Reading<'_>, x: f32, columns: Columns, bounds: (f32, f32)) {
    let groups = &reading.world.target_groups;
    let wishes: Vec<f32> = groups.iter().map(|group| height_of_tasks(layout, reading, group)).collect();
    let tops = stack(&wishes, &vec![BOX; groups.len()], bounds);
    for (at, (group, top)) in groups.iter().zip(tops).enumerate() {
        let rect = rect(x, top, columns.groups, BOX);
        let (lane, from) = (LANE * at as f32, rect.right_middle());
        let exit = vec![from, point(from.x + 14.0 + lane, from.y)];
        layout.groups.push(GroupBox { key: group.key, rect, entry: rect.left_middle(), exit, lane });
    }
}

/// The middle of the tasks and sockets of the services that use a group.
fn height_of_tasks(layout: &Layout, reading: &Reading<'_>, group: &TargetGroup) -> f32 {
    let world = reading.world;
    let uses = |service: Option<ecs_model::world::ServiceKey>| {
        let service = service.and_then(|service| world.service(service));
        service.is_some_and(|service| service.load_balancers.iter().any(|lb| lb.target_group == group.key))
    };
    let tasks =
        layout.tasks.iter().filter(|task| uses(world.tasks.get(task.key).and_then(|task| task.service)));
    let sockets = layout.sockets.iter().filter(|socket| uses(Some(socket.service)));
    let rects = tasks.map(|task| task.rect).chain(sockets.map(|socket| socket.rect));
    let around = rects.fold(None, |around: Option<(f32, f32)>, rect| {
        let (top, bottom) = around.unwrap_or((rect.y, rect.bottom()));
        Some((top.min(rect.y), bottom.max(rect.bottom())))
    });
    let (top, bottom) = around.unwrap_or((0.0, layout.height));
    ((top + bottom) / 2.0).round()
}

fn add_balancers(layout: &mut Layout, reading: &Reading<'_>, x: f32, columns: Columns, bounds: (f32, f32)) {
    let balancers = &reading.world.load_balancers;
    let above =
        |balancer: &LoadBalancer| if columns.stacked { room_for_names(reading, balancer) } else { 0.0 };
    let wish = |balancer: &LoadBalancer| height_of_groups(layout, balancer) - above(balancer) / 2.0;
    let wishes: Vec<f32> = balancers.iter().map(wish).collect();
    let heights: Vec<f32> =
        balancers.iter().map(|balancer| balancer_height(balancer) + above(balancer)).collect();
    for (balancer, top) in balancers.iter().zip(stack(&wishes, &heights, bounds)) {
        layout.balancers.push(balancer_box(balancer, x, top + above(balancer), columns.balancers));
    }
}

fn names_of(reading: &Reading<'_>, balancer: &LoadBalancer) -> Vec<usize> {
    let records = reading.world.dns.values().enumerate();
    records.filter(|(_, record)| record.alias_to == balancer.key).map(|(at, _)| at).collect()
}

/// Room above a load balancer for its names and the rail between.
fn room_for_names(reading: &Reading<'_>, balancer: &LoadBalancer) -> f32 {
    let names = names_of(reading, balancer).len() as f32;
    if names > 0.0 { (BOX + STACK_GAP) * names + STACK_GAP } else { 0.0 }
}

/// Puts the names of each load balancer above it.
fn stack_names(layout: &mut Layout, reading: &Reading<'_>) {
    let mut shown = Vec::new();
    for at in &layout.balancers {
        let Some(balancer) = reading.world.load_balancers.get(at.key.index()) else { continue };
        let top = at.rect.y - room_for_names(reading, balancer);
        let names = names_of(reading, balancer).into_iter().enumerate();
        shown.extend(names.map(|(row, name)| {
            (name, rect(at.rect.x, top + (BOX + STACK_GAP) * row as f32, at.rect.w, BOX))
        }));
    }
    layout.names = shown;
    layout.stacked = true;
}

/// A load balancer with its top left corner at `(x, y)`.
pub fn balancer_box(balancer: &LoadBalancer, x: f32, y: f32, width: f32) -> BalancerBox {
    let head = rect(x, y, width, BALANCER_HEAD);
    let row = |(at, (listener, kind)): (usize, (usize, RowKind))| BalancerRow {
        listener,
        kind,
        rect: rect(x, head.bottom() + RULE * at as f32, width, RULE),
    };
    let rows = rows_of(balancer).into_iter().enumerate().map(row).collect();
    BalancerBox { key: balancer.key, rect: rect(x, y, width, balancer_height(balancer)), head, rows }
}

/// Where the middle of a load balancer has to be for a straight rail from the last of its
/// rules that forwards (mostly the default rule) to its target group.
fn height_of_groups(layout: &Layout, balancer: &LoadBalancer) -> f32 {
    let action = |(listener, kind): &(usize, RowKind)| -> Option<&Action> {
        let listener = balancer.listeners.get(*listener)?;
        match kind {
            RowKind::Rule(rule) => listener.rules.get(*rule).map(|rule| &rule.action),
            RowKind::Default => Some(&listener.default_action),
            RowKind::Listener | RowKind::More(_) => None,
        }
    };
    let rows = rows_of(balancer);
    let leads = |row: &(usize, RowKind)| {
        let (group, _) = Reading::forwarded(action(row)?).first()?;
        layout.groups.iter().find(|shown| shown.key == *group).map(|shown| shown.rect.center().y)
    };
    let last = rows.iter().enumerate().rev().find_map(|(at, row)| leads(row).map(|y| (at, y)));
    match last {
        Some((at, y)) => y - (BALANCER_HEAD + RULE * (at as f32 + 0.5)) + balancer_height(balancer) / 2.0,
        None => layout.height / 2.0,
    }
}

fn add_names(layout: &mut Layout, reading: &Reading<'_>, x: f32, width: f32, bounds: (f32, f32)) {
    let middle = |rect: Option<Rect>| rect.map_or(layout.height / 2.0, |rect| rect.center().y.round());
    let balancer = |key| layout.balancers.iter().find(|shown| shown.key == key).map(|shown| shown.rect);
    let wishes: Vec<f32> =
        reading.world.dns.values().map(|record| middle(balancer(record.alias_to))).collect();
    let tops = stack(&wishes, &vec![BOX; wishes.len()], bounds);
    layout.names = tops.into_iter().enumerate().map(|(at, top)| (at, rect(x, top, width, BOX))).collect();
}

fn add_clients(layout: &mut Layout, reading: &Reading<'_>, x: f32, bounds: (f32, f32)) {
    let world = reading.world;
    let name = |host: &str| world.dns.keys().position(|name| name.eq_ignore_ascii_case(host));
    let shown =
        |at: usize| layout.names.iter().find(|(shown, _)| *shown == at).map(|(_, rect)| rect.center().y);
    let wish = |host: &str| name(host).and_then(shown).unwrap_or(layout.height / 2.0);
    // The label hangs below the box; it must not move the box off the height of its name.
    let wishes: Vec<f32> =
        world.traffic.iter().map(|source| wish(&source.url.host) + CLIENT_LABEL / 2.0).collect();
    let tops = stack(&wishes, &vec![BOX + CLIENT_LABEL; wishes.len()], bounds);
    layout.clients = tops.into_iter().enumerate().map(|(at, top)| (at, rect(x, top, CLIENT, BOX))).collect();
}

/// Tops of boxes of a column: each as near to its wished middle as the others and the bounds
/// leave room for, in the order of the wishes.
fn stack(wishes: &[f32], heights: &[f32], (top, bottom): (f32, f32)) -> Vec<f32> {
    let mut order: Vec<usize> = (0..wishes.len()).collect();
    let at = |list: &[f32], index: usize| list.get(index).copied().unwrap_or(0.0);
    ecs_sort::sort_by(&mut order, |a, b| at(wishes, *a).total_cmp(&at(wishes, *b)));
    let mut tops = vec![top; wishes.len()];
    let mut next = top;
    for &index in &order {
        let wished = at(wishes, index) - at(heights, index) / 2.0;
        if let Some(slot) = tops.get_mut(index) {
            *slot = wished.max(next).round();
            next = *slot + at(heights, index) + STACK_GAP;
        }
    }
    let mut limit = bottom;
    for &index in order.iter().rev() {
        if let Some(slot) = tops.get_mut(index) {
            *slot = slot.min(limit - at(heights, index)).max(top);
            limit = *slot - STACK_GAP;
        }
    }
    tops
}

#[cfg(test)]
mod tests {
    use super::stack;

    #[test]
    fn boxes_keep_their_wishes_where_they_can() {
        assert_eq!(stack(&[100.0, 200.0], &[40.0, 40.0], (0.0, 400.0)), [80.0, 180.0]);
    }

    #[test]
    fn boxes_that_wish_for_the_same_place_stand_one_below_the_other() {
        assert_eq!(stack(&[100.0, 100.0], &[40.0, 40.0], (0.0, 400.0)), [80.0, 134.0]);
    }

    #[test]
    fn the_bounds_push_boxes_back_up() {
        assert_eq!(stack(&[390.0, 395.0], &[40.0, 40.0], (0.0, 400.0)), [306.0, 360.0]);
    }
}
