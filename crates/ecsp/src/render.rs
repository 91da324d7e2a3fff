//! `ecsp render`: a moment of a scenario as a picture or in words.

use std::io::{self, Write};

use ecs_scene::{Theme, View, outline, scene, svg};

use crate::Outcome;
use crate::args::{PictureFormat, Render, ThemeName};
use crate::world::load;

/// Draws the moment.
///
/// # Errors
/// When the output cannot be written.
pub fn run(options: &Render) -> io::Result<Outcome> {
    let mut history = match load(&options.file, None) {
        Ok(history) => history,
        Err(outcome) => return Ok(outcome),
    };
    history.seek(options.at);
    let world = history.world();
    let mut output = io::BufWriter::new(io::stdout().lock());
    match options.format {
        PictureFormat::Svg => {
            let theme = match options.theme {
                ThemeName::Light => Theme::Light,
                ThemeName::Dark => Theme::Dark,
            };
            let view = View::new(f32::from(options.width), f32::from(options.height));
            writeln!(output, "{}", svg(&scene(world, &view), theme, world.now).trim_end())?;
        }
        PictureFormat::Text => {
            let view = View::new(f32::from(options.width), f32::from(options.height));
            writeln!(output, "{}: {}", world.now, scene(world, &view).summary)?;
            for line in outline(world) {
                writeln!(output, "{}{}", "  ".repeat(usize::from(line.depth)), line.text)?;
            }
        }
    }
    output.flush()?;
    Ok(Outcome::Clean)
}
