// Counts what a suite did, from what its runner printed:
//
//   node script/lib/tally.mjs cargo|node|check|report EXIT-CODE LOG   prints "PASSED FAILED"

import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/** What each runner prints at its end, and which of its numbers mean what. */
const RUNNERS = {
  // One line per test binary. A test that was left out proves nothing, so it counts as failed.
  cargo: (log) => {
    const lines = [...log.matchAll(/^test result: .*?(\d+) passed; (\d+) failed; (\d+) ignored/gm)];
    return sum(lines.map(([, passed, failed, ignored]) => [+passed, +failed + +ignored]));
  },
  // One line per outcome, for all files together.
  node: (log) => {
    const lines = [...log.matchAll(/^ℹ (pass|fail|cancelled|skipped|todo) (\d+)$/gm)];
    return sum(lines.map(([, outcome, count]) => (outcome === 'pass' ? [+count, 0] : [0, +count])));
  },
  // A command that is right or wrong as a whole; a report is also shown when it is right.
  check: (_, code) => (code === 0 ? [1, 0] : [0, 1]),
  report: (_, code) => (code === 0 ? [1, 0] : [0, 1]),
};

function sum(pairs) {
  return pairs.reduce(([a, b], [c, d]) => [a + c, b + d], [0, 0]);
}

/**
 * @param {'cargo'|'node'|'check'|'report'} kind
 * @param {number} code the exit code of the runner
 * @param {string} log
 * @returns {[passed: number, failed: number]} never 0 failed when the runner failed or ran nothing
 */
export function tally(kind, code, log) {
  const plain = log.replace(/\u001b\[[0-9;]*m/g, '');
  const [passed, failed] = RUNNERS[kind](plain, code);
  const silent = failed === 0 && (code !== 0 || passed === 0);
  return [passed, silent ? 1 : failed];
}

function main([kind, code, path]) {
  console.log(tally(kind, Number(code), readFileSync(path, 'utf8')).join(' '));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main(process.argv.slice(2));
