//! A text together with what there is to say about it.

use std::sync::Arc;

use ecs_document::diagnostics::Diagnostic;
use ecs_document::lint::{Severity, Target};
use ecs_document::network_mode::NetworkMode;
use ecs_document::{JudgeOptions, Judgement, judge};

/// A judged text. Cheap to clone; two are equal when they are the same judgement.
#[derive(Clone)]
pub struct Judged {
    /// What was judged.
    pub text: Arc<str>,
    judgement: Arc<Judgement>,
}

impl PartialEq for Judged {
    fn eq(&self, other: &Judged) -> bool {
        Arc::ptr_eq(&self.judgement, &other.judgement)
    }
}

impl Judged {
    /// Judges a text for a launch type, or for those that it requires.
    pub fn of(text: Arc<str>, target: Option<Target>) -> Judged {
        let judgement = Arc::new(judge(&text, &JudgeOptions { target, ..JudgeOptions::default() }));
        Judged { text, judgement }
    }

    /// The judgement.
    pub fn judgement(&self) -> &Judgement {
        &self.judgement
    }

    /// What was found, in document order.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        self.judgement.diagnostics()
    }

    /// How many problems would keep AWS from registering the definition.
    pub fn errors(&self) -> usize {
        self.judgement.summary().errors
    }

    /// The gravest severity that was found.
    pub fn gravest(&self) -> Option<Severity> {
        self.diagnostics().iter().map(|diagnostic| diagnostic.severity).min()
    }

    /// Whether there is a definition in the text, and nothing that AWS would refuse.
    pub fn runs(&self) -> bool {
        self.errors() == 0 && self.judgement.definitions().next().is_some()
    }

    /// `family` of the first definition, where it is known.
    pub fn family(&self) -> Option<String> {
        let definition = self.judgement.definitions().next()?;
        definition.task_definition.family.known().map(|family| family.to_string())
    }

    /// The network mode that the first definition runs with, where it is known.
    pub fn network_mode(&self) -> Option<NetworkMode> {
        let definition = self.judgement.definitions().next()?;
        definition.task_definition.effective_network_mode()
    }
}
