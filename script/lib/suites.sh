# Runs test suites and keeps the score. Sourced after steps.sh.

PASSED=0
FAILED=0

# suite NAME KIND COMMAND…  KIND says how to read the output: cargo, node, check or report (script/lib/tally.mjs).
# A suite that passes says so in one line; one that fails, or is a report, shows what it printed.
suite() {
  local name=$1 kind=$2 begun=$SECONDS log code=0 passed failed
  shift 2
  printf '▸ %s\n' "$name"
  log=$(mktemp)
  "$@" >"$log" 2>&1 || code=$?
  read -r passed failed < <(node "$ROOT/script/lib/tally.mjs" "$kind" "$code" "$log")
  PASSED=$((PASSED + passed)) FAILED=$((FAILED + failed))
  if [ "$failed" != 0 ] || [ "$kind" = report ]; then
    grep -vE '^test .* \.\.\. ok$' "$log" || true
  fi
  if [ "$failed" = 0 ]; then
    printf '✓ %s: %s passed (%ss)\n' "$name" "$passed" $((SECONDS - begun))
  else
    printf '✗ %s: %s passed, %s failed (%ss)\n' "$name" "$passed" "$failed" $((SECONDS - begun))
  fi
  rm -f "$log"
}

# The last line, whatever happened: a script that stops half-way has failed.
finish() {
  local code=$?
  if [ "$code" != 0 ] || [ $((PASSED + FAILED)) = 0 ]; then FAILED=$((FAILED + 1)); fi
  printf '\n%ss in all\n%s passed, %s failed\n' $((SECONDS - STARTED_AT)) "$PASSED" "$FAILED"
  [ "$FAILED" = 0 ] || exit $((code > 0 ? code : 1))
}
