// The rules of a listener as a form: added, changed, run, removed.

import assert from 'node:assert/strict';

import { assertAccessible } from './lib/accessibility.mjs';
import { journey } from './lib/journey.mjs';
import { until } from './lib/expect.mjs';

journey('a rule is added in the form and takes its requests', {}, async ({ app, page }) => {
  await app.tab('Load balancer').click();
  const panel = app.root.getByRole('tabpanel', { name: 'Load balancer' });
  await panel.getByRole('button', { name: 'Add a rule' }).click();
  const rule = panel.getByRole('group', { name: 'Rule 1' });
  assert.equal(await rule.getByRole('spinbutton', { name: 'Priority' }).inputValue(), '10');
  const patterns = rule.getByRole('textbox', { name: 'Patterns' });
  await patterns.fill('/, /old/*');
  await patterns.press('Enter');
  await rule.getByRole('combobox', { name: 'Action' }).selectOption({ label: 'answers 404' });
  const json = panel.getByRole('textbox', { name: 'Scenario as JSON' });
  for (const words of ['"path-pattern"', '"/old/*"', '"StatusCode": "404"']) {
    await until(async () => (await json.inputValue()).includes(words), true);
  }
  await assertAccessible(page);
  await app.run();
  await until(() => app.root.getByRole('alert').count(), 0);
  // The clients ask for / and get what the rule answers.
  await app.root.getByRole('img', { name: /failed lately/ }).waitFor();
  await rule.getByRole('button', { name: 'Remove the rule' }).click();
  await until(() => rule.count(), 0);
  await until(async () => (await json.inputValue()).includes('path-pattern'), false);
});
