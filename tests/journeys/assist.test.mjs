// What helps while one writes, and what there is to know about a definition as a whole.

import assert from 'node:assert/strict';

import { SIZES } from './lib/browser.mjs';
import { journey } from './lib/journey.mjs';
import { until } from './lib/expect.mjs';

/** A line behind which a section is folded away. */
const section = (app, title) => app.root.locator('details').filter({ has: app.root.locator('summary', { hasText: title }) });

/** Puts the cursor into a word of the editor, and answers the word. */
async function click(app, text) {
  const words = app.definition.getByText(text, { exact: true });
  await words.first().click();
}

/** The lines of the definition that hold a word. */
const lines = async (app, word) => (await app.text()).split('\n').filter((line) => line.includes(word));

const TWO = `{
  "family": "web",
  "containerDefinitions": [
    {
      "name": "app",
      "image": "nginx:1.27",
      "memory": 128,
      "volumesFrom": [{ "sourceContainer": "store" }],
      "dependsOn": [{ "containerName": "store", "condition": "START" }]
    },
    { "name": "store",
      "image": "redis:7", "memory": 64 }
  ]
}`;

journey('the pointer on a member shows what it means', {}, async ({ app }) => {
  await app.editorLoaded();
  await app.paste(TWO);
  await app.problems.first().waitFor();
  await app.definition.getByText('"dependsOn"', { exact: true }).hover();
  const shown = app.root.getByRole('tooltip').filter({ hasText: 'dependsOn' });
  await shown.waitFor();
  assert.ok((await shown.innerText()).length > 60, 'it says more than the name');
});

journey('F12 goes to where a container is, F2 renames it everywhere', {}, async ({ app, page }) => {
  await app.editorLoaded();
  await app.paste(TWO);
  await app.problems.first().waitFor();
  await click(app, '"store"');
  await page.keyboard.press('F12');
  await until(() => page.evaluate(() => getSelection().toString()), 'store');
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+End');
  assert.match(await page.evaluate(() => getSelection().toString()), /\{ "name": "store",/);
  await click(app, '"store"');

  await page.keyboard.press('F2');
  const name = app.root.getByRole('textbox', { name: 'New name of container store' });
  await name.fill('app');
  await name.press('Enter');
  await app.root.getByRole('alert').filter({ hasText: 'Another container has this name.' }).waitFor();
  await name.fill('cache');
  await name.press('Enter');
  await until(async () => (await lines(app, '"cache"')).length, 3);
  assert.equal((await lines(app, 'store')).length, 0);
  await page.keyboard.press('Control+Z');
  await until(() => app.text(), TWO);
});

journey('what ECS fills in is said with its source, and shown as a whole', {}, async ({ app }) => {
  await app.paste(TWO);
  await app.root.locator('summary').filter({ hasText: 'What ECS fills in' }).click();
  const filled = section(app, 'What ECS fills in');
  await filled.getByRole('term').filter({ hasText: 'networkMode' }).waitFor();
  await filled.getByRole('definition').filter({ hasText: 'bridge' }).getByText(/Source: .+, grade [A-Z]/).first().waitFor();
  await filled.getByRole('button', { name: 'Show the whole definition' }).click();
  const whole = JSON.parse(await app.dialog.getByRole('textbox', { name: /^Definition/ }).inputValue());
  assert.equal(whole.networkMode, 'bridge');
  assert.deepEqual(whole.containerDefinitions.map(({ essential }) => essential), [true, true]);
});

journey('a definition is read back in plain words', {}, async ({ app }) => {
  await app.paste(TWO);
  await app.root.locator('summary').filter({ hasText: 'In plain words' }).click();
  await section(app, 'In plain words').getByText(/store/).first().waitFor();
});

journey('one table says where a definition runs, and its edits make it run there', {}, async ({ app }) => {
  await app.paste(TWO);
  await app.root.locator('summary').filter({ hasText: 'Where it runs' }).click();
  const table = section(app, 'Where it runs');
  await until(() => table.getByRole('term').allInnerTexts().then((names) => names.join()), 'EC2,Fargate,ECS Anywhere,Managed Instances,Windows containers');
  const verdict = (target) => table.getByRole('term').filter({ hasText: target }).locator('xpath=following-sibling::dd[1]');
  await verdict('EC2').getByText('Runs as it is').waitFor();
  await verdict('Fargate').getByText(/^Needs \d+ changes$/).waitFor();
  await verdict('Fargate').getByRole('button', { name: 'Make it ready for Fargate' }).click();
  await app.dialog.getByRole('group', { name: 'Changes' }).getByText('awsvpc').first().waitFor();
  await app.dialog.getByRole('button', { name: 'Apply' }).click();
  await verdict('Fargate').getByText('Runs as it is').waitFor();
  await verdict('EC2').getByText('Runs as it is').waitFor();
  assert.match(await app.text(), /"cpu": "\d+"/);
});

for (const size of Object.keys(SIZES)) {
  journey(`what is opened about a definition makes the page no longer: ${size}`, { size }, async ({ app, page }) => {
    await app.show('Task definition');
    await app.paste(TWO);
    await (await app.advice()).first().waitFor();
    const [content, window] = await page.evaluate(() => [document.documentElement.scrollHeight, innerHeight]);
    assert.equal(content, window);
  });
}

/** What each launch type says about network mode none. */
const NONE = '{ "family": "web", "networkMode": "none", "containerDefinitions": [{ "name": "app", "image": "nginx:1.27", "memory": 128 }] }';
const SAID = {
  Fargate: 'TD-FG-001',
  'Managed Instances': 'TD-MI-001',
  'Windows containers': 'TD-WIN-009',
  'External (ECS Anywhere)': undefined,
  EC2: undefined,
  'As written': undefined,
};

for (const size of Object.keys(SIZES)) {
  journey(`a definition is judged for every launch type: ${size}`, { size }, async ({ app, page }) => {
    await app.show('Task definition');
    await app.paste(NONE);
    const choice = app.root.getByRole('combobox', { name: 'Judged for' });
    const { x, width } = await choice.boundingBox();
    assert.ok(x >= 0 && x + width <= page.viewportSize().width, 'it fits');
    for (const [target, code] of Object.entries(SAID)) {
      await choice.selectOption({ label: target });
      // Nothing is left of what the launch type before said.
      await until(() => app.problems.filter({ hasText: /TD-(FG|MI|WIN)-/ }).count(), code ? 1 : 0);
      if (code) await app.problems.filter({ hasText: code }).waitFor();
    }
  });
}

const HOSTILE = '{ "family": "web", "<img src=x>@team": 1, "containerDefinitions": [] }';
journey('findings are copied as Markdown in which nothing of the definition has an effect', { context: { permissions: ['clipboard-read', 'clipboard-write'] } }, async ({ app, page }) => {
  await app.paste(HOSTILE);
  await app.problems.filter({ hasText: '@team' }).waitFor();
  await app.button('What to do with the findings').click();
  await app.choose('Copy as Markdown');
  await app.said('Copied.').waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(copied, /^### `Task definition`: \d+ errors?/);
  assert.match(copied, /- \*\*Error\*\*, line 1, column \d+ \(`TD-[A-Z]+-\d{3}`\)/);
  assert.match(copied, /\\<img src=x\\>@<!-- -->team/);
});
