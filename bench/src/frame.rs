//! Frames of the app's own painter.

use ecs_model::history::History;
use ecs_model::time::Duration;
use ecs_model::world::{Task, TaskStatus};
use ecs_playground::ui::stage::painter::{Painter, Sight};
use ecs_scene::{View, scene};
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::HtmlCanvasElement;

/// Model time between two frames: 60 frames a second at ten times the speed of the world.
const BETWEEN_FRAMES: Duration = Duration::millis(10 * 1000 / 60);

/// A run that is shown on a canvas.
#[wasm_bindgen]
pub struct Stage {
    history: History,
    painter: Painter,
    view: View,
    sight: Sight,
    /// The user's clock, in milliseconds.
    now: f64,
}

#[wasm_bindgen]
impl Stage {
    /// Begins a scenario and lets `seconds` of its time pass, unseen.
    ///
    /// # Errors
    /// What is wrong with the scenario, or that the canvas cannot be painted on.
    pub fn of(scenario: &str, seconds: u32, canvas: HtmlCanvasElement) -> Result<Stage, String> {
        let mut history = crate::begin(scenario)?;
        history.advance(Duration::seconds(seconds.into()));
        let (width, height) = (f64::from(canvas.width()), f64::from(canvas.height()));
        let painter = Painter::new(canvas).ok_or("this canvas cannot be painted on")?;
        let view = View::new(width as f32, height as f32);
        Ok(Stage { history, painter, view, sight: Sight { x: 0.0, y: 0.0, width, height }, now: 0.0 })
    }

    /// How many tasks run.
    #[must_use]
    pub fn running(&self) -> usize {
        let runs = |task: &&Task| task.last_status == TaskStatus::Running;
        self.history.world().tasks.values().filter(runs).count()
    }

    /// A frame as the app makes it: time passes, the picture is composed and painted. Returns
    /// how many shapes and marks of requests are in it.
    pub fn frame(&mut self) -> usize {
        self.history.advance(BETWEEN_FRAMES);
        self.now += 1000.0 / 60.0;
        let scene = scene(self.history.world(), &self.view);
        let shown = scene.still.len() + scene.marks.len();
        self.painter.show(scene, None, self.now, true);
        self.painter.paint(self.sight, self.history.now(), self.now);
        shown
    }
}
