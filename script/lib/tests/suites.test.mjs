// The last line of `script/test` is what machines read: it must be there and right, always.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';

const lib = fileURLToPath(new URL('..', import.meta.url));

function run(body) {
  const script = `set -euo pipefail; . ${lib}steps.sh; . ${lib}suites.sh; trap finish EXIT\n${body}`;
  const { status, stdout } = spawnSync('bash', ['-c', script], { encoding: 'utf8' });
  return { status, last: stdout.trimEnd().split('\n').at(-1) };
}

const cases = [
  ['all suites pass', 'suite a check true; suite b check true', 0, '2 passed, 0 failed'],
  ['one suite fails and the next still runs', 'suite a check false; suite b check true', 1, '1 passed, 1 failed'],
  ['nothing ran', ':', 1, '0 passed, 1 failed'],
  ['a tool is missing', 'suite a check true; give_up "No compiler." "Install one."', 3, '1 passed, 1 failed'],
  ['a step between suites fails', 'suite a check true; step b false; suite c check true', 1, '1 passed, 1 failed'],
];

test('a report shows its output, a suite that passes does not', () => {
  const script = `. ${lib}steps.sh; . ${lib}suites.sh; suite a check echo hidden; suite b report echo shown`;
  const { stdout } = spawnSync('bash', ['-euo', 'pipefail', '-c', script], { encoding: 'utf8' });
  assert.match(stdout, /^shown$/m);
  assert.doesNotMatch(stdout, /^hidden$/m);
});

for (const [name, body, status, last] of cases) {
  test(name, () => assert.deepEqual(run(body), { status, last }));
}
