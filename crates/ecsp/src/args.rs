//! What can be written on the command line.

use std::net::IpAddr;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use ecs_document::convert;
use ecs_document::lint::Target;
use ecs_model::time::{Duration, Time};

use crate::silences;

/// Check, fix, convert and explain Amazon ECS task definitions; simulate, route and render scenarios.
#[derive(Parser)]
#[command(name = "ecsp", version, about, max_term_width = 100, after_long_help = MORE)]
pub struct Args {
    #[command(subcommand)]
    pub command: Command,
}

/// What holds for all commands.
const MORE: &str = "\
Exit codes: 0 without errors, 1 with errors in what was read, 2 for bad usage or input that cannot be read.

Results go to standard output, everything about the run itself to standard error. Output is coloured on a \
terminal, unless NO_COLOR is set.";

/// What holds for `check`, beyond its arguments.
const MORE_OF_CHECK: &str = "\
A folder stands for every task definition below it: files of the endings json, jsonc, json5, yaml, yml, tf and \
template that hold one, or whose names say that they do (taskdef, task-definition). Hidden folders, node_modules \
and target are passed over.

A rule is silenced by a comment on its line or on the line before, `// ecsp-ignore TD-NET-016 reason` or \
`# ecsp-ignore TD-NET-016 reason`; by --ignore; or in the file .ecspignore of this folder or of one above it, up \
to the root of the repository. A line of that file is a code, a pattern if it is not about all files, and after # \
a reason: `TD-NET-016 services/*/taskdef.json # one task for each instance`. What silences nothing is reported.

Exit codes: 0 without errors, 1 with errors, 2 for bad usage or input that cannot be read.";

#[derive(Subcommand)]
pub enum Command {
    /// Find every problem of task definitions
    Check(Check),
    /// Repair task definitions in place
    Fix(Fix),
    /// Write a task definition of any form as register input, CloudFormation, Terraform or a call
    Convert(Convert),
    /// Explain a rule
    Explain(Explain),
    /// List the rules
    Rules(Rules),
    /// Print a JSON Schema of a task definition, for editors
    Schema,
    /// Run a scenario, or a task definition as "Run this" would
    Simulate(Simulate),
    /// Show which way a request takes through a scenario; exit code 1 when it gets no answer or an error
    Route(Route),
    /// Show who reaches whom in a scenario; exit code 1 when the connection is not made
    Reach(Reach),
    /// Draw a moment of a scenario
    Render(Render),
    /// Print a script that completes commands and options in a shell
    Completions(Completions),
    /// Print a manual page, for `man`
    Man(ManPage),
}

#[derive(ClapArgs)]
#[command(after_long_help = MORE_OF_CHECK)]
pub struct Check {
    /// Task definitions, scenarios with some, folders of them, or patterns such as 'services/*.json'; - is standard
    /// input
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<String>,
    /// Judge for this launch type instead of those the definition requires
    #[arg(long, value_name = "TYPE", value_parser = target)]
    pub launch_type: Option<Target>,
    /// Judge for this call as well: the input of CreateService, UpdateService or RunTask as JSON, or a list of them
    #[arg(long, value_name = "FILE")]
    pub launch: Option<String>,
    /// How findings are printed
    #[arg(long, value_enum, default_value_t)]
    pub format: CheckFormat,
    /// Show notes as errors are shown: with the lines they are about, in whole and with their fixes
    #[arg(long)]
    pub full: bool,
    /// Leave this rule out; may be given several times
    #[arg(long, value_name = "CODE", value_parser = silences::code)]
    pub ignore: Vec<&'static str>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    /// With the lines they are about
    #[default]
    Human,
    /// One object, version 1 of our format
    Json,
    /// SARIF 2.1.0
    Sarif,
    /// Workflow commands of GitHub Actions
    Github,
    /// Text for a pull request
    Markdown,
}

#[derive(ClapArgs)]
pub struct Fix {
    /// Task definitions, folders or patterns; - reads standard input and writes standard output
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<String>,
    /// Also apply fixes that are good guesses
    #[arg(long)]
    pub r#unsafe: bool,
    /// Show what would change and change nothing
    #[arg(long)]
    pub diff: bool,
    /// Leave what this rule finds as it is; may be given several times
    #[arg(long, value_name = "CODE", value_parser = silences::code)]
    pub ignore: Vec<&'static str>,
}

#[derive(ClapArgs)]
pub struct Convert {
    /// A task definition in JSON, YAML, CloudFormation, Terraform or Docker Compose; - is standard input
    #[arg(value_name = "FILE")]
    pub file: String,
    /// What it becomes: register, cloudformation, terraform or cli
    #[arg(long, value_name = "FORM", default_value = "register", value_parser = form)]
    pub to: convert::Target,
}

#[derive(ClapArgs)]
pub struct Explain {
    /// The id of a rule, for example TD-NET-001
    #[arg(value_name = "CODE")]
    pub code: String,
    /// How the page is printed
    #[arg(long, value_enum, default_value_t)]
    pub format: PageFormat,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum PageFormat {
    /// For a terminal
    #[default]
    Human,
    /// As it is written
    Markdown,
}

#[derive(ClapArgs)]
pub struct Rules {
    /// How rules are printed
    #[arg(long, value_enum, default_value_t)]
    pub format: ListFormat,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// For people
    #[default]
    Human,
    /// One object
    Json,
}

#[derive(ClapArgs)]
pub struct Simulate {
    /// A scenario or a task definition; - is standard input
    #[arg(value_name = "SCENARIO")]
    pub file: String,
    /// How much time passes
    #[arg(long, value_name = "SPAN", default_value = "10m", value_parser = moment)]
    pub until: Time,
    /// Seed of every random choice, instead of the scenario's
    #[arg(long, value_name = "N")]
    pub seed: Option<u64>,
    /// How events are printed
    #[arg(long, value_enum, default_value_t, conflicts_with = "state_at")]
    pub format: EventFormat,
    /// Print what AWS's describe calls would say at this moment, instead of events
    #[arg(long, value_name = "TIME", value_parser = moment)]
    pub state_at: Option<Time>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum EventFormat {
    /// For people
    #[default]
    Human,
    /// An object a line
    Jsonl,
}

#[derive(ClapArgs)]
pub struct Route {
    /// A scenario or a task definition; - is standard input
    #[arg(value_name = "SCENARIO")]
    pub file: String,
    /// Method and URL, for example 'GET http://app.example.test/'
    #[arg(long, value_name = "REQUEST")]
    pub request: String,
    /// A further header, for example 'X-Beta: 1'; may be given several times
    #[arg(long = "header", value_name = "HEADER", value_parser = header)]
    pub headers: Vec<(String, String)>,
    /// Where the client connects from; an address of a private network is inside of the VPC
    #[arg(long, value_name = "IP")]
    pub source_ip: Option<IpAddr>,
    /// When the request is sent
    #[arg(long, value_name = "TIME", default_value = "5m", value_parser = moment)]
    pub at: Time,
    /// How the way is printed
    #[arg(long, value_enum, default_value_t)]
    pub format: ListFormat,
}

#[derive(ClapArgs)]
pub struct Reach {
    /// A scenario or a task definition; - is standard input
    #[arg(value_name = "SCENARIO")]
    pub file: String,
    /// Who connects: internet, a load balancer, a task such as web/1, or a container such as web/1/app
    #[arg(long, value_name = "X")]
    pub from: String,
    /// To whom: the same names, an instance such as demo/1, or an address, with a port if it matters (web/2:8080)
    #[arg(long, value_name = "Y")]
    pub to: String,
    /// When
    #[arg(long, value_name = "TIME", default_value = "5m", value_parser = moment)]
    pub at: Time,
    /// How the way is printed
    #[arg(long, value_enum, default_value_t)]
    pub format: ListFormat,
}

#[derive(ClapArgs)]
pub struct Render {
    /// A scenario or a task definition; - is standard input
    #[arg(value_name = "SCENARIO")]
    pub file: String,
    /// Which moment
    #[arg(long, value_name = "TIME", default_value = "5m", value_parser = moment)]
    pub at: Time,
    /// A picture, or the same in words
    #[arg(long, value_enum, default_value_t)]
    pub format: PictureFormat,
    /// Colours of the picture
    #[arg(long, value_enum, default_value_t)]
    pub theme: ThemeName,
    /// Width of the picture in pixels
    #[arg(long, value_name = "PX", default_value_t = 1200, value_parser = clap::value_parser!(u16).range(200..=8000))]
    pub width: u16,
    /// Height of the picture in pixels
    #[arg(long, value_name = "PX", default_value_t = 720, value_parser = clap::value_parser!(u16).range(200..=8000))]
    pub height: u16,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum PictureFormat {
    /// A picture
    #[default]
    Svg,
    /// An outline
    Text,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ThemeName {
    /// Dark on white
    #[default]
    Light,
    /// Light on black
    Dark,
}

#[derive(ClapArgs)]
pub struct Completions {
    /// The shell
    #[arg(value_name = "SHELL")]
    pub shell: Shell,
}

#[derive(ClapArgs)]
pub struct ManPage {
    /// The command that the page is about, instead of the whole program
    #[arg(value_name = "COMMAND")]
    pub command: Option<String>,
}

/// Longest run: a week of model time.
const LONGEST: Duration = Duration::hours(7 * 24);

fn moment(text: &str) -> Result<Time, String> {
    let span = Duration::parse(text)?;
    if span > LONGEST {
        return Err(format!("a run has at most {LONGEST}"));
    }
    Ok(Time::ZERO + span)
}

fn target(name: &str) -> Result<Target, String> {
    let names: Vec<&str> = Target::ALL.iter().map(|target| target.as_str()).collect();
    Target::from_name(name).ok_or_else(|| format!("it is one of {}", names.join(", ")))
}

fn form(name: &str) -> Result<convert::Target, String> {
    let all = convert::Target::ALL;
    let names: Vec<&str> = all.iter().map(|form| form.as_str()).collect();
    let found = all.into_iter().find(|form| form.as_str() == name);
    found.ok_or_else(|| format!("it is one of {}", names.join(", ")))
}

fn header(text: &str) -> Result<(String, String), String> {
    let parts = text.split_once(':').map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned()));
    parts.filter(|(name, _)| !name.is_empty()).ok_or_else(|| "write it as 'Name: value'".to_owned())
}
