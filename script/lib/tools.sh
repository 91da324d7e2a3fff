# Installs what the project needs and a machine may lack. Each function does nothing when
# its tool is there in the pinned version, so that calling all of them costs a second.
# Sourced after steps.sh.

# shellcheck source=versions.sh
. "$ROOT/script/lib/versions.sh"

export PATH="$ECSP_TOOLS/cargo/bin:$ECSP_TOOLS/npm/node_modules/.bin:$HOME/.cargo/bin:$PATH"
mkdir -p "$ECSP_TOOLS"

# obtain NAME COMMAND…  is the step that brings a tool; without it the script ends with one sentence.
obtain() {
  step "$@" || give_up "$1 could not be installed; the lines above say why." \
    "Once that is put right (often it is the network), run this again."
}

# cargo_install PACKAGE VERSION SWITCH…  into the project's tools. Lock files can name versions that
# an index no longer serves, hence the second try. The build folder is large and not needed again.
cargo_install() {
  local package=$1 build=$ECSP_TOOLS/build-$1
  local args=("$package" --version "$2" "${@:3}" --root "$ECSP_TOOLS/cargo" --target-dir "$build")
  cargo install --locked "${args[@]}" >/dev/null 2>&1 || quietly cargo install "${args[@]}" || return
  rm -rf "$build"
}

# apt_install PACKAGE…  as root, through sudo without a password, or not at all.
apt_install() {
  local as_root=()
  if [ "$(id -u)" != 0 ]; then
    sudo -n true 2>/dev/null || give_up "These system packages are missing: $*." \
      "Install them as root (apt-get install $*) and run this again."
    as_root=(sudo -n)
  fi
  have apt-get || give_up "These system packages are missing and there is no apt-get: $*." \
    "Install them with your system's package manager and run this again."
  quietly "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update &&
    quietly "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
      apt-get install --yes --no-install-recommends "$@"
}

need_base() {
  have cargo || give_up "cargo is missing." "Install Rust with rustup and run this again."
  { have node && have npm && [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ]; } ||
    give_up "Node.js 20 or newer, with npm, is missing." "Install it and run this again."
  have cc || obtain "C linker" apt_install build-essential
}

need_linters() {
  { cargo fmt --version && cargo clippy --version; } >/dev/null 2>&1 && return 0
  have rustup || give_up "rustfmt and clippy are missing." "Install them with your Rust and run this again."
  obtain "rustfmt and clippy" quietly rustup component add rustfmt clippy
}

# The wasm32 standard library: by rustup, else from Debian's packages (wasm-from-debian.sh).
# Leaves WASM_TOOLCHAIN empty or naming the toolchain that has it.
need_wasm_target() {
  WASM_TOOLCHAIN=
  if [ "${ECSP_WASM_FROM:-}" != debian ]; then
    has_wasm_std && return 0
    # Where it was built once, rustup had nothing to offer: asking again only costs time.
    if ! has_debian_wasm_std && have rustup &&
      step "wasm target, by rustup" timeout 180 rustup target add wasm32-unknown-unknown; then
      return 0
    fi
  fi
  # shellcheck source=wasm-from-debian.sh
  . "$ROOT/script/lib/wasm-from-debian.sh"
  wasm_from_debian || give_up "The wasm32 standard library could not be had; the lines above say why." \
    "With rustup: rustup target add wasm32-unknown-unknown, then run this again."
}

has_wasm_std() {
  [ -d "$(rustc --print sysroot 2>/dev/null)/lib/rustlib/wasm32-unknown-unknown/lib" ]
}

has_debian_wasm_std() {
  compgen -G "/usr/lib/rustlib/wasm32-unknown-unknown/lib/libstd-*.rlib" >/dev/null
}

installed_version() { "$1" --version 2>/dev/null | awk '{print $2; exit}'; }

need_trunk() {
  [ "$(installed_version trunk)" = "$TRUNK_VERSION" ] && return 0
  obtain "trunk $TRUNK_VERSION" install_trunk
}

# Trunk is run, not measured: an unoptimised build of it takes a third of the time.
install_trunk() (
  export CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_LTO=off \
    CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_DEBUG=0
  cargo_install trunk "$TRUNK_VERSION" --no-default-features --features rustls
)

need_wasm_bindgen() {
  [ "$(installed_version wasm-bindgen)" = "$WASM_BINDGEN_VERSION" ] && return 0
  obtain "wasm-bindgen $WASM_BINDGEN_VERSION" cargo_install wasm-bindgen-cli "$WASM_BINDGEN_VERSION"
}

need_binaryen() {
  local found=$ECSP_TOOLS/npm/node_modules/binaryen/package.json
  grep -qs "\"version\": \"$BINARYEN_VERSION\"" "$found" && return 0
  obtain "wasm-opt (binaryen $BINARYEN_VERSION)" quietly npm install --prefix "$ECSP_TOOLS/npm" \
    --no-save --no-package-lock "binaryen@$BINARYEN_VERSION"
}

# need_npm FOLDER  installs exactly what FOLDER/package-lock.json says, once per lock file.
need_npm() {
  local folder=$ROOT/$1 stamp
  stamp=$(sha256sum "$folder/package-lock.json" | cut -d' ' -f1)
  [ "$(cat "$folder/node_modules/.stamp" 2>/dev/null)" = "$stamp" ] && return 0
  obtain "npm packages of $1" quietly npm ci --prefix "$folder" --ignore-scripts
  printf '%s' "$stamp" >"$folder/node_modules/.stamp"
}

need_chromium() {
  { [ -x /usr/bin/chromium ] && [ -x /usr/bin/chromedriver ]; } && return 0
  obtain "Chromium and ChromeDriver" apt_install chromium chromium-driver
}

# What building the page takes.
need_build_tools() {
  need_base
  need_wasm_target
  need_trunk
  need_wasm_bindgen
  need_binaryen
}
