# Printing and timing of steps, and the one way a script gives up.
# Sourced by every script; expects `set -euo pipefail`.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
STARTED_AT=$SECONDS

# The folder for tools that this project installs for itself. Clones share it.
ECSP_TOOLS=${ECSP_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/ecs-playground}
export ECSP_TOOLS

# step NAME COMMAND…  runs the command and prints its name and how long it took.
step() {
  local name=$1 begun=$SECONDS
  shift
  printf '▸ %s\n' "$name"
  "$@" || { local code=$?; printf '✗ %s failed after %ss\n' "$name" $((SECONDS - begun)) >&2; return $code; }
  printf '✓ %s (%ss)\n' "$name" $((SECONDS - begun))
}

# give_up WHAT-IS-MISSING WHAT-TO-DO  ends with one clear sentence and exit code 3.
give_up() {
  printf '\n%s %s\n' "$1" "$2" >&2
  exit 3
}

have() { command -v "$1" >/dev/null 2>&1; }

# quietly COMMAND…  shows the output of a command only when it fails.
quietly() {
  local log code=0
  log=$(mktemp)
  "$@" >"$log" 2>&1 || code=$?
  [ "$code" = 0 ] || tail -n 40 "$log" >&2
  rm -f "$log"
  return "$code"
}
