//! Files of the test data.

use crate::launches::launches;
use ecs_document::JudgeOptions;
use ecs_document::lint::Target;
use std::fs;
use std::path::{Path, PathBuf};

/// As much as continuous integration tests with, where `THOROUGH=1` is set, or what is `usual` while one works: the
/// same tests, with texts that are shorter or fewer.
pub fn amount(thorough: usize, usual: usize) -> usize {
    if std::env::var_os("THOROUGH").is_some() { thorough } else { usual }
}

/// How long a text is of which nobody knows the time it takes, in bytes. With time that grows with the square of it,
/// even the shorter one would need minutes.
pub fn large() -> usize {
    amount(1 << 18, 1 << 16)
}

/// A folder or file below this crate.
pub fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The entries of a folder in order; none when it does not exist.
pub fn entries(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

/// The inputs of a folder: every file but the expected outputs and the launches.
pub fn inputs(folder: &Path) -> Vec<PathBuf> {
    let is_input = |path: &PathBuf| {
        let name = name(path);
        !name.ends_with(".expect") && !name.ends_with(LAUNCH)
    };
    entries(folder).into_iter().filter(is_input).collect()
}

/// How the name of a file with launches ends.
const LAUNCH: &str = ".launch.json";

pub fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The last part of a path.
pub fn name(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}

/// What a fixture is judged for: `name@fargate.json` for Fargate, `name.json` with the launches of
/// `name.launch.json`, where that exists.
pub fn options(path: &Path) -> JudgeOptions {
    let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
    let target = stem.split_once('@').map(|(_, target)| {
        Target::from_name(target).unwrap_or_else(|| panic!("{}: no such launch type", path.display()))
    });
    let beside = path.with_extension(LAUNCH.trim_start_matches('.'));
    let launches = if beside.exists() { launches(&read(&beside)) } else { Vec::new() };
    JudgeOptions { target, launches, ..JudgeOptions::default() }
}

/// Compares with the file beside `input` that ends in `.expect`, or writes it when blessing.
pub fn expect(input: &Path, actual: &str) -> Result<(), String> {
    let path = input.with_extension("expect");
    if std::env::var_os("BLESS").is_some() {
        fs::write(&path, actual).unwrap();
        return Ok(());
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    if expected == actual {
        return Ok(());
    }
    Err(format!("{}\n--- expected\n{expected}--- actual\n{actual}", path.display()))
}

/// Fails with all complaints at once.
pub fn report(complaints: Vec<String>) {
    assert!(complaints.is_empty(), "{} complaints:\n{}", complaints.len(), complaints.join("\n"));
}
