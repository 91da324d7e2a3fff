//! What a user has open.

use serde::{Deserialize, Serialize};

/// Everything that a link or a downloaded file restores.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Workspace {
    /// Texts of the task definitions exactly as typed: perhaps broken, perhaps of another form
    /// than JSON.
    pub definitions: Vec<String>,
    /// The scenario as JSON text, without its `taskDefinitions`; empty when there is none, and
    /// then the definitions are run as they are.
    pub scenario: String,
    /// What was shown.
    pub view: View,
}

/// What was shown. The theme is the reader's own and never part of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct View {
    /// The selected tab of the left pane.
    #[serde(skip_serializing_if = "is_default")]
    pub tab: Tab,
    /// Position in [`Workspace::definitions`] of the text in the editor.
    #[serde(skip_serializing_if = "is_default")]
    pub definition: usize,
    /// The moment on the stage, in microseconds of model time.
    #[serde(skip_serializing_if = "is_default")]
    pub time: u64,
    /// Model seconds per second on the clock.
    #[serde(skip_serializing_if = "is_default_speed")]
    pub speed: u32,
}

impl Default for View {
    fn default() -> Self {
        View { tab: Tab::default(), definition: 0, time: 0, speed: DEFAULT_SPEED }
    }
}

/// The speed that a run begins with: one second shows ten.
const DEFAULT_SPEED: u32 = 10;

/// The tabs of the left pane. A tab that a newer link names and this version lacks is the first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", from = "TabName")]
pub enum Tab {
    /// The editor.
    #[default]
    TaskDefinition,
    /// Desired count, deployment configuration, placement.
    Service,
    /// Container instances.
    Cluster,
    /// Listeners, rules, target groups.
    LoadBalancer,
    /// Who sends requests.
    Traffic,
}

/// [`Tab`] as it is read: any other name is accepted too.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
enum TabName {
    Service,
    Cluster,
    LoadBalancer,
    Traffic,
    #[serde(other)]
    Other,
}

impl From<TabName> for Tab {
    fn from(name: TabName) -> Tab {
        match name {
            TabName::Service => Tab::Service,
            TabName::Cluster => Tab::Cluster,
            TabName::LoadBalancer => Tab::LoadBalancer,
            TabName::Traffic => Tab::Traffic,
            TabName::Other => Tab::TaskDefinition,
        }
    }
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

fn is_default_speed(speed: &u32) -> bool {
    *speed == DEFAULT_SPEED
}
