//! The inside of one task: its containers, their network namespaces, the plugs on the edge of
//! whatever owns an address, and what can reach what. The four network modes look different
//! because they are different (networking.md 1.2).

mod answers;
mod drawing;

use ecs_model::definition::{Definition, LaunchType, NetworkMode};
use ecs_model::world::{Instance, Task, TaskKey, World};

use crate::geometry::{Rect, point, rect};
use crate::paint::{Easel, Panel, font};
use crate::primitive::{Font, Glyph, Role, Scene, Subject};
use crate::reading::Reading;
use crate::text;

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
}

/// The picture of the inside of a task, `width` CSS pixels wide and as high as it needs; empty
/// when the world has no such task.
pub fn inside(world: &World, task: TaskKey, width: f32) -> Scene {
    let reading = Reading::of(world);
    let Some(task) = world.tasks.get(task) else { return Scene::default() };
    let Some(definition) = reading.definition(task) else { return Scene::default() };
    let instance = task.instance.and_then(|instance| world.instances.get(instance));
    let subjects = Subjects { task, definition, instance, reading: &reading };
    let mut easel = Easel::default();
    let width = width.clamp(280.0, 2_000.0);
    let top = title(&mut easel, definition.network_mode, width) + 14.0;
    let frame = rect(MARGIN, top, width - 2.0 * MARGIN - PLUGS.min(width * 0.34), 0.0);
    let bottom = drawing::draw(&mut easel, &subjects, frame);
    let height = answer_lines(&mut easel, &subjects, width, bottom + 18.0);
    Scene {
        width,
        height,
        content: rect(0.0, 0.0, width, height),
        still: easel.shapes,
        hits: easel.hits,
        summary: sentence(definition.network_mode).to_owned(),
        ..Scene::default()
    }
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
fn title(easel: &mut Easel, mode: NetworkMode, width: f32) -> f32 {
    let room = width - 2.0 * MARGIN;
    easel.text((MARGIN, 26.0), room, mode.as_aws(), TITLE, Role::Text);
    let lines = text::wrap(sentence(mode), font::TEXT, room);
    for (number, line) in lines.iter().enumerate() {
        let y = TITLE_HEIGHT + LINE * (number as f32 + 0.5);
        easel.text((MARGIN, y), room, line, font::TEXT, Role::Muted);
    }
    TITLE_HEIGHT + LINE * lines.len() as f32
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
    }
    easel.text(
        (at.x + 14.0, at.y + 16.0),
        at.w - 28.0,
        &host_name(subjects),
        Font::sans(11, 650),
        Role::Muted,
    );
}

/// Check marks and crosses, two a line where there is room. Answers where they end.
fn answer_lines(easel: &mut Easel, subjects: &Subjects<'_>, width: f32, top: f32) -> f32 {
    let columns = if width >= 520.0 { 2 } else { 1 };
    let answers = answers::answers(subjects);
    let column = (width - 2.0 * MARGIN) / columns as f32;
    for (at, (yes, answer)) in answers.iter().enumerate() {
        let x = MARGIN + column * (at % columns) as f32;
        let y = top + ANSWER * ((at / columns) as f32 + 0.5);
        let (glyph, role) = if *yes { (Glyph::Check, Role::Ok) } else { (Glyph::Cross, Role::Bad) };
        easel.glyph(glyph, point(x + 5.0, y), 10.0, role);
        easel.text((x + 20.0, y), column - 28.0, answer, font::TEXT, Role::Text);
    }
    top + ANSWER * answers.len().div_ceil(columns) as f32 + MARGIN
}
