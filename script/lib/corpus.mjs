// Judges a folder of documents and compares with a table of expected findings.
//
//   node script/lib/corpus.mjs FOLDER --ecsp PROGRAM --table FILE [--update]

import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { parseArgs } from 'node:util';

/** Longer than any document may take, on a busy machine. Milliseconds. */
const TIME_LIMIT = 20_000;

const HEADING = '# sha256 of the document\tits findings, severity:code*count\n';

/** @typedef {{severity: string, code: string, line: number, column: number, message: string}} Diagnostic */
/** @typedef {{path: string, hash: string, findings: string, diagnostics: Diagnostic[]}} Judgement */

/**
 * Findings as one comparable line, such as `error:TD-014 warning:TD-203*2`.
 * @param {Diagnostic[]} diagnostics
 */
function summarise(diagnostics) {
  const counts = new Map();
  for (const { severity, code } of diagnostics) {
    const key = `${severity}:${code}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const words = [...counts].sort().map(([key, count]) => (count > 1 ? `${key}*${count}` : key));
  return words.join(' ') || 'none';
}

/** One process per document, so that a crash or a hang names the document that caused it. */
async function judge(ecsp, path) {
  const hash = createHash('sha256').update(readFileSync(path)).digest('hex');
  const { code, stdout, stderr } = await run(ecsp, ['check', '--format', 'json', path]);
  if (code === 0 || code === 1) {
    const { diagnostics } = JSON.parse(stdout).files[0];
    return { path, hash, findings: summarise(diagnostics), diagnostics };
  }
  const findings = code === 2 ? 'unreadable' : `CRASHED (${code})`;
  const message = stderr.trim().split('\n')[0];
  return { path, hash, findings, diagnostics: [{ severity: findings, code: '', line: 0, column: 0, message }] };
}

function run(program, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { timeout: TIME_LIMIT });
    const output = { stdout: '', stderr: '' };
    for (const stream of ['stdout', 'stderr']) {
      child[stream].setEncoding('utf8').on('data', (text) => (output[stream] += text));
    }
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code: code ?? signal, ...output }));
  });
}

async function judgeAll(ecsp, paths) {
  const judgements = [];
  const waiting = paths.values();
  const worker = async () => {
    for (const path of waiting) judgements.push(await judge(ecsp, path));
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return judgements.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The documents below a folder. The tables beside them are about them, not of them. */
function documentsBelow(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.') && !entry.name.endsWith('.tsv'))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

/** @returns {Map<string, string>} hash → findings */
function readTable(path) {
  if (!existsSync(path)) return new Map();
  const lines = readFileSync(path, 'utf8').split('\n').filter((line) => line && !line.startsWith('#'));
  return new Map(lines.map((line) => line.split('\t')));
}

/** Documents that were not judged this time keep their rows. */
function writeTable(path, table, judgements) {
  for (const { hash, findings } of judgements) table.set(hash, findings);
  const rows = [...table].sort().map((row) => `${row.join('\t')}\n`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, HEADING + rows.join(''));
}

/** What differs from the table for one document, ready to be read, or undefined. */
function difference({ path, hash, findings, diagnostics }, table, folder) {
  const expected = table.get(hash);
  if (expected === findings) return undefined;
  const before = new Set((expected ?? '').split(' '));
  const now = new Set(findings.split(' '));
  const isNew = ({ severity, code }) => [...now].some((word) => !before.has(word) && bare(word) === `${severity}:${code}`);
  const appeared = diagnostics.filter((each) => isNew(each) || /unreadable|CRASHED/.test(findings));
  const gone = [...before].filter((word) => word && word !== 'none' && !now.has(word));
  return [
    `${relative(folder, path)}  ${expected === undefined ? 'new document' : 'changed'}: ${findings}`,
    ...appeared.map(({ severity, code, line, column, message }) => `  + ${severity} ${code} ${line}:${column} ${message}`),
    ...gone.map((word) => `  - ${word}`),
  ].join('\n');
}

const bare = (word) => word.replace(/\*\d+$/, '');

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { ecsp: { type: 'string' }, table: { type: 'string' }, update: { type: 'boolean' } },
  });
  const [folder] = positionals;
  const table = readTable(values.table);
  const judgements = await judgeAll(values.ecsp, documentsBelow(folder));
  const differences = judgements.map((each) => difference(each, table, folder)).filter(Boolean);
  if (differences.length > 0) console.log(differences.join('\n'));
  const crashed = judgements.filter(({ findings }) => findings.startsWith('CRASHED')).length;
  console.log(`${judgements.length} documents, ${differences.length} differ from the table, ${crashed} crashed`);
  // A crash is never what is expected.
  if (values.update && crashed === 0) writeTable(values.table, table, judgements);
  const accepted = values.update || differences.length === 0;
  process.exitCode = accepted && crashed === 0 && judgements.length > 0 ? 0 : 1;
}

await main();
