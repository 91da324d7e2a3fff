//! The inside of one task: its containers, their network namespaces, the plugs on the edge of
//! whatever owns an address, and what can reach what. The four network modes look different
//! because they are different (networking.md 1.2).

mod answers;
mod drawing;
mod words;

use ecs_model::definition::{Definition, LaunchType, NetworkMode};
use ecs_model::world::{Instance, Task, TaskKey, World};

use crate::geometry::{Rect, point, rect};
use crate::paint::{Easel, Panel, font};
use crate::primitive::{Font, Glyph, Role, Scene, Subject, Zoom};
use crate::reading::Reading;
use crate::text;
use crate::view::View;

pub use words::inside_words;

/// Air at the edges.
const MARGIN: f32 = 20.0;
/// Height of the title, and of a line of the sentence below it.
const TITLE_HEIGHT: f32 = 40.0;
const LINE: f32 = 18.0;
/// Room at the right of the frame for the names of plugs.
const PLUGS: f32 = 148.0;
/// One line of answers.
const ANSWER: f32 = 22.0;
const TITLE: Font = Font::sans(15, 650);

/// A task with what its drawing needs to know.
struct Subjects<'a> {
    task: &'a Task,
    definition: &'a Definition,
    instance: Option<&'a Instance>,
    reading: &'a Reading<'a>,
    view: &'a View,
}

impl Subjects<'_> {
    /// Paints the ring around what is selected or under the pointer.
    fn ring(&self, easel: &mut Easel, at: Rect, subject: Subject) {
        if self.view.selected == Some(subject) || self.view.hover == Some(subject) {
            easel.ring(at, self.view.selected == Some(subject));
        }
    }
}

/// The picture is never wider than this, in units: its lines are read from left to right.
const WIDEST: f32 = 720.0;

/// The picture of the inside of a task, in the middle of the room that `view` gives and as high as
/// it needs; empty when the world has no such task.
pub fn inside(world: &World, task: TaskKey, view: &View) -> Scene {
    let reading = Reading::of(world);
    let Some(task) = world.tasks.get(task) else { return Scene::default() };
    let Some(definition) = reading.definition(task) else { return Scene::default() };
    let instance = task.instance.and_then(|instance| world.instances.get(instance));
    let subjects = Subjects { task, definition, instance, reading: &reading, view };
    let width = view.width.clamp(280.0, WIDEST);
    let natural = draw(&mut Easel::default(), &subjects, rect(0.0, 0.0, width, 0.0));
    let zoom = (view.width / width).min(view.height / natural).min(view.enlarge).max(1.0);
    let (all, high) = ((view.width / zoom).max(width), (view.height / zoom).max(natural));
    let left = ((all - width) / 2.0).floor();
    // A little above the middle, where the eye looks first.
    let top = ((high - natural) * 0.4).floor();
    let mut easel = Easel::default();
    draw(&mut easel, &subjects, rect(left, top, width, natural));
    Scene {
        width: all,
        height: high,
        zoom: Zoom(zoom),
        content: rect(left, top, width, natural),
        still: easel.shapes,
        hits: easel.hits,
        summary: sentence(definition.network_mode).to_owned(),
        ..Scene::default()
    }
}

/// Draws from the corner of `area` on, as wide as that; answers how high it came out.
fn draw(easel: &mut Easel, subjects: &Subjects<'_>, area: Rect) -> f32 {
    let top = title(easel, subjects.definition.network_mode, area) + 14.0;
    let plugs = PLUGS.min(area.w * 0.34);
    let frame = rect(area.x + MARGIN, top, area.w - 2.0 * MARGIN - plugs, 0.0);
    let bottom = drawing::draw(easel, subjects, frame, plugs);
    answer_lines(easel, subjects, Rect { y: bottom + 18.0, ..area }) - area.y
}

/// What a network mode means for a task, in one sentence.
pub fn sentence(mode: NetworkMode) -> &'static str {
    match mode {
        NetworkMode::Awsvpc => "The task has its own network interface. Its containers share one namespace.",
        NetworkMode::Bridge => {
            "Every container has its own namespace behind docker0. Ports are published on the instance."
        }
        NetworkMode::Host => "No wall: containers use the instance’s own interface and ports.",
        NetworkMode::None => "Nothing but loopback. For work that must not talk to anyone.",
    }
}

/// Writes mode and sentence; answers where they end.
fn title(easel: &mut Easel, mode: NetworkMode, area: Rect) -> f32 {
    let (x, room) = (area.x + MARGIN, area.w - 2.0 * MARGIN);
    easel.text((x, area.y + 26.0), room, mode.as_aws(), TITLE, Role::Text);
    let lines = text::wrap(sentence(mode), font::TEXT, room);
    for (number, line) in lines.iter().enumerate() {
        let y = area.y + TITLE_HEIGHT + LINE * (number as f32 + 0.5);
        easel.text((x, y), room, line, font::TEXT, Role::Muted);
    }
    area.y + TITLE_HEIGHT + LINE * lines.len() as f32
}

/// The name of what the task runs on.
fn host_name(subjects: &Subjects<'_>) -> String {
    match (subjects.task.launch_type, subjects.instance) {
        (LaunchType::Fargate, _) => "AWS Fargate · the host is AWS’s".to_owned(),
        (_, Some(instance)) => {
            format!("EC2 instance {} · {}", instance.id.short(), instance.instance_type.name)
        }
        (_, None) => "EC2 instance".to_owned(),
    }
}

/// A frame for the host with its name; what is inside is painted after it.
fn host_frame(easel: &mut Easel, subjects: &Subjects<'_>, at: Rect) {
    easel.panel(Panel::new(at, 10.0).fill(Role::Sunken).stroke(Role::LineStrong, 1.0));
    if let Some(instance) = subjects.instance {
        easel.hit(at, Subject::Instance(instance.key));
        subjects.ring(easel, at, Subject::Instance(instance.key));
    }
    easel.text(
        (at.x + 14.0, at.y + 16.0),
        at.w - 28.0,
        &host_name(subjects),
        Font::sans(11, 650),
        Role::Muted,
    );
}

/// Check marks and crosses from the top of `area` on, two a line where there is room. Answers
/// where they end.
fn answer_lines(easel: &mut Easel, subjects: &Subjects<'_>, area: Rect) -> f32 {
    let columns = if area.w >= 520.0 { 2 } else { 1 };
    let answers = answers::answers(subjects);
    let column = (area.w - 2.0 * MARGIN) / columns as f32;
    for (at, (yes, answer)) in answers.iter().enumerate() {
        let x = area.x + MARGIN + column * (at % columns) as f32;
        let y = area.y + ANSWER * ((at / columns) as f32 + 0.5);
        let (glyph, role) = if *yes { (Glyph::Check, Role::Ok) } else { (Glyph::Cross, Role::Bad) };
        easel.glyph(glyph, point(x + 5.0, y), 10.0, role);
        easel.text((x + 20.0, y), column - 28.0, answer, font::TEXT, Role::Text);
    }
    area.y + ANSWER * answers.len().div_ceil(columns) as f32 + MARGIN
}
