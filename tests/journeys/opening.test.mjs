// The first visit: the page is there, quiet, accessible, and there again without a network.

import assert from 'node:assert/strict';

import { assertAccessible } from './lib/accessibility.mjs';
import { SIZES } from './lib/browser.mjs';
import { embedJourney, journey } from './lib/journey.mjs';

journey('the page says what it is', {}, async ({ page }) => {
  assert.match(await page.title(), /ECS Playground/);
  assert.equal(await page.getByRole('heading', { level: 1 }).count(), 1);
});

for (const size of Object.keys(SIZES)) {
  for (const colorScheme of ['light', 'dark']) {
    journey(`no accessibility problem: ${size}, ${colorScheme}`, { size, context: { colorScheme } }, async ({ page }) => {
      await assertAccessible(page);
    });
  }
}

journey('a second visit works without a network', {}, async ({ app, page }) => {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.context().setOffline(true);
  await page.reload();
  await app.started();
});

for (const [kind, sandbox] of [['a plain', ''], ['a sandboxed', 'sandbox="allow-scripts"']]) {
  const html = (origin) => `<!doctype html><title>A blog</title><iframe ${sandbox} src="${origin}/?embed=1"></iframe>`;
  embedJourney(`the page runs in ${kind} frame of another site`, { html }, async ({ app }) => {
    assert.equal(await app.root.getByRole('heading', { level: 1 }).count(), 1);
  });
}
