//! The program as it is run: each file of `cases` is a command line, its exit code and what it
//! writes. A case runs in a fresh copy of `inputs`; `< FILE` gives standard input, `cd FOLDER;` before the
//! command is where it runs, and what a command does to a file is shown by a section for that file.
//!
//! `UPDATE=1 cargo test -p ecsp` writes the cases anew; read the difference before you commit it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(name)
}

/// `a 'b c' d` as words.
fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for letter in line.chars() {
        match letter {
            '\'' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            letter => words.last_mut().unwrap().push(letter),
        }
    }
    words
}

/// A copy of the inputs and of the examples that goes away with its value.
struct Workplace(PathBuf);

impl Workplace {
    fn new(case: &str) -> Workplace {
        let path = std::env::temp_dir().join(format!("ecsp-{}-{case}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        for source in [folder("inputs"), folder("../../../assets/scenarios")] {
            copy(&source, &path);
        }
        Workplace(path)
    }
}

fn copy(source: &Path, target: &Path) {
    if !source.is_dir() {
        fs::copy(source, target).unwrap();
        return;
    }
    fs::create_dir_all(target).unwrap();
    for entry in fs::read_dir(source).unwrap() {
        let entry = entry.unwrap();
        copy(&entry.path(), &target.join(entry.file_name()));
    }
}

impl Drop for Workplace {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Runs the first line of a case and writes down the whole case as it should be.
fn record(case: &str, text: &str) -> String {
    let line = text.lines().next().unwrap().strip_prefix("$ ").expect("a case begins with `$ `");
    let (below, command) =
        line.strip_prefix("cd ").and_then(|line| line.split_once("; ")).unwrap_or((".", line));
    let command = command.strip_prefix("ecsp ").expect("a case is about ecsp");
    let mut arguments = words(command);
    let input = arguments.iter().position(|word| word == "<").map(|at| arguments.split_off(at)[1].clone());
    let workplace = Workplace::new(case);
    let stdin = input.map_or(Stdio::null(), |name| fs::File::open(workplace.0.join(name)).unwrap().into());
    let ran = Command::new(env!("CARGO_BIN_EXE_ecsp"))
        .args(&arguments)
        .current_dir(workplace.0.join(below))
        .env("NO_COLOR", "1")
        .stdin(stdin)
        .output()
        .unwrap();
    let mut result = format!("$ {line}\n? {}\n", ran.status.code().unwrap());
    for (name, bytes) in [("stdout", &ran.stdout), ("stderr", &ran.stderr)] {
        let text = String::from_utf8_lossy(bytes);
        if !text.is_empty() {
            result.push_str(&format!("--- {name}\n{}\n", text.trim_end_matches('\n')));
        }
    }
    for shown in text.lines().filter_map(|line| line.strip_prefix("--- file ")) {
        let content = fs::read_to_string(workplace.0.join(shown)).unwrap();
        result.push_str(&format!("--- file {shown}\n{}\n", content.trim_end_matches('\n')));
    }
    result
}

#[test]
fn every_case_does_what_is_written() {
    let mut seen = 0;
    let mut wrong = Vec::new();
    for entry in fs::read_dir(folder("cases")).unwrap() {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        let found = record(&path.file_stem().unwrap().to_string_lossy(), &text);
        seen += 1;
        if found != text {
            if std::env::var_os("UPDATE").is_some() {
                fs::write(&path, &found).unwrap();
            } else {
                wrong.push(format!("{}\n{}", path.display(), first_difference(&text, &found)));
            }
        }
    }
    assert!(seen > 20, "only {seen} cases");
    assert!(wrong.is_empty(), "{} of {seen} cases differ:\n{}", wrong.len(), wrong.join("\n\n"));
}

fn first_difference(expected: &str, found: &str) -> String {
    let lines = expected.lines().chain(["(end)"]).zip(found.lines().chain(["(end)"]));
    let different = lines.enumerate().find(|(_, (expected, found))| expected != found);
    different.map_or_else(
        || "one is longer than the other".to_owned(),
        |(line, (expected, found))| format!("line {}:\n  expected {expected}\n  found    {found}", line + 1),
    )
}
