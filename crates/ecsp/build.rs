//! Puts the pages of the rules into the program: one entry of a table for each file of docs/rules.

use std::ffi::OsString;
use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = Path::new(&variable("CARGO_MANIFEST_DIR")?).join("../../docs/rules");
    println!("cargo::rerun-if-changed={}", root.display());
    let mut pages: Vec<_> = fs::read_dir(&root)?.collect::<Result<_, _>>()?;
    pages.sort_by_key(fs::DirEntry::file_name);
    let mut table = String::from("&[\n");
    for page in pages {
        let path = fs::canonicalize(page.path())?;
        let name = page.file_name();
        let code = name.to_str().and_then(|name| name.strip_suffix(".md"));
        let Some(code) = code.filter(|code| code.starts_with("TD-")) else { continue };
        table.push_str(&format!("    ({code:?}, include_str!({path:?})),\n"));
    }
    table.push_str("]\n");
    fs::write(Path::new(&variable("OUT_DIR")?).join("pages.rs"), table)
}

/// A variable that Cargo sets for the run. Not `env!`: the folder may be another one than when this was compiled.
fn variable(name: &str) -> io::Result<OsString> {
    env::var_os(name).ok_or_else(|| io::Error::other(format!("{name} is not set")))
}
