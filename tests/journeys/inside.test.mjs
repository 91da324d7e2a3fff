// A task from inside: its network mode as a drawing, and in words for those who do not see it.

import assert from 'node:assert/strict';

import { assertAccessible } from './lib/accessibility.mjs';
import { journey } from './lib/journey.mjs';
import { until } from './lib/expect.mjs';
import { NETWORK_MODES } from './shots/worlds.mjs';

/** What the inside of a task says in each mode, beside other things. */
const SAID = {
  awsvpc: [/^Network mode awsvpc\. The task has its own network interface/, /^Its network interface has 10\./, /^Works: app → localhost:9000/],
  bridge: [/^Network mode bridge\. Every container has its own namespace/, /^10\.[\d.]+:32768 leads to app:80/, /^Does not work: app → localhost:9000/],
  host: [/^Network mode host\. No wall/, /^10\.[\d.]+:80 leads to app:80/, /^Does not work: two tasks with host port/],
  none: [/^Network mode none\. Nothing but loopback/, /^No network interface, only loopback/, /^Does not work: ALB/],
};

const words = (app) => app.root.getByRole('list', { name: 'Inside of the task' }).getByRole('listitem');
const task = (app) => app.outlineItems(/^Task .*RUNNING/).first();

for (const [mode, lines] of Object.entries(SAID)) {
  journey(`the inside of a task in mode ${mode}`, { address: `#${NETWORK_MODES[mode]}` }, async ({ app, page }) => {
    await app.act(task(app), 'Look inside');
    for (const line of lines) await words(app).filter({ hasText: line }).first().waitFor();
    await app.root.getByText(/^Inside of task .*RUNNING/).waitFor();
    await app.root.getByRole('img', { name: /own network interface|behind docker0|No wall|loopback/ }).waitFor();
    await assertAccessible(page);
    await app.button('All tasks').click();
    await until(() => words(app).count(), 0);
    await app.root.getByRole('img', { name: /tasks running/ }).waitFor();
  });
}

journey('a double click looks inside, Escape comes back', {}, async ({ app }) => {
  const picture = app.root.getByRole('img', { name: /tasks running/ });
  const button = app.root.getByRole('button', { name: /^Actions of Task/ }).first();
  const [card, canvas] = [await button.boundingBox(), await picture.boundingBox()];
  await picture.dblclick({ position: { x: card.x - canvas.x - 60, y: card.y - canvas.y + 8 } });
  await words(app).first().waitFor();
  await app.root.getByRole('group', { name: 'Picture' }).press('Escape');
  await until(() => words(app).count(), 0);
});

journey('the inspector of a task leads inside, and the outline says the same', { size: 'phone' }, async ({ app }) => {
  await app.show('Outline');
  await task(app).click();
  await app.show('Stage');
  await app.button('Look inside').click();
  await words(app).first().waitFor();
  const said = await words(app).allInnerTexts();
  await app.show('Outline');
  await task(app).focus();
  await task(app).press('ArrowRight');
  const network = app.outlineItems(/^Network mode awsvpc/).first();
  await network.focus();
  await network.press('ArrowRight');
  for (const line of said) await app.outlineItems(line).first().waitFor();
  assert.ok(said.length >= 6, said.join('\n'));
});

journey('the inside of a task by keyboard alone', {}, async ({ app, page }) => {
  await task(app).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('n');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await words(app).first().waitFor();
  await app.button('All tasks').focus();
  await page.keyboard.press('Enter');
  await until(() => words(app).count(), 0);
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), 'Picture');
});
