# Runs test suites and keeps the score. Sourced after steps.sh.

PASSED=0
FAILED=0

# suite NAME KIND COMMAND…  KIND says how to read the output: cargo, node or check (script/lib/tally.mjs).
# A suite that passes says so in one line; one that fails shows what it printed.
suite() {
  local name=$1 kind=$2 begun=$SECONDS log code=0 passed failed
  shift 2
  printf '▸ %s\n' "$name"
  log=$(mktemp)
  "$@" >"$log" 2>&1 || code=$?
  read -r passed failed < <(node "$ROOT/script/lib/tally.mjs" "$kind" "$code" "$log")
  PASSED=$((PASSED + passed)) FAILED=$((FAILED + failed))
  if [ "$failed" = 0 ]; then
    printf '✓ %s: %s passed (%ss)\n' "$name" "$passed" $((SECONDS - begun))
  else
    grep -vE '^test .* \.\.\. ok$' "$log" || true
    printf '✗ %s: %s passed, %s failed (%ss)\n' "$name" "$passed" "$failed" $((SECONDS - begun))
  fi
  SUITE_LOG=$log
}

# The last line, whatever happened: a script that stops half-way has failed.
finish() {
  local code=$?
  if [ "$code" != 0 ] || [ $((PASSED + FAILED)) = 0 ]; then FAILED=$((FAILED + 1)); fi
  printf '\n%ss in all\n%s passed, %s failed\n' $((SECONDS - STARTED_AT)) "$PASSED" "$FAILED"
  [ "$FAILED" = 0 ] || exit $((code > 0 ? code : 1))
}
