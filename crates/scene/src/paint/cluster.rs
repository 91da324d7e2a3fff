//! A cluster: its frame, its zones, its instances with what they have left, a line for each of
//! its services.

use ecs_model::definition::NetworkMode;
use ecs_model::world::{Instance, InstanceStatus, Service, ServiceKey, Task, TaskStatus};

use crate::geometry::{Rect, point, rect};
use crate::layout::{ClusterBox, HostBox};
use crate::primitive::{Role, Slot, Subject};
use crate::reading::Reading;
use crate::text;
use crate::view::{Detail, View};
use crate::words::{count, number, service_words};

use super::easel::{Easel, Panel, font};

/// Side of a button of the control for the desired count, and the least width of its number.
const BUTTON: f32 = 28.0;
const COUNT: f32 = 38.0;
/// Interface slots that are drawn one by one.
const MOST_ENIS: u32 = 8;

/// Paints frame, zones and the frames of instances: what lies below the rails.
pub fn paint_ground(easel: &mut Easel, reading: &Reading<'_>, view: &View, at: &ClusterBox, detail: Detail) {
    easel.panel(Panel::new(at.rect, 12.0).fill(Role::Surface).stroke(Role::Line, 1.0));
    easel.hit(at.rect, Subject::Cluster(at.key));
    head(easel, reading, at);
    for zone in &at.zones {
        easel.panel(Panel::new(zone.rect, 8.0).fill(Role::Sunken));
        let name =
            reading.world.zones.get(zone.key.index()).filter(|_| zone.named).map_or("", |name| &**name);
        let (x, y, room) = (zone.rect.x + 10.0, zone.rect.y + 14.0, zone.rect.w - 20.0);
        let used = easel.text((x, y), room, name, font::LABEL, Role::Faint);
        let hosts = at.hosts.iter().filter(|host| zone.rect.contains(host.rect.center())).count();
        if zone.named && detail == Detail::Cell && hosts > 0 {
            let many = [count(hosts as u64, "instance"), number(hosts as u64)];
            easel.first_to((x + room, y), room - used - 8.0, &many, font::LABEL, Role::Faint);
        }
    }
    for host in at.hosts.iter().filter(|_| detail != Detail::Cell) {
        host_ground(easel, reading, view, host);
    }
}

fn head(easel: &mut Easel, reading: &Reading<'_>, at: &ClusterBox) {
    let Some(cluster) = reading.world.clusters.get(at.key.index()) else { return };
    let (x, y, room) = (at.rect.x + 16.0, at.rect.y + 18.0, at.rect.w - 32.0);
    let used = easel.text((x, y), room * 0.6, &cluster.name, font::NAME, Role::Text);
    let services = reading.world.services.iter().filter(|service| service.cluster == at.key).count();
    let instances = reading.world.instances.values().filter(|i| i.cluster == at.key && !is_gone(i)).count();
    let tasks = reading.world.tasks.values().filter(|task| task.cluster == at.key && !is_over(task)).count();
    let mut parts = vec!["cluster".to_owned()];
    let on_instances = |service: &&Service| service.cluster == at.key && Reading::on_instances(service);
    match (instances, reading.world.services.iter().find(on_instances)) {
        (0, None) => parts.push("Fargate".to_owned()),
        (0, Some(_)) => parts.push("no instances".to_owned()),
        (many, _) => parts.push(count(many as u64, "instance")),
    }
    parts.push(count(services as u64, "service"));
    if tasks > 60 {
        parts.push(count(tasks as u64, "task"));
    }
    easel.text((x + used + 10.0, y), room - used - 10.0, &parts.join(" · "), font::LABEL, Role::Faint);
}

fn is_over(task: &Task) -> bool {
    task.last_status == TaskStatus::Stopped
}

fn is_gone(instance: &Instance) -> bool {
    instance.status == InstanceStatus::Inactive
}

fn host_ground(easel: &mut Easel, reading: &Reading<'_>, view: &View, at: &HostBox) {
    let Some(instance) = reading.world.instances.get(at.key) else { return };
    let subject = Subject::Instance(at.key);
    let leaving = instance.status != InstanceStatus::Active;
    let panel = Panel::new(at.rect, 10.0).fill(Role::Surface);
    let panel = if leaving { panel.stroke(Role::Stop, 1.0).dashed() } else { panel.stroke(Role::Line, 1.0) };
    easel.panel(panel);
    easel.hit(at.rect, subject);
    let (x, room, y) = (at.rect.x + 16.0, at.rect.w - 28.0, at.rect.y + 17.0);
    let name = easel.text((x, y), room, &instance.id.short(), font::SMALL_NAME, Role::Text);
    let slots = interface_slots(easel, reading, instance, (x + room, y), room - name - 10.0);
    let note = if !instance.agent_connected {
        ("agent disconnected".to_owned(), Role::Bad)
    } else if leaving {
        (instance.status.as_aws().to_owned(), Role::Stop)
    } else {
        (instance.instance_type.name.to_string(), Role::Faint)
    };
    easel.text((x + name + 8.0, y), room - name - 8.0 - slots, &note.0, font::LABEL, note.1);
    bars(easel, reading, instance, rect(x, at.rect.y + 32.0, room, 20.0));
    if view.selected == Some(subject) || view.hover == Some(subject) {
        easel.ring(at.rect, view.selected == Some(subject));
    }
}

/// Tasks on an instance that hold its CPU, memory, ports and interfaces.
fn tasks_on<'a>(reading: &Reading<'a>, instance: &'a Instance) -> impl Iterator<Item = &'a Task> {
    let tasks = &reading.world.tasks;
    instance.tasks.iter().filter_map(|key| tasks.get(*key))
}

/// Reserved CPU and memory of what the instance registered.
pub fn reserved(reading: &Reading<'_>, instance: &Instance) -> (u32, u32) {
    tasks_on(reading, instance)
        .filter_map(|task| reading.definition(task))
        .fold((0, 0), |(cpu, memory), definition| {
            (cpu + definition.reserved_cpu(), memory + definition.reserved_memory())
        })
}

fn bars(easel: &mut Easel, reading: &Reading<'_>, instance: &Instance, at: Rect) {
    let (cpu, memory) = reserved(reading, instance);
    let width = (at.w - 12.0) / 2.0;
    let bars = [("CPU", cpu, instance.registered_cpu), ("MiB", memory, instance.registered_memory)];
    for (number_of, (name, used, all)) in bars.into_iter().enumerate() {
        let x = at.x + (width + 12.0) * number_of as f32;
        let said = [format!("{} of {}", number(used.into()), number(all.into())), number(used.into())];
        let label = easel.text((x, at.y + 5.0), width, name, font::LABEL, Role::Faint);
        easel.first_to((x + width, at.y + 5.0), width - label - 6.0, &said, font::LABEL, Role::Muted);
        let bar = rect(x, at.y + 14.0, width, 4.0);
        easel.panel(Panel::new(bar, 2.0).fill(Role::OffSoft));
        let share = (used as f32 / all.max(1) as f32).min(1.0);
        if share > 0.0 {
            let role = if share > 0.9 { Role::Stop } else { Role::Muted };
            easel.panel(Panel::new(Rect { w: (width * share).max(3.0), ..bar }, 2.0).fill(role));
        }
    }
}

/// A slot for each network interface where tasks have interfaces of their own: the primary
/// one, those of tasks, free ones; nothing where there is no room for them. Answers the room
/// they take.
fn interface_slots(
    easel: &mut Easel,
    reading: &Reading<'_>,
    instance: &Instance,
    (right, y): (f32, f32),
    room: f32,
) -> f32 {
    const PITCH: f32 = 9.0;
    let own = |task: &&Task| reading.definition(task).is_some_and(|d| d.network_mode == NetworkMode::Awsvpc);
    let taken = u32::try_from(tasks_on(reading, instance).filter(own).count()).unwrap_or(u32::MAX);
    let slots = instance.instance_type.enis.min(MOST_ENIS);
    let width = PITCH * slots as f32;
    if width > room || (taken == 0 && !uses_interfaces(reading, instance)) {
        return 0.0;
    }
    for slot in 0..slots {
        let at = rect(right - width + PITCH * slot as f32 + 2.0, y - 4.0, 7.0, 8.0);
        let panel = Panel::new(at, 2.0);
        easel.panel(match slot {
            0 => panel.fill(Role::Off),
            slot if slot <= taken => panel.fill(Role::Ok),
            _ => panel.stroke(Role::LineStrong, 1.0),
        });
    }
    let label = text::width("ENI", font::LABEL);
    if label + 14.0 > room - width {
        return width + 6.0;
    }
    easel.text_to((right - width - 4.0, y), label + 1.0, "ENI", font::LABEL, Role::Faint);
    width + label + 12.0
}

/// Whether a service of the instance's cluster gives its tasks interfaces of their own.
fn uses_interfaces(reading: &Reading<'_>, instance: &Instance) -> bool {
    let services = reading.world.services.iter().filter(|service| service.cluster == instance.cluster);
    services.filter(|service| Reading::on_instances(service)).any(|service| {
        let definition = service.primary().and_then(|primary| reading.world.definition(primary.definition));
        definition.is_some_and(|definition| definition.network_mode == NetworkMode::Awsvpc)
    })
}

/// Paints the line of a service: name, desired count, how it goes.
pub fn paint_service(
    easel: &mut Easel,
    reading: &Reading<'_>,
    view: &View,
    key: Option<ServiceKey>,
    at: Rect,
) {
    let y = at.center().y;
    let Some(service) = key.and_then(|key| reading.world.service(key)) else {
        easel.text((at.x, y), at.w, "tasks without a service", font::TEXT, Role::Muted);
        return;
    };
    let subject = Subject::Service(service.key);
    easel.hit(at.inset(-6.0), subject);
    let name = easel.text((at.x, y), at.w * 0.4, &service.name, font::SMALL_NAME, Role::Text);
    let count = number(service.desired_count.into());
    let x = at.x + name + 8.0;
    let left = if view.counts_elsewhere {
        let words = format!("{count} desired ·");
        x + easel.text((x, y), at.right() - x, &words, font::TEXT, Role::Muted) + 4.0
    } else {
        counter(easel, service.key, &count, rect(x, at.y, at.right() - x, at.h)) + 12.0
    };
    let word = service_words(reading, service);
    let fitted = text::fit_first(&word.variants, font::TEXT, at.right() - left);
    easel.text((left, y), at.right() - left, &fitted, font::TEXT, word.role);
    if view.selected == Some(subject) || view.hover == Some(subject) {
        easel.ring(at.inset(-3.0), view.selected == Some(subject));
    }
}

/// Leaves room for the control of a desired count; answers where it ends.
fn counter(easel: &mut Easel, service: ServiceKey, count: &str, room: Rect) -> f32 {
    let width = 2.0 * BUTTON + (text::width(count, font::SMALL_NAME) + 14.0).max(COUNT);
    let y = room.center().y;
    let said = if room.w > width + 150.0 {
        easel.text((room.x, y), 60.0, "desired", font::TEXT, Role::Muted) + 8.0
    } else {
        0.0
    };
    let at = rect(room.x + said, y - BUTTON / 2.0, width, BUTTON);
    desired_count(easel, at, count);
    easel.slots.push((Slot::DesiredCount(service), at));
    at.right()
}

/// What the control for the desired count looks like; on the page a real one covers it.
fn desired_count(easel: &mut Easel, at: Rect, count: &str) {
    easel.panel(Panel::new(at, 6.0).fill(Role::Surface).stroke(Role::Line, 1.0));
    for side in [at.x + BUTTON, at.right() - BUTTON] {
        easel.rail(vec![point(side, at.y), point(side, at.bottom())], Role::Line, 1.0, false);
    }
    let y = at.center().y;
    easel.text_around((at.x + BUTTON / 2.0, y), 20.0, "−", font::WORD, Role::Muted);
    easel.text_around((at.center().x, y), at.w - 2.0 * BUTTON, count, font::SMALL_NAME, Role::Text);
    easel.text_around((at.right() - BUTTON / 2.0, y), 20.0, "+", font::WORD, Role::Muted);
}
