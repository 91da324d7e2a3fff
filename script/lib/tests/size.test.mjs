import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';

import { isWithinBudget, measure, PARTS, report } from '../size.mjs';

const small = () => new Map([
  ['index.html', Buffer.from('<p>')],
  ['editor/editor.js', Buffer.from('x')],
  ['judge_bg.wasm', Buffer.from('y')],
  ['rules/index.html', Buffer.from('z')],
]);

test('each file counts once, pictures not at all', () => {
  const files = small().set('a.wasm', Buffer.alloc(1000)).set('poster.png', randomBytes(9000));
  const [editor, judge, rules, app] = measure(files);
  assert.deepEqual(editor.files.map(({ file }) => file), ['editor/editor.js']);
  assert.deepEqual(judge.files.map(({ file }) => file), ['judge_bg.wasm']);
  assert.deepEqual(rules.files.map(({ file }) => file), ['rules/index.html']);
  assert.deepEqual(app.files.map(({ file }) => file), ['index.html', 'a.wasm']);
  assert.equal(app.total, app.files.reduce((sum, { brotli }) => sum + brotli, 0));
  assert.ok(app.total < 100, 'a thousand zeros compress');
  assert.ok(measure(files).every(isWithinBudget));
});

test('a part beyond its budget fails and says so', () => {
  const parts = measure(small().set('a.wasm', randomBytes(PARTS[3].budget)));
  assert.deepEqual(parts.map(isWithinBudget), [true, true, true, false]);
  assert.match(report(parts), /^✗ app without editor and judge: \d+\.\d KB brotli/m);
});

test('a part within its budget and beyond its aim says so', () => {
  const [, , , app] = measure(small());
  assert.match(report([{ ...app, total: 201_000, budget: 300_000, aim: 200_000 }]), /^✓ .*; the aim of 200\.0 KB is not reached$/m);
  assert.doesNotMatch(report([{ ...app, total: 199_000, budget: 200_000, aim: 200_000 }]), /aim/);
});

test('a part that was not built fails', () => {
  const files = small();
  files.delete('editor/editor.js');
  assert.deepEqual(measure(files).map(isWithinBudget), [false, true, true, true]);
});
