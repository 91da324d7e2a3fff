// The opening world: scale it, crash a container, stop a task, go back in time.

import assert from 'node:assert/strict';

import { journey } from './lib/journey.mjs';
import { atLeast, eventTexts, figure, runningTasks, until } from './lib/expect.mjs';

journey('desired count 3 to 5 gives five running tasks, and requests reach all of them', {}, async ({ app }) => {
  await app.fast();
  assert.equal(await runningTasks(app), 3);
  await app.setDesiredCount(5);
  await until(() => runningTasks(app), 5);
  await until(() => app.outlineItems(/^Task .*RUNNING, healthy/).count(), 5);
  await until(() => figure(app, 'Healthy targets'), '5');
  await app.outlineItems(/^Target group web, 5 of 5 healthy/).waitFor();
  assert.equal(await figure(app, 'Failed last minute'), '0');
  // The newest one gets its share: without it, some go wrong.
  await app.act(app.outlineItems(/^Task .*RUNNING, healthy/).last(), 'Crash container');
  await atLeast(async () => Number(await figure(app, 'Failed last minute')), 1);
});

journey('a crashed container fails requests until its target is out, then a replacement serves', {}, async ({ app }) => {
  await app.act(app.outlineItems(/^Task .*RUNNING/).first(), 'Crash container');
  await app.events.getByText(/exited with code 137/).first().waitFor();
  await app.root.getByText(/It is essential, so the task stops/).waitFor();
  // Until the service has seen the exit, the target stays and a third of the requests meets nobody.
  await app.outlineItems(/^Target group web, 3 of 3 healthy/).waitFor();
  await atLeast(async () => Number(await figure(app, 'Failed last minute')), 5);
  await app.fast();
  await app.events.getByText(/deregistered 1 targets/).first().waitFor();
  await app.root.getByText(/^The replacement serves\. \d+ requests failed with 502\./).waitFor();
  await until(() => app.outlineItems(/^Task .*RUNNING, healthy/).count(), 3);
  // Newest first: the crash, the target out, a steady state again.
  const newest = async (words) => (await eventTexts(app)).findIndex((text) => words.test(text));
  const [out, crash] = [await newest(/deregistered 1 targets/), await newest(/exited with code 137/)];
  assert.ok(out < crash, 'the target leaves after the crash');
  await until(async () => (await newest(/has reached a steady state/)) < out, true);
  // Once the target is out, nobody meets it any more.
  await until(() => figure(app, 'Failed last minute'), '0');
});

journey('a stopped task drains, and no request fails', {}, async ({ app }) => {
  const before = await figure(app, 'Failed last minute');
  assert.equal(before, '0');
  await app.act(app.outlineItems(/^Task .*RUNNING/).first(), 'Stop task');
  await app.fast();
  await app.root.getByText(/No request failed\. Stopping drains/).waitFor();
  assert.equal(await figure(app, 'Failed last minute'), '0');
});

journey('back in time it is as it was, and the same happens again', {}, async ({ app }) => {
  await app.fast();
  await app.pause();
  const start = await app.seconds();
  await app.setDesiredCount(4);
  await atLeast(() => app.seconds(), start + 60);
  await app.pause();
  const end = Math.floor(await app.seconds());
  await app.seek(end);
  const once = { events: await eventTexts(app), outline: await app.outline.innerText() };
  await app.seek(start);
  assert.equal(await runningTasks(app), 3, 'the earlier state');
  await app.play();
  await atLeast(() => app.seconds(), end);
  await app.pause();
  await app.seek(end);
  assert.deepEqual({ events: await eventTexts(app), outline: await app.outline.innerText() }, once);
});

journey('back in time the settings say what held then', {}, async ({ app }) => {
  await app.pause();
  const start = await app.seconds();
  await app.setDesiredCount(5);
  await app.pause();
  await app.tab('Service').click();
  const wanted = app.root.getByRole('spinbutton', { name: 'Tasks wanted' });
  await until(() => wanted.inputValue(), '5');
  await app.seek(start - 10);
  await until(() => wanted.inputValue(), '3');
  await app.seek(start + 1);
  await until(() => wanted.inputValue(), '5');
});

journey('the focus stays with the service when a task leaves whose button had it', {}, async ({ app, page }) => {
  await app.fast();
  const button = app.root.getByRole('button', { name: /^Actions of Task/ }).first();
  await button.click();
  await app.choose('Stop task');
  await until(() => button.evaluate((element) => element === document.activeElement), true);
  const name = await button.evaluate((element) => {
    element.dataset.leaves = 'yes';
    return element.getAttribute('aria-label');
  });
  await page.locator('[data-leaves]').waitFor({ state: 'detached' });
  const role = () => page.evaluate(() => document.activeElement.getAttribute('role'));
  await until(role, 'spinbutton');
  assert.match(name, /^Actions of Task/);
});

journey('one event forward and one back', {}, async ({ app }) => {
  await app.pause();
  // Where something is certain to follow.
  await app.seek(30);
  const start = await app.seconds();
  const before = await eventTexts(app);
  await app.step();
  assert.ok((await app.seconds()) >= start, 'time does not go back');
  await until(async () => (await eventTexts(app)).length > before.length, true);
  await app.button('Previous').click();
  await until(async () => (await eventTexts(app)).length <= before.length, true);
});
