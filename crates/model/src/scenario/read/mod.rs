//! Text to scenario.

mod actions;
mod conditions;
mod ecs;
mod elb;
mod parameters;
mod simulation;

use ecs_document::syntax::{self, Kind, NodeId, ProblemKind, Tree, parse_json};

use super::members::{Members, Reader, Shape};
use super::{Problem, Scenario, Severity, VERSION, names};

/// What became of reading a text.
#[derive(Clone, Debug)]
pub struct Reading {
    /// As much of the scenario as could be read.
    pub scenario: Scenario,
    /// What is wrong with the text itself, in its order. What is wrong between the parts of the
    /// scenario is found by [`Scenario::build`].
    pub problems: Vec<Problem>,
    /// The structure of the text, to place further problems in it.
    pub tree: Tree,
}

impl Reading {
    /// Whether a problem keeps the scenario from running.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.problems.iter().any(|problem| problem.severity == Severity::Error)
    }
}

const SCENARIO: Shape<'static> = Shape {
    what: "a scenario",
    members: &[
        "version",
        "seed",
        "taskDefinitions",
        "clusters",
        "services",
        "targetGroups",
        "loadBalancers",
        "dns",
        "workloads",
        "traffic",
        "actions",
        "parameters",
    ],
    left_out: &[],
};

impl Scenario {
    /// Reads a scenario. Reading cannot fail: what could not be read is absent or has its
    /// default, and a problem says so. Comments and trailing commas are welcome.
    #[must_use]
    pub fn read(text: &str) -> Reading {
        let parsed = parse_json(text);
        let reader = Reader::new(&parsed.tree);
        for problem in &parsed.problems {
            report_syntax(&reader, problem);
        }
        let scenario = if parsed.tree.kind(parsed.tree.root()) == Kind::Missing {
            Scenario::default()
        } else {
            read_scenario(&reader, parsed.tree.root())
        };
        let problems = reader.into_problems();
        Reading { scenario, problems, tree: parsed.tree }
    }
}

fn read_scenario(reader: &Reader<'_>, root: NodeId) -> Scenario {
    let members = Members::of(reader, root, &SCENARIO);
    check_version(&members);
    Scenario {
        seed: members.integer("seed", 0..=i64::MAX).unwrap_or_default(),
        task_definitions: members.list("taskDefinitions", definition_text),
        clusters: members.list("clusters", ecs::cluster),
        services: members.list("services", ecs::service),
        target_groups: members.list("targetGroups", elb::target_group),
        load_balancers: members.list("loadBalancers", elb::load_balancer),
        dns: members.list("dns", simulation::dns_name),
        workloads: simulation::workloads(&members),
        traffic: members.list("traffic", simulation::traffic_source),
        actions: members.list("actions", actions::action).into_iter().flatten().collect(),
        parameters: parameters::parameters(&members),
    }
}

fn check_version(members: &Members<'_, '_>) {
    let Some(node) = members.required("version") else { return };
    let version = members.reader().integer(node, 1..=i64::from(u32::MAX));
    if let Some(found) = version.filter(|found| *found != i64::from(VERSION)) {
        let message = format!("This scenario has version {found}; this program reads version {VERSION}.");
        members.reader().error(node, message);
    }
}

/// The text of an inline definition as it would stand alone, or the text that a string holds.
fn definition_text(reader: &Reader<'_>, node: NodeId) -> String {
    match reader.tree.kind(node) {
        Kind::Object | Kind::Array => names::outdented(reader.tree.source(node)),
        _ => reader.text(node).unwrap_or_default(),
    }
}

fn report_syntax(reader: &Reader<'_>, problem: &syntax::Problem) {
    let message = match &problem.kind {
        ProblemKind::Comment | ProblemKind::TrailingComma | ProblemKind::ByteOrderMark => return,
        ProblemKind::Empty => "The scenario is empty.".to_owned(),
        ProblemKind::MissingComma => "A comma is missing here.".to_owned(),
        ProblemKind::MissingColon => "A colon is missing here.".to_owned(),
        ProblemKind::MissingValue => "A value is missing here.".to_owned(),
        ProblemKind::MissingName => "This value has no name.".to_owned(),
        ProblemKind::UnclosedString => "This string has no closing quote.".to_owned(),
        ProblemKind::Unclosed(bracket) => format!("A “{bracket}” is missing here."),
        ProblemKind::UnexpectedEnd(brackets) => format!("The text ends before “{brackets}”."),
        ProblemKind::TrailingContent => "Nothing may follow the end of the scenario.".to_owned(),
        ProblemKind::TooDeep => "This is nested deeper than any scenario.".to_owned(),
        ProblemKind::ForeignLiteral(json) => format!("JSON writes {json} here."),
        ProblemKind::SingleQuotes | ProblemKind::TypographicQuotes => {
            "JSON strings stand in straight double quotes.".to_owned()
        }
        ProblemKind::UnquotedName | ProblemKind::UnquotedValue => {
            "JSON strings and names stand in double quotes.".to_owned()
        }
        ProblemKind::InvalidNumber => "This is not a number of JSON.".to_owned(),
        ProblemKind::InvalidEscape => "This backslash begins no escape of JSON.".to_owned(),
        ProblemKind::RawControl => "A string of JSON stands on one line; write \\n or \\t inside.".to_owned(),
        // A scenario is never read as YAML.
        ProblemKind::NotYaml(_) | ProblemKind::TooManyAliases => return,
        ProblemKind::ExtraComma | ProblemKind::Unexpected => "This has no meaning here.".to_owned(),
    };
    reader.report(Problem { span: Some(problem.span), ..Problem::error("", message) });
}
