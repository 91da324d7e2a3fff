//! A register input as CloudFormation, Terraform, or a call of the AWS CLI.

mod cloudformation;
mod terraform;

use crate::syntax::parse_json;

/// What a register input can be written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// The input of `RegisterTaskDefinition` itself, as JSON.
    Register,
    /// A CloudFormation template in YAML with this one resource.
    CloudFormation,
    /// A Terraform resource.
    Terraform,
    /// A call of `aws ecs register-task-definition` for a shell.
    Cli,
}

impl Target {
    /// All of them.
    pub const ALL: [Target; 4] = [Target::Register, Target::CloudFormation, Target::Terraform, Target::Cli];

    /// The name on the command line.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Target::Register => "register",
            Target::CloudFormation => "cloudformation",
            Target::Terraform => "terraform",
            Target::Cli => "cli",
        }
    }
}

/// Writes `register_input`, the JSON of one definition, as `target`. Ends with a line break.
#[must_use]
pub fn export(register_input: &str, target: Target) -> String {
    let tree = parse_json(register_input).tree;
    match target {
        Target::Register => format!("{}\n", register_input.trim_end()),
        Target::CloudFormation => cloudformation::template(&tree),
        Target::Terraform => terraform::resource(&tree),
        Target::Cli => call(register_input),
    }
}

/// The call, with the input in single quotes.
fn call(register_input: &str) -> String {
    let quoted = register_input.trim().replace('\'', "'\\''");
    format!("aws ecs register-task-definition --cli-input-json '{quoted}'\n")
}

/// The letters and digits of `family`, each word capitalised: a name for the resource.
fn words_of(family: &str) -> impl Iterator<Item = &str> {
    family.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty())
}
