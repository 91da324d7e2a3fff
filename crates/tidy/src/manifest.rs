//! As much of TOML as Cargo.toml and Trunk.toml use: sections and `key = value` lines.

/// The keys and raw values of every section whose name `wanted` accepts.
pub fn entries(text: &str, wanted: impl Fn(&str) -> bool) -> Vec<(&str, &str)> {
    let mut section = "";
    let mut found = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.starts_with('#')) {
        if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            section = name;
        } else if let Some((key, value)) = line.split_once('=').filter(|_| wanted(section)) {
            found.push((key.trim(), value.trim()));
        }
    }
    found
}

/// The names in every dependency section: ordinary, for tests, for the build, for one target.
#[must_use]
pub fn dependencies(text: &str) -> Vec<&str> {
    let mut found: Vec<&str> = entries(text, |section| section.ends_with("dependencies"))
        .into_iter()
        .map(|(key, _)| key.split('.').next().unwrap_or(key))
        .collect();
    // `[dependencies.name]` is a section of its own.
    found.extend(text.lines().filter_map(|line| {
        let (kind, name) = line.trim().strip_prefix('[')?.strip_suffix(']')?.rsplit_once('.')?;
        kind.ends_with("dependencies").then_some(name)
    }));
    found
}

/// The first string inside quotes of a raw value.
#[must_use]
pub fn quoted(value: &str) -> Option<&str> {
    value.split('"').nth(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_dependencies_in_every_spelling() {
        let text = "[package]\nname = \"x\"\n[dependencies]\na = \"1\"\nb.workspace = true\n# c = \"1\"\n\
            [dev-dependencies]\nd = { path = \"d\" }\n[target.'cfg(unix)'.dependencies]\ne = \"1\"\n\
            [build-dependencies.f]\nversion = \"1\"\n[features]\ng = []\n";
        assert_eq!(dependencies(text), ["a", "b", "d", "e", "f"]);
    }
}
