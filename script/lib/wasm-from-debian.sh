# The wasm32 standard library where Rust's own download host cannot be reached: built from
# Debian's packages, whose compiler, source and linker belong together. It writes the library
# into the system's Rust and, where rustup manages cargo, links that Rust as toolchain "debian".
# Sourced by tools.sh; sets WASM_TOOLCHAIN.

wasm_from_debian() {
  local rustlib=/usr/lib/rustlib
  if [ ! -x /usr/bin/rustc ] || [ ! -f "$rustlib/src/rust/library/sysroot/Cargo.toml" ]; then
    step "Rust from Debian's packages" apt_install rustc-web cargo-web rust-web-src || return
  fi
  local llvm
  llvm=$(/usr/bin/rustc --version --verbose | sed -n 's/^LLVM version: \([0-9]*\).*/\1/p')
  [ -x "/usr/bin/wasm-ld-$llvm" ] || step "linker lld-$llvm" apt_install "lld-$llvm" || return
  if ! compgen -G "$rustlib/wasm32-unknown-unknown/lib/libstd-*.rlib" >/dev/null; then
    step "wasm standard library from source" build_wasm_std "$rustlib" "$llvm" || return
  fi
  if have rustup; then
    rustup toolchain list | grep -q '^debian' || quietly rustup toolchain link debian /usr
    WASM_TOOLCHAIN=debian
  fi
}

# build_wasm_std RUSTLIB LLVM
build_wasm_std() {
  local rustlib=$1 llvm=$2 as_root=() build=$ECSP_TOOLS/wasm-std
  [ "$(id -u)" = 0 ] || as_root=(sudo -n)
  # The embedded bitcode is what lets a build with link-time optimisation use this library.
  quietly env RUSTC_BOOTSTRAP=1 RUSTC=/usr/bin/rustc \
    RUSTFLAGS="-Zforce-unstable-if-unmarked -Cembed-bitcode=yes" \
    CARGO_PROFILE_RELEASE_PANIC=abort __CARGO_DEFAULT_LIB_METADATA=stablestd \
    /usr/bin/cargo build --release --target wasm32-unknown-unknown \
    --manifest-path "$rustlib/src/rust/library/sysroot/Cargo.toml" \
    --features panic-unwind,compiler-builtins-mem --target-dir "$build" || return 1
  "${as_root[@]}" mkdir -p "$rustlib/wasm32-unknown-unknown/lib" "$rustlib/x86_64-unknown-linux-gnu/bin"
  find "$build/wasm32-unknown-unknown/release/deps" -name '*.rlib' ! -name 'libsysroot*' \
    -exec "${as_root[@]}" cp {} "$rustlib/wasm32-unknown-unknown/lib/" \;
  "${as_root[@]}" ln -sf "/usr/bin/lld-$llvm" "$rustlib/x86_64-unknown-linux-gnu/bin/rust-lld"
}
