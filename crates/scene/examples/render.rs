//! Writes the picture of a sample world as SVG to standard output, to look at it:
//! `cargo run -p ecs-scene --example render -- opening dark 970 690`. A name with `inside-` before
//! it shows the inside of the first task; with `selected-`, the picture with its first leaving task
//! selected and a thread from its service.

#[path = "../tests/worlds/mod.rs"]
mod worlds;

use ecs_model::world::{TaskStatus, World};
use ecs_scene::{Subject, Theme, View, inside, scene, svg};

fn main() -> Result<(), String> {
    let mut arguments = std::env::args().skip(1);
    let name = arguments.next().unwrap_or_else(|| "opening".to_owned());
    let theme = if arguments.next().as_deref() == Some("dark") { Theme::Dark } else { Theme::Light };
    let size = |argument: Option<String>, otherwise: f32| {
        argument.and_then(|text| text.parse().ok()).unwrap_or(otherwise)
    };
    let (width, height) = (size(arguments.next(), 970.0), size(arguments.next(), 690.0));
    let (kind, sample) = match name.split_once('-') {
        Some((kind @ ("inside" | "selected"), sample)) => (kind, sample.to_owned()),
        _ => ("", name),
    };
    let known = worlds::SAMPLES.iter().find(|(known, _)| *known == sample);
    let (_, make) = known.ok_or_else(|| {
        let names: Vec<&str> = worlds::SAMPLES.iter().map(|(name, _)| *name).collect();
        format!("There is no sample {sample}; there are {}.", names.join(", "))
    })?;
    let world = make();
    let view = View::new(width, height);
    let picture = match (kind, world.tasks.keys().next()) {
        ("inside", Some(task)) => inside(&world, task, &View { enlarge: 1.5, ..view }),
        ("selected", _) => scene(&world, &selected(&world, view)),
        _ => scene(&world, &view),
    };
    print!("{}", svg(&picture, theme, world.now));
    Ok(())
}

/// Selects the first task that leaves, or the first one, with a thread through its service's tasks.
fn selected(world: &World, view: View) -> View {
    let leaving = world.tasks.values().find(|task| task.last_status > TaskStatus::Running);
    let Some(task) = leaving.or(world.tasks.values().next()) else { return view };
    let service = task.service.map(Subject::Service);
    let last = world.tasks.values().next_back().map(|task| Subject::Task(task.key));
    let thread = service.into_iter().chain([Subject::Task(task.key)]).chain(last).collect();
    View { selected: Some(Subject::Task(task.key)), hover: last, thread, ..view }
}
