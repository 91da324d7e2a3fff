// A page per rule: from the catalogue to a rule, and from its example into the playground.

import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';

import { FOUND_IN_SCENARIOS, launchLink } from '../../script/lib/rule-pages.mjs';
import { codeUnder, readRules } from '../../script/lib/rule-source.mjs';
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

const PAGES = readRules(fileURLToPath(new URL('../../docs/rules', import.meta.url))).pages;
const LAUNCHES = PAGES.filter((page) => codeUnder(page, 'Failing launch'));

journey('the playground finds what a launch breaks wherever its scenarios hold the call, and only there', {}, async ({ page, origin }) => {
  const found = [];
  for (const rule of LAUNCHES) {
    const { code } = rule;
    // Another fragment alone would not load the page again.
    await page.goto('about:blank');
    await page.goto(`${origin}/#${launchLink(rule)}`);
    const app = new App(page);
    await app.started();
    await app.root.getByText(/No problem found|\d (error|warning)s?/).first().waitFor();
    const list = [app.problems, await app.advice()];
    const counts = await Promise.all(list.map((items) => items.filter({ hasText: code }).count()));
    if (counts.some((count) => count > 0)) found.push(code);
  }
  assert.deepEqual(found.sort(), [...FOUND_IN_SCENARIOS].sort());
});

journey('a rule about a launch opens with the service that launches it', {}, async ({ page, origin }) => {
  const app = await tryIt(page, origin, 'TD-RUN-007');
  await app.problems.filter({ hasText: 'TD-RUN-007' }).waitFor();
  await app.root.getByRole('alert').waitFor();
  await app.tab('Service').click();
  const json = app.root.getByRole('tabpanel', { name: 'Service' }).getByRole('textbox', { name: 'Scenario as JSON' });
  assert.match(await json.inputValue(), /"containerPort": 8080/);
});

journey('what the playground does not hold of a launch is left to the command line', {}, async ({ page, origin }) => {
  await page.goto(`${origin}/rules/TD-RUN-024.html`);
  const launch = page.getByRole('region', { name: 'Failing launch' });
  await launch.getByText('ecsp check task-definition.json --launch launch.json').waitFor();
  await launch.getByRole('link', { name: 'Open the definition' }).click();
  const app = new App(page);
  await app.started();
  assert.match(await app.text(), /"family": "web"/);
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
  ['a rule about a launch', 'rules/TD-RUN-024.html'],
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
