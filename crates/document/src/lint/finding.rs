use super::{Context, Rule, Severity};
use crate::launch::Launch;
use crate::syntax::{NodeId, Tree};
use crate::task_definition::At;
use crate::text::{Edit, Span};
use serde::Serialize;

/// A place that a finding marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A value.
    Value(NodeId),
    /// The name of a member.
    Name(NodeId),
    /// The opening bracket of an object or list: the place of something that is missing inside.
    Opening(NodeId),
    /// Some bytes of the text as a whole.
    Bytes(Span),
}

impl From<At> for Mark {
    fn from(at: At) -> Self {
        Mark::Value(at.node)
    }
}

impl Mark {
    /// The place of what is missing from the object at `at`.
    #[must_use]
    pub fn missing_in(at: At) -> Self {
        Mark::Opening(at.node)
    }

    /// The bytes marked.
    #[must_use]
    pub fn span(self, tree: &Tree) -> Span {
        match self {
            Mark::Value(node) => tree.span(node),
            Mark::Name(node) => tree.key_span(node).unwrap_or_else(|| tree.span(node)),
            Mark::Opening(node) => {
                let span = tree.span(node);
                Span { start: span.start, end: span.end.min(span.start + 1) }
            }
            Mark::Bytes(span) => span,
        }
    }

    /// The JSON Pointer of what is marked; the whole text for bare bytes.
    #[must_use]
    pub fn pointer(self, tree: &Tree) -> String {
        match self {
            Mark::Value(node) | Mark::Name(node) | Mark::Opening(node) => tree.pointer(node),
            Mark::Bytes(_) => String::new(),
        }
    }
}

/// How far a fix can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Applicability {
    /// It does what the author meant: there is nothing else it could be.
    Safe,
    /// A good guess, to be looked at.
    Unsafe,
    /// To be read, not applied: something in it has to be filled in.
    DisplayOnly,
}

/// Edits that remove a finding.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Fix {
    /// What it does, as a command.
    pub title: String,
    /// How far it can be trusted.
    pub applicability: Applicability,
    /// The edits, all of which belong together.
    pub edits: Vec<Edit>,
}

impl Fix {
    /// A fix that does what the author meant.
    #[must_use]
    pub fn safe(title: impl Into<String>, edits: impl IntoIterator<Item = Edit>) -> Self {
        Self { title: title.into(), applicability: Applicability::Safe, edits: edits.into_iter().collect() }
    }

    /// A fix that is a good guess.
    #[must_use]
    pub fn guess(title: impl Into<String>, edits: impl IntoIterator<Item = Edit>) -> Self {
        Self { applicability: Applicability::Unsafe, ..Self::safe(title, edits) }
    }

    /// A fix to be read and filled in.
    #[must_use]
    pub fn shown(title: impl Into<String>, edits: impl IntoIterator<Item = Edit>) -> Self {
        Self { applicability: Applicability::DisplayOnly, ..Self::safe(title, edits) }
    }
}

/// What a rule says about one place.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The place.
    pub mark: Mark,
    /// Observation, reason, what to do.
    pub message: String,
    /// AWS's exact words, with the document's values.
    pub aws: Option<String>,
    /// Other places that have to do with it.
    pub related: Vec<(Mark, String)>,
    /// Repairs, the best one first.
    pub fixes: Vec<Fix>,
    /// A lower severity than the rule's own.
    pub severity: Option<Severity>,
    /// Whether it is about a launch that is given, not about any launch there may be.
    pub at_launch: bool,
}

impl Finding {
    /// How much it matters as a finding of `rule`.
    pub(crate) fn severity_by(&self, rule: &Rule) -> Severity {
        let gravest = if self.at_launch { rule.severity_at_launch() } else { rule.severity() };
        self.severity.unwrap_or(gravest).max(gravest)
    }

    /// A finding at `mark`.
    #[must_use]
    pub fn at(mark: impl Into<Mark>, message: impl Into<String>) -> Self {
        Self {
            mark: mark.into(),
            message: message.into(),
            aws: None,
            related: Vec::new(),
            fixes: Vec::new(),
            severity: None,
            at_launch: false,
        }
    }

    /// Adds AWS's exact words.
    #[must_use]
    pub fn aws(mut self, text: impl Into<String>) -> Self {
        self.aws = Some(text.into());
        self
    }

    /// Adds another place that has to do with it.
    #[must_use]
    pub fn related(mut self, mark: impl Into<Mark>, message: impl Into<String>) -> Self {
        self.related.push((mark.into(), message.into()));
        self
    }

    /// Adds a repair.
    #[must_use]
    pub fn fix(mut self, fix: Fix) -> Self {
        self.fixes.push(fix);
        self
    }

    /// Lowers an error to a warning: here it is not certain that AWS refuses.
    #[must_use]
    pub fn unsure(mut self) -> Self {
        self.severity = Some(Severity::Warning);
        self
    }

    /// Says that a launch which is given is refused, not only some launch there may be.
    #[must_use]
    pub fn refused_at_launch(mut self) -> Self {
        self.at_launch = true;
        self
    }

    /// Lowers it to a note: in this form of document it is no mistake.
    #[must_use]
    pub fn quiet(mut self) -> Self {
        self.severity = Some(Severity::Note);
        self
    }
}

/// Collects findings of rules.
#[derive(Default)]
pub struct Report {
    pub(super) rule: Option<&'static Rule>,
    pub(super) findings: Vec<(&'static Rule, Finding)>,
}

impl Report {
    /// Adds a finding.
    pub fn push(&mut self, finding: Finding) {
        if let Some(rule) = self.rule {
            self.findings.push((rule, finding));
        }
    }

    /// Adds a finding, if there is one.
    pub fn push_some(&mut self, finding: Option<Finding>) {
        finding.into_iter().for_each(|finding| self.push(finding));
    }

    /// Adds whatever `find` finds, worded by `words` and repaired by `fixes`.
    pub fn each<'c, T, Found>(
        &mut self,
        context: &'c Context<'c>,
        find: impl FnOnce(&'c Context<'c>) -> Found,
        words: impl Fn(&'c Context<'c>, &T) -> Finding,
        fixes: impl Fn(&'c Context<'c>, &T) -> Vec<Fix>,
    ) where
        Found: IntoIterator<Item = T>,
    {
        for occurrence in find(context) {
            self.push_with(words(context, &occurrence), fixes(context, &occurrence));
        }
    }

    /// Adds whatever `find` finds in a definition and a launch of it, worded by `words` and repaired by `fixes`.
    pub fn at_launch<'c, T, Found>(
        &mut self,
        (context, launch): (&'c Context<'c>, &'c Launch),
        find: impl FnOnce(&'c Context<'c>, &'c Launch) -> Found,
        words: impl Fn(&'c Context<'c>, &'c Launch, &T) -> Finding,
        fixes: impl Fn(&'c Context<'c>, &T) -> Vec<Fix>,
    ) where
        Found: IntoIterator<Item = T>,
    {
        for occurrence in find(context, launch) {
            self.push_with(words(context, launch, &occurrence), fixes(context, &occurrence));
        }
    }

    /// Apart from [`Report::each`], which is compiled for every rule.
    #[inline(never)]
    fn push_with(&mut self, mut finding: Finding, fixes: Vec<Fix>) {
        finding.fixes.extend(fixes);
        self.push(finding);
    }
}
