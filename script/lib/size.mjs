// Sizes of a built page as a static host sends it (brotli, quality 11), against their budgets.
//
//   node script/lib/size.mjs FOLDER

import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

import { isOfRulePages } from './rule-pages.mjs';

const LOADED = ['.css', '.html', '.js', '.mjs', '.svg', '.wasm', '.woff2'];

/**
 * Everything belongs to the first part that claims it. Bytes; 1 KB is 1,000 bytes. Where a part is
 * larger than it should be, `aim` says what it should be and `budget` holds it to what it is. A budget
 * grows only in the commit that says for what.
 */
export const PARTS = [
  { name: 'editor chunk, loaded when the editor is shown', budget: 125_000, has: (file) => file.startsWith('editor/') },
  { name: 'judge, loaded beside the editor', budget: 505_000, has: (file) => /^judge(_bg)?\./.test(file) },
  { name: 'rule pages, each loaded when it is read', budget: 650_000, has: isOfRulePages },
  { name: 'app without editor and judge', budget: 466_000, aim: 200_000, has: (file) => LOADED.includes(extname(file)) },
];

/**
 * @param {Map<string, Buffer>} files relative name → content
 * @returns {{name: string, budget: number, aim: number, files: {file: string, raw: number, brotli: number}[], total: number}[]}
 */
export function measure(files) {
  const parts = PARTS.map(({ name, budget, aim = budget }) => ({ name, budget, aim, files: [], total: 0 }));
  for (const [file, content] of files) {
    const part = parts[PARTS.findIndex(({ has }) => has(file))];
    if (!part) continue;
    const brotli = compressed(file, content);
    part.files.push({ file, raw: content.length, brotli });
    part.total += brotli;
  }
  return parts;
}

/** Fonts are compressed already and sent as they are. */
function compressed(file, content) {
  if (extname(file) === '.woff2') return content.length;
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  return brotliCompressSync(content, { params }).length;
}

/** A part without files was not built, which is as wrong as one that is too large. */
export function isWithinBudget({ files, total, budget }) {
  return files.length > 0 && total <= budget;
}

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} KB`;

export function report(parts) {
  const lines = [];
  for (const part of parts) {
    for (const { file, raw, brotli } of part.files) {
      lines.push(`  ${kilobytes(brotli).padStart(9)}  of ${kilobytes(raw).padStart(9)}  ${file}`);
    }
    const verdict = isWithinBudget(part) ? '✓' : '✗';
    const total = part.files.length > 0 ? kilobytes(part.total) : 'not built';
    const aim = part.total > part.aim ? `; the aim of ${kilobytes(part.aim)} is not reached` : '';
    lines.push(`${verdict} ${part.name}: ${total} brotli, at most ${kilobytes(part.budget)}${aim}`);
  }
  return lines.join('\n');
}

function listFiles(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

function main([folder]) {
  const files = new Map(listFiles(folder).map((path) => [path.slice(join(folder).length + 1), readFileSync(path)]));
  const parts = measure(files);
  console.log(report(parts));
  process.exitCode = parts.every(isWithinBudget) ? 0 : 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main(process.argv.slice(2));
