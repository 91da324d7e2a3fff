// Which lines two texts do not share: the longest common subsequence of their lines stays, the rest has changed.

/**
 * @param {string[]} before
 * @param {string[]} after
 * @returns {{before: Set<number>, after: Set<number>}} numbers of the lines that are in one only, from 0
 */
export function changedLines(before, after) {
  const common = lengths(before, after);
  const changed = { before: new Set(), after: new Set() };
  let [i, j] = [0, 0];
  while (i < before.length && j < after.length) {
    if (before[i] === after[j]) {
      i += 1;
      j += 1;
    } else if (common[i + 1][j] >= common[i][j + 1]) {
      changed.before.add(i);
      i += 1;
    } else {
      changed.after.add(j);
      j += 1;
    }
  }
  for (; i < before.length; i += 1) changed.before.add(i);
  for (; j < after.length; j += 1) changed.after.add(j);
  return changed;
}

/** How many lines the rests from i and j on have in common. */
function lengths(before, after) {
  const table = Array.from({ length: before.length + 1 }, () => new Array(after.length + 1).fill(0));
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      table[i][j] = before[i] === after[j] ? table[i + 1][j + 1] + 1 : Math.max(table[i + 1][j], table[i][j + 1]);
    }
  }
  return table;
}
