//! What AWS's describe calls would answer about a world, in their shapes: names, casing, order and
//! dates as the AWS CLI prints them. Members that the model knows nothing of are left away.

mod arn;
mod container_instances;
mod date;
mod services;
mod target_health;
mod tasks;

use serde::Serialize;

pub use arn::Arns;
pub use container_instances::{ContainerInstances, container_instances};
pub use date::iso_date;
pub use services::{Services, service, services};
pub use target_health::{TargetHealthAnswer, target_health};
pub use tasks::{Tasks, task, tasks};

use crate::json;
use crate::time::Time;

/// An answer of AWS as JSON, indented as the AWS CLI does.
#[must_use]
pub fn to_json<T: Serialize>(answer: &T) -> String {
    json::to_text(answer, "    ")
}

/// A moment as AWS dates it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Date(Time);

impl Serialize for Date {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&iso_date(self.0))
    }
}

/// `{"failures": []}`: the model is only asked for what there is.
type NoFailures = [(); 0];
