use super::{Case, Context, Fix, Report, TextContext};
use crate::launch::Launch;
use serde::Serialize;

/// A rule of the catalogue.
pub struct Rule {
    /// Its id, such as `TD-NET-001`. Ids are never given to another rule.
    pub code: &'static str,
    /// What is wrong where it speaks, in one phrase. Empty without the feature `reference`.
    pub title: &'static str,
    /// What becomes of a definition that breaks it.
    pub class: Class,
    /// How well that is known.
    pub grade: Grade,
    /// Where it is known from, by source key. Empty without the feature `reference`.
    pub source: &'static str,
    /// How it is found; nearly always in one way.
    pub finders: &'static [Finder],
}

/// Who finds the places where a rule is broken.
pub enum Finder {
    /// The rule itself, in the text as a whole; asked once for each text.
    Text(fn(&TextContext<'_>, &mut Report)),
    /// The tables of [`crate::schema`], which name the rule; it only words and fixes what they find.
    Schema {
        /// The message.
        words: fn(&Case<'_>) -> Words,
        /// Repairs.
        fixes: fn(&Case<'_>) -> Vec<Fix>,
    },
    /// The rule itself, in a definition; asked once for each.
    Definition(for<'c> fn(&'c Context<'c>, &mut Report)),
    /// The rule itself, in a definition and a call that launches it; asked once for each such pair.
    Launch(for<'c> fn(&'c Context<'c>, &'c Launch, &mut Report)),
    /// Nobody, here: the rule is about the call, the account or the running task, which no document shows. It
    /// is listed and explained all the same; this says where it is decided, as the end of "It is decided …".
    Elsewhere(&'static str),
}

/// What a rule says about something the tables found.
pub struct Words {
    /// Observation, reason, what to do.
    pub message: String,
    /// AWS's words. Where the client refuses, its words are found without the rule's help.
    pub aws: Option<String>,
}

impl Words {
    /// A message without words of AWS.
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), aws: None }
    }

    /// Adds AWS's exact words.
    #[must_use]
    pub fn aws(mut self, text: impl Into<String>) -> Self {
        self.aws = Some(text.into());
        self
    }
}

/// What becomes of a definition that breaks a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Class {
    /// `RegisterTaskDefinition` refuses it, whatever the launch type.
    Rejected,
    /// The CLI or an SDK refuses it before the call.
    RejectedByClient,
    /// Refused where `requiresCompatibilities` contains `FARGATE`.
    UnsupportedOnFargate,
    /// The same for Windows containers.
    UnsupportedOnWindows,
    /// The same for `EXTERNAL`.
    UnsupportedOnExternal,
    /// The same for `MANAGED_INSTANCES`.
    UnsupportedOnManaged,
    /// Registers; `RunTask`, `CreateService` or `UpdateService` refuses it.
    RejectedAtLaunch,
    /// Is launched, and then the task is not placed, does not start, or misbehaves.
    FailsAtRuntime,
    /// Valid; something would be better.
    Advice,
}

/// How well it is known that AWS does as a rule says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Grade {
    /// A published record of a real reply of AWS.
    P,
    /// Words or behaviour quoted in a public issue or repository.
    I,
    /// AWS's documentation or API model.
    D,
    /// The client: SDK, CLI or another tool.
    C,
    /// A third-party validator or the agent.
    T,
    /// Only an emulator.
    E,
}

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// AWS or its client refuses this.
    Error,
    /// This fails later, or may be refused.
    Warning,
    /// Worth knowing.
    Note,
}

impl Class {
    /// The name in the catalogue and in machine-readable output.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Class::Rejected => "rejected",
            Class::RejectedByClient => "rejected-by-client",
            Class::UnsupportedOnFargate => "unsupported-on-fargate",
            Class::UnsupportedOnWindows => "unsupported-on-windows",
            Class::UnsupportedOnExternal => "unsupported-on-external",
            Class::UnsupportedOnManaged => "unsupported-on-managed",
            Class::RejectedAtLaunch => "rejected-at-launch",
            Class::FailsAtRuntime => "fails-at-runtime",
            Class::Advice => "advice",
        }
    }

    /// Whether it is about what one launch type or operating system does not have.
    #[must_use]
    pub fn is_unsupported(self) -> bool {
        matches!(
            self,
            Class::UnsupportedOnFargate
                | Class::UnsupportedOnWindows
                | Class::UnsupportedOnExternal
                | Class::UnsupportedOnManaged
        )
    }
}

impl Grade {
    /// The letter in the catalogue and in machine-readable output.
    #[must_use]
    pub fn letter(self) -> char {
        match self {
            Grade::P => 'P',
            Grade::I => 'I',
            Grade::D => 'D',
            Grade::C => 'C',
            Grade::T => 'T',
            Grade::E => 'E',
        }
    }
}

impl Rule {
    /// Where the rule is decided, when no document can decide it: the end of "It is decided …".
    #[must_use]
    pub fn decided_elsewhere(&self) -> Option<&'static str> {
        self.finders.iter().find_map(|finder| match finder {
            Finder::Elsewhere(place) => Some(*place),
            _ => None,
        })
    }

    /// How much a finding of this rule matters where the launch it concerns is given: what would be refused
    /// at some launch is refused at this one.
    #[must_use]
    pub fn severity_at_launch(&self) -> Severity {
        match (self.class, self.grade) {
            (Class::RejectedAtLaunch, Grade::P | Grade::I | Grade::D | Grade::C) => Severity::Error,
            _ => self.severity(),
        }
    }

    /// How much a finding of this rule matters, unless the finding itself is less certain.
    #[must_use]
    pub fn severity(&self) -> Severity {
        match (self.class, self.grade) {
            (Class::Advice, _) => Severity::Note,
            (Class::RejectedAtLaunch | Class::FailsAtRuntime, _) => Severity::Warning,
            (_, Grade::T | Grade::E) => Severity::Warning,
            (_, Grade::P | Grade::I | Grade::D | Grade::C) => Severity::Error,
        }
    }
}
