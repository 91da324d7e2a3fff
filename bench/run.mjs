// Measures every row of bench/rows in Chromium and prints one table.
//
//   node bench/run.mjs WASM-FOLDER [ROW…]

import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { arch, availableParallelism, cpus, release, tmpdir, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { buildSync } from 'esbuild';

import { serve } from '../script/lib/server.mjs';
import { launch } from '../tests/journeys/lib/browser.mjs';
import { formatRow } from './lib/format.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));

function machine(browser) {
  const compiler = execFileSync('rustc', ['--version'], { encoding: 'utf8' }).trim();
  return [
    `${cpus()[0]?.model.trim()}, ${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GiB`,
    `${type()} ${release()} ${arch()}, Node.js ${process.version}, ${compiler}, Chromium ${browser.version()}`,
  ].join('\n');
}

/** The page wants the wasm, the references and the app's colours beside the rows. */
function site(wasm) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  for (const part of ['document.json', 'lib', 'loop.mjs', 'page', 'rows', 'scenario.mjs']) {
    cpSync(join(here, part), join(folder, part), { recursive: true });
  }
  cpSync(join(here, '../style/tokens.css'), join(folder, 'page/tokens.css'));
  cpSync(wasm, join(folder, 'wasm'), { recursive: true });
  cpSync(join(wasm, 'schema.json'), join(folder, 'schema.json'));
  buildSync({ entryPoints: [join(here, 'reference/ajv.mjs')], outfile: join(folder, 'reference.mjs'), bundle: true, format: 'esm' });
  return folder;
}

function wantedRows(names) {
  const files = readdirSync(join(here, 'rows')).filter((file) => file.endsWith('.mjs')).sort();
  return names.length > 0 ? files.filter((file) => names.includes(file.replace('.mjs', ''))) : files;
}

async function main([wasm, ...names]) {
  const folder = site(wasm);
  const [browser, server] = await Promise.all([launch(), serve(folder)]);
  try {
    console.log(`${machine(browser)}\n`);
    for (const file of wantedRows(names)) {
      // A page of its own for each row: what one leaves in memory must not slow the next.
      const page = await browser.newPage({ viewport: { width: 1600, height: 900 } });
      await page.goto(`http://127.0.0.1:${server.port}/page/`);
      await page.waitForFunction(() => 'measure' in globalThis);
      const { name, result } = await page.evaluate((row) => globalThis.measure(row), file);
      console.log(formatRow(name, result));
      await page.close();
    }
  } finally {
    await browser.close();
    await server.close();
    rmSync(folder, { recursive: true });
  }
}

await main(process.argv.slice(2));
