//! Arrows between crates point down, and the crates below the app know no browser.

use crate::{Finding, Repository, manifest};

/// Every package and the packages of this workspace that it may use.
const MAY_USE: &[(&str, &[&str])] = &[
    ("crates/sort", &[]),
    ("crates/document", &["ecs-sort"]),
    ("crates/model", &["ecs-document", "ecs-sort"]),
    ("crates/scene", &["ecs-document", "ecs-model", "ecs-sort"]),
    ("crates/share", &["ecs-document", "ecs-model", "ecs-sort"]),
    ("crates/judge", &["ecs-document", "ecs-model", "ecs-sort"]),
    ("crates/ecsp", &["ecs-document", "ecs-model", "ecs-scene", "ecs-share", "ecs-sort"]),
    ("crates/tidy", &[]),
    ("", &["ecs-document", "ecs-judge", "ecs-model", "ecs-scene", "ecs-share", "ecs-sort"]),
];

/// The packages that are for the browser, and what of it they may know: the app all, the second module of
/// the page the border between modules.
const MAY_KNOW: &[(&str, &[&str])] = &[("", &BROWSER), ("crates/judge", &["wasm-bindgen"])];

const BROWSER: [&str; 5] = ["gloo", "js-sys", "leptos", "wasm-bindgen", "web-sys"];

/// Finds dependencies that point up or sideways, and browser packages below the app.
#[must_use]
pub fn check(repository: &Repository) -> Vec<Finding> {
    let manifests = repository.files.iter().filter_map(|file| {
        let folder = file.path.strip_suffix("Cargo.toml")?.trim_end_matches('/');
        (folder.is_empty() || folder.starts_with("crates/")).then_some((folder, file))
    });
    manifests.flat_map(|(folder, file)| check_package(folder, &file.text)).collect()
}

fn check_package(folder: &str, text: &str) -> Vec<Finding> {
    let Some((_, allowed)) = MAY_USE.iter().find(|(package, _)| *package == folder) else {
        return vec![format!("{folder}: this package has no place in the order of the crates")];
    };
    let known = MAY_KNOW.iter().find(|(package, _)| *package == folder).map_or(&[][..], |(_, known)| known);
    // The root manifest also lists every package of the workspace, for the others to refer to.
    let text = text.split("[package]").nth(1).unwrap_or(text);
    let mut findings = Vec::new();
    for name in manifest::dependencies(text) {
        let of_workspace = name.starts_with("ecs-") || name == "ecsp" || name == "tidy";
        if of_workspace && !allowed.contains(&name) {
            findings.push(format!("{folder}: must not use {name}"));
        }
        let is_known = known.iter().any(|known| name.starts_with(known));
        if !is_known && BROWSER.iter().any(|browser| name.starts_with(browser)) {
            findings.push(format!("{folder}: must not know the browser ({name})"));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_arrows_that_point_up() {
        let up = "[package]\n[dev-dependencies]\necs-scene = { workspace = true }\n";
        let found = check(&Repository::of(&[("crates/model/Cargo.toml", up)]));
        assert_eq!(found, ["crates/model: must not use ecs-scene"]);
    }

    #[test]
    fn finds_browsers_below_the_app() {
        let text = "[package]\n[dependencies]\nweb-sys = \"0.3\"\n";
        let found = check(&Repository::of(&[("crates/scene/Cargo.toml", text), ("Cargo.toml", text)]));
        assert_eq!(found, ["crates/scene: must not know the browser (web-sys)"]);
        let found = check(&Repository::of(&[("crates/judge/Cargo.toml", text)]));
        assert_eq!(found, ["crates/judge: must not know the browser (web-sys)"]);
    }

    #[test]
    fn finds_packages_without_a_place() {
        let found = check(&Repository::of(&[("crates/new/Cargo.toml", "[package]\n")]));
        assert_eq!(found, ["crates/new: this package has no place in the order of the crates"]);
    }

    #[test]
    fn the_workspace_list_is_no_dependency_of_the_app() {
        let text = "[workspace.dependencies]\necsp = \"1\"\n[package]\n[dependencies]\n";
        assert!(check(&Repository::of(&[("Cargo.toml", text)])).is_empty());
    }
}
