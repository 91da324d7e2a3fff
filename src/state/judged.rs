//! A text together with what there is to say about it.

use std::sync::Arc;

use ecs_document::lint::Severity;
use ecs_judge::{Problem, Verdict};

use super::{Aim, Judge};

/// A text, judged if there was a judge. Cheap to clone; two are equal when they are the same judgement.
#[derive(Clone)]
pub struct Judged {
    /// What was judged.
    pub text: Arc<str>,
    /// What there is to say about it; nothing while there is no judge.
    pub verdict: Option<Arc<Verdict>>,
}

impl PartialEq for Judged {
    fn eq(&self, other: &Judged) -> bool {
        let same = match (&self.verdict, &other.verdict) {
            (Some(one), Some(other)) => Arc::ptr_eq(one, other),
            (one, other) => one.is_none() && other.is_none(),
        };
        same && Arc::ptr_eq(&self.text, &other.text)
    }
}

impl Judged {
    /// Judges a text.
    pub fn of(judge: Judge, text: Arc<str>, aim: &Aim) -> Judged {
        let verdict = judge.verdict(&text, aim).map(Arc::new);
        Judged { text, verdict }
    }

    /// What was found, in document order.
    pub fn problems(&self) -> &[Problem] {
        self.verdict.as_ref().map_or(&[], |verdict| &verdict.problems)
    }

    /// The gravest severity that was found.
    pub fn gravest(&self) -> Option<Severity> {
        self.verdict.as_ref()?.gravest()
    }

    /// The text as the model reads it: as register input, where it is known to be something else.
    pub fn register_input(&self) -> &str {
        let converted = self.verdict.as_ref().and_then(|verdict| verdict.register_input.as_deref());
        converted.unwrap_or(&self.text)
    }

    /// Whether it is known that there is a definition in the text, and nothing that AWS would refuse.
    pub fn runs(&self) -> bool {
        self.verdict.as_ref().is_some_and(|verdict| verdict.runs())
    }
}
