import assert from 'node:assert/strict';
import { test } from 'node:test';

import { formatRow, formatTime } from '../lib/format.mjs';
import { compare, spread } from '../lib/ratio.mjs';

/** A clock that operations push forward by what they cost. */
function pretend(ours, reference) {
  let time = 0;
  const cost = (next) => () => (time += next());
  return [{ ours: cost(ours), reference: cost(reference) }, { now: () => time, rounds: 9, roundTime: 20 }];
}

test('the ratio is that of the costs', () => {
  const [pair, options] = pretend(() => 3, () => 0.5);
  const { ours, reference, ratio } = compare(pair, options);
  assert.equal(ours.median, 3);
  assert.equal(reference.median, 0.5);
  assert.equal(ratio.median, 6);
});

test('a machine that slows down slows both and leaves the ratio alone', () => {
  let load = 1;
  const [pair, options] = pretend(() => 2 * load, () => 1 * (load *= 1.001));
  const { ratio } = compare(pair, options);
  assert.ok(Math.abs(ratio.median - 2) < 0.05, `${ratio.median}`);
});

test('quartiles do not follow a single outlier', () => {
  assert.deepEqual(spread([1000, 3, 1, 4, 2]), { median: 3, low: 2, high: 4 });
});

test('times are shown in the unit that fits', () => {
  assert.deepEqual([0.0000123, 0.00123, 1.234, 2345].map(formatTime), ['12.3 ns', '1.23 µs', '1.23 ms', '2.35 s']);
});

test('a row shows the ratio before the times', () => {
  const at = (median) => ({ median, low: median, high: median });
  assert.equal(formatRow('a', { ours: at(3), reference: at(1.5), ratio: at(2) }), 'a\n  2.00× (2.00 to 2.00)   3.00 ms against 1.50 ms');
});
