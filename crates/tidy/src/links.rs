//! Relative links in the documentation lead somewhere.

use crate::{Finding, Repository};

/// Finds relative links and pictures in Markdown files whose target is not tracked.
#[must_use]
pub fn check(repository: &Repository) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in repository.files.iter().filter(|file| file.extension() == "md") {
        let mut in_code = false;
        for (number, line) in file.lines() {
            in_code ^= line.trim_start().starts_with("```");
            if in_code {
                continue;
            }
            for target in targets(&without_code(line)) {
                if resolve(&file.path, target).is_none_or(|path| !repository.has(&path)) {
                    findings.push(format!("{}:{number}: {target} does not exist", file.path));
                }
            }
        }
    }
    findings
}

/// The line without what stands between backquotes.
fn without_code(line: &str) -> String {
    line.split('`').step_by(2).collect::<Vec<_>>().join(" ")
}

/// Link targets of a line that mean files: `](target)`, `[name]: target`, `src="…"`, `href="…"`.
fn targets(line: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for (opening, closing) in [("](", ')'), ("src=\"", '"'), ("href=\"", '"')] {
        found.extend(line.split(opening).skip(1).filter_map(|rest| rest.split(closing).next()));
    }
    if let Some((_, target)) = line.split_once("]: ").filter(|_| line.starts_with('[')) {
        found.push(target.trim());
    }
    // A title may follow the target: `](picture.png "Title")`.
    let files = found.into_iter().filter_map(|target| target.split_whitespace().next());
    files.filter(|target| !target.contains(':') && !target.starts_with('#')).collect()
}

/// The path that `target` means in the file `from`, or nothing where it leaves the repository.
fn resolve(from: &str, target: &str) -> Option<String> {
    let target = target.split(['#', '?']).next().unwrap_or_default();
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    if target.starts_with('/') {
        parts.clear();
    }
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_links_that_lead_nowhere() {
        let text = "[a](b.md#part) [c](gone.md) <img src=\"../x.png\"> [site](https://x.test/y)\n\
            `[code](no.md)`\n```\n[code](no.md)\n```\n[d]: gone/\n[up](../../out.md) [e](../docs)\n";
        let found = check(&Repository::of(&[("docs/a.md", text), ("docs/b.md", ""), ("x.png", "")]));
        assert_eq!(
            found,
            [
                "docs/a.md:1: gone.md does not exist",
                "docs/a.md:6: gone/ does not exist",
                "docs/a.md:7: ../../out.md does not exist"
            ]
        );
    }
}
