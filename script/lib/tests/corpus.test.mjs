import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, test } from 'node:test';

const program = fileURLToPath(new URL('../corpus.mjs', import.meta.url));
const made = [];

after(() => made.forEach((folder) => rmSync(folder, { recursive: true })));

/** A folder of documents, and an `ecsp` that finds in each what stands in it, one code a line. */
function corpus(documents) {
  const folder = mkdtempSync(join(tmpdir(), 'corpus-'));
  made.push(folder);
  const ecsp = join(folder, '.ecsp');
  writeFileSync(
    ecsp,
    `#!/usr/bin/env node
    const text = require('node:fs').readFileSync(process.argv.at(-1), 'utf8');
    if (text === 'crash') process.abort();
    if (text === 'unreadable') process.exit(2);
    const diagnostics = text.split('\\n').filter(Boolean).map((line, index) => {
      const [severity, code] = line.split(' ');
      return { severity, code, line: index + 1, column: 1, message: 'because' };
    });
    console.log(JSON.stringify({ version: 1, files: [{ diagnostics }] }));
    process.exit(diagnostics.length > 0 ? 1 : 0);`,
    { mode: 0o755 },
  );
  const write = (name, text) => writeFileSync(join(folder, name), text);
  Object.entries(documents).forEach(([name, text]) => write(name, text));
  const table = join(folder, 'table.tsv');
  const run = (...more) => {
    const args = [program, folder, '--ecsp', ecsp, '--table', table, ...more];
    const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    return { status, stdout };
  };
  return { run, write, table: () => readFileSync(table, 'utf8') };
}

test('findings that were accepted once are quiet afterwards', () => {
  const { run, table } = corpus({ 'a.json': 'error TD-1\nerror TD-1\nnote TD-2\n', 'b.json': '' });
  const first = run();
  assert.equal(first.status, 1);
  assert.match(first.stdout, /a\.json {2}new document: error:TD-1\*2 note:TD-2\n {2}\+ error TD-1 1:1 because/);
  assert.equal(run('--update').status, 0);
  assert.match(table(), /^[0-9a-f]{64}\terror:TD-1\*2 note:TD-2$/m);
  assert.deepEqual(run(), { status: 0, stdout: '2 documents, 0 differ from the table, 0 crashed\n' });
});

test('what appeared and what is gone is shown', () => {
  const { run, write, table } = corpus({ 'a.json': 'error TD-1\nnote TD-2\n' });
  run('--update');
  // The same document, judged by a program that finds other things: the table says otherwise.
  write('table.tsv', table().replace('error:TD-1 note:TD-2', 'error:TD-3 note:TD-2'));
  const { status, stdout } = run();
  assert.equal(status, 1);
  assert.match(stdout, /a\.json {2}changed: .*\n {2}\+ error TD-1 1:1 because\n {2}- error:TD-3\n1 documents, 1 differ/);
});

test('a part of the documents leaves the rows of the others alone', () => {
  const { run, write, table } = corpus({ 'a.json': 'error TD-1\n' });
  write('table.tsv', `${'0'.repeat(64)}\tnone\n`);
  assert.equal(run('--update').status, 0);
  assert.match(table(), /^0{64}\tnone$/m);
});

test('a document that cannot be read is a finding, a crash is never accepted', () => {
  const { run, write } = corpus({ 'a.json': 'unreadable' });
  assert.equal(run('--update').status, 0);
  write('b.json', 'crash');
  const { status, stdout } = run('--update');
  assert.equal(status, 1);
  assert.match(stdout, /b\.json {2}new document: CRASHED \(SIGABRT\)/);
});

test('a folder without documents is a mistake', () => {
  assert.equal(corpus({}).run().status, 1);
});
