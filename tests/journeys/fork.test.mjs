// Two lines of time: go back, go on differently, and compare.

import assert from 'node:assert/strict';

import { atLeast, figure, runningTasks, until } from './lib/expect.mjs';
import { journey } from './lib/journey.mjs';

journey('fork in the past, go on differently, compare, and keep one', {}, async ({ app }) => {
  await app.fast();
  await app.pause();
  const start = await app.seconds();
  await app.setDesiredCount(5);
  await until(() => runningTasks(app), 5);
  await app.pause();
  const end = await app.seconds();

  await app.seek(start + 1);
  await app.button('Fork here').click();
  await app.setDesiredCount(2);
  await atLeast(() => app.seconds(), end);
  await app.pause();
  await app.seek(end);
  await until(() => figure(app, 'Running / desired'), '(5 / 5)2 / 2');

  await app.root.getByRole('radio', { name: 'First line' }).click();
  await until(() => figure(app, 'Running / desired'), '(2 / 2)5 / 5');
  await until(() => runningTasks(app), 5);
  assert.equal(await app.seconds(), end, 'the same moment');

  await app.button('Keep this one').click();
  await until(() => figure(app, 'Running / desired'), '5 / 5');
  await app.button('Fork here').waitFor();
});

journey('on a phone a fork is under the thumb, too', { size: 'phone' }, async ({ app, page }) => {
  await app.pause();
  const start = await app.seconds();
  await app.setDesiredCount(4);
  await app.fast();
  await app.root.getByRole('img', { name: /^4 of 4 tasks running/ }).waitFor();
  await app.pause();
  await app.seek(start);
  await app.button('Fork here').click();
  await app.setDesiredCount(1);
  for (const name of ['First line', 'Second line']) {
    const { x, width } = await app.root.getByRole('radio', { name }).boundingBox();
    assert.ok(x >= 0 && x + width <= page.viewportSize().width, 'it fits');
  }
  await app.root.getByRole('radio', { name: 'First line' }).click();
  await app.button('Keep this one').click();
  await app.button('Fork here').waitFor();
});

journey('the desired count can be dragged', {}, async ({ app, page }) => {
  const box = await app.desiredCount().boundingBox();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 10, y);
  await page.mouse.move(x + 26, y, { steps: 4 });
  assert.equal(await app.desiredCount().inputValue(), '5', 'it shows where it would come to');
  await page.mouse.up();
  await app.root.getByText(/^The wish is 5 at once/).waitFor();
  await app.desiredCount().click();
  await page.keyboard.type('1,200');
  await page.keyboard.press('Escape');
  await app.desiredCount().fill('4');
  await app.desiredCount().press('Enter');
  await app.root.getByText(/^The wish is 4 at once/).waitFor();
});

journey('thousands are set apart where they are shown, and read either way', {}, async ({ app }) => {
  for (const typed of ['1200', '1,200', '1 200']) {
    await app.setDesiredCount(typed);
    await until(() => app.desiredCount().inputValue(), '1,200');
    await app.setDesiredCount('3');
  }
  await app.setDesiredCount('1.5');
  assert.equal(await app.desiredCount().inputValue(), '3', 'there is no half of a task');
});
