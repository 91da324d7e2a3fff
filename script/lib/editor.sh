# Bundles the editor for the page. Trunk runs this before each build; it does nothing when the
# bundle is newer than everything it is made of.

set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/steps.sh"
. "$ROOT/script/lib/tools.sh"
cd "$ROOT/assets/editor"

need_npm assets/editor
if [ ! -f dist/editor.js ] || [ -n "$(find src build.mjs package-lock.json -newer dist/editor.js -print -quit)" ]; then
  step "editor bundle" quietly node build.mjs
fi
