use std::collections::BTreeSet;

use super::fixes::FixWriter;
use super::{Converted, Naming};
use crate::diagnostics::{Diagnostic, Places};
use crate::document::Document;
use crate::lint::{Class, Finding, Fix, Mark, Rule};
use crate::syntax::Tree;
use crate::text::Span;

/// Carries findings in a converted text back to what was pasted: places, names of members, and fixes.
pub(crate) struct Carrier<'d> {
    source: &'d Tree,
    converted: &'d Converted,
    naming: Naming,
    /// Short strings of the definitions. A word in a message that is one of them may not be a member's name.
    values: BTreeSet<&'d str>,
    fixes: FixWriter<'d>,
}

/// Longer strings are no words that could be taken for a name.
const LONGEST_NAME: usize = 48;

impl Places for Carrier<'_> {
    fn span(&self, mark: Mark) -> Span {
        self.converted.span(self.source, mark)
    }

    fn pointer(&self, mark: Mark) -> String {
        self.converted.pointer(self.source, mark)
    }
}

impl<'d> Carrier<'d> {
    pub fn new(document: &'d Document, converted: &'d Converted) -> Self {
        let naming = Naming::of(document.recognised.form);
        let tree = &converted.tree;
        let strings = tree.subtree(tree.root()).filter_map(|node| tree.string(node));
        let values = match naming {
            Naming::Api => BTreeSet::new(),
            _ => strings.filter(|text| text.len() <= LONGEST_NAME).collect(),
        };
        let fixes = FixWriter::new(document, converted);
        Self { source: &document.source.tree, converted, naming, values, fixes }
    }

    /// The finding of `rule` in the converted text as one in what was pasted.
    pub fn carry(&mut self, rule: &Rule, mut finding: Finding) -> Diagnostic {
        let own = self.own_name(finding.mark);
        let respell = |sentence: &str| {
            let sentence = self.naming.respell(sentence, &self.values, own);
            match self.naming {
                Naming::CloudFormation => by_cloudformation(&sentence),
                _ => sentence,
            }
        };
        finding.message = respell(&finding.message);
        for (_, message) in &mut finding.related {
            *message = respell(message);
        }
        for fix in &mut finding.fixes {
            fix.title = respell(&fix.title);
        }
        // The client's own words are about calls that nobody makes with such a document.
        let of_the_client = rule.class == Class::RejectedByClient && self.naming == Naming::Terraform;
        finding.aws = finding.aws.filter(|_| !of_the_client);
        finding.fixes =
            std::mem::take(&mut finding.fixes).into_iter().filter_map(|fix| self.fix(fix)).collect();
        Diagnostic::new(self, rule, finding)
    }

    /// The name of the member at `mark` in the converted text and as it was pasted, where they differ.
    fn own_name(&self, mark: Mark) -> Option<(&'d str, &'d str)> {
        let (Mark::Value(node) | Mark::Name(node) | Mark::Opening(node)) = mark else { return None };
        let converted = self.converted.tree.key(node)?;
        let pasted = self.source.key(self.converted.origin(node).node)?;
        (converted != pasted).then_some((converted, pasted))
    }

    fn fix(&mut self, fix: Fix) -> Option<Fix> {
        let edits = self.fixes.write(&fix.edits)?;
        Some(Fix { edits, ..fix })
    }
}

/// What the client would refuse of an input, CloudFormation refuses of a template.
fn by_cloudformation(sentence: &str) -> String {
    sentence
        .replace("The client refuses", "CloudFormation refuses")
        .replace("the client refuses", "CloudFormation refuses")
}
