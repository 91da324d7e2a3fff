//! The dense view: cells by colour, the bars of instances, summaries of load balancers, one wide
//! rail, and a legend.

use ecs_model::world::InstanceStatus;
use ecs_sort::SortedMap;

use crate::geometry::{Point, Rect, point, rect};
use crate::layout::{BalancerBox, HostBox, Layout};
use crate::primitive::{Primitive, Role, Subject};
use crate::reading::{Meaning, Reading};
use crate::text;
use crate::view::View;
use crate::words::{number, per_second};

use super::cluster::reserved;
use super::easel::{Easel, Panel, font};

/// The colour of a cell. Old and new revision differ by strength of the same hue.
fn cell_role(reading: &Reading<'_>, task: &ecs_model::world::Task) -> Role {
    match reading.meaning(task) {
        Meaning::Starting => Role::Start,
        Meaning::Leaving => Role::Stop,
        Meaning::Failed => Role::Bad,
        Meaning::Serving if reading.is_of_old_deployment(task) => Role::OkOld,
        Meaning::Serving => Role::Ok,
    }
}

/// Paints every task and empty socket as a cell.
pub fn paint_cells(easel: &mut Easel, reading: &Reading<'_>, view: &View, layout: &Layout) {
    let side = layout.tasks.first().map_or(6.0, |task| task.rect.w);
    let mut by_role: SortedMap<Role, Vec<Point>> = SortedMap::new();
    let mut ringed: Vec<(Rect, bool)> = Vec::new();
    for at in &layout.tasks {
        let Some(task) = reading.world.tasks.get(at.key) else { continue };
        by_role.get_or_default(cell_role(reading, task)).push(point(at.rect.x, at.rect.y));
        let subject = Subject::Task(at.key);
        easel.hit(at.rect, subject);
        if view.selected == Some(subject) || view.hover == Some(subject) {
            ringed.push((at.rect, view.selected == Some(subject)));
        }
    }
    for (role, at) in by_role {
        easel.shapes.push(Primitive::Cells { size: side, role, at });
    }
    for socket in &layout.sockets {
        let subject = Subject::Socket(socket.service, socket.number);
        easel.panel(Panel::new(socket.rect, 1.0).stroke(Role::LineStrong, 1.0));
        easel.hit(socket.rect, subject);
    }
    for (rect, selected) in ringed {
        let role = if selected { Role::Accent } else { Role::Text };
        easel.panel(Panel::new(rect.inset(-2.0), 3.0).stroke(role, 1.5));
    }
}

/// An instance as a frame of cells with two bars: reserved CPU and memory.
pub fn paint_host(easel: &mut Easel, reading: &Reading<'_>, view: &View, at: &HostBox) {
    let Some(instance) = reading.world.instances.get(at.key) else { return };
    let subject = Subject::Instance(at.key);
    let leaving = instance.status != InstanceStatus::Active;
    let panel = Panel::new(at.rect, 4.0).fill(Role::Surface);
    easel.panel(if leaving { panel.stroke(Role::Stop, 1.0).dashed() } else { panel.stroke(Role::Line, 1.0) });
    easel.hit(at.rect, subject);
    let (cpu, memory) = reserved(reading, instance);
    let shares =
        [(cpu, instance.registered_cpu, Role::Muted), (memory, instance.registered_memory, Role::Off)];
    for (line, (used, all, role)) in shares.into_iter().enumerate() {
        let bar = rect(at.rect.x + 5.0, at.rect.bottom() - 11.0 + 5.0 * line as f32, at.rect.w - 10.0, 2.5);
        easel.panel(Panel::new(bar, 1.0).fill(Role::OffSoft));
        let share = (used as f32 / all.max(1) as f32).min(1.0);
        if share > 0.0 {
            easel.panel(Panel::new(Rect { w: (bar.w * share).max(2.0), ..bar }, 1.0).fill(role));
        }
    }
    if view.selected == Some(subject) || view.hover == Some(subject) {
        easel.ring(at.rect, view.selected == Some(subject));
    }
}

/// What went through a load balancer lately.
struct Sums {
    per_second: f64,
    p95_millis: Option<u32>,
    failed_percent: f64,
}

fn sums(reading: &Reading<'_>, at: &BalancerBox) -> Sums {
    let through = || reading.lately().filter(|request| request.route.load_balancer == Some(at.key));
    let answered = |request: &&ecs_model::requests::Request| (200..400).contains(&request.status);
    let millis = |request: &ecs_model::requests::Request| {
        u32::try_from(request.ended.since(request.sent).0 / 1_000).unwrap_or(u32::MAX)
    };
    let mut latencies: Vec<u32> = through().filter(answered).map(millis).collect();
    latencies.sort_unstable();
    let (all, good) = (through().count(), latencies.len());
    let p95 = latencies.get((good * 95 / 100).min(good.saturating_sub(1))).copied();
    let failed = if all == 0 { 0.0 } else { (all - good) as f64 * 100.0 / all as f64 };
    Sums { per_second: reading.sent_per_second(), p95_millis: p95, failed_percent: failed }
}

/// A load balancer in three numbers; in one line where it is low.
pub fn paint_summary(easel: &mut Easel, reading: &Reading<'_>, view: &View, at: &BalancerBox) {
    let Some(balancer) = reading.world.load_balancers.get(at.key.index()) else { return };
    let subject = Subject::LoadBalancer(at.key);
    easel.panel(Panel::new(at.rect, 8.0).fill(Role::Surface).stroke(Role::Line, 1.0).shadow());
    easel.hit(at.rect, subject);
    let Sums { per_second: rate, p95_millis, failed_percent } = sums(reading, at);
    let (x, room) = (at.rect.x + 14.0, at.rect.w - 28.0);
    let rate = format!("{} requests/s", per_second(rate));
    let p95 =
        p95_millis.map_or("no answers yet".to_owned(), |millis| format!("p95 {} ms", number(millis.into())));
    let failed = if failed_percent == 0.0 {
        "no errors lately".to_owned()
    } else {
        format!("{failed_percent:.2} % errors")
    };
    let tone = if failed_percent == 0.0 { Role::Muted } else { Role::Bad };
    if at.rect.h < 60.0 {
        let y = at.rect.center().y;
        let used = easel.text((x, y), room * 0.5, &balancer.name, font::NAME, Role::Text);
        let said = [format!("{rate} · {p95} · {failed}"), format!("{rate} · {failed}"), rate];
        easel.first_to((x + room, y), room - used - 8.0, &said, font::TEXT, tone);
        return;
    }
    easel.text((x, at.rect.y + 24.0), room, &balancer.name, font::NAME, Role::Text);
    for (line, (text, role)) in
        [(rate, Role::Muted), (p95, Role::Muted), (failed, tone)].into_iter().enumerate()
    {
        easel.text((x, at.rect.y + 48.0 + 20.0 * line as f32), room, &text, font::TEXT, role);
    }
    if view.selected == Some(subject) || view.hover == Some(subject) {
        easel.ring(at.rect, view.selected == Some(subject));
    }
}

/// One rail from the load balancers over the zones; its width says how many requests take it.
pub fn paint_rail(easel: &mut Easel, reading: &Reading<'_>, layout: &Layout) {
    let width = (reading.sent_per_second().max(1.0).log10() * 1.5).clamp(1.5, 7.0).round() as f32;
    for (balancer, cluster) in layout.balancers.iter().zip(layout.clusters.first().into_iter().cycle()) {
        let tops: Vec<Point> = cluster
            .zones
            .iter()
            .filter(|zone| zone.named)
            .map(|zone| point(zone.rect.center().x, zone.rect.y))
            .collect();
        let Some(last) = tops.last() else { continue };
        let row = last.y - 9.0;
        // From above it comes down at the right, where the cluster's name does not reach.
        let (way, own) = if layout.vertical {
            let start = point(balancer.rect.right() - 18.0, balancer.rect.bottom());
            (vec![start, point(start.x, row)], tops.first())
        } else {
            let (start, turn) = (balancer.rect.right_middle(), cluster.rect.x - 14.0);
            (vec![start, point(turn, start.y), point(turn, row)], Some(last))
        };
        let Some(own) = own else { continue };
        let end = [point(own.x, row), *own];
        easel.rail(way.into_iter().chain(end).collect(), Role::LineStrong, width, false);
        for top in tops.iter().filter(|top| *top != own) {
            easel.rail(vec![point(top.x, row), *top], Role::LineStrong, width, false);
        }
    }
}

/// What the colours mean, for those that occur.
pub fn paint_legend(easel: &mut Easel, reading: &Reading<'_>, layout: &Layout) {
    let Some(at) = layout.legend else { return };
    let mut meanings: SortedMap<Role, String> = SortedMap::new();
    for task in layout.tasks.iter().filter_map(|task| reading.world.tasks.get(task.key)) {
        let role = cell_role(reading, task);
        meanings.get_or_insert_with(role, || match role {
            Role::Start => "starting".to_owned(),
            Role::Stop => "stopping".to_owned(),
            Role::Bad => "unhealthy".to_owned(),
            _ => {
                let name = reading.definition(task).map(|definition| definition.name()).unwrap_or_default();
                let name =
                    if reading.world.services.len() > 1 { "running".to_owned() } else { name + " running" };
                if role == Role::OkOld { name + ", to be replaced" } else { name }
            }
        });
    }
    if !layout.sockets.is_empty() {
        meanings.insert(Role::LineStrong, "not started".to_owned());
    }
    let (mut x, y) = (at.x + 2.0, at.center().y);
    for (role, meaning) in meanings {
        let room = at.right() - x - 16.0;
        if text::width(&meaning, font::TEXT) > room {
            return;
        }
        let swatch = Panel::new(rect(x, y - 5.0, 10.0, 10.0), 2.0);
        easel.panel(if role == Role::LineStrong { swatch.stroke(role, 1.0) } else { swatch.fill(role) });
        x += 16.0 + easel.text((x + 16.0, y), room, &meaning, font::TEXT, Role::Muted) + 22.0;
    }
    let note = "bars: CPU and memory reserved";
    if layout.clusters.iter().any(|cluster| !cluster.hosts.is_empty())
        && at.right() - x > text::width(note, font::TEXT)
    {
        easel.text_to((at.right(), y), at.right() - x, note, font::TEXT, Role::Faint);
    }
}
