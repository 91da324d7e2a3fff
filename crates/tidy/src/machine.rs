//! Places that exist on one machine only, and hosts that one network only can reach.
//! Written in two halves here, so that this file does not find itself.

use crate::{Finding, Repository};

const PLACES: [&str; 6] = [
    concat!("/wo", "rk/"),
    concat!("/ro", "ot/."),
    concat!("/ho", "me/"),
    concat!("/Us", "ers/"),
    concat!("registry.", "npmjs"),
    concat!("static.", "crates.io"),
];

/// What a lock file must not hold: the address that a package was loaded from.
const ADDRESS: &str = concat!("\"reso", "lved\"");

/// Finds machine paths and package hosts outside lock files, and download addresses in npm's.
#[must_use]
pub fn check(repository: &Repository) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in &repository.files {
        let of_npm = file.path.ends_with("package-lock.json");
        // Documents in test folders are what users paste: a container may have any path.
        let is_document = file.path.contains("tests/") && file.extension() == "json";
        let may_name_places = file.is_lock_file() || is_document;
        for (number, line) in file.lines() {
            let place = PLACES.iter().find(|place| !may_name_places && mentions(line, place));
            let address = (of_npm && line.contains(ADDRESS)).then_some(&ADDRESS);
            if let Some(found) = place.or(address) {
                findings.push(format!("{}:{number}: contains {found}", file.path));
            }
        }
    }
    findings
}

/// A path counts where it starts: as part of a longer one, or of an address, it is another.
fn mentions(line: &str, place: &str) -> bool {
    line.match_indices(place).any(|(at, _)| {
        let before = line.get(..at).and_then(|rest| rest.chars().next_back());
        !place.starts_with('/') || !before.is_some_and(|c| c.is_alphanumeric() || "_-.}~*".contains(c))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_every_place_where_a_path_starts() {
        for place in PLACES {
            let bad = format!("see {place}x\n");
            let found = check(&Repository::of(&[("README.md", &bad), ("Cargo.lock", &bad)]));
            assert_eq!(found, [format!("README.md:1: contains {place}")]);
        }
        let (longer, path) = (format!("docs{}x", PLACES[2]), format!("\"{}x\"", PLACES[2]));
        let fine = [("README.md", longer.as_str()), ("crates/a/tests/mount.json", path.as_str())];
        assert!(check(&Repository::of(&fine)).is_empty());
    }

    #[test]
    fn finds_download_addresses_in_npm_lock_files() {
        let bad = format!("{{\n  {ADDRESS}: \"https://host/a.tgz\"\n}}\n");
        let found = check(&Repository::of(&[("tests/package-lock.json", &bad)]));
        assert_eq!(found, [format!("tests/package-lock.json:2: contains {ADDRESS}")]);
    }
}
