import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runInNewContext } from 'node:vm';

import { headersFor, parseHeaders } from '../headers.mjs';
import { headersFile, inlineScriptSources, serviceWorker, withCrossOrigin } from '../post-build.mjs';

test('the sources are the hashes of the scripts that run inline', () => {
  const html = `<script src=a.js></script><script type=application/json>{}</script>
    <script type="module">alert(1)</script><script>alert(2)</script>`;
  assert.deepEqual(inlineScriptSources(html), [
    // printf 'alert(1)' | openssl dgst -sha256 -binary | base64
    "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='",
    "'sha256-4axlHpxgDbFzJObpXPFZgZhULrEGgJiud3OwxN9unHg='",
  ]);
});

test('files with a hash in their name may be kept for ever, others are asked for again', () => {
  const hashed = ['app-0123456789abcdef.js', 'app-0123456789abcdef_bg.wasm', '0123456789abcdef-load.mjs'];
  // The hash of a folder of snippets is that of its crate, not of the snippet.
  const named = ['index.html', 'editor/editor.js', 'snippets/app-0123456789abcdef/inline0.js', 'sw.js'];
  const files = [...hashed, ...named];
  const text = headersFile('# why\n/*\n  P: {inline-scripts};\n', '<script>alert(1)</script>', files);
  const rules = parseHeaders(text);
  assert.doesNotMatch(text, /why/);
  assert.match(headersFor(rules, '/').P, /^'sha256-[^']+';$/);
  for (const file of files) {
    const kept = headersFor(rules, `/${file}`)['Cache-Control']?.includes('immutable') ?? false;
    assert.equal(kept, hashed.includes(file), file);
  }
});

test('what is checked by hash is asked for with CORS', () => {
  const html = '<script integrity=x src=a.js></script><link crossorigin integrity=x><link rel=icon>';
  assert.equal(
    withCrossOrigin(html),
    '<script crossorigin=anonymous integrity=x src=a.js></script><link crossorigin integrity=x><link rel=icon>',
  );
});

function precache(files) {
  const context = { found: undefined };
  const contents = new Map(Object.entries(files).map(([name, text]) => [name, Buffer.from(text)]));
  runInNewContext(serviceWorker('found = PRECACHE;', contents), context);
  return context.found;
}

test('the service worker knows every file, the page by its folder', () => {
  assert.deepEqual([...precache({ 'a.js': '1', 'index.html': '2' }).files], ['a.js', './']);
});

test('the version of the service worker is that of the content', () => {
  const one = precache({ 'a.js': '1', 'b.js': '2' }).version;
  assert.equal(precache({ 'a.js': '1', 'b.js': '2' }).version, one);
  assert.notEqual(precache({ 'a.js': '1', 'b.js': '3' }).version, one);
  assert.notEqual(precache({ 'a.js': '1', 'c.js': '2' }).version, one);
  assert.notEqual(precache({ 'a.js': '12', 'b.js': '' }).version, one);
});
