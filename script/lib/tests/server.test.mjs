import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { brotliDecompressSync } from 'node:zlib';

import { serve } from '../server.mjs';

const folder = mkdtempSync(join(tmpdir(), 'site-'));
let server;

before(async () => {
  mkdirSync(join(folder, 'site', 'deep'), { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  const put = (name, text) => writeFileSync(join(folder, 'site', name), text);
  put('index.html', '<p>page</p>');
  put('deep/index.html', '<p>deep</p>');
  put('app.wasm', '\0asm');
  put('.hidden', 'secret');
  put('_headers', '/*\n  X-All: yes\n/app.wasm\n  Cache-Control: immutable\n');
  server = await serve(join(folder, 'site'));
});

after(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

/** A request as it is written: `fetch` would tidy up paths that climb. */
function get(path, { method = 'GET', headers = {} } = {}) {
  return new Promise((resolve, reject) => {
    const sent = request({ port: server.port, path, method, headers }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () =>
        resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }),
      );
    });
    sent.on('error', reject).end();
  });
}

test('serves files and folders with the headers of the folder', async () => {
  const page = await get('/?q=1');
  assert.equal(page.status, 200);
  assert.equal(page.body.toString(), '<p>page</p>');
  assert.equal(page.headers['content-type'], 'text/html; charset=utf-8');
  assert.equal(page.headers['x-all'], 'yes');
  assert.equal(page.headers['cache-control'], 'no-cache');
  assert.equal((await get('/deep/')).body.toString(), '<p>deep</p>');
});

test('names wasm what it is, and keeps what its headers say', async () => {
  const { headers } = await get('/app.wasm');
  assert.equal(headers['content-type'], 'application/wasm');
  assert.equal(headers['cache-control'], 'immutable');
});

test('compresses when asked to', async () => {
  const { headers, body } = await get('/', { headers: { 'accept-encoding': 'gzip, br' } });
  assert.equal(headers['content-encoding'], 'br');
  assert.equal(brotliDecompressSync(body).toString(), '<p>page</p>');
});

test('answers 304 to who has the file', async () => {
  const { headers } = await get('/');
  const again = await get('/', { headers: { 'if-none-match': headers.etag } });
  assert.equal(again.status, 304);
  assert.equal(again.body.length, 0);
});

test('answers HEAD without a body and refuses to write', async () => {
  const head = await get('/', { method: 'HEAD' });
  assert.deepEqual([head.status, head.body.length, head.headers['content-length']], [200, 0, '11']);
  assert.equal((await get('/', { method: 'POST' })).status, 405);
});

for (const path of ['/none', '/deep', '/_headers', '/.hidden', '/../secret.txt', '/%2e%2e/secret.txt', '/deep/..%2f..%2fsecret.txt', '/%00', '/%', '//']) {
  test(`has nothing at ${path}`, async () => {
    const { status, body } = await get(path);
    assert.equal(status, 404);
    assert.doesNotMatch(body.toString(), /^secret/);
  });
}
