// Numbers of a measurement as text.

/** @param {number} milliseconds */
export function formatTime(milliseconds) {
  const units = [['s', 1e-3], ['ms', 1], ['µs', 1e3], ['ns', 1e6]];
  const [unit, factor] = units.find(([, each]) => milliseconds * each >= 1) ?? units.at(-1);
  return `${(milliseconds * factor).toPrecision(3)} ${unit}`;
}

/** One line of the table. @param {import('./ratio.mjs').compare} result */
export function formatRow(name, { ours, reference, ratio }) {
  const range = `${ratio.low.toFixed(2)} to ${ratio.high.toFixed(2)}`;
  return `${name}\n  ${ratio.median.toFixed(2)}× (${range})   ${formatTime(ours.median)} against ${formatTime(reference.median)}`;
}
