import assert from 'node:assert/strict';
import { test } from 'node:test';

import { tally } from '../tally.mjs';

const CARGO = `
test rules::a ... ok
test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s
test result: FAILED. 3 passed; 2 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s
`;
const NODE = '\u001b[34mℹ tests 7\u001b[39m\n\u001b[34mℹ pass 4\u001b[39m\nℹ fail 1\nℹ cancelled 1\nℹ skipped 1\nℹ todo 0\n';

const cases = [
  ['sums the binaries of cargo and counts ignored tests as failed', 'cargo', 101, CARGO, [15, 3]],
  ['reads the summary of node through its colours', 'node', 1, NODE, [4, 3]],
  ['counts a runner that fails without a count', 'cargo', 101, 'error[E0425]: cannot find value', [0, 1]],
  ['counts a runner that fails after good counts', 'cargo', 101, 'test result: ok. 5 passed; 0 failed; 0 ignored', [5, 1]],
  ['counts a runner that ran nothing', 'cargo', 0, 'test result: ok. 0 passed; 0 failed; 0 ignored', [0, 1]],
  ['takes a command as one test that passes', 'check', 0, '', [1, 0]],
  ['takes a command as one test that fails', 'check', 1, '', [0, 1]],
];

for (const [name, kind, code, log, expected] of cases) {
  test(name, () => assert.deepEqual(tally(kind, code, log), expected));
}
