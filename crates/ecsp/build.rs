//! Puts the pages of the rules into the program: one entry of a table for each file of docs/rules.

use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/rules");
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
    let out = env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("OUT_DIR is not set"))?;
    fs::write(Path::new(&out).join("pages.rs"), table)
}
