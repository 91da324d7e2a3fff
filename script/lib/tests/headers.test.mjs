import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { headersFor, parseHeaders } from '../headers.mjs';

const shipped = readFileSync(new URL('../../../assets/_headers', import.meta.url), 'utf8');

test('a pattern matches its path only, a star any rest', () => {
  const rules = parseHeaders('# note\n/*\n  A: 1\n/a.js\n  B: 2\n/s/*.css\n  C: 3: 4\n');
  assert.deepEqual(headersFor(rules, '/a.js'), { A: '1', B: '2' });
  assert.deepEqual(headersFor(rules, '/axjs'), { A: '1' });
  assert.deepEqual(headersFor(rules, '/s/x/y.css'), { A: '1', C: '3: 4' });
});

test('values of several rules are joined, as hosts do', () => {
  const rules = parseHeaders('/*\n  A: 1\n/a\n  A: 2\n');
  assert.deepEqual(headersFor(rules, '/a'), { A: '1, 2' });
});

test('a header without a path is refused', () => {
  assert.throws(() => parseHeaders('  A: 1\n'), /_headers/);
});

test('the shipped rules set no header twice for one path', () => {
  const rules = parseHeaders(shipped);
  for (const path of ['/', '/index.html', '/sw.js', '/app-0123456789abcdef.js']) {
    const names = rules.filter(({ pattern }) => pattern.test(path)).flatMap(({ headers }) => headers.map(([name]) => name));
    assert.deepEqual(names, [...new Set(names)], path);
  }
});

test('the shipped rules let the page run in any frame and load from nowhere else', () => {
  const headers = headersFor(parseHeaders(shipped), '/');
  assert.equal(headers['Access-Control-Allow-Origin'], '*');
  assert.equal(headers['X-Frame-Options'], undefined);
  const policy = headers['Content-Security-Policy'];
  assert.match(policy, /default-src 'none'/);
  assert.match(policy, /connect-src 'self'/);
  assert.match(policy, /frame-ancestors \*/);
  assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|https?:/);
});
