//! What the API would answer about a thing, in AWS's shapes.

use ecs_model::world::World;
use ecs_scene::Subject;

/// The answer as JSON text; none for what no API describes.
pub fn describe(_world: &World, _subject: Subject) -> Option<String> {
    None
}
