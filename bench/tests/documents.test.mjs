import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { grown } from '../lib/documents.mjs';

const document = readFileSync(new URL('../document.json', import.meta.url), 'utf8');

test('a grown document is as long as asked for and names each container once', () => {
  for (const bytes of [10_000, 65_536, 200_000]) {
    const text = grown(document, bytes);
    assert.ok(text.length <= bytes && text.length > bytes - 2_500, `${text.length} of ${bytes}`);
    const names = JSON.parse(text).containerDefinitions.map(({ name }) => name);
    assert.equal(new Set(names).size, names.length);
  }
});
