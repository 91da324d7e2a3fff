//! The inside of a task in words: everything that its drawing shows besides the containers.

use ecs_model::definition::NetworkMode;
use ecs_model::world::TaskKey;

use crate::reading::Reading;
use crate::view::View;

use super::{Subjects, answers, drawing, host_name, sentence};

/// What is inside of a task besides its containers, a line each: its network mode first, then what
/// it runs on, which addresses and ports lead where, and who reaches whom. Empty when the world has
/// no such task.
pub fn inside_words(reading: &Reading<'_>, task: TaskKey) -> Vec<String> {
    let Some(task) = reading.world.tasks.get(task) else { return Vec::new() };
    let Some(definition) = reading.definition(task) else { return Vec::new() };
    let instance = task.instance.and_then(|instance| reading.world.instances.get(instance));
    let view = View::new(0.0, 0.0);
    let subjects = Subjects { task, definition, instance, reading, view: &view };
    let mode = definition.network_mode;
    let mut lines = vec![format!("Network mode {}. {}", mode.as_aws(), sentence(mode)), host_name(&subjects)];
    lines.extend(addresses(&subjects));
    lines.extend(answers::answers(&subjects).into_iter().map(|(yes, answer)| {
        let verdict = if yes { "Works" } else { "Does not work" };
        format!("{verdict}: {answer}")
    }));
    lines
}

/// Who has which address, and which port leads where.
fn addresses(subjects: &Subjects<'_>) -> Vec<String> {
    match subjects.definition.network_mode {
        NetworkMode::Awsvpc => vec![match subjects.task.address {
            Some(address) => format!("Its network interface has {address}"),
            None => "Its network interface has no address yet".to_owned(),
        }],
        NetworkMode::Bridge => own_addresses(subjects).chain(published(subjects)).collect(),
        NetworkMode::Host => published(subjects).collect(),
        NetworkMode::None => vec!["No network interface, only loopback".to_owned()],
    }
}

fn own_addresses<'a>(subjects: &'a Subjects<'_>) -> impl Iterator<Item = String> + 'a {
    let containers = subjects.definition.containers.iter().zip(&subjects.task.containers);
    containers.filter_map(|(definition, state)| {
        state.address.map(|address| format!("{} has {address} behind docker0", definition.name))
    })
}

fn published<'a>(subjects: &'a Subjects<'_>) -> impl Iterator<Item = String> + 'a {
    drawing::bound(subjects).into_iter().map(|(from, address, word)| match from {
        Some(_) => format!("{address} leads to {}", word.trim_start_matches("→ ")),
        None => format!("{address}: {word}"),
    })
}
