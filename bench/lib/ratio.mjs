// Times two operations against each other. They take turns, so that whatever else the machine
// does slows both; what is reported is the ratio, which travels between machines, and the times,
// which do not.

/** @typedef {{median: number, low: number, high: number}} Spread quartiles beside the median */

/**
 * @param {{ours: () => unknown, reference: () => unknown}} pair one operation each
 * @param {{rounds?: number, roundTime?: number, now?: () => number}} [options] times in milliseconds
 * @returns {{ours: Spread, reference: Spread, ratio: Spread}} times in milliseconds per operation;
 *   a ratio of 2 means that ours takes twice as long
 */
export function compare(pair, { rounds = 25, roundTime = 20, now = () => performance.now() } = {}) {
  const repeats = {
    ours: repeatsWithin(pair.ours, roundTime, now),
    reference: repeatsWithin(pair.reference, roundTime, now),
  };
  const samples = { ours: [], reference: [], ratio: [] };
  for (let round = 0; round < rounds; round += 1) {
    const ours = timeOf(pair.ours, repeats.ours, now);
    const reference = timeOf(pair.reference, repeats.reference, now);
    samples.ours.push(ours);
    samples.reference.push(reference);
    samples.ratio.push(ours / reference);
  }
  return { ours: spread(samples.ours), reference: spread(samples.reference), ratio: spread(samples.ratio) };
}

/** How often an operation runs in about `time`, found by doubling, which also warms it up. */
function repeatsWithin(operation, time, now) {
  for (let repeats = 1; ; repeats *= 2) {
    const taken = timeOf(operation, repeats, now) * repeats;
    if (taken >= time) return Math.max(1, Math.round((repeats * time) / taken));
  }
}

function timeOf(operation, repeats, now) {
  const begun = now();
  for (let count = 0; count < repeats; count += 1) operation();
  return (now() - begun) / repeats;
}

/** @param {number[]} samples */
export function spread(samples) {
  const sorted = samples.toSorted((a, b) => a - b);
  const at = (part) => sorted[Math.round((sorted.length - 1) * part)];
  return { median: at(0.5), low: at(0.25), high: at(0.75) };
}
