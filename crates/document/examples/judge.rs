//! Judges every file given, and every file of every folder given, and prints one line for each finding.
//!
//! `cargo run -p ecs-document --example judge -- [--errors] PATH…`

use ecs_document::lint::Severity;
use ecs_document::{JudgeOptions, judge};
use std::path::{Path, PathBuf};
use std::time::Instant;

fn main() {
    let (flags, paths): (Vec<String>, Vec<String>) =
        std::env::args().skip(1).partition(|it| it.starts_with("--"));
    let errors_only = flags.iter().any(|flag| flag == "--errors");
    for path in paths.iter().flat_map(|path| files(Path::new(path))) {
        let Ok(text) = std::fs::read_to_string(&path) else { continue };
        let started = Instant::now();
        let judgement = judge(&text, &JudgeOptions::default());
        let elapsed = started.elapsed();
        println!("{} {} {} bytes {elapsed:?}", path.display(), judgement.form().id(), text.len());
        for found in judgement.diagnostics() {
            if errors_only && found.severity != Severity::Error {
                continue;
            }
            let (line, column) = (found.line, found.column);
            println!(
                "  {:?} {} {line}:{column} {} {}",
                found.severity, found.code, found.pointer, found.message
            );
            if let Some(aws) = &found.aws_message {
                println!("      AWS: {}", aws.lines().next().unwrap_or(""));
            }
        }
    }
}

/// The file itself, or the files of a folder in order.
fn files(path: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(path) else { return vec![path.to_owned()] };
    let mut files: Vec<PathBuf> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    files.sort();
    files
}
