//! Reading files and standard input.

use std::io::Read;
use std::{fs, io};

/// The name that stands for standard input.
pub const STDIN: &str = "-";

/// The most that is read of one file, in bytes: the most that a text may have, and one.
const MOST: u64 = 64 << 20;

/// The text of the file called `name`.
///
/// # Errors
/// A sentence that says why it cannot be read.
pub fn read(name: &str) -> Result<String, String> {
    let shown = display_name(name);
    let mut bytes = Vec::new();
    let result = if name == STDIN {
        io::stdin().lock().take(MOST).read_to_end(&mut bytes)
    } else {
        fs::File::open(name).and_then(|file| file.take(MOST).read_to_end(&mut bytes))
    };
    result.map_err(|error| format!("{shown} cannot be read: {error}"))?;
    if bytes.len() as u64 >= MOST {
        return Err(format!("{shown} is larger than {} MiB", MOST >> 20));
    }
    String::from_utf8(bytes).map_err(|_| format!("{shown} is not text in UTF-8"))
}

/// What the file is called in messages.
pub fn display_name(name: &str) -> &str {
    if name == STDIN { "<stdin>" } else { name }
}
