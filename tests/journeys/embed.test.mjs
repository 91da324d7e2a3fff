// The stage on somebody else's site: it runs there with and without a sandbox, needs no storage, and
// brings nothing along that an embed has no use for.

import assert from 'node:assert/strict';

import { assertAccessible } from './lib/accessibility.mjs';
import { embedJourney } from './lib/journey.mjs';
import { linkTo } from './lib/links.mjs';
import { until } from './lib/expect.mjs';

/** Frames, and what their sites append to the address. */
const FRAMES = [
  ['a plain frame', '', ''],
  ['a sandboxed frame', 'sandbox="allow-scripts"', ''],
  ["WordPress's frame", 'sandbox="allow-scripts" security="restricted"', '#?secret=Xq3mB0kQ7a'],
];

/** A web service with a load balancer, as somebody writes it into an address. */
const DEFINITION = {
  family: 'shop',
  requiresCompatibilities: ['FARGATE'],
  networkMode: 'awsvpc',
  cpu: '256',
  memory: '512',
  containerDefinitions: [{ name: 'web', image: 'nginx:1.27', portMappings: [{ containerPort: 80 }] }],
};

const page = (origin, attributes, address) =>
  `<!doctype html><html lang="en"><title>A blog</title><main><h1>A blog</h1><iframe title="ECS Playground"
   width="900" height="520" ${attributes} src="${origin}/?embed=1${address}"></iframe></main></html>`;

for (const [kind, attributes, tail] of FRAMES) {
  const html = (origin) => page(origin, attributes, `#${linkTo(DEFINITION)}${tail}`);

  embedJourney(`${kind} plays, pauses and scales`, { html }, async ({ app }) => {
    const picture = app.root.getByRole('img', { name: /^2 of 2 tasks running, 2 targets healthy/ });
    await picture.waitFor();
    await app.fast();
    await app.setDesiredCount(3);
    await app.root.getByRole('img', { name: /^3 of 3 tasks running, 3 targets healthy/ }).waitFor();

    await app.pause();
    const stopped = await app.seconds();
    await app.play();
    await until(async () => (await app.seconds()) > stopped, true);
    await app.pause();
    await app.seek(0);
    assert.equal(await app.seconds(), 0);
  });

  embedJourney(`${kind} loads no editor and keeps nothing`, { html }, async ({ app, page }) => {
    await app.root.getByRole('img', { name: /^2 of 2 tasks running/ }).waitFor();
    const [, frame] = page.frames();
    const loaded = await frame.evaluate(() => performance.getEntriesByType('resource').map((entry) => entry.name));
    assert.ok(loaded.some((address) => address.endsWith('.wasm')), 'what is loaded is known');
    assert.deepEqual(loaded.filter((address) => /editor\/editor\.js|\/sw\.js/.test(address)), []);
    assert.equal(await app.root.getByRole('textbox', { name: 'Task definition' }).count(), 0);
    assert.deepEqual(page.context().serviceWorkers(), []);
    assert.deepEqual(await page.context().cookies(), []);
  });
}

embedJourney('a frame cannot reach storage, and the page shows that nothing is kept', {
  html: (origin) => page(origin, 'sandbox="allow-scripts"', '').replace('?embed=1', ''),
}, async ({ app }) => {
  await app.root.getByText('Not kept here').waitFor();
  await app.paste('{ "family": "typed" }');
  await app.problems.first().waitFor();
});

for (const colorScheme of ['light', 'dark']) {
  embedJourney(`no accessibility problem in a frame, ${colorScheme}`, {
    html: (origin) => page(origin, '', `#${linkTo(DEFINITION)}`),
    context: { colorScheme },
  }, async ({ app, page }) => {
    await app.root.getByRole('img', { name: /^2 of 2 tasks running/ }).waitFor();
    const [, frame] = page.frames();
    await assertAccessible(frame);
  });
}

embedJourney('the keys of the page around it stay with that page', {
  html: (origin) => page(origin, 'sandbox="allow-scripts"', '').replace('<h1>', '<button id="own">Own</button><h1>'),
}, async ({ app, page }) => {
  await app.button('Pause').waitFor();
  await page.locator('#own').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  assert.ok(await app.button('Pause').isVisible(), 'it still plays');
});

embedJourney('a phone can use a frame', {
  html: (origin) => page(origin, 'sandbox="allow-scripts"', '').replace('width="900"', 'width="360"'),
  size: 'phone',
}, async ({ app }) => {
  await app.root.getByRole('img', { name: /^3 of 3 tasks running/ }).waitFor();
  await app.setDesiredCount(2);
  await app.fast();
  await app.root.getByRole('img', { name: /^2 of 2 tasks running/ }).waitFor();
});
