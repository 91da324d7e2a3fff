# The one place where the versions of external tools are pinned.
# Trunk.toml, Cargo.toml and the editor repeat some of them; crates/tidy compares them.

TRUNK_VERSION=0.21.14
WASM_BINDGEN_VERSION=0.2.130
BINARYEN_VERSION=132.0.0
ESBUILD_VERSION=0.28.2
