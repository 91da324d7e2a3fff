//! Files stay short enough to be read in one sitting.

use crate::{Finding, Repository};

/// The most lines that a source file may have.
pub const MOST_LINES: usize = 600;

const SOURCES: [&str; 5] = ["css", "js", "mjs", "rs", "sh"];

/// Finds source files that are too long.
#[must_use]
pub fn check(repository: &Repository) -> Vec<Finding> {
    let sources = repository.files.iter().filter(|file| SOURCES.contains(&file.extension()));
    sources
        .map(|file| (file, file.text.lines().count()))
        .filter(|(_, lines)| *lines > MOST_LINES)
        .map(|(file, lines)| format!("{}: {lines} lines, at most {MOST_LINES} are allowed", file.path))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_first_line_too_many() {
        let long = "x\n".repeat(MOST_LINES + 1);
        let full = "x\n".repeat(MOST_LINES);
        let found = check(&Repository::of(&[("a.rs", &long), ("b.css", &full), ("c.md", &long)]));
        assert_eq!(found, ["a.rs: 601 lines, at most 600 are allowed"]);
    }
}
