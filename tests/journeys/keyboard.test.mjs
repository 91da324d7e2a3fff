// Everything by keyboard alone, through the outline, with the picture hidden.

import assert from 'node:assert/strict';

import { journey } from './lib/journey.mjs';
import { atLeast, eventTexts, runningTasks, until } from './lib/expect.mjs';

/** Presses Tab until `locator` has the focus. */
async function tabTo(page, locator) {
  for (let presses = 0; presses < 60; presses++) {
    if (await locator.evaluateAll((elements) => elements.some((element) => element.matches(':focus')))) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`Tab does not reach ${locator}`);
}

journey('scale, crash and stop by keyboard, with the canvas hidden', {}, async ({ app, page }) => {
  await page.evaluate(() => document.querySelector('canvas').setAttribute('hidden', ''));
  await tabTo(page, app.desiredCount());
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await tabTo(page, app.speed);
  await app.fast();
  await until(() => runningTasks(app), 5);

  await tabTo(page, app.outline.getByRole('treeitem'));
  await page.keyboard.press('End');
  await page.keyboard.press('t');
  const task = await page.evaluate(() => document.activeElement.getAttribute('aria-label'));
  assert.match(task, /^(Task|Target)/);
  while (!/^Task/.test(await page.evaluate(() => document.activeElement.getAttribute('aria-label')))) {
    await page.keyboard.press('t');
  }
  await page.keyboard.press('Enter');
  await page.keyboard.press('c');
  await page.keyboard.press('Enter');
  await app.root.getByText(/It is essential, so the task stops|The replacement serves/).waitFor();
  // The focus is back where the menu was opened, or on what took the place of that task.
  await until(() => page.evaluate(() => document.activeElement.getAttribute('role')), 'treeitem');
  await until(() => app.outlineItems(/^Task .*RUNNING, healthy/).count(), 5);

  await page.keyboard.press('Home');
  do await page.keyboard.press('t');
  while (!/^Task .*RUNNING/.test(await page.evaluate(() => document.activeElement.getAttribute('aria-label'))));
  await page.keyboard.press('Enter');
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await app.root.getByText(/Stopping drains, crashing does not/).waitFor();
});

journey('back in time and on again by keyboard, with the canvas hidden', {}, async ({ app, page }) => {
  await page.evaluate(() => document.querySelector('canvas').setAttribute('hidden', ''));
  await tabTo(page, app.desiredCount());
  await page.keyboard.press('ArrowUp');
  await tabTo(page, app.speed);
  await app.fast();
  await until(() => app.outlineItems(/^Task .*RUNNING, healthy/).count(), 4);
  await tabTo(page, app.button('Pause'));
  await page.keyboard.press('Enter');
  const end = await app.seconds();
  await tabTo(page, app.time);
  const look = async () => ({ events: await eventTexts(app), outline: await app.outline.innerText() });
  const once = await look();

  await page.keyboard.press('Home');
  await until(() => app.seconds(), 0);
  assert.notDeepEqual(await look(), once, 'the earlier state');
  await page.keyboard.press('End');
  await until(() => app.seconds(), end);
  assert.deepEqual(await look(), once);

  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+Tab');
  await tabTo(page, app.button('Play'));
  await page.keyboard.press('Enter');
  await atLeast(() => app.seconds(), end);
  await page.keyboard.press('Enter');
  await tabTo(page, app.time);
  while ((await app.seconds()) > end) await page.keyboard.press('ArrowLeft');
  assert.deepEqual(await look(), once, 'the same happens again');
});
