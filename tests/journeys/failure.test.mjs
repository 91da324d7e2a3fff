// When the program cannot go on: it says so, keeps the text, and holds a report without it.

import assert from 'node:assert/strict';

import { assertAccessible } from './lib/accessibility.mjs';
import { pressAndDeny } from './lib/browser.mjs';
import { journey } from './lib/journey.mjs';
import { until } from './lib/expect.mjs';
import { kept } from './lib/kept.mjs';

/** What a program that stops leaves in the console. */
const STOPPED = /ECS Playground [\d.]+ stopped|unreachable|recursive use|closure invoked/;

journey('a card says that the playground stopped, and a reload goes on with the text', {
  expected: STOPPED,
  context: { permissions: ['clipboard-read', 'clipboard-write'] },
}, async ({ app, page }) => {
  const mine = (await app.text()).replace('"web"', '"mine-and-secret"');
  await app.paste(mine);
  await until(() => kept(page), mine);
  await pressAndDeny(app.button('Share'));
  const card = app.root.getByRole('alertdialog', { name: 'The playground stopped' });
  await card.waitFor();
  const report = await card.getByRole('textbox', { name: 'Report' }).inputValue();
  assert.match(report, /^ECS Playground [\d.]+ stopped at \S+\.rs:\d+: /);
  assert.doesNotMatch(report, /mine-and-secret|\/root\/|\/home\//);
  await assertAccessible(page);
  await card.getByRole('button', { name: 'Copy report' }).click();
  await until(() => page.evaluate(() => navigator.clipboard.readText()), report);
  await card.getByRole('button', { name: 'Reload' }).click();
  await app.started();
  await until(() => app.text(), mine);
});
