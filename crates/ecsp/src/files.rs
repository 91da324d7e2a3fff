//! From what stands on the command line to files: files, folders, and patterns that no shell expanded.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::path::Path;
use std::{fs, io};

use ecs_document::forms::RootKind;
use ecs_document::{Definition, read};

use crate::input::{self, STDIN};

/// Endings of the names of files that may hold a task definition.
const ENDINGS: [&str; 7] = ["json", "jsonc", "json5", "yaml", "yml", "tf", "template"];

/// Endings of those whose name alone can say that they are one.
const ENDINGS_OF_DATA: [&str; 5] = ["json", "jsonc", "json5", "yaml", "yml"];

/// What every form of a task definition but a bare list of containers has, in the words of the API, of
/// CloudFormation and of Terraform.
const MEMBERS: [&str; 3] = ["containerDefinitions", "ContainerDefinitions", "container_definitions"];

/// Folders of other people's files. Hidden folders are passed over as well.
const SKIPPED: [&str; 2] = ["node_modules", "target"];

/// A file that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// As it is shown: as it was called, or below the folder that was called.
    pub path: String,
    /// What is in it.
    pub text: String,
}

/// What the arguments come to.
#[derive(Debug, Default)]
pub struct Inputs {
    /// In the order of the arguments, those of a folder by name; each file once.
    pub files: Vec<Input>,
    /// The folders among the arguments.
    pub folders: Vec<String>,
    /// Sentences that say what cannot be read.
    pub complaints: Vec<String>,
}

impl Inputs {
    /// Reads the files that `arguments` mean.
    pub fn read(arguments: &[String]) -> Inputs {
        let Search { found, folders, complaints, .. } = Search::of(arguments);
        let mut inputs = Inputs { files: Vec::new(), folders, complaints };
        for Found { path, is_meant } in found {
            match input::read(&path) {
                Ok(text) if is_meant || holds_definition(&text) => inputs.files.push(Input { path, text }),
                Err(message) if is_meant => inputs.complaints.push(message),
                // Nobody said that this is a task definition, and it is none.
                _ => {}
            }
        }
        let empty = inputs.folders.iter().filter(|folder| !inputs.has_file_of(folder));
        let empty: Vec<String> = empty.map(|folder| format!("no task definition is in {folder}")).collect();
        inputs.complaints.extend(empty);
        inputs
    }

    fn has_file_of(&self, folder: &str) -> bool {
        let below = shown(Path::new(folder));
        self.files.iter().any(|file| below == "." || Path::new(&file.path).starts_with(&below))
    }
}

/// A file that the arguments mean.
struct Found {
    path: String,
    /// Whether it was named, or its name says what it is. Any other file counts only when a task definition is
    /// in it.
    is_meant: bool,
}

#[derive(Default)]
struct Search {
    found: Vec<Found>,
    folders: Vec<String>,
    complaints: Vec<String>,
    seen: BTreeSet<String>,
}

impl Search {
    fn of(arguments: &[String]) -> Search {
        let mut search = Search::default();
        for argument in arguments {
            if argument == STDIN || fs::symlink_metadata(argument).is_ok() {
                search.add_argument(argument);
            } else if argument.contains(['*', '?', '[']) {
                search.add_pattern(argument);
            } else {
                // Reading it gives the reason.
                search.add(argument.clone(), true);
            }
        }
        search
    }

    fn add(&mut self, path: String, is_meant: bool) {
        if self.seen.insert(path.clone()) {
            self.found.push(Found { path, is_meant });
        }
    }

    fn add_argument(&mut self, path: &str) {
        if path == STDIN || !Path::new(path).is_dir() {
            return self.add(path.to_owned(), true);
        }
        self.folders.push(path.to_owned());
        if let Err(error) = self.add_folder(Path::new(path)) {
            self.complaints.push(format!("{path} cannot be read: {error}"));
        }
    }

    /// A pattern that a shell left as it is: in quotes, or on Windows.
    fn add_pattern(&mut self, pattern: &str) {
        let paths = match glob::glob(pattern) {
            Ok(paths) => paths,
            Err(error) => {
                return self.complaints.push(format!("{pattern} is not a pattern: {}", error.msg));
            }
        };
        let mut matches = false;
        for path in paths {
            matches = true;
            match path {
                Ok(path) => self.add_argument(&path.to_string_lossy()),
                Err(error) => self.complaints.push(error.to_string()),
            }
        }
        if !matches {
            self.complaints.push(format!("{pattern} matches no file"));
        }
    }

    /// All files below `folder` whose names may be those of task definitions. Links to folders are not
    /// followed: they could lead in a circle.
    fn add_folder(&mut self, folder: &Path) -> io::Result<()> {
        let mut entries: Vec<fs::DirEntry> = fs::read_dir(folder)?.collect::<io::Result<_>>()?;
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries {
            let (path, name) = (entry.path(), entry.file_name());
            let name = name.to_string_lossy();
            if entry.file_type()?.is_dir() {
                if !name.starts_with('.') && !SKIPPED.contains(&&*name) {
                    self.add_folder(&path)?;
                }
            } else if may_be_one(&path) && path.is_file() {
                self.add(shown(&path), is_called_one(&path));
            }
        }
        Ok(())
    }
}

fn has_ending(path: &Path, endings: &[&str]) -> bool {
    path.extension().and_then(OsStr::to_str).is_some_and(|ending| endings.contains(&ending))
}

fn may_be_one(path: &Path) -> bool {
    has_ending(path, &ENDINGS)
}

/// Whether the name says that it is a task definition: `taskdef.json`, `web-task-definition.yml`. What
/// `ecsp schema` prints is called so too, and is none.
fn is_called_one(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    let letters: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
    has_ending(path, &ENDINGS_OF_DATA)
        && (letters.contains("taskdef") || letters.contains("containerdef"))
        && !name.contains(".schema.")
}

/// Whether a task definition is in the text. What does not even mention containers is not judged: a folder may
/// have thousands of files of the same endings.
fn holds_definition(text: &str) -> bool {
    let mentions_containers = MEMBERS.iter().any(|member| text.contains(member));
    let is_whole = |definition: Definition<'_>| {
        definition.root.kind != RootKind::TaskDefinition
            || !definition.task_definition.container_definitions.is_absent()
    };
    mentions_containers && read(text).definitions().any(is_whole)
}

/// A path without the `./` before it.
fn shown(path: &Path) -> String {
    path.strip_prefix("./").unwrap_or(path).to_string_lossy().into_owned()
}
