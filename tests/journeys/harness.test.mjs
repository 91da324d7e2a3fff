// The harness itself: each thing that must not happen in a journey is really noticed.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { accessibilityProblems } from './lib/accessibility.mjs';
import { launch } from './lib/browser.mjs';
import { serveApp, serveHost } from './lib/server.mjs';
import { watch } from './lib/watch.mjs';

let browser;
let app;
let elsewhere;

before(async () => {
  [browser, app, elsewhere] = await Promise.all([launch(), serveApp(), serveHost({})]);
});

after(() => Promise.all([browser?.close(), app?.close(), elsewhere?.close()]));

/** Opens the real page, runs `act` in it, and returns what the watch has seen. */
async function seenAfter(act, argument) {
  const context = await browser.newContext();
  try {
    const seen = watch(context, [app.origin]);
    const page = await context.newPage();
    await page.goto(app.origin);
    await page.evaluate(act, argument);
    // Messages and requests arrive in order: after this one, all earlier ones are here.
    const last = page.waitForEvent('console', (message) => message.text() === 'last');
    await page.evaluate(() => console.log('last'));
    await last;
    return seen;
  } finally {
    await context.close();
  }
}

test('an ordinary visit leaves no trace', async () => {
  assert.deepEqual(await seenAfter(() => console.warn('fine')), []);
});

test('an error in the console is noticed', async () => {
  assert.match((await seenAfter(() => console.error('broken'))).join(), /^console: broken/);
});

test('an exception is noticed', async () => {
  const thrown = () => new Promise((resolve) => setTimeout(() => { setTimeout(resolve); throw new Error('broken'); }));
  assert.match((await seenAfter(thrown)).join(), /exception: Error: broken/);
});

test('a request to another origin is refused by the policy and noticed', async () => {
  const request = (url) => fetch(url).then(() => 'answered', () => 'refused');
  assert.match((await seenAfter(request, `${elsewhere.origin}/beacon`)).join(), /Content Security Policy/);
});

test('a request to another origin is noticed where the policy would allow it', async () => {
  const context = await browser.newContext({ bypassCSP: true });
  const seen = watch(context, [app.origin]);
  const page = await context.newPage();
  await page.goto(app.origin);
  await page.evaluate((url) => fetch(url, { mode: 'no-cors' }), `${elsewhere.origin}/beacon`);
  await context.close();
  assert.deepEqual(seen, [`request: ${elsewhere.origin}/beacon`]);
});

test('an inline style or script is noticed', async () => {
  const insert = (html) => { document.body.insertAdjacentHTML('beforeend', html); };
  assert.match((await seenAfter(insert, '<p style="color:red">')).join(), /Content Security Policy/);
  assert.match((await seenAfter(insert, '<img src="data:," onerror="1">')).join(), /Content Security Policy/);
});

test('an accessibility problem is found', async () => {
  const page = await browser.newPage();
  await page.goto(app.origin);
  await page.locator('main').waitFor();
  await page.evaluate(() => document.querySelector('main').insertAdjacentHTML('beforeend', '<input>'));
  const problems = await accessibilityProblems(page);
  await page.close();
  assert.match(problems.join('\n'), /^label: .*\n {4}main > input /m);
});
