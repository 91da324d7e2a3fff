//! The examples of the menu: files of `assets/scenarios`, each a scenario with a definition in it.

use ecs_model::scenario::Scenario;

/// A definition with the scenario around it.
pub struct Example {
    /// What the menu calls it.
    pub title: &'static str,
    /// What there is to see, in a few words.
    pub about: &'static str,
    file: &'static str,
}

/// All examples; the page opens on the first one.
pub const EXAMPLES: [Example; 5] = [
    Example {
        title: "Web service behind a load balancer",
        about: "Three Fargate tasks, 20 requests a second",
        file: include_str!("../../assets/scenarios/fargate-web-service.json"),
    },
    Example {
        title: "The shop of the introductions",
        about: "Port 80 of its instance, and a comment in the JSON",
        file: include_str!("../../assets/scenarios/shop.json"),
    },
    Example {
        title: "Dynamic host ports",
        about: "Several copies of a task on one instance",
        file: include_str!("../../assets/scenarios/dynamic-host-ports.json"),
    },
    Example {
        title: "App with a sidecar",
        about: "A container that waits until another one is healthy",
        file: include_str!("../../assets/scenarios/app-with-sidecar.json"),
    },
    Example {
        title: "Worker without load balancer",
        about: "Nobody asks it anything",
        file: include_str!("../../assets/scenarios/worker.json"),
    },
];

impl Example {
    /// The text of the definition, and the scenario without it.
    pub fn open(&self) -> (String, Scenario) {
        let mut scenario = Scenario::read(self.file).scenario;
        let text = scenario.task_definitions.first().map_or_else(String::new, |text| dedented(text));
        scenario.task_definitions.clear();
        (text, scenario)
    }
}

/// A text that was cut out of an indented one, moved to the left as far as its last line says.
fn dedented(text: &str) -> String {
    let last = text.lines().last().unwrap_or_default();
    let indent = last.len() - last.trim_start().len();
    let mut lines = text.lines();
    let mut moved = lines.next().unwrap_or_default().to_owned();
    for line in lines {
        let blank = line.len() - line.trim_start().len();
        moved.push('\n');
        moved.push_str(line.get(indent.min(blank)..).unwrap_or(line));
    }
    moved.push('\n');
    moved
}
