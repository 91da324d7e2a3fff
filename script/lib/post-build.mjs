// Runs after Trunk has put the page together, in the folder that becomes `dist`: lets the page
// load inside sandboxed frames, adds the pages of the rules, writes `_headers` with the hashes of the
// inline scripts, and the service worker with the list of the files that this build really has.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { isOfRulePages, writeRulePages } from './rule-pages.mjs';

/** Trunk's names for files by their content: `style-0123456789abcdef.css`, `0123456789abcdef-loading.mjs`. */
const HASHED = /-[0-9a-f]{13,16}(_bg)?\.\w+$|^[0-9a-f]{13,16}-/;

/** A worker for `trunk serve`, where a cache would hide every change: it removes itself. */
const NO_WORKER = `self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.registration.unregister()));
`;

/**
 * In a sandboxed frame the page's own files are another origin's, and a browser compares the
 * integrity of such a file only when it was asked for with CORS.
 * @param {string} html
 */
export function withCrossOrigin(html) {
  return html.replace(/<(script|link)\b[^>]*>/gi, (tag) => {
    const needed = /\bintegrity\s*=/i.test(tag) && !/\bcrossorigin\b/i.test(tag);
    return needed ? tag.replace(/^<(script|link)/i, '$& crossorigin=anonymous') : tag;
  });
}

/**
 * CSP sources for the inline scripts of a page, in their order.
 * @param {string} html
 * @returns {string[]} such as `'sha256-…'`, quotes included
 */
export function inlineScriptSources(html) {
  const scripts = html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script\s*>/gi);
  return [...scripts]
    .filter(([, attributes]) => !/\bsrc\s*=/i.test(attributes) && isExecuted(attributes))
    .map(([, , text]) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`);
}

/** Data blocks such as `application/json` are not run and need no permission. */
function isExecuted(attributes) {
  const type = /\btype\s*=\s*["']?([^\s"'>]+)/i.exec(attributes)?.[1] ?? 'module';
  return /^(module|importmap|text\/javascript)$/i.test(type);
}

/**
 * @param {string} template the text of assets/_headers
 * @param {string} html
 * @param {string[]} files of the folder, relative
 */
export function headersFile(template, html, files) {
  const sources = inlineScriptSources(html).join(' ');
  const rules = template.replace(/^#.*\n/gm, '').replaceAll('{inline-scripts}', sources);
  const immutable = files
    .filter((file) => HASHED.test(file))
    .map((file) => `/${file}\n  Cache-Control: public, max-age=31536000, immutable\n`);
  return rules + immutable.join('');
}

/**
 * @param {string} source the text of assets/sw.js
 * @param {Map<string, Buffer>} contents file name, relative → content
 */
export function serviceWorker(source, contents) {
  const hash = createHash('sha256').update(source);
  for (const [file, content] of contents) hash.update(`${file}\0${content.length}\0`).update(content);
  // The page is asked for by its folder, which is how every host names it.
  const files = [...contents.keys()].map((file) => (file === 'index.html' ? './' : file));
  const precache = { version: hash.digest('hex').slice(0, 16), files };
  return `const PRECACHE = ${JSON.stringify(precache)};\n${source}`;
}

function listFiles(folder, below = '') {
  return readdirSync(join(folder, below), { withFileTypes: true })
    .flatMap((entry) => {
      const name = below + entry.name;
      return entry.isDirectory() ? listFiles(folder, `${name}/`) : [name];
    })
    .sort();
}

function main({ TRUNK_STAGING_DIR: folder, TRUNK_SOURCE_DIR: source, TRUNK_PROFILE: profile }) {
  const asset = (name) => readFileSync(join(source, 'assets', name), 'utf8');
  const built = listFiles(folder).filter((file) => file !== '_headers' && file !== 'sw.js' && !isOfRulePages(file));
  const files = [...built, ...writeRulePages(source, folder, built)];
  const html = withCrossOrigin(readFileSync(join(folder, 'index.html'), 'utf8'));
  writeFileSync(join(folder, 'index.html'), html);
  writeFileSync(join(folder, '_headers'), headersFile(asset('_headers'), html, files));
  // The worker keeps the page; those of the rules it keeps when they are visited.
  const contents = new Map(built.map((file) => [file, readFileSync(join(folder, file))]));
  const worker = profile === 'release' ? serviceWorker(asset('sw.js'), contents) : NO_WORKER;
  writeFileSync(join(folder, 'sw.js'), worker);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main(process.env);
