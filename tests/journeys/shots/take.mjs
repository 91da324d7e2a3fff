// Takes the pictures: every state × size × theme, and contact sheets that show them side by side.
//
//   node tests/journeys/shots/take.mjs FOLDER [STATE…]

import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { App } from '../lib/app.mjs';
import { launch, SIZES } from '../lib/browser.mjs';
import { serveApp } from '../lib/server.mjs';
import { states } from './states.mjs';

const THEMES = ['light', 'dark'];
/** Longer than any step towards a state takes. Milliseconds. */
const STEP_TIMEOUT = 15_000;
/** States on one sheet; more would be too small to judge. */
const ROWS = 4;
/** Height of a picture on a sheet, in CSS pixels. */
const ROW_HEIGHT = 420;

async function takeState(browser, origin, folder, state) {
  const pictures = [];
  for (const [size, viewport] of Object.entries(SIZES)) {
    for (const colorScheme of THEMES) {
      const label = `${state.name} · ${size} · ${colorScheme}`;
      const path = join(folder, `${label.replaceAll(' · ', '-').replaceAll(' ', '-')}.png`);
      const context = await browser.newContext({ viewport, colorScheme });
      context.setDefaultTimeout(STEP_TIMEOUT);
      const page = await context.newPage();
      try {
        await state.reach(await App.open(page, origin, state.address));
      } catch (error) {
        // The picture of where it got stuck says more than none.
        console.error(`✗ ${label}: ${error.message}`);
        process.exitCode = 1;
      }
      await page.screenshot({ path });
      await context.close();
      pictures.push({ label, path });
    }
  }
  console.log(`✓ ${state.name}: ${pictures.length} pictures`);
  return pictures;
}

async function takeSheet(browser, rows, path) {
  const context = await browser.newContext({ viewport: { width: 400, height: 300 } });
  const page = await context.newPage();
  await page.setContent(await sheetHtml(rows));
  const sheet = page.locator('main');
  const { width, height } = await sheet.boundingBox();
  await page.setViewportSize({ width: Math.ceil(width), height: Math.ceil(height) });
  await sheet.screenshot({ path });
  await context.close();
  console.log(`✓ ${path}`);
}

async function sheetHtml(rows) {
  const figure = async ({ label, path }) => {
    const data = (await readFile(path)).toString('base64');
    return `<figure><img src="data:image/png;base64,${data}"><figcaption>${label}</figcaption></figure>`;
  };
  const row = async (pictures) => `<section>${(await Promise.all(pictures.map(figure))).join('')}</section>`;
  return `<!doctype html><style>
    body { margin: 0; }
    main { display: inline-block; padding: 16px; background: #777; font: 13px sans-serif; color: #fff; }
    section { display: flex; gap: 16px; }
    figure { margin: 0 0 16px; }
    img { height: ${ROW_HEIGHT}px; display: block; }
    figcaption { padding-top: 4px; }
  </style><main>${(await Promise.all(rows.map(row))).join('')}</main>`;
}

async function main([folder, ...names]) {
  const wanted = names.length > 0 ? states.filter(({ name }) => names.includes(name)) : states;
  const unknown = names.filter((name) => !states.some((state) => state.name === name));
  if (unknown.length > 0) {
    console.error(`No such state: ${unknown.join(', ')}. There are: ${states.map(({ name }) => name).join(', ')}.`);
    process.exit(2);
  }
  await mkdir(folder, { recursive: true });
  const [browser, server] = await Promise.all([launch(), serveApp()]);
  try {
    const rows = [];
    for (const state of wanted) rows.push(await takeState(browser, server.origin, folder, state));
    for (let first = 0; first < rows.length; first += ROWS) {
      const path = join(folder, `sheet-${first / ROWS + 1}.png`);
      await takeSheet(browser, rows.slice(first, first + ROWS), path);
    }
  } finally {
    await browser.close();
    await server.close();
  }
}

await main(process.argv.slice(2));
