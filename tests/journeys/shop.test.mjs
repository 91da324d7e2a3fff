// The document of the introductions: judged, repaired, run, and stuck for a reason one can read.

import assert from 'node:assert/strict';

import { journey } from './lib/journey.mjs';
import { runningTasks, until } from './lib/expect.mjs';

journey('the shop document is judged, its comment removed, and run on two instances', {}, async ({ app }) => {
  await app.example(/shop/);
  const comment = app.problems.filter({ hasText: 'TD-DOC-001' });
  await comment.getByText(/Expecting property name enclosed in double\s+quotes/).waitFor();
  await comment.getByText('Line 2 · TD-DOC-001').waitFor();
  await (await app.advice()).filter({ hasText: 'Host port 80 is fixed' }).waitFor();
  await app.run();
  await app.root.getByRole('alert').getByText('AWS would refuse this definition: 1 error.').waitFor();
  await app.button('Remove the comment').click();
  await until(() => comment.count(), 0);
  assert.doesNotMatch(await app.definition.innerText(), /\/\//);
  await app.run();
  await app.fast();
  await until(() => runningTasks(app), 2);
  assert.equal(await app.outlineItems(/^Instance .* 1 task/).count(), 2);

  await app.setDesiredCount(3);
  await app.root.getByText(/1 of 3 tasks of shop cannot be placed/).waitFor();
  await app.events.getByText(/was unable to place a task because no container instance met all of its requirements/).first().waitFor();
  const socket = app.outlineItems(/^Empty socket/);
  await socket.focus();
  await socket.press('Space');
  const inspector = app.root.getByRole('complementary', { name: 'Inspector' });
  await until(() => inspector.getByText(/port 80 \(task/).count(), 2);
});

journey('with FARGATE required, everything that Fargate refuses is said at once', {}, async ({ app }) => {
  await app.example(/shop/);
  await app.button('Remove the comment').click();
  const text = await app.text();
  await app.paste(text.replace('"networkMode"', '"requiresCompatibilities": ["FARGATE"],\n  "networkMode"'));
  for (const words of [
    'Fargate only supports network mode ‘awsvpc’.',
    "Fargate requires that 'cpu' be defined at the task level.",
    "Fargate requires that 'memory' be defined at the task level.",
  ]) {
    await app.problems.getByText(words).waitFor();
  }
});

journey('all that is safe is fixed after a look at it, and undone in one step', {}, async ({ app, page }) => {
  await app.example(/shop/);
  await app.editorLoaded();
  const before = await app.text();
  await app.button('Fix 1 safely').click();
  await app.dialog.getByText('one web server, published on port 80').waitFor();
  await app.dialog.getByRole('button', { name: 'Apply' }).click();
  await until(() => app.problems.count(), 0);
  assert.doesNotMatch(await app.text(), /\/\//);
  await app.definition.focus();
  await page.keyboard.press('Control+Z');
  await until(() => app.text(), before);
});

journey('the page says where a definition runs, and makes it ready for a launch type', {}, async ({ app }) => {
  await app.example(/Dynamic host ports/);
  await app.root.locator('summary').filter({ hasText: 'Where it runs' }).click();
  await app.root.getByText('Runs as it is').first().waitFor();
  await app.root.getByRole('button', { name: /^Make it ready for .*Fargate/ }).click();
  await app.dialog.getByText(/awsvpc/).first().waitFor();
  await app.dialog.getByRole('button', { name: 'Apply' }).click();
  await until(async () => /"FARGATE"/.test(await app.text()), true);
  // What is left is about the service, which the settings still launch on EC2.
  await until(() => app.problems.filter({ hasText: /error/ }).filter({ hasNotText: /TD-RUN-/ }).count(), 0);
  await app.run();
  await app.fast();
  await until(() => runningTasks(app), 2);
});
