//! The way into a task and out of it: the new picture comes from where the task was, or the old one
//! is left through it. Only the frame moves; what is in it is painted once.

use ecs_model::world::TaskKey;
use ecs_scene::{Rect, Scene, Subject};

use super::painter::Sight;

/// Milliseconds that the way takes.
const SPAN: f64 = 280.0;

/// A picture on its way to its full size.
#[derive(Clone, Copy, Debug)]
pub struct Zooming {
    /// Where it begins, in CSS pixels of what is in sight.
    from: Rect,
    since: f64,
}

impl Zooming {
    /// The picture grows out of the task's card in the present one.
    pub fn into(present: &Scene, task: TaskKey, sight: Sight, now: f64) -> Option<Zooming> {
        Some(Zooming { from: card(present, task, sight)?, since: now })
    }

    /// The picture begins so large that the task's card fills what is in sight.
    pub fn out_of(next: &Scene, task: TaskKey, sight: Sight, now: f64) -> Option<Zooming> {
        let card = card(next, task, sight)?;
        let times = sight.width as f32 / card.w.max(1.0);
        let from = Rect {
            x: -card.x * times,
            y: -card.y * times,
            w: sight.width as f32 * times,
            h: sight.height as f32 * times,
        };
        Some(Zooming { from, since: now })
    }

    /// How far it has come at `now`, eased: 0 to 1.
    pub fn progress(&self, now: f64) -> f64 {
        let left = 1.0 - ((now - self.since) / SPAN).clamp(0.0, 1.0);
        1.0 - left * left * left
    }

    /// Where the picture stands at `now` on its way to `full`, and how much of it shows.
    pub fn place(&self, full: Rect, now: f64) -> (Rect, f64) {
        let progress = self.progress(now);
        let between = |from: f32, to: f32| from + (to - from) * progress as f32;
        let place = Rect {
            x: between(self.from.x, full.x),
            y: between(self.from.y, full.y),
            w: between(self.from.w, full.w),
            h: between(self.from.h, full.h),
        };
        (place, progress)
    }
}

/// The card of a task in a picture, in CSS pixels of what is in sight.
fn card(scene: &Scene, task: TaskKey, sight: Sight) -> Option<Rect> {
    let hit = scene.hits.iter().find(|hit| hit.subject == Subject::Task(task))?;
    let zoom = scene.zoom.0;
    Some(Rect {
        x: hit.rect.x * zoom - sight.x as f32,
        y: hit.rect.y * zoom - sight.y as f32,
        w: hit.rect.w * zoom,
        h: hit.rect.h * zoom,
    })
}
