//! Writes the picture of a sample world as SVG to standard output, to look at it:
//! `cargo run -p ecs-scene --example render -- opening dark 970 690`. A name with `inside-` before
//! it shows the inside of the first task.

#[path = "../tests/worlds/mod.rs"]
mod worlds;

use ecs_scene::{Theme, View, inside, scene, svg};

fn main() -> Result<(), String> {
    let mut arguments = std::env::args().skip(1);
    let name = arguments.next().unwrap_or_else(|| "opening".to_owned());
    let theme = if arguments.next().as_deref() == Some("dark") { Theme::Dark } else { Theme::Light };
    let size = |argument: Option<String>, otherwise: f32| {
        argument.and_then(|text| text.parse().ok()).unwrap_or(otherwise)
    };
    let (width, height) = (size(arguments.next(), 970.0), size(arguments.next(), 690.0));
    let sample = name.strip_prefix("inside-").unwrap_or(&name);
    let known = worlds::SAMPLES.iter().find(|(known, _)| *known == sample);
    let (_, make) = known.ok_or_else(|| {
        let names: Vec<&str> = worlds::SAMPLES.iter().map(|(name, _)| *name).collect();
        format!("There is no sample {name}; there are {}.", names.join(", "))
    })?;
    let world = make();
    let picture = match world.tasks.keys().next() {
        Some(task) if sample != name => inside(&world, task, width),
        _ => scene(&world, &View::new(width, height)),
    };
    print!("{}", svg(&picture, theme, world.now));
    Ok(())
}
