// What stories wait for: the page follows the model, and the model takes its time.

import assert from 'node:assert/strict';

const PATIENCE = 60_000;
const PAUSE = 100;

/** Until `read` answers `expected`. */
export async function until(read, expected) {
  let last;
  for (const end = Date.now() + PATIENCE; Date.now() < end; await pause()) {
    last = await read();
    if (last === expected) return;
  }
  assert.equal(last, expected);
}

/** Until `read` answers a number of at least `least`. */
export async function atLeast(read, least) {
  await until(async () => (await read()) >= least, true);
}

function pause() {
  return new Promise((resolve) => setTimeout(resolve, PAUSE));
}

/** How many tasks the outline shows as RUNNING. @param {import('./app.mjs').App} app */
export function runningTasks(app) {
  return app.outlineItems(/^Task .*, RUNNING,/).count();
}

/** What happened, newest first, as the log of events says it. @param {import('./app.mjs').App} app */
export function eventTexts(app) {
  return app.events.getByRole('listitem').allInnerTexts();
}

/** One of the numbers beside the timeline, by its name. @param {import('./app.mjs').App} app */
export function figure(app, name) {
  return app.root.getByRole('region', { name: 'Timeline' }).getByRole('term').filter({ hasText: name }).locator('xpath=following-sibling::dd').innerText();
}
