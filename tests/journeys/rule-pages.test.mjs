// A page per rule: from the catalogue to a rule, and from its example into the playground.

import assert from 'node:assert/strict';

import { assertAccessible } from './lib/accessibility.mjs';
import { App } from './lib/app.mjs';
import { journey } from './lib/journey.mjs';
import { until } from './lib/expect.mjs';

/** The title of the page that is open. */
const heading = (page) => page.getByRole('heading', { level: 1 });

/** Follows "Try it" of a rule into the playground. @returns {Promise<App>} */
async function tryIt(page, origin, code) {
  await page.goto(`${origin}/rules/${code}.html`);
  await page.getByRole('link', { name: 'Try it' }).click();
  const app = new App(page);
  await app.started();
  return app;
}

journey('catalogue, rule, "Try it": the playground shows the finding', {}, async ({ page, origin }) => {
  await page.goto(`${origin}/rules/`);
  await page.getByRole('navigation', { name: 'Families' }).getByRole('link', { name: 'Network mode', exact: true }).click();
  await page.getByRole('link', { name: /^TD-NET-001/ }).click();
  await heading(page).filter({ hasText: 'TD-NET-001 Host port differs' }).waitFor();
  const lines = await page.getByRole('region', { name: 'Failing example' }).locator('code > *').allInnerTexts();
  await page.getByRole('link', { name: 'Try it' }).click();
  const app = new App(page);
  await app.started();
  await app.problems.filter({ hasText: 'TD-NET-001' }).waitFor();
  await until(() => app.text().then((text) => text.trim()), lines.join('\n'));
});

journey('a broken example opens as it is', {}, async ({ page, origin }) => {
  const app = await tryIt(page, origin, 'TD-DOC-001');
  await app.problems.filter({ hasText: 'TD-DOC-001' }).first().waitFor();
  assert.match(await app.text(), /\/\/ the web server/);
});

journey('neighbours and families lead on, and back to the playground', {}, async ({ page, origin }) => {
  await page.goto(`${origin}/rules/TD-NET-001.html`);
  await page.getByRole('navigation', { name: 'Neighbours' }).getByRole('link', { name: /TD-NET-002/ }).click();
  await heading(page).filter({ hasText: 'TD-NET-002' }).waitFor();
  await page.getByRole('link', { name: 'Network mode' }).click();
  assert.match(page.url(), /index\.html#TD-NET$/);
  await page.getByRole('link', { name: 'ECS Playground' }).click();
  await new App(page).started();
});

journey('a page that was read is there without a network, another one is not', {}, async ({ page, origin }) => {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.goto(`${origin}/rules/TD-NET-001.html`);
  await page.context().setOffline(true);
  await page.reload();
  await heading(page).filter({ hasText: 'TD-NET-001' }).waitFor();
  const font = await page.evaluate(() => getComputedStyle(document.body).fontFamily);
  assert.match(font, /Inter/, 'its style sheet is kept, too');
  await page.goto(`${origin}/`);
  await new App(page).started();
});

for (const [name, address] of [
  ['the catalogue', 'rules/'],
  ['a rule', 'rules/TD-NET-001.html'],
  ['a rule that no document decides', 'rules/TD-DOC-016.html'],
]) {
  for (const colorScheme of ['light', 'dark']) {
    journey(`${name} is accessible, ${colorScheme}`, { context: { colorScheme } }, async ({ page, origin }) => {
      await page.goto(`${origin}/${address}`);
      await assertAccessible(page);
    });
  }

  journey(`${name} fits into 320 pixels`, { context: { viewport: { width: 320, height: 640 } } }, async ({ page, origin }) => {
    await page.goto(`${origin}/${address}`);
    const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    assert.equal(content, window);
  });
}
