//! The drawings of the four network modes.

use ecs_model::definition::NetworkMode;
use ecs_model::world::{Container, ContainerStatus};

use crate::geometry::{Point, Rect, point, rect};
use crate::paint::{Easel, Panel, font};
use crate::primitive::{Font, Role, Subject};
use crate::text::fit_first;

use super::answers::taken_interfaces;
use super::{Subjects, host_frame};

/// A container.
const BOX: (f32, f32) = (128.0, 46.0);
/// Between two containers.
const GAP: f32 = 12.0;
/// From the host's edge to the task, and above the task for the host's name.
const HOST: (f32, f32) = (20.0, 34.0);
/// Above the containers for the task's name.
const TASK_HEAD: f32 = 28.0;
/// Padding of a namespace, and above its containers for its name.
const SPACE: (f32, f32) = (8.0, 26.0);
/// Containers that are drawn; the rest is a number.
const MOST: usize = 12;

/// Draws the host with what is in it; `frame` has its corner and width, and at its right `plugs`
/// pixels are left to name what is plugged in there. Answers where it ends.
pub fn draw(easel: &mut Easel, subjects: &Subjects<'_>, frame: Rect, plugs: f32) -> f32 {
    match subjects.definition.network_mode {
        NetworkMode::Awsvpc => awsvpc(easel, subjects, frame, plugs),
        NetworkMode::Bridge => own_namespaces(easel, subjects, frame, plugs, true),
        NetworkMode::Host => host(easel, subjects, frame, plugs),
        NetworkMode::None => own_namespaces(easel, subjects, frame, plugs, false),
    }
}

/// Where the containers stand: a grid of cells of this size from `(x, y)` on.
struct Grid {
    at: Point,
    across: usize,
    cell: (f32, f32),
    many: usize,
}

impl Grid {
    /// As many cells side by side as `room` holds, with a gap between them.
    fn new(at: Point, room: f32, cell: (f32, f32), many: usize) -> Grid {
        let across = (((room + GAP) / (cell.0 + GAP)) as usize).clamp(1, many.max(1));
        Grid { at, across, cell, many }
    }

    fn cell(&self, number: usize) -> Rect {
        let (column, row) = ((number % self.across) as f32, (number / self.across) as f32);
        rect(
            self.at.x + (self.cell.0 + GAP) * column,
            self.at.y + (self.cell.1 + GAP) * row,
            self.cell.0,
            self.cell.1,
        )
    }

    fn width(&self) -> f32 {
        (self.cell.0 + GAP) * self.across as f32 - GAP
    }

    fn height(&self) -> f32 {
        (self.cell.1 + GAP) * self.many.div_ceil(self.across).max(1) as f32 - GAP
    }
}

fn shown(subjects: &Subjects<'_>) -> usize {
    subjects.task.containers.len().min(MOST)
}

/// A container with what it listens on or how it ended.
fn container(easel: &mut Easel, subjects: &Subjects<'_>, number: usize, at: Rect) {
    let Some(state) = subjects.task.containers.get(number) else { return };
    let definition = subjects.definition.containers.get(number);
    let over = state.status == ContainerStatus::Stopped;
    let stroke = if over { Role::LineStrong } else { Role::Line };
    let panel = Panel::new(at, 8.0).fill(Role::Surface).stroke(stroke, 1.0);
    easel.panel(if state.status < ContainerStatus::Running { panel.dashed() } else { panel });
    easel.hit(at, Subject::Container(subjects.task.key, number));
    subjects.ring(easel, at, Subject::Container(subjects.task.key, number));
    let name = definition.map_or("container", |definition| &*definition.name);
    let room = at.w - 24.0;
    easel.text(
        (at.x + 12.0, at.y + 16.0),
        room,
        name,
        font::SMALL_NAME,
        if over { Role::Muted } else { Role::Text },
    );
    if over {
        easel.strike();
    }
    let ports = definition
        .map(|d| d.port_mappings.iter().map(|m| format!(":{}", m.container_port)).collect::<Vec<_>>());
    let (note, role) = note(state, &ports.unwrap_or_default());
    easel.text((at.x + 12.0, at.y + 33.0), room, &note, font::LABEL, role);
}

fn note(state: &Container, ports: &[String]) -> (String, Role) {
    match (state.status, state.exit_code) {
        (ContainerStatus::Stopped, Some(0)) => ("exit 0".to_owned(), Role::Muted),
        (ContainerStatus::Stopped, Some(code)) => (format!("exit {code}"), Role::Bad),
        (ContainerStatus::Stopped, None) => ("never started".to_owned(), Role::Muted),
        (ContainerStatus::Running, _) if ports.is_empty() => ("maps no port".to_owned(), Role::Muted),
        (ContainerStatus::Running, _) => (format!("listens on {}", ports.join(", ")), Role::Muted),
        _ => ("not started yet".to_owned(), Role::Start),
    }
}

fn task_box(easel: &mut Easel, subjects: &Subjects<'_>, at: Rect) {
    easel.panel(Panel::new(at, 8.0).fill(Role::Surface).stroke(Role::LineStrong, 1.0));
    easel.hit(at, Subject::Task(subjects.task.key));
    subjects.ring(easel, at, Subject::Task(subjects.task.key));
    task_name(easel, subjects, point(at.x + 14.0, at.y + 15.0), at.w - 28.0);
}

fn task_name(easel: &mut Easel, subjects: &Subjects<'_>, at: Point, room: f32) {
    let more = subjects.task.containers.len().saturating_sub(MOST);
    let more = if more > 0 { format!(" · {more} more containers") } else { String::new() };
    let name = format!("task {}{more}", subjects.task.id.short());
    easel.text((at.x, at.y), room, &name, Font::sans(11, 650), Role::Muted);
}

fn namespace(easel: &mut Easel, at: Rect, name: &str) {
    easel.panel(Panel::new(at, 8.0).fill(Role::AccentSoft).stroke(Role::Accent, 1.0).dashed());
    easel.text((at.x + 10.0, at.y + 14.0), at.w - 20.0, name, font::MONO, Role::AccentText);
}

/// A plug on an edge with an address and a word beside it; dashed where nothing is plugged in.
fn plug(easel: &mut Easel, at: Point, room: f32, plugged: bool, address: &str, word: &str) {
    let socket = Panel::new(rect(at.x - 7.0, at.y - 9.0, 14.0, 18.0), 4.0);
    easel.panel(if plugged {
        socket.fill(Role::Accent)
    } else {
        socket.fill(Role::Surface).stroke(Role::LineStrong, 1.0).dashed()
    });
    let x = at.x + 14.0;
    easel.text((x, at.y - 5.0), room - 14.0, address, font::CODE, Role::Text);
    easel.text((x, at.y + 9.0), room - 14.0, word, font::LABEL, Role::Muted);
}

/// One namespace for the whole task, with an interface of its own.
fn awsvpc(easel: &mut Easel, subjects: &Subjects<'_>, frame: Rect, plug_room: f32) -> f32 {
    let (x, y) = (frame.x + HOST.0 + 14.0 + SPACE.0, frame.y + HOST.1 + TASK_HEAD + SPACE.1);
    let room = frame.w - 2.0 * (HOST.0 + 14.0 + SPACE.0) - 24.0;
    let grid = Grid::new(point(x, y), room, (BOX.0.min(room), BOX.1), shown(subjects));
    let space =
        rect(x - SPACE.0, y - SPACE.1, grid.width() + 2.0 * SPACE.0, grid.height() + SPACE.1 + SPACE.0);
    let task = rect(space.x - 14.0, space.y - TASK_HEAD, space.w + 28.0, space.h + TASK_HEAD + 14.0);
    let slots = subjects.instance.map_or(0.0, |_| 32.0);
    let frame = Rect { h: task.bottom() + 16.0 + slots - frame.y, ..frame };
    host_frame(easel, subjects, frame);
    task_box(easel, subjects, task);
    let names = ["one network namespace · lo shared", "one network namespace", "one namespace"];
    namespace(easel, space, &fit_first(&names.map(str::to_owned), font::MONO, space.w - 20.0));
    let out = point(frame.right(), space.center().y + SPACE.1 / 2.0);
    let address = subjects.task.address;
    if address.is_some() {
        easel.rail(vec![point(space.right(), out.y), out], Role::Accent, 1.5, false);
    }
    for number in 0..shown(subjects) {
        container(easel, subjects, number, grid.cell(number));
    }
    let name = address.map_or("no address yet".to_owned(), |address| address.to_string());
    plug(easel, out, plug_room, address.is_some(), &name, "ENI of the task");
    if slots > 0.0 {
        interface_slots(
            easel,
            subjects,
            point(frame.x + HOST.0, frame.bottom() - 20.0),
            frame.w - 2.0 * HOST.0,
        );
    }
    frame.bottom()
}

/// The interfaces of the instance: its own, those of other tasks, this one's, free ones.
fn interface_slots(easel: &mut Easel, subjects: &Subjects<'_>, at: Point, room: f32) {
    let Some(instance) = subjects.instance else { return };
    let all = instance.instance_type.enis.min(15);
    let taken = taken_interfaces(subjects, instance);
    let others = taken.saturating_sub(u32::from(subjects.task.address.is_some())).min(all.saturating_sub(1));
    let label = easel.text((at.x, at.y), 60.0, "ENI slots", font::LABEL, Role::Muted);
    let mut x = at.x + label + 12.0;
    for slot in 0..all {
        let panel = Panel::new(rect(x, at.y - 8.0, 20.0, 16.0), 3.0);
        easel.panel(match slot {
            0 => panel.fill(Role::Off),
            slot if slot <= others => panel.fill(Role::LineStrong),
            slot if slot <= taken => panel.fill(Role::Accent),
            _ => panel.stroke(Role::LineStrong, 1.0),
        });
        x += 25.0;
    }
    let free = all.saturating_sub(1).saturating_sub(taken);
    let others = if others > 0 { format!("{others} of others · ") } else { String::new() };
    let (free, room) = (format!("{free} free"), room - (x + 8.0 - at.x));
    let said = [format!("its own · {others}this task · {free}"), format!("this task · {free}"), free];
    let said = fit_first(&said, font::LABEL, room);
    easel.text((x + 8.0, at.y), room, &said, font::LABEL, Role::Muted);
}

/// A namespace for every container: behind docker0, or with nothing but loopback.
fn own_namespaces(
    easel: &mut Easel,
    subjects: &Subjects<'_>,
    frame: Rect,
    plug_room: f32,
    bridged: bool,
) -> f32 {
    let (x, y) = (frame.x + HOST.0 + 14.0, frame.y + HOST.1 + TASK_HEAD);
    let room = frame.w - 2.0 * (HOST.0 + 14.0) - if bridged { 0.0 } else { 24.0 };
    let cell = ((BOX.0 + 2.0 * SPACE.0).min(room), BOX.1 + SPACE.1 + SPACE.0);
    let grid = Grid::new(point(x, y), room, cell, shown(subjects));
    let task = rect(x - 14.0, y - TASK_HEAD, grid.width() + 28.0, grid.height() + TASK_HEAD + 14.0);
    let plugs = if bridged {
        bound(subjects)
    } else {
        vec![(None, "no interface".to_owned(), "no plug, no target".to_owned())]
    };
    let below = if bridged { 28.0 + 36.0 * plugs.len() as f32 } else { 24.0 };
    let frame = Rect { h: task.bottom() + below - frame.y, ..frame };
    host_frame(easel, subjects, frame);
    task_box(easel, subjects, task);
    for number in 0..shown(subjects) {
        let at = grid.cell(number);
        let address = subjects.task.containers.get(number).and_then(|container| container.address);
        let name = match (bridged, address) {
            (true, Some(address)) => address.to_string(),
            (true, None) => "no address yet".to_owned(),
            (false, _) => "lo only".to_owned(),
        };
        namespace(easel, at, &name);
        container(easel, subjects, number, rect(at.x + SPACE.0, at.y + SPACE.1, at.w - 2.0 * SPACE.0, BOX.1));
    }
    if bridged {
        docker0(easel, subjects, (frame, plug_room), task, &grid, &plugs);
    } else if let Some((_, address, word)) = plugs.first() {
        plug(easel, point(frame.right(), frame.center().y), plug_room, false, address, word);
    }
    frame.bottom()
}

/// A published port: from which container, and what stands beside its plug. A container that
/// publishes nothing has a place without a plug.
pub type Published = (Option<usize>, String, String);

/// What is published on the instance; one place without a plug when nothing is.
pub fn bound(subjects: &Subjects<'_>) -> Vec<Published> {
    let address = subjects.instance.map_or("instance".to_owned(), |instance| instance.address.to_string());
    let mut published = Vec::new();
    for (number, state) in subjects.task.containers.iter().enumerate().take(MOST) {
        let name = subjects.definition.containers.get(number).map_or("", |definition| &*definition.name);
        for binding in &state.bindings {
            let word = format!("→ {name}:{}", binding.container_port);
            published.push((Some(number), format!("{address}:{}", binding.host_port), word));
        }
    }
    if published.is_empty() {
        published.push((None, address, "nothing published".to_owned()));
    }
    published
}

/// The bridge below the task, with a line from each container and to each published port.
fn docker0(
    easel: &mut Easel,
    subjects: &Subjects<'_>,
    (frame, plug_room): (Rect, f32),
    task: Rect,
    grid: &Grid,
    plugs: &[Published],
) {
    let line = task.bottom() + 22.0;
    let last_row = shown(subjects).saturating_sub(1) / grid.across * grid.across;
    for number in 0..shown(subjects) {
        let at = grid.cell(number);
        // Those above the last row come down beside the ones below them.
        let beside = at.right() + GAP / 2.0;
        let way = if number < last_row {
            vec![at.right_middle(), point(beside, at.center().y), point(beside, line)]
        } else {
            vec![point(at.center().x, at.bottom()), point(at.center().x, line)]
        };
        easel.rail(way, Role::Accent, 1.5, false);
    }
    let trunk = frame.right() - 16.0;
    easel.rail(vec![point(task.x, line), point(trunk, line)], Role::Accent, 2.5, false);
    easel.text((task.x, line + 14.0), trunk - task.x - 24.0, "docker0 172.17.0.1", font::LABEL, Role::Muted);
    for (at, (from, address, word)) in plugs.iter().enumerate() {
        let end = point(frame.right(), line + 36.0 * at as f32);
        if from.is_some() {
            easel.rail(vec![point(trunk, line), point(trunk, end.y), end], Role::Accent, 1.5, false);
        }
        plug(easel, end, plug_room, from.is_some(), address, word);
    }
}

/// No wall: a line from each container to a port of the instance.
fn host(easel: &mut Easel, subjects: &Subjects<'_>, frame: Rect, plug_room: f32) -> f32 {
    let (x, y) = (frame.x + HOST.0 + 14.0, frame.y + HOST.1 + TASK_HEAD + 10.0);
    let room = frame.w - 2.0 * (HOST.0 + 14.0);
    let grid = Grid::new(point(x, y), room, (BOX.0.min(room), BOX.1), shown(subjects));
    let plugs = bound(subjects);
    let frame = Rect { h: grid.at.y + grid.height() + 24.0 + 36.0 * plugs.len() as f32 - frame.y, ..frame };
    host_frame(easel, subjects, frame);
    let head = y - 22.0;
    let names = ["namespace of the instance", "its namespace"].map(str::to_owned);
    let room = frame.w - 2.0 * HOST.0;
    task_name(easel, subjects, point(frame.x + HOST.0, head), (room * 0.4).max(60.0));
    let beside = room - crate::text::width("task 0000", Font::sans(11, 650)).max(room * 0.4);
    easel.first_to((frame.right() - 16.0, head), beside, &names, font::MONO, Role::AccentText);
    let first = grid.at.y + grid.height() + 24.0;
    let last_row = shown(subjects).saturating_sub(1) / grid.across;
    for (at, (from, address, word)) in plugs.iter().enumerate() {
        let end = point(frame.right(), first + 36.0 * at as f32);
        if let Some(from) = from {
            let (cell, row) = (grid.cell(*from), from / grid.across);
            // Those above the last row come down beside the ones below them.
            let way = if row < last_row {
                let beside = cell.right() + 4.0 + 3.0 * row as f32;
                vec![cell.right_middle(), point(beside, cell.center().y), point(beside, end.y), end]
            } else {
                let left = cell.x + 24.0;
                vec![point(left, cell.bottom()), point(left, end.y), end]
            };
            easel.rail(way, Role::Accent, 1.5, false);
        }
        plug(easel, end, plug_room, from.is_some(), address, word);
    }
    for number in 0..shown(subjects) {
        container(easel, subjects, number, grid.cell(number));
    }
    frame.bottom()
}
