//! Reads YAML into the same tree as JSON.
//!
//! The events come from `saphyr-parser`; here they become nodes with byte spans. Scalars are typed by the core
//! schema of YAML 1.2, as the AWS CLI reads `--cli-input-yaml`. CloudFormation's short intrinsics (`!Ref x`)
//! become what they stand for (`{"Ref": x}`), aliases and merge keys become copies of what they name, within
//! a budget.

mod build;
mod events;
mod scalar;
mod template;

use super::parser::Parsed;
use super::problem::{ProblemKind, Problems};
use super::tree::Syntax;
use super::tree_builder::TreeBuilder;
use crate::text::Span;
use events::Stream;

pub(crate) use scalar::{is_plain, whole_number};

/// Reads the first document of `text` as YAML. Never fails, in linear time; after a departure from YAML the
/// tree holds what came before it.
#[must_use]
pub fn parse_yaml(text: &str) -> Parsed {
    let mut stream = Stream::read(text);
    let mut masked = None;
    if (stream.error.is_some() || stream.has_odd_keys())
        && let Some(mask) = template::masked(text)
    {
        let second = Stream::read(&mask.text);
        if second.error.is_none() || stream.error.is_some() {
            stream = second;
            masked = Some(mask);
        }
    }
    let mut problems = Problems::default();
    if let Some((words, at)) = stream.error.take() {
        problems.push(ProblemKind::NotYaml(words), first_character(text, at), []);
    }
    if let Some(at) = stream.too_deep {
        problems.push(ProblemKind::TooDeep, first_character(text, at), []);
    }
    let mut tree = TreeBuilder::new(text.len());
    let too_many = build::build(text, &stream.items, masked.is_some(), &mut tree);
    if let Some(alias) = too_many {
        problems.push(ProblemKind::TooManyAliases, alias, []);
    }
    let mut tree = tree.finish(text, Syntax::Yaml);
    tree.has_directives = masked.is_some_and(|mask| mask.has_directives);
    Parsed { tree, problems: problems.kept, problems_omitted: problems.omitted }
}

/// The character at byte `at`, or the last one of the text.
fn first_character(text: &str, at: u32) -> Span {
    let start = (at as usize).min(text.trim_end().len());
    let length = text.get(start..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    Span::new(start, start + length)
}

#[cfg(test)]
mod tests;
