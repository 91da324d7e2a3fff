//! Runs whose whole log is known by hash, minute by minute. Tests on every target compare with the
//! same file, `hashes.txt`, so what happens natively and in a browser is the same, byte by byte.

use ecs_model::event::event_json;
use ecs_model::history::History;
use ecs_model::log::Second;
use ecs_model::scenario::Scenario;
use ecs_model::time::{Duration, Time};

/// How long each run lasts, in minutes.
const MINUTES: u64 = 10;

/// What the hashes should be.
pub const EXPECTED: &str = include_str!("hashes.txt");

/// An example of the menu, and what is done to it meanwhile.
struct Run {
    name: &'static str,
    example: &'static str,
    actions: &'static str,
}

macro_rules! run {
    ($name:literal) => {
        Run {
            name: $name,
            example: include_str!(concat!("../../../../assets/scenarios/", $name, ".json")),
            actions: include_str!(concat!("runs/", $name, ".json")),
        }
    };
}

const RUNS: [Run; 3] = [run!("fargate-web-service"), run!("dynamic-host-ports"), run!("app-with-sidecar")];

/// One line for each minute of each run, in the form of `hashes.txt`.
pub fn hashes() -> String {
    let lines: Vec<String> = RUNS.iter().flat_map(minutes).collect();
    lines.join("\n") + "\n"
}

/// What was hashed into a line of [`hashes`], to be read where two targets differ.
pub fn log_of(run: &str, minute: u64) -> String {
    let run = RUNS.iter().find(|other| other.name == run).expect("a run of that name");
    lines_of_minute(&run.history(), minute).join("\n")
}

impl Run {
    /// The whole run.
    fn history(&self) -> History {
        let mut scenario = read(self.example);
        scenario.actions = read(self.actions).actions;
        assert!(scenario.actions.len() >= 4, "{}: a few commands", self.name);
        let mut history = scenario.build().expect("the scenario can be built").history;
        history.seek(Time::ZERO + Duration::minutes(MINUTES));
        history
    }
}

fn read(text: &str) -> Scenario {
    let reading = Scenario::read(text);
    assert_eq!(reading.problems, []);
    reading.scenario
}

fn minutes(run: &Run) -> Vec<String> {
    let history = run.history();
    let line = |minute| {
        let lines = lines_of_minute(&history, minute);
        let hash = fnv1a(lines.iter().flat_map(|line| line.bytes().chain([b'\n'])));
        format!("{} minute {minute}: {} lines, {hash:016x}", run.name, lines.len())
    };
    (0..MINUTES).map(line).collect()
}

/// The events of a minute as lines of JSON, and after them its seconds with what the requests did.
fn lines_of_minute(history: &History, minute: u64) -> Vec<String> {
    let within = |second: u64| second / 60 == minute;
    let events = history.events().iter().filter(|event| within(event.at.seconds()));
    let seconds = history.log().seconds.iter().filter(|second| within(second.second));
    events.map(|event| event_json(event, history.world())).chain(seconds.map(second_line)).collect()
}

fn second_line(second: &Second) -> String {
    let Second { second, running, desired, healthy, requests, failures, p95_micros } = second;
    format!("{second}s {running}/{desired} {healthy} {requests} {failures} {p95_micros}")
}

/// FNV-1a with 64 bits: the hash needs no secrecy, only to be the same everywhere.
fn fnv1a(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Where `actual` first differs from [`EXPECTED`], with what happened there.
pub fn first_difference(actual: &str) -> Option<String> {
    let mut pairs = EXPECTED.lines().zip(actual.lines());
    let Some((expected, got)) = pairs.find(|(expected, got)| expected != got) else {
        let counts = (EXPECTED.lines().count(), actual.lines().count());
        return (counts.0 != counts.1).then(|| format!("{counts:?} lines"));
    };
    let (run, rest) = got.split_once(" minute ")?;
    let minute = rest.split(':').next()?.parse().ok()?;
    Some(format!("expected {expected}\n     got {got}\n{}", log_of(run, minute)))
}
