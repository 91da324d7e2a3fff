//! A definition read back: its containers and the order in which they start, what it asks for, and where its
//! volumes, secrets and logs lead; as data, and in sentences.

mod parts;
mod sentences;
mod start_order;

pub use parts::{
    Budget, ContainerOutline, LogOutline, MountOutline, PortOutline, SecretOutline, VolumeOutline,
    WaitOutline,
};
pub use sentences::{Sentence, Topic, sentences};

use crate::document::Document;
use crate::lint::read_definition;
use crate::syntax::Tree;
use crate::task_definition::{AwsName, Field, TaskDefinition};
use serde::Serialize;
use start_order::start_order;

/// A definition read back. What is not clear from the text is not there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Outline {
    /// `family`.
    pub family: Option<String>,
    /// The launch types it requires, in AWS's spelling.
    pub launch_types: Vec<&'static str>,
    /// The network mode, as written or as ECS fills it in.
    pub network_mode: Option<&'static str>,
    /// CPU, in units of 1/1024 vCPU.
    pub cpu: Budget,
    /// Memory, in MiB.
    pub memory: Budget,
    /// The containers, in document order.
    pub containers: Vec<ContainerOutline>,
    /// The names of the containers in the order in which they start: those of one step start together. Those that
    /// wait for each other in a circle are in none.
    pub start_order: Vec<Vec<String>>,
    /// The volumes, in document order.
    pub volumes: Vec<VolumeOutline>,
    /// The role of the application.
    pub task_role: Option<String>,
    /// The role with which ECS pulls images, reads secrets and writes logs.
    pub execution_role: Option<String>,
}

/// Every definition of `text`, read back. Takes no more time than sorting does.
#[must_use]
pub fn outlines(text: &str) -> Vec<Outline> {
    if text.len() > crate::MAX_TEXT {
        return Vec::new();
    }
    let document = Document::read(text);
    let (tree, roots) = document.definitions();
    roots.iter().map(|&root| outline(tree, &read_definition(tree, root))).collect()
}

fn outline(tree: &Tree, definition: &TaskDefinition<'_>) -> Outline {
    let text = |field: &Field<&str>| field.known().map(|it| (*it).to_owned());
    let mut containers: Vec<ContainerOutline> =
        definition.containers().map(|container| ContainerOutline::of(tree, definition, container)).collect();
    let start_order = start_order(&mut containers);
    Outline {
        family: text(&definition.family),
        launch_types: definition.requires_compatibilities.items().map(|named| named.as_aws()).collect(),
        network_mode: definition.effective_network_mode().map(AwsName::as_aws),
        cpu: Budget::of_cpu(definition),
        memory: Budget::of_memory(definition),
        containers,
        start_order,
        volumes: VolumeOutline::all(tree, definition),
        task_role: text(&definition.task_role_arn),
        execution_role: text(&definition.execution_role_arn),
    }
}
