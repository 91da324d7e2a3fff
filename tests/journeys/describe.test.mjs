// What AWS prints about a definition, pasted as it is: one quiet note, cleaned up, run.
// Every file of `fixtures/described` is a story.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';

import { journey } from './lib/journey.mjs';
import { runningTasks, until } from './lib/expect.mjs';

const FOLDER = new URL('./fixtures/described/', import.meta.url);
/** Members that only AWS writes. */
const READ_ONLY = ['taskDefinitionArn', 'revision', 'status', 'requiresAttributes', 'compatibilities', 'registeredAt', 'registeredBy'];

for (const file of readdirSync(FOLDER)) {
  journey(`${file}: one note, cleaned up, run`, {}, async ({ app }) => {
    await app.paste(readFileSync(new URL(file, FOLDER), 'utf8'));
    const note = app.problems.filter({ hasText: /Make it a register input/ });
    await note.waitFor();
    await until(() => app.problems.filter({ hasText: /TD-DOC/ }).count(), 1);
    assert.equal(await app.problems.filter({ hasText: /^(error|warning): / }).count(), 0, 'nothing but notes');

    await app.button('Make it a register input').click();
    await until(() => note.count(), 0);
    const definition = JSON.parse(await app.text());
    assert.deepEqual(READ_ONLY.filter((name) => name in definition), [], 'read-only members are gone');
    assert.doesNotMatch(JSON.stringify(definition), /null/);
    assert.equal(definition.containerDefinitions.length, 1, 'the rest is as it was');

    await app.run();
    await app.fast();
    await app.outlineItems(new RegExp(`^Service ${definition.family}`)).waitFor();
    await until(() => runningTasks(app), 2);
  });

  journey(`${file}: runs as it is, too`, {}, async ({ app }) => {
    const text = readFileSync(new URL(file, FOLDER), 'utf8');
    await app.paste(text);
    await app.problems.filter({ hasText: /Make it a register input/ }).waitFor();
    await app.run();
    await app.fast();
    await until(() => runningTasks(app), 2);
    assert.equal(await app.root.getByText(/AWS would refuse/).count(), 0);
  });
}

const FORMS = {
  CloudFormation: `Resources:
  Web:
    Type: AWS::ECS::TaskDefinition
    Properties:
      Family: web
      NetworkMode: bridge
      ContainerDefinitions:
        - Name: app
          Image: !Sub "\${AWS::AccountId}.dkr.ecr.us-east-1.amazonaws.com/app:1"
          Memory: 128
          PortMappings:
            - ContainerPort: 80
`,
  Terraform: `resource "aws_ecs_task_definition" "web" {
  family       = "web"
  network_mode = "bridge"
  container_definitions = jsonencode([
    { name = "app", image = "nginx:1.27", memory = 128, portMappings = [{ containerPort = 80 }] }
  ])
}
`,
  YAML: `family: web
networkMode: bridge
containerDefinitions:
  - name: app
    image: nginx:1.27
    memory: 128
    portMappings:
      - containerPort: 80
`,
};

for (const [name, text] of Object.entries(FORMS)) {
  journey(`${name} is judged as it is, converted, and run`, {}, async ({ app }) => {
    await app.paste(text);
    await app.root.getByText('No problem found.').waitFor();
    await app.root.locator('summary').filter({ hasText: 'In other forms' }).click();
    await app.button('Register input').click();
    const shown = app.dialog.getByRole('textbox', { name: /^Register input/ });
    assert.equal(JSON.parse(await shown.inputValue()).containerDefinitions[0].memory, 128);
    await app.dialog.getByRole('button', { name: 'Close' }).click();
    await app.run();
    await app.fast();
    await until(() => runningTasks(app), 2);
  });
}
