# The one place where the versions of external tools are pinned.
# Trunk.toml and the crates repeat the wasm-bindgen version; tests/tidy.rs compares them.

TRUNK_VERSION=0.21.14
WASM_BINDGEN_VERSION=0.2.130
BINARYEN_VERSION=132.0.0
ESBUILD_VERSION=0.28.2
