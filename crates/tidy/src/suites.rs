//! The tests of a crate are one program: to build and start one for each file takes longer than the tests do.

use crate::{Finding, Repository, SourceFile, has_word};

/// Where the modules of a test program are, below its crate.
const SUITE: &str = "/tests/suite/";

/// Finds files beside a test program that would be one of their own, and files in it that it does not know of.
#[must_use]
pub fn check(repository: &Repository) -> Vec<Finding> {
    let tests = repository.files.iter().filter(|file| file.extension() == "rs");
    tests.filter_map(|file| beside(repository, file).or_else(|| unknown(repository, file))).collect()
}

fn beside(repository: &Repository, file: &SourceFile) -> Option<Finding> {
    let (package, name) = file.path.rsplit_once("/tests/")?;
    let has_suite = repository.has(&format!("{package}{SUITE}main.rs"));
    (has_suite && !name.contains('/')).then(|| format!("{}: belongs into {package}{SUITE}", file.path))
}

fn unknown(repository: &Repository, file: &SourceFile) -> Option<Finding> {
    let (package, name) = file.path.split_once(SUITE)?;
    let module = name.strip_suffix(".rs").filter(|module| *module != "main" && !module.contains('/'))?;
    let main = format!("{package}{SUITE}main.rs");
    let declares = |line: &str| line.starts_with("mod ") && has_word(line, module);
    let program = repository.files.iter().find(|file| file.path == main)?;
    let is_known = program.text.lines().any(declares);
    (!is_known).then(|| format!("{main}: does not know of the module {module}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_no_program_runs_and_what_would_be_one_of_its_own() {
        let repository = Repository::of(&[
            ("crates/a/tests/suite/main.rs", "mod known;\n// mod forgotten;\n"),
            ("crates/a/tests/suite/known.rs", ""),
            ("crates/a/tests/suite/forgotten.rs", ""),
            ("crates/a/tests/alone.rs", ""),
            ("crates/a/tests/support/mod.rs", ""),
            ("crates/b/tests/only.rs", ""),
        ]);
        assert_eq!(
            check(&repository),
            [
                "crates/a/tests/suite/main.rs: does not know of the module forgotten",
                "crates/a/tests/alone.rs: belongs into crates/a/tests/suite/",
            ]
        );
    }
}
