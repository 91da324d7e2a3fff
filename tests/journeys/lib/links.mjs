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

/**
 * A link as the app writes it, though without its dictionary: a definition, a scenario, a moment.
 * @param {object} definition
 * @param {object} scenario of docs/scenario.md, without `taskDefinitions`
 * @param {{time?: number, speed?: number}} view `time` in microseconds of the model
 */
export function linkToWorkspace(definition, scenario, view = {}) {
  const texts = [JSON.stringify(definition, null, 2), JSON.stringify(scenario)];
  const [first, second] = texts.map((text) => Buffer.byteLength(text));
  const parts = Object.entries(view).map(([name, value]) => ` ${name}=${value}`);
  const payload = `definitions=${first} scenario=${second}${parts.join('')}\n${texts.join('')}`;
  return `s=1.${deflateRawSync(Buffer.from(payload), { level: 9 }).toString('base64url')}`;
}
