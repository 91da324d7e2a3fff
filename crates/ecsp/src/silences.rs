//! Findings that people have answered: by a comment in the document, in the file `.ecspignore`, or by `--ignore`.

use std::path::{Path, PathBuf};
use std::{env, fs};

use ecs_document::diagnostics::Diagnostic;
use ecs_document::diagnostics::silence::{self, Silence};
use ecs_document::lint::catalogue::find_rule;
use glob::{MatchOptions, Pattern};

use crate::input::STDIN;

/// The file that silences rules for a folder and what is below it.
pub const FILE_NAME: &str = ".ecspignore";

/// As in other files of this kind: `*` stays within a folder, `**` does not.
const MATCH: MatchOptions = MatchOptions {
    case_sensitive: true,
    require_literal_separator: true,
    require_literal_leading_dot: false,
};

/// Why a finding is silent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A comment in the document says so.
    Comment,
    /// The file or the command line does.
    Outside,
}

/// A finding that somebody has answered.
#[derive(Debug)]
pub struct Silent {
    /// The finding.
    pub diagnostic: Diagnostic,
    /// Where the answer is.
    pub place: Place,
    /// The reason given; may be empty.
    pub reason: String,
}

/// The findings of a file, parted.
#[derive(Debug)]
pub struct Parted {
    /// What is shown.
    pub kept: Vec<Diagnostic>,
    /// What is not.
    pub silent: Vec<Silent>,
    /// Comments that silence nothing.
    pub unused: Vec<Silence>,
}

/// Everything outside of the documents that silences.
#[derive(Debug, Default)]
pub struct Silences {
    flags: Vec<(&'static str, bool)>,
    file: Option<IgnoreFile>,
}

#[derive(Debug)]
struct IgnoreFile {
    /// The folder that it is in and that its patterns start from.
    folder: PathBuf,
    entries: Vec<Entry>,
}

#[derive(Debug)]
struct Entry {
    code: &'static str,
    pattern: Option<Pattern>,
    reason: String,
    /// Its line in the file, from 1.
    line: usize,
    /// Whether a file that it is about was judged.
    is_asked: bool,
    /// Whether it silenced something.
    is_used: bool,
}

impl Silences {
    /// Those of the command line and of the nearest `.ecspignore`: that of this folder or of one above it,
    /// up to the root of the repository.
    ///
    /// # Errors
    /// A sentence that says what is wrong with the file.
    pub fn read(flags: &[&'static str]) -> Result<Silences, String> {
        let flags = flags.iter().map(|code| (*code, false)).collect();
        let here = env::current_dir().map_err(|error| format!("this folder cannot be read: {error}"))?;
        let file = match nearest(&here) {
            Some(path) => Some(IgnoreFile::read(&path)?),
            None => None,
        };
        Ok(Silences { flags, file })
    }

    /// Parts what was found in the file called `path`.
    pub fn part(&mut self, path: &str, text: &str, found: &[Diagnostic]) -> Parted {
        let by_comments = silence::silence(text, found);
        let in_comment = |(diagnostic, silence): (Diagnostic, Silence)| Silent {
            diagnostic,
            place: Place::Comment,
            reason: silence.reason,
        };
        let mut silent: Vec<Silent> = by_comments.silenced.into_iter().map(in_comment).collect();
        let mut kept = Vec::new();
        if let Some(file) = &mut self.file {
            file.ask(path);
        }
        for diagnostic in by_comments.kept {
            match self.reason(diagnostic.code, path) {
                Some(reason) => silent.push(Silent { diagnostic, place: Place::Outside, reason }),
                None => kept.push(diagnostic),
            }
        }
        Parted { kept, silent, unused: by_comments.unused }
    }

    /// Why the rule is silent in the file, if it is; says of whatever silences it that it is used.
    fn reason(&mut self, code: &str, path: &str) -> Option<String> {
        let mut reason = None;
        if let Some(file) = &mut self.file {
            let root = &file.folder;
            for entry in file.entries.iter_mut().filter(|entry| entry.code == code) {
                if entry.concerns(root, path) {
                    entry.is_used = true;
                    reason = reason.or_else(|| Some(entry.reason.clone()));
                }
            }
        }
        for (_, is_used) in self.flags.iter_mut().filter(|(flag, _)| *flag == code) {
            *is_used = true;
            reason = reason.or_else(|| Some(String::new()));
        }
        reason
    }

    /// What silenced nothing, each as a sentence. A few files say nothing about the others: an entry is
    /// reported when the file that it names was judged, or when everything below its folder was.
    pub fn unused(&self, folders: &[String]) -> Vec<String> {
        let flags = self.flags.iter().filter(|(_, is_used)| !is_used);
        let mut sentences: Vec<String> =
            flags.map(|(code, _)| format!("--ignore {code} silences nothing")).collect();
        if let Some(file) = &self.file {
            let is_whole = folders
                .iter()
                .filter_map(|it| fs::canonicalize(it).ok())
                .any(|it| file.folder.starts_with(it));
            let unused =
                file.entries.iter().filter(|entry| !entry.is_used && (is_whole || entry.is_decided()));
            sentences
                .extend(unused.map(|entry| format!("{}: {} silences nothing", entry.place(), entry.code)));
        }
        sentences
    }
}

impl IgnoreFile {
    fn read(path: &Path) -> Result<IgnoreFile, String> {
        let text = fs::read_to_string(path)
            .map_err(|error| format!("{} cannot be read: {error}", path.display()))?;
        let folder = path.parent().unwrap_or(Path::new("."));
        let folder = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
        let mut entries = Vec::new();
        for (index, line) in text.lines().enumerate() {
            let entry = Entry::parse(line, index + 1);
            entries.extend(entry.map_err(|problem| format!("{FILE_NAME}:{}: {problem}", index + 1))?);
        }
        Ok(IgnoreFile { folder, entries })
    }

    /// Says of the entries that are about the file that they had their chance.
    fn ask(&mut self, path: &str) {
        let folder = &self.folder;
        let concerned = self.entries.iter_mut().filter(|entry| entry.concerns(folder, path));
        concerned.for_each(|entry| entry.is_asked = true);
    }
}

impl Entry {
    /// `CODE [PATTERN]  # reason`; nothing for a line that is blank or only a comment.
    fn parse(line: &str, number: usize) -> Result<Option<Entry>, String> {
        let (words, reason) = line.split_once('#').unwrap_or((line, ""));
        let mut words = words.split_whitespace();
        let Some(code) = words.next() else { return Ok(None) };
        let pattern = match words.next() {
            Some(text) => Some(pattern(text)?),
            None => None,
        };
        if let Some(more) = words.next() {
            return Err(format!("a line is CODE [PATTERN] # reason, and '{more}' is neither"));
        }
        let code = self::code(code)?;
        let reason = reason.trim().to_owned();
        Ok(Some(Entry { code, pattern, reason, line: number, is_asked: false, is_used: false }))
    }

    /// Whether it is about the file called `path`; `root` is where its pattern starts from.
    fn concerns(&self, root: &Path, path: &str) -> bool {
        let Some(pattern) = &self.pattern else { return true };
        if path == STDIN {
            return false;
        }
        let Ok(path) = fs::canonicalize(path) else { return false };
        let Ok(below) = path.strip_prefix(root) else { return false };
        pattern.matches_path_with(below, MATCH)
    }

    /// Whether the judged files alone show that it is of no use: it names one of them.
    fn is_decided(&self) -> bool {
        let names_one = |pattern: &Pattern| !pattern.as_str().contains(['*', '?', '[']);
        self.is_asked && self.pattern.as_ref().is_some_and(names_one)
    }

    fn place(&self) -> String {
        format!("{FILE_NAME}:{}", self.line)
    }
}

/// A pattern without a slash is about names in any folder, one with a slash is about paths.
fn pattern(text: &str) -> Result<Pattern, String> {
    let anchored = text.strip_prefix('/');
    let text = match anchored {
        Some(rest) => rest.to_owned(),
        None if text.contains('/') => text.to_owned(),
        None => format!("**/{text}"),
    };
    Pattern::new(&text).map_err(|error| format!("'{text}' is not a pattern: {}", error.msg))
}

/// The file that counts for the folder `here`.
fn nearest(here: &Path) -> Option<PathBuf> {
    for folder in here.ancestors() {
        let file = folder.join(FILE_NAME);
        if file.is_file() {
            return Some(file);
        }
        if folder.join(".git").exists() {
            break;
        }
    }
    None
}

/// The code of a rule as the catalogue writes it.
///
/// # Errors
/// When there is no such rule, a sentence.
pub fn code(text: &str) -> Result<&'static str, String> {
    let code = text.to_ascii_uppercase();
    find_rule(&code)
        .map(|rule| rule.code)
        .ok_or_else(|| format!("there is no rule '{text}'; `ecsp rules` lists them"))
}
