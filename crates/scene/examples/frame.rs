//! How long a picture takes, for the samples with the most tasks: `cargo run --release -p ecs-scene
//! --example frame`. Prints the median of many frames and what it is made of.

#[path = "../tests/worlds/mod.rs"]
mod worlds;

use std::time::Instant;

use ecs_scene::{View, scene};

fn main() {
    for (name, frames) in [("opening", 2_000), ("lines", 500), ("wave", 300)] {
        let Some((_, make)) = worlds::SAMPLES.iter().find(|(known, _)| *known == name) else { continue };
        let (world, view) = (make(), View::new(1_440.0, 720.0));
        let mut times: Vec<u128> = (0..frames)
            .map(|_| {
                let start = Instant::now();
                std::hint::black_box(scene(std::hint::black_box(&world), &view));
                start.elapsed().as_micros()
            })
            .collect();
        times.sort_unstable();
        let median = times.get(times.len() / 2).copied().unwrap_or_default();
        let picture = scene(&world, &view);
        let (tasks, shapes, marks) = (world.tasks.len(), picture.still.len(), picture.marks.len());
        println!("{name}: {tasks} tasks, {shapes} shapes, {marks} marks, {median} µs a frame");
    }
}
