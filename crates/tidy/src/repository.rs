//! The files that a check reads.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

/// One tracked text file.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// Relative to the root of the repository, with `/`.
    pub path: String,
    /// Its content now, committed or not.
    pub text: String,
}

impl SourceFile {
    /// The lines with their numbers, from 1.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.lines().enumerate().map(|(index, line)| (index + 1, line))
    }

    /// The part of the path after the last dot, or nothing.
    #[must_use]
    pub fn extension(&self) -> &str {
        let name = self.path.rsplit('/').next().unwrap_or_default();
        name.rsplit_once('.').map_or("", |(_, extension)| extension)
    }

    /// Lock files are written by tools and name the hosts that the tools use.
    #[must_use]
    pub fn is_lock_file(&self) -> bool {
        self.path.ends_with(".lock") || self.path.ends_with("package-lock.json")
    }
}

/// The tracked files of a repository.
#[derive(Debug, Clone, Default)]
pub struct Repository {
    /// Text files with their content.
    pub files: Vec<SourceFile>,
    /// The paths of all tracked files, pictures and fonts included.
    pub paths: BTreeSet<String>,
}

impl Repository {
    /// Reads what git tracks under `root`.
    ///
    /// # Errors
    /// When git cannot be run there.
    pub fn read(root: &Path) -> std::io::Result<Self> {
        let output = Command::new("git").arg("-C").arg(root).args(["ls-files", "-z"]).output()?;
        if !output.status.success() {
            return Err(std::io::Error::other(String::from_utf8_lossy(&output.stderr).into_owned()));
        }
        let listing = String::from_utf8_lossy(&output.stdout);
        let mut repository = Self::default();
        for path in listing.split('\0').filter(|path| !path.is_empty()) {
            // A file that was deleted but not yet committed has no text, and is gone.
            let Ok(bytes) = std::fs::read(root.join(path)) else { continue };
            repository.paths.insert(path.to_owned());
            if let Ok(text) = String::from_utf8(bytes) {
                repository.files.push(SourceFile { path: path.to_owned(), text });
            }
        }
        Ok(repository)
    }

    /// A repository of the given files, for samples.
    #[must_use]
    pub fn of(files: &[(&str, &str)]) -> Self {
        let file = |&(path, text): &(&str, &str)| SourceFile { path: path.to_owned(), text: text.to_owned() };
        Self {
            files: files.iter().map(file).collect(),
            paths: files.iter().map(|(path, _)| (*path).to_owned()).collect(),
        }
    }

    /// The text of one file.
    #[must_use]
    pub fn text(&self, path: &str) -> Option<&str> {
        self.files.iter().find(|file| file.path == path).map(|file| file.text.as_str())
    }

    /// Whether a file, or a folder with a tracked file in it, is there.
    #[must_use]
    pub fn has(&self, path: &str) -> bool {
        let folder = format!("{}/", path.trim_end_matches('/'));
        path.is_empty()
            || self.paths.contains(path)
            || self.paths.range(folder.clone()..).next().is_some_and(|next| next.starts_with(&folder))
    }
}
