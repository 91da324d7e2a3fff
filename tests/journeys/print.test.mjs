// On paper: the picture, what happened and what is wrong; nothing that one would have to press.

import assert from 'node:assert/strict';

import { journey } from './lib/journey.mjs';

journey('the page prints picture, events and problems, and no controls', { context: { colorScheme: 'dark' } }, async ({ app, page }) => {
  await app.example(/shop/);
  await app.problems.first().waitFor();
  await page.emulateMedia({ media: 'print' });
  for (const name of ['Run', 'Share', 'Play', 'Pause', 'Step']) {
    assert.equal(await app.button(name).isVisible(), false, name);
  }
  assert.ok(await app.problems.first().isVisible());
  assert.ok(await app.events.getByRole('listitem').first().isVisible());
  assert.ok(await app.outline.isVisible());
  const picture = await app.root.getByRole('img', { name: /tasks running/ }).boundingBox();
  assert.ok(picture.width > 300 && picture.height > 200, JSON.stringify(picture));
  const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  assert.equal(background, 'rgb(255, 255, 255)');
  const paper = await page.pdf({ format: 'A4' });
  assert.ok(paper.length > 20_000, 'there is something on it');
});

journey('what is printed of a wide page is as wide as the paper', {}, async ({ page }) => {
  await page.setViewportSize({ width: 794, height: 1123 });
  await page.emulateMedia({ media: 'print' });
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(overflow <= 0, `${overflow} px stand out`);
});
