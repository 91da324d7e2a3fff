//! Cases that are files.

use std::fs;
use std::path::{Path, PathBuf};

/// The files of `tests/FOLDER` that end in `.END`, in order; there are at least `least`.
pub fn files(folder: &str, end: &str, least: usize) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
    let entries = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> =
        entries.filter(|path| path.extension().is_some_and(|extension| extension == end)).collect();
    files.sort();
    assert!(files.len() >= least, "{}: the cases are there: {}", folder.display(), files.len());
    files
}
