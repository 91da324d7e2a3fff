//! What classes and grades mean, for those who look a rule up. `docs/rules/README.md` has the same words, and a
//! test compares them.

use super::{Class, Grade};
use crate::reference::reference;

impl Class {
    /// All of them, from the earliest refusal to the mildest word.
    pub const ALL: [Class; 9] = [
        Class::RejectedByClient,
        Class::Rejected,
        Class::UnsupportedOnFargate,
        Class::UnsupportedOnWindows,
        Class::UnsupportedOnExternal,
        Class::UnsupportedOnManaged,
        Class::RejectedAtLaunch,
        Class::FailsAtRuntime,
        Class::Advice,
    ];

    /// What becomes of a definition that breaks a rule of this class, as a sentence. Empty without the feature
    /// `reference`.
    #[must_use]
    pub fn meaning(self) -> &'static str {
        reference(match self {
            Class::RejectedByClient => "The AWS CLI or SDK refuses the call before it is sent.",
            Class::Rejected => "RegisterTaskDefinition refuses it, whatever the launch type.",
            Class::UnsupportedOnFargate => "It is refused where the definition requires Fargate.",
            Class::UnsupportedOnWindows => "It is refused for Windows containers.",
            Class::UnsupportedOnExternal => {
                "It is refused where the definition requires external instances (ECS Anywhere)."
            }
            Class::UnsupportedOnManaged => "It is refused where the definition requires Managed Instances.",
            Class::RejectedAtLaunch => {
                "It registers. RunTask, CreateService or UpdateService refuses it afterwards."
            }
            Class::FailsAtRuntime => {
                "It registers and is launched. The task is then not placed, does not start, or does not do what was meant."
            }
            Class::Advice => "It is valid. Something about it would be better otherwise.",
        })
    }
}

impl Grade {
    /// All of them, from the surest on.
    pub const ALL: [Grade; 6] = [Grade::P, Grade::I, Grade::D, Grade::C, Grade::T, Grade::E];

    /// How well a rule of this grade is known, as a sentence. Empty without the feature `reference`.
    #[must_use]
    pub fn meaning(self) -> &'static str {
        reference(match self {
            Grade::P => "Proven: somebody published the recorded reply of a real account.",
            Grade::I => "Observed: somebody quoted what AWS said or did in a public issue or repository.",
            Grade::D => {
                "Documented: AWS's documentation or API model says so; the words of a refusal are not known."
            }
            Grade::C => {
                "Client: the AWS CLI, an SDK or another tool refuses it by code that everybody can read."
            }
            Grade::T => {
                "Third party: a validator or the agent of ECS checks it; whether AWS refuses it is not confirmed."
            }
            Grade::E => "Emulator: only a program that imitates AWS says so.",
        })
    }
}
