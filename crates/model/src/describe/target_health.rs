//! describe-target-health.

use serde::Serialize;

use crate::world::{Target, TargetGroupKey, TargetId, World};

/// `{"TargetHealthDescriptions": […]}`.
#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct TargetHealthAnswer {
    target_health_descriptions: Vec<Description>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Description {
    target: TargetAnswer,
    health_check_port: String,
    target_health: Health,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct TargetAnswer {
    id: String,
    port: u16,
    #[serde(skip_serializing_if = "Option::is_none")]
    availability_zone: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Health {
    state: &'static str,
    #[serde(skip_serializing_if = "str::is_empty")]
    reason: &'static str,
    #[serde(skip_serializing_if = "str::is_empty")]
    description: String,
}

/// What describe-target-health would say about a target group; nothing about one that is not there.
#[must_use]
pub fn target_health(world: &World, group: TargetGroupKey) -> TargetHealthAnswer {
    let targets = world.target_group(group).map(|group| group.targets.as_slice()).unwrap_or_default();
    let answer = |target: &Target| Description {
        target: TargetAnswer {
            id: id(world, target),
            port: target.port,
            availability_zone: zone(world, target),
        },
        health_check_port: target.port.to_string(),
        target_health: Health {
            state: target.state.as_aws(),
            reason: target.reason,
            description: target.description.to_string(),
        },
    };
    TargetHealthAnswer { target_health_descriptions: targets.iter().map(answer).collect() }
}

fn id(world: &World, target: &Target) -> String {
    match target.id {
        TargetId::Ip(address) => address.to_string(),
        TargetId::Instance(key) => {
            world.instances.get(key).map(|instance| instance.id.to_string()).unwrap_or_default()
        }
    }
}

/// Addresses are shown with their zone, instances are not.
fn zone(world: &World, target: &Target) -> Option<String> {
    match target.id {
        TargetId::Ip(_) => world.zones.get(target.zone.index()).map(|zone| zone.to_string()),
        TargetId::Instance(_) => None,
    }
}
