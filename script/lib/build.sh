# Builds the page into dist, the way it is deployed. Sourced after tools.sh.

DIST=$ROOT/dist
STAMP=${CARGO_TARGET_DIR:-$ROOT/target}/dist.stamp

# with_wasm COMMAND…  runs it with the toolchain that has the wasm standard library.
with_wasm() {
  if [ -n "${WASM_TOOLCHAIN:-}" ]; then
    env RUSTUP_TOOLCHAIN="$WASM_TOOLCHAIN" "$@"
  else
    "$@"
  fi
}

# build_page  does nothing when dist is what the sources would give.
build_page() {
  if [ -f "$STAMP" ] && [ "$(cat "$STAMP")" = "$(page_stamp)" ]; then
    printf '✓ page: nothing has changed\n'
    return 0
  fi
  rm -f "$STAMP"
  step "page (optimised build, minutes the first time)" quietly trunk_build
  mkdir -p "$(dirname "$STAMP")"
  page_stamp >"$STAMP"
}

# Trunk takes the value of NO_COLOR for a malformed switch of its own.
trunk_build() (
  cd "$ROOT" && unset NO_COLOR && with_wasm trunk build --release
)

# page_stamp  one hash over what goes into the page and one over what came out.
page_stamp() (
  cd "$ROOT"
  files_hash index.html Trunk.toml Cargo.toml Cargo.lock .cargo src style crates assets docs/rules script/lib
  files_hash dist
)

# files_hash PATH…  skips what is not there, and what is installed, generated or only for tests.
files_hash() {
  local path there=()
  for path in "$@"; do [ ! -e "$path" ] || there+=("$path"); done
  [ ${#there[@]} -gt 0 ] || return 0
  find "${there[@]}" \( -name node_modules -o -name tests -o -path 'assets/*/dist' \) -prune \
    -o -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum
}
