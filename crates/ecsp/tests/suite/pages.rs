//! The pages of rules about launches show a command: with the examples of the page, it finds what the page is about.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The code under a heading of a page.
fn example<'p>(page: &'p str, heading: &str) -> Option<&'p str> {
    let (_, section) = page.split_once(&format!("\n## {heading}\n"))?;
    let (_, fenced) = section.split_once("```json\n")?;
    Some(fenced.split_once("```")?.0)
}

/// Whether `ecsp` finds `code` in these examples of `page`.
fn finds(code: &str, page: &str, side: &str, folder: &Path) -> bool {
    for (name, heading) in [("task-definition.json", "example"), ("launch.json", "launch")] {
        fs::write(folder.join(name), example(page, &format!("{side} {heading}")).expect(heading)).unwrap();
    }
    let command = ["check", "task-definition.json", "--launch", "launch.json", "--format", "json"];
    let ran = Command::new(env!("CARGO_BIN_EXE_ecsp")).args(command).current_dir(folder).output().unwrap();
    String::from_utf8(ran.stdout).unwrap().contains(&format!("\"{code}\""))
}

#[test]
fn the_command_of_every_page_about_a_launch_decides_it() {
    let folder = std::env::temp_dir().join(format!("ecsp-{}-pages", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let pages = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/rules")).unwrap();
    let mut about_launches = 0;
    for path in pages.map(|entry| entry.unwrap().path()).collect::<Vec<PathBuf>>() {
        let page = fs::read_to_string(&path).unwrap();
        if example(&page, "Failing launch").is_none() {
            continue;
        }
        about_launches += 1;
        let code = path.file_stem().unwrap().to_str().unwrap();
        assert!(finds(code, &page, "Failing", &folder), "{code} is not found");
        assert!(!finds(code, &page, "Fixed", &folder), "{code} is found in what is repaired");
    }
    assert!(about_launches > 20, "{about_launches}");
    let _ = fs::remove_dir_all(&folder);
}
