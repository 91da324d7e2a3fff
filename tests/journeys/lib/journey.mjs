// A journey: one user, one fresh browser profile, one story. It fails when the story does, and
// also when anything happened on the way that must never happen (watch.mjs).

import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { App } from './app.mjs';
import { launch, SIZES } from './browser.mjs';
import { serveApp, serveHost } from './server.mjs';
import { watch } from './watch.mjs';

/** No step, and no story, takes longer on a busy machine; one that does has failed. Milliseconds. */
const STEP_TIMEOUT = 20_000;
const STORY_TIMEOUT = 180_000;

const FAILED = fileURLToPath(new URL('../../../shots/failed', import.meta.url));

let browser;
let appServer;

before(async () => {
  [browser, appServer] = await Promise.all([launch(), serveApp()]);
});

after(async () => {
  await browser?.close();
  await appServer?.close();
});

/**
 * A story on the app's own page.
 * @param {string} name
 * @param {{address?: string, size?: keyof SIZES, context?: object, expected?: RegExp, before?: (page: import('playwright-core').Page) => unknown}} options
 *   `context` goes to Playwright; `before` is done before the page is opened; `expected` is what may
 *   happen on the way although it must not elsewhere
 * @param {(user: {app: App, page: import('playwright-core').Page, origin: string}) => Promise<void>} story
 */
export function journey(name, options, story) {
  test(name, { timeout: STORY_TIMEOUT }, () =>
    asVisitor(name, appServer.origin, options, ({ page, app }) => story({ app, page, origin: appServer.origin })),
  );
}

/**
 * Somebody else opens the app within a story: a fresh profile, watched like the first one.
 * @param {string} name
 * @param {string} origin of the app
 * @param {{address?: string, size?: keyof SIZES, context?: object}} options
 * @param {(visitor: {app: App, page: import('playwright-core').Page}) => Promise<void>} story
 */
export function asVisitor(name, origin, options, story) {
  return inFreshProfile(name, options, [origin], async (page) => {
    await options.before?.(page);
    const app = await App.open(page, origin, options.address);
    await story({ app, page });
  });
}

/**
 * A story on somebody else's site that shows the app in a frame.
 * @param {string} name
 * @param {{html: (appOrigin: string) => string, size?: keyof SIZES, context?: object}} options
 * @param {(reader: {app: App, page: import('playwright-core').Page, origin: string}) => Promise<void>} story
 */
export function embedJourney(name, options, story) {
  test(name, { timeout: STORY_TIMEOUT }, () =>
    asReader(name, appServer.origin, options, ({ page, app }) => story({ app, page, origin: appServer.origin })),
  );
}

/**
 * Somebody reads a page of another site that shows the app in a frame.
 * @param {string} name
 * @param {string} origin of the app
 * @param {{html: (appOrigin: string) => string, size?: keyof SIZES, context?: object}} options
 * @param {(reader: {app: App, page: import('playwright-core').Page}) => Promise<void>} story
 */
export async function asReader(name, origin, options, story) {
  const host = await serveHost({ '/': options.html(origin) });
  try {
    await inFreshProfile(name, options, [origin, host.origin], async (page) => {
      await page.goto(host.origin);
      const app = new App(page.frameLocator('iframe'));
      await app.started();
      await story({ app, page });
    });
  } finally {
    await host.close();
  }
}

/** Where the last sight of a failed story is kept. */
function pictureOf(name) {
  return join(FAILED, `${name.replace(/[^\w]+/g, '-')}.png`);
}

async function inFreshProfile(name, { size = 'wide', context: settings = {}, expected }, origins, story) {
  const context = await browser.newContext({ viewport: SIZES[size], ...settings });
  context.setDefaultTimeout(STEP_TIMEOUT);
  const seen = watch(context, origins);
  const page = await context.newPage();
  try {
    await story(page);
    if (seen.some((line) => !expected?.test(line))) throw new Error('something happened on the way that must not');
  } catch (error) {
    // What happened on the way is often why the story failed.
    if (seen.length > 0) error.message += `\nOn the way: ${seen.join('\n')}`;
    await page.screenshot({ path: pictureOf(name) }).then(() => (error.message += `\nPicture: ${pictureOf(name)}`));
    throw error;
  } finally {
    await context.close();
  }
}
