//! What the API would answer about a thing, in AWS's shapes.

use ecs_model::describe;
use ecs_model::world::World;
use ecs_scene::Subject;

/// The call and its answer as JSON text; none for what no API of the model describes.
pub fn describe(world: &World, subject: Subject) -> Option<(&'static str, String)> {
    Some(match subject {
        Subject::Task(key) | Subject::Container(key, _) | Subject::Network(key, _) => {
            ("aws ecs describe-tasks", describe::to_json(&describe::task(world, key)))
        }
        Subject::Service(key) | Subject::Socket(key, _) => {
            ("aws ecs describe-services", describe::to_json(&describe::service(world, key)))
        }
        Subject::TargetGroup(key) => {
            ("aws elbv2 describe-target-health", describe::to_json(&describe::target_health(world, key)))
        }
        Subject::Instance(key) => {
            let cluster = world.instances.get(key)?.cluster;
            let answer = describe::container_instances(world, cluster);
            ("aws ecs describe-container-instances", describe::to_json(&answer))
        }
        Subject::Clients(_) | Subject::Name(_) | Subject::LoadBalancer(_) | Subject::Cluster(_) => {
            return None;
        }
    })
}

/// Whether there is an answer.
pub fn is_described(world: &World, subject: Subject) -> bool {
    match subject {
        Subject::Instance(key) => world.instances.get(key).is_some(),
        Subject::Task(_)
        | Subject::Container(..)
        | Subject::Network(..)
        | Subject::Service(_)
        | Subject::Socket(..)
        | Subject::TargetGroup(_) => true,
        Subject::Clients(_) | Subject::Name(_) | Subject::LoadBalancer(_) | Subject::Cluster(_) => false,
    }
}
