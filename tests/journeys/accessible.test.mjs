// Everybody can use it: no violation in any state of the page, less motion, the user's own colours.

import assert from 'node:assert/strict';

import { assertAccessible } from './lib/accessibility.mjs';
import { journey } from './lib/journey.mjs';
import { runningTasks, until } from './lib/expect.mjs';

/** States of the page on a wide screen, and how to come there. */
const STATES = {
  'problems with fixes': async ({ app }) => {
    await app.example(/shop/);
    await app.problems.first().waitFor();
  },
  'a definition that is refused': async ({ app }) => {
    await app.paste('{ "family": 5, "containerDefinitions": [ { "nme": "x" } ] }');
    await app.run();
    await app.root.getByRole('alert').first().waitFor();
  },
  'the share dialog': async ({ app }) => {
    await app.share();
    await app.dialog.waitFor();
  },
  'the outline open': async ({ app }) => {
    await app.button('Outline').click();
    await app.outlineItems(/^Task/).first().waitFor();
  },
  'the menu of examples': async ({ app }) => {
    await app.root.getByRole('button', { name: /^Examples/ }).click();
    await app.root.getByRole('menu').waitFor();
  },
  'a task inspected': async ({ app }) => {
    const task = app.outlineItems(/^Task .*RUNNING/).first();
    await task.focus();
    await task.press('Space');
    await app.root.getByRole('complementary', { name: 'Inspector' }).waitFor();
  },
  'a task that crashed': async ({ app }) => {
    await app.act(app.outlineItems(/^Task .*RUNNING/).first(), 'Crash container');
    await app.events.getByText(/exited with code 137/).first().waitFor();
    await app.pause();
  },
  ...Object.fromEntries(
    ['Service', 'Cluster', 'Load balancer', 'Traffic'].map((name) => [`the tab ${name}`, ({ app }) => app.tab(name).click()]),
  ),
};

/** Sheets of a phone. */
const SHEETS = ['Task definition', 'Service', 'Cluster', 'Routing', 'Traffic', 'Outline'];

for (const colorScheme of ['light', 'dark']) {
  for (const [state, come] of Object.entries(STATES)) {
    journey(`no accessibility problem: ${state}, ${colorScheme}`, { context: { colorScheme } }, async ({ app, page }) => {
      await come({ app, page });
      await assertAccessible(page);
    });
  }
  journey(`no accessibility problem: the sheets of a phone, ${colorScheme}`, { size: 'phone', context: { colorScheme } }, async ({ app, page }) => {
    for (const sheet of SHEETS) {
      await app.show(sheet);
      await assertAccessible(page);
    }
  });
}

journey('a phone edits, judges, runs and scales', { size: 'phone' }, async ({ app }) => {
  await app.show('Task definition');
  await app.paste('{ "family": "pocket", "containerDefinitions": [ { "name": "web", "image": "nginx:1.27", "memory": 64 } ] }');
  await app.run();
  await app.show('Stage');
  await app.fast();
  await app.setDesiredCount(3);
  await app.show('Outline');
  await until(() => runningTasks(app), 3);
});

journey('with less motion asked for, the same happens without animations', { context: { reducedMotion: 'reduce' } }, async ({ app, page }) => {
  await app.fast();
  await app.setDesiredCount(5);
  await until(() => runningTasks(app), 5);
  await app.pause();
  // What is left of an animation lasts a millisecond: long enough to end as it should.
  const longest = await page.evaluate(() =>
    Math.max(0, ...document.getAnimations().map((animation) => Number(animation.effect.getTiming().duration))),
  );
  assert.ok(longest <= 1, `${longest} ms`);
});

journey("in the user's own colours everything is still there", { context: { forcedColors: 'active' } }, async ({ app, page }) => {
  await app.example(/shop/);
  await app.problems.first().waitFor();
  for (const name of ['Run', 'Share', 'Pause', 'Step', 'Remove the comment']) assert.ok(await app.button(name).isVisible(), name);
  // A border is what remains of a button when its background is the user's.
  const border = await app.button('Run').evaluate((button) => getComputedStyle(button).borderTopWidth);
  assert.notEqual(border, '0px');
  await assertAccessible(page);
});
