// Links as the world holds them: made once by hand, published long ago, or broken on their way.

import { readFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';

const PUBLISHED = new URL('../../../crates/share/src/link/published.txt', import.meta.url);

/** Links that were published once, with the definitions that they carry. @returns {{fragment: string, definition: string}[]} */
export function publishedLinks() {
  const lines = readFileSync(PUBLISHED, 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return lines.map((line) => {
    const [fragment] = line.split(' ', 1);
    return { fragment, definition: line.slice(fragment.length + 1).replaceAll('⏎', '\n') };
  });
}

/** A task definition as somebody writes it into an address. */
export function linkTo(definition) {
  return `td=${encodeURIComponent(JSON.stringify(definition))}`;
}

/** A short link that unpacks to as many bytes as asked for. */
export function bomb(bytes) {
  return `s=1.${deflateRawSync(Buffer.alloc(bytes, ' '), { level: 9 }).toString('base64url')}`;
}
