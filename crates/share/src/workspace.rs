//! What a user has open.

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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// The selected tab of the left pane.
    pub tab: Tab,
    /// Position in [`Workspace::definitions`] of the text in the editor.
    pub definition: usize,
    /// The moment on the stage, in microseconds of model time.
    pub time: u64,
    /// Model seconds per second on the clock.
    pub speed: u32,
}

impl Default for View {
    fn default() -> Self {
        View { tab: Tab::default(), definition: 0, time: 0, speed: DEFAULT_SPEED }
    }
}

/// The speed that a run begins with: one second shows ten.
const DEFAULT_SPEED: u32 = 10;

/// The tabs of the left pane.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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

impl Tab {
    /// All tabs, from left to right.
    pub const ALL: [Tab; 5] =
        [Tab::TaskDefinition, Tab::Service, Tab::Cluster, Tab::LoadBalancer, Tab::Traffic];

    /// What links call it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Tab::TaskDefinition => "taskDefinition",
            Tab::Service => "service",
            Tab::Cluster => "cluster",
            Tab::LoadBalancer => "loadBalancer",
            Tab::Traffic => "traffic",
        }
    }
}
