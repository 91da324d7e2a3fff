//! A version that several files name is the same in all of them. `script/lib/versions.sh` is the
//! place where it is decided.

use crate::{Finding, Repository, manifest};

/// A version as the scripts, and as another file, name it.
struct Twin {
    variable: &'static str,
    path: &'static str,
    read: fn(&str) -> Option<String>,
}

const TWINS: [Twin; 6] = [
    Twin { variable: "TRUNK_VERSION", path: "Trunk.toml", read: trunk },
    Twin { variable: "WASM_BINDGEN_VERSION", path: "Trunk.toml", read: trunk_wasm_bindgen },
    Twin { variable: "BINARYEN_VERSION", path: "Trunk.toml", read: trunk_binaryen },
    Twin { variable: "WASM_BINDGEN_VERSION", path: "Cargo.toml", read: cargo_wasm_bindgen },
    Twin { variable: "WASM_BINDGEN_VERSION", path: "Cargo.lock", read: locked_wasm_bindgen },
    Twin { variable: "ESBUILD_VERSION", path: "assets/editor/package.json", read: esbuild },
];

/// Finds versions that differ from the scripts', or cannot be found where they belong.
#[must_use]
pub fn check(repository: &Repository) -> Vec<Finding> {
    let scripts = repository.text("script/lib/versions.sh").unwrap_or_default();
    TWINS.iter().filter_map(|twin| check_twin(twin, scripts, repository)).collect()
}

fn check_twin(twin: &Twin, scripts: &str, repository: &Repository) -> Option<Finding> {
    let Twin { variable, path, read } = twin;
    let decided = manifest::entries(scripts, |_| true).into_iter().find(|(key, _)| key == variable);
    let decided = decided.map(|(_, value)| value.to_owned());
    let repeated = repository.text(path).and_then(read);
    let shown = |version: &Option<String>| version.clone().unwrap_or("nothing".to_owned());
    (decided.is_none() || decided != repeated).then(|| {
        format!("{path}: {variable} is {} here, {} in the scripts", shown(&repeated), shown(&decided))
    })
}

fn value(text: &str, section: &str, key: &str) -> Option<String> {
    let found = manifest::entries(text, |name| name == section).into_iter().find(|(name, _)| *name == key);
    found.and_then(|(_, value)| manifest::quoted(value)).map(str::to_owned)
}

fn trunk(text: &str) -> Option<String> {
    value(text, "", "trunk-version").map(|version| version.trim_start_matches('=').to_owned())
}

fn trunk_wasm_bindgen(text: &str) -> Option<String> {
    value(text, "tools", "wasm_bindgen")
}

/// Binaryen calls its release 132 `version_132`; npm calls the same one 132.0.0.
fn trunk_binaryen(text: &str) -> Option<String> {
    value(text, "tools", "wasm_opt").map(|name| format!("{}.0.0", name.trim_start_matches("version_")))
}

fn cargo_wasm_bindgen(text: &str) -> Option<String> {
    value(text, "dependencies", "wasm-bindgen").map(|version| version.trim_start_matches('=').to_owned())
}

fn locked_wasm_bindgen(text: &str) -> Option<String> {
    let (_, rest) = text.split_once("\nname = \"wasm-bindgen\"\n")?;
    rest.lines().next().and_then(manifest::quoted).map(str::to_owned)
}

fn esbuild(text: &str) -> Option<String> {
    let line = text.lines().find(|line| line.trim_start().starts_with("\"esbuild\""))?;
    line.split('"').nth(3).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPTS: &str =
        "TRUNK_VERSION=0.1.2\nWASM_BINDGEN_VERSION=0.3.4\nBINARYEN_VERSION=132.0.0\nESBUILD_VERSION=0.5.6\n";
    const TRUNK: &str =
        "trunk-version = \"=0.1.2\"\n[tools]\nwasm_bindgen = \"0.3.4\"\nwasm_opt = \"version_132\"\n";
    const CARGO: &str = "[dependencies]\nwasm-bindgen = \"=0.3.4\"\n";
    const LOCK: &str = "[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.3.4\"\n";
    const EDITOR: &str = "{\n \"devDependencies\": {\n  \"esbuild\": \"0.5.6\"\n }\n}\n";

    fn findings(scripts: &str) -> Vec<Finding> {
        check(&Repository::of(&[
            ("script/lib/versions.sh", scripts),
            ("Trunk.toml", TRUNK),
            ("Cargo.toml", CARGO),
            ("Cargo.lock", LOCK),
            ("assets/editor/package.json", EDITOR),
        ]))
    }

    #[test]
    fn versions_that_agree_are_fine() {
        assert_eq!(findings(SCRIPTS), Vec::<Finding>::new());
    }

    #[test]
    fn finds_each_version_that_differs() {
        for (version, places) in [("0.1.2", 1), ("0.3.4", 3), ("132.0.0", 1), ("0.5.6", 1)] {
            assert_eq!(findings(&SCRIPTS.replace(version, "9.9.9")).len(), places, "{version}");
        }
    }

    #[test]
    fn finds_versions_that_are_missing() {
        assert_eq!(check(&Repository::of(&[("script/lib/versions.sh", SCRIPTS)])).len(), TWINS.len());
    }
}
