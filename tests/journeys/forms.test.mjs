// Every form that people have a definition in: judged where it stands, in its own names, and carried over to others.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

import { journey } from './lib/journey.mjs';
import { runningTasks, until } from './lib/expect.mjs';

const FOLDER = new URL('./fixtures/forms/', import.meta.url);

/** A file of the folder, a finding of it, the line, and what is selected there. */
const FORMS = [
  ['register-input.yaml', 'TD-NET-001', 9, '8080'],
  ['cloudformation.json', 'TD-NET-001', 16, '8080'],
  ['cloudformation.yaml', 'TD-NET-001', 14, '8080'],
  ['cdk.template.json', 'TD-NET-001', 15, '8080'],
  ['terraform.tf', 'TD-NET-001', 11, '8080'],
  ['compose.yaml', 'TD-SIZE-016', 9, '3m'],
  ['Dockerrun.aws.json', 'TD-NET-012', 8, '"cache"'],
  ['template.json', 'TD-NET-001', 12, '8080'],
  ['ecspresso.json', 'TD-NET-001', 11, '8080'],
];

for (const [file, code, line, selected] of FORMS) {
  journey(`${file}: a finding at its place, and a register input`, {}, async ({ app, page }) => {
    await app.editorLoaded();
    await app.paste(readFileSync(new URL(file, FOLDER), 'utf8'));
    const finding = app.problems.filter({ hasText: `Line ${line} · ${code}` });
    await finding.waitFor();
    await finding.getByRole('button').first().click();
    await until(() => page.evaluate(() => getSelection().toString()), selected);
    assert.equal(await app.problems.filter({ hasText: /^error: / }).filter({ hasNotText: code }).count(), 0, 'nothing else is wrong');

    await app.root.locator('summary').filter({ hasText: 'In other forms' }).click();
    await app.button('Register input').click();
    const shown = app.dialog.getByRole('textbox', { name: /^Register input/ });
    const { containerDefinitions } = JSON.parse(await shown.inputValue());
    assert.ok(containerDefinitions[0].image, 'it has what was pasted');
  });
}

/** Lines with which a form has nothing wrong. */
const REPAIRED = {
  'register-input.yaml': ['        hostPort: 8080\n', ''],
  'cloudformation.yaml': ['              HostPort: 8080\n', ''],
  'terraform.tf': ['        hostPort      = 8080\n', ''],
};

for (const [file, [wrong, right]] of Object.entries(REPAIRED)) {
  journey(`${file} is run as it is`, {}, async ({ app }) => {
    await app.paste(readFileSync(new URL(file, FOLDER), 'utf8').replace(wrong, right));
    await app.root.getByText('No problem found.').waitFor();
    await app.run();
    await app.fast();
    await until(() => runningTasks(app), 2);
  });
}

journey('a definition is carried over to every form', {}, async ({ app }) => {
  await app.example(/Dynamic host ports/);
  await app.root.locator('summary').filter({ hasText: 'In other forms' }).click();
  for (const [form, words] of [
    ['CloudFormation', /AWS::ECS::TaskDefinition/],
    ['Terraform', /resource "aws_ecs_task_definition"/],
    ['AWS CLI call', /aws ecs register-task-definition/],
  ]) {
    await app.button(form).click();
    const text = app.dialog.getByRole('textbox', { name: new RegExp(`^${form}`) });
    await until(async () => words.test(await text.inputValue()), true);
    await app.dialog.getByRole('button', { name: 'Close' }).click();
  }
});
