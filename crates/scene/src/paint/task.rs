//! A task: state bar, shape and word, revision, containers, address and how it goes.

use ecs_model::definition::NetworkMode;
use ecs_model::world::{Container, ContainerStatus, Health, Task, TaskStatus};

use crate::geometry::{Rect, point, rect};
use crate::layout::TaskBox;
use crate::primitive::{Glyph, Role, Slot, Subject};
use crate::reading::{Meaning, Reading, progress};
use crate::text;
use crate::view::{Detail, View};
use crate::words::task_word;

use super::easel::{Easel, Panel, font};

/// A plug on the edge of whatever owns the address: the task in awsvpc mode, its instance
/// elsewhere.
const PLUG: (f32, f32) = (12.0, 8.0);
/// Width of the bar at the left edge.
const BAR: f32 = 3.0;
/// From the edges of a card to its text.
const PADDING: f32 = 11.0;
/// Height of a container's chip.
const CHIP: f32 = 18.0;
/// Side of the room for the menu button.
const MENU: f32 = 24.0;

/// The colour of a meaning.
pub fn role(meaning: Meaning) -> Role {
    match meaning {
        Meaning::Starting => Role::Start,
        Meaning::Serving => Role::Ok,
        Meaning::Leaving => Role::Stop,
        Meaning::Failed => Role::Bad,
    }
}

/// The colour of a task's state. Those that a deployment replaces are paler.
fn shade(reading: &Reading<'_>, task: &Task) -> Role {
    match role(reading.meaning(task)) {
        Role::Ok if reading.is_of_old_deployment(task) => Role::OkOld,
        role => role,
    }
}

/// The shape of a task's state. What fills or empties does so in sixteen steps, so that the
/// picture changes a few times a second and not with every frame.
pub fn glyph(reading: &Reading<'_>, task: &Task) -> Glyph {
    match reading.meaning(task) {
        Meaning::Serving => Glyph::Disc,
        Meaning::Failed => Glyph::Notched,
        Meaning::Starting => Glyph::Ring(lifecycle(reading, task)),
        Meaning::Leaving => Glyph::Square(1_000u16.saturating_sub(lifecycle(reading, task))),
    }
}

/// How far a task has come on its way up or down, in thousandths, by its status and, within
/// it, by what it waits for.
fn lifecycle(reading: &Reading<'_>, task: &Task) -> u16 {
    const STEPS: u16 = 16;
    let (from, to) = match task.last_status {
        TaskStatus::Provisioning => (60, 300),
        TaskStatus::Pending => (300, 800),
        TaskStatus::Activating => (800, 1_000),
        TaskStatus::Running => (0, 0),
        TaskStatus::Deactivating => (0, 500),
        TaskStatus::Stopping => (500, 750),
        TaskStatus::Deprovisioning => (750, 900),
        TaskStatus::Stopped => (1_000, 1_000),
    };
    let within = task.waiting_until.map_or(0, |until| progress(task.status_since, until, reading.now()));
    let exact = from + u16::try_from(u32::from(to - from) * u32::from(within) / 1_000).unwrap_or(0);
    exact * STEPS / 1_000 * 1_000 / STEPS
}

/// Paints a task at the detail of the picture.
pub fn paint(
    easel: &mut Easel,
    reading: &Reading<'_>,
    view: &View,
    at: &TaskBox,
    detail: Detail,
    number: &str,
) {
    let Some(task) = reading.world.tasks.get(at.key) else { return };
    let subject = Subject::Task(at.key);
    easel.hit(at.rect, subject);
    plug(easel, reading, task, at);
    easel.group(subject, at.rect, |easel| {
        card(easel, at.rect, shade(reading, task), task.last_status < TaskStatus::Running);
        match detail {
            Detail::Card => full(easel, reading, task, at.rect),
            Detail::Brief => brief(easel, reading, task, at.rect),
            Detail::Line => line(easel, reading, task, at.rect, number),
            Detail::Cell => {}
        }
        if task.address.is_some() && detail != Detail::Line {
            let plug = rect(at.feed.end.x - PLUG.0 / 2.0, at.feed.end.y - 2.0, PLUG.0, 4.0);
            easel.panel(Panel::new(plug, 2.0).fill(shade(reading, task)));
        }
        if view.selected == Some(subject) || selected_container(view, task) {
            easel.ring(at.rect, true);
        } else if view.hover == Some(subject) {
            easel.ring(at.rect, false);
        }
    });
}

fn selected_container(view: &View, task: &Task) -> bool {
    let selected = view.selected;
    matches!(selected, Some(Subject::Container(key, _) | Subject::Network(key, _)) if key == task.key)
}

/// Paints the plug of a task on its instance's edge with the host port that is bound there. The
/// plug of a task with an interface of its own sits on the task's upper edge.
fn plug(easel: &mut Easel, reading: &Reading<'_>, task: &Task, at: &TaskBox) {
    let mode = reading.definition(task).map(|definition| definition.network_mode);
    let Some((_, edge)) = at.plug.filter(|_| mode != Some(NetworkMode::Awsvpc)) else { return };
    let binding = task.containers.iter().flat_map(|container| &container.bindings).next();
    let socket = Panel::new(rect(edge.x - PLUG.1 / 2.0, edge.y - PLUG.0 / 2.0, PLUG.1, PLUG.0), 2.0);
    match binding {
        Some(binding) => {
            easel.panel(socket.fill(Role::Muted));
            let port = format!(":{}", binding.host_port);
            easel.text((edge.x + 8.0, edge.y - 8.0), at.rect.w, &port, font::MONO, Role::Muted);
        }
        None if mode != Some(NetworkMode::None) => {
            easel.panel(socket.fill(Role::Surface).stroke(Role::LineStrong, 1.0).dashed())
        }
        None => {}
    }
}

/// The ground of a card: a bar of the state's colour shows at its left edge. What has not
/// started yet is outlined only.
fn card(easel: &mut Easel, rect: Rect, bar: Role, outlined: bool) {
    let body = Rect { x: rect.x + BAR, w: rect.w - BAR, ..rect };
    let ground = Panel::new(rect, 8.0).fill(Role::Surface);
    easel.panel(if outlined { ground } else { ground.shadow() });
    easel.panel(Panel::new(Rect { w: 24.0f32.min(rect.w), ..rect }, 8.0).fill(bar));
    let front = Panel::new(body, 6.0)
        .fill(Role::Surface)
        .stroke(if outlined { Role::LineStrong } else { Role::Line }, 1.0);
    easel.panel(if outlined { front.dashed() } else { front });
}

fn full(easel: &mut Easel, reading: &Reading<'_>, task: &Task, at: Rect) {
    head(easel, reading, task, at, at.y + 16.0);
    let menu = rect(at.right() - MENU - 6.0, at.y + 26.0, MENU, MENU);
    easel.slots.push((Slot::TaskMenu(task.key), menu));
    let (x, y) = (at.x + BAR + PADDING, at.y + 29.0);
    chips(easel, reading, task, rect(x, y, menu.x - 4.0 - x, CHIP));
    foot(easel, reading, task, at, at.bottom() - 14.0);
}

fn brief(easel: &mut Easel, reading: &Reading<'_>, task: &Task, at: Rect) {
    head(easel, reading, task, at, at.y + 17.0);
    foot(easel, reading, task, at, at.bottom() - 16.0);
}

/// Shape and word of the state, and the revision at the right.
fn head(easel: &mut Easel, reading: &Reading<'_>, task: &Task, at: Rect, y: f32) {
    let (left, right) = (at.x + BAR + PADDING, at.right() - PADDING);
    let role = role(reading.meaning(task));
    easel.glyph(glyph(reading, task), point(left + 5.0, y), 10.0, shade(reading, task));
    let status = task.last_status.as_aws();
    let word = easel.text((left + 17.0, y), right - left - 17.0, status, font::STATUS, role);
    let room = right - left - 17.0 - word - 8.0;
    if let Some(definition) = reading.definition(task) {
        let revision = [definition.name(), format!(":{}", definition.revision)];
        let font = font::MONO;
        if let Some(shown) = revision.iter().find(|name| text::width(name, font) <= room) {
            easel.text_to((right, y), room, shown, font, Role::Faint);
        }
    }
}

/// A chip for each container, as many as fit; the rest as a number.
fn chips(easel: &mut Easel, reading: &Reading<'_>, task: &Task, at: Rect) {
    let Some(definition) = reading.definition(task) else { return };
    let names = definition.containers.iter().map(|container| &*container.name);
    let chips: Vec<(&str, &Container)> = names.zip(&task.containers).collect();
    let mut x = at.x;
    for (shown, (name, container)) in chips.iter().enumerate() {
        let rest = chips.len() - shown - 1;
        let reserve = if rest > 0 { 28.0 } else { 0.0 };
        let room = at.right() - x - reserve;
        let needed = text::width(name, font::WORD) + 14.0;
        if needed > room && shown > 0 {
            easel.text(
                (x + 2.0, at.center().y),
                at.right() - x - 2.0,
                &format!("+{}", rest + 1),
                font::TEXT,
                Role::Muted,
            );
            return;
        }
        let chip = rect(x, at.y, needed.min(room), CHIP);
        easel.hit(chip, Subject::Container(task.key, shown));
        container_chip(easel, chip, name, container);
        x = chip.right() + 5.0;
    }
}

fn container_chip(easel: &mut Easel, at: Rect, name: &str, container: &Container) {
    let (ground, role) = match container.status {
        ContainerStatus::Running if container.health == Health::Unhealthy => (Some(Role::BadSoft), Role::Bad),
        ContainerStatus::Running if container.stop_requested => (Some(Role::StopSoft), Role::Stop),
        ContainerStatus::Running => (Some(Role::OkSoft), Role::Ok),
        ContainerStatus::Created | ContainerStatus::Pulled => (Some(Role::StartSoft), Role::Start),
        ContainerStatus::None => (None, Role::Muted),
        ContainerStatus::Stopped if container.exit_code.is_some_and(|code| code != 0) => {
            (Some(Role::BadSoft), Role::Bad)
        }
        ContainerStatus::Stopped => (Some(Role::OffSoft), Role::Muted),
    };
    let panel = Panel::new(at, 4.0);
    easel.panel(match ground {
        Some(ground) => panel.fill(ground),
        None => panel.stroke(Role::LineStrong, 1.0),
    });
    easel.text_around((at.center().x, at.center().y), at.w - 8.0, name, font::WORD, role);
    if container.status == ContainerStatus::Stopped {
        easel.strike();
    }
}

/// The address at the left, how it goes at the right.
fn foot(easel: &mut Easel, reading: &Reading<'_>, task: &Task, at: Rect, y: f32) {
    let (left, right) = (at.x + BAR + PADDING, at.right() - PADDING);
    let word = task_word(reading, task);
    let room = right - left;
    let beside = |address: &str| match address {
        "" => room,
        address => room - text::width(address, font::MONO) - 10.0,
    };
    // The address gives way when not even the shortest form of the word fits beside it.
    let shortest = word.variants.last().map_or(0.0, |shortest| text::width(shortest, font::WORD));
    let mut addresses = address(reading, task).into_iter();
    let address = addresses.find(|address| shortest <= beside(address)).unwrap_or_default();
    let beside = beside(&address);
    easel.text((left, y), room, &address, font::MONO, Role::Muted);
    easel.first_to((right, y), beside, &word.variants, font::WORD, word.role);
}

/// Where the task is reached: its own address, or its instance's with the first port that is
/// bound there, or that port alone. Longest first.
fn address(reading: &Reading<'_>, task: &Task) -> Vec<String> {
    if let Some(address) = task.address {
        return vec![address.to_string()];
    }
    let mode = reading.definition(task).map(|definition| definition.network_mode);
    if mode == Some(NetworkMode::None) {
        return vec!["no interface".to_owned()];
    }
    let instance = task.instance.and_then(|instance| reading.world.instances.get(instance));
    let binding = task.containers.iter().flat_map(|container| &container.bindings).next();
    match (instance, binding) {
        (Some(instance), Some(binding)) => {
            vec![format!("{}:{}", instance.address, binding.host_port), format!(":{}", binding.host_port)]
        }
        _ => Vec::new(),
    }
}

/// One line: shape, id, one number.
fn line(easel: &mut Easel, reading: &Reading<'_>, task: &Task, at: Rect, number: &str) {
    let (left, right, y) = (at.x + BAR + 9.0, at.right() - 9.0, at.center().y);
    easel.glyph(glyph(reading, task), point(left + 4.0, y), 8.0, shade(reading, task));
    let id = easel.text((left + 14.0, y), right - left - 14.0, &task.id.short(), font::MONO, Role::Text);
    let room = right - left - 14.0 - id - 6.0;
    if reading.meaning(task) == Meaning::Serving && !number.is_empty() {
        easel.text_to((right, y), room, number, font::TEXT, Role::Muted);
        return;
    }
    let word = task_word(reading, task);
    if let Some(fitting) = word.variants.iter().find(|word| text::width(word, font::WORD) <= room) {
        easel.text_to((right, y), room, fitting, font::WORD, word.role);
    }
}
