// The field one types in: there at once, the code editor when it has come, plain where it has to be.

import assert from 'node:assert/strict';

import { journey } from './lib/journey.mjs';
import { until } from './lib/expect.mjs';

const EDITOR = /\/editor\/editor\.js$/;

/** Holds the editor's file back until the story lets it through. */
function slowEditor() {
  let release;
  const released = new Promise((resolve) => (release = resolve));
  const before = (page) => page.route(EDITOR, (route) => released.then(() => route.continue()));
  return { before, release };
}

const typed = slowEditor();
journey('who types before the code editor has come goes on typing in it', typed, async ({ app, page }) => {
  await app.definition.focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('{ "family": "ty');
  assert.ok(await app.hasPlainEditor());
  typed.release();
  await app.editorLoaded();
  await page.keyboard.type('ped"');
  await until(() => app.text().then((text) => text.includes('"typed"')), true);
});

const elsewhere = slowEditor();
journey('the editor takes no focus that it did not have', elsewhere, async ({ app }) => {
  await app.button('Share').focus();
  elsewhere.release();
  await app.editorLoaded();
  assert.ok(await app.button('Share').evaluate((button) => button === document.activeElement));
});

const BROKEN = { contentType: 'text/javascript', body: 'export function mount() { throw new Error("an old browser"); }' };
const unable = { before: (page) => page.route(EDITOR, (route) => route.fulfill(BROKEN)) };
journey('where the code editor cannot be shown, everything works in the plain field', unable, async ({ app, page }) => {
  await page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => name.endsWith('/editor.js')));
  await app.example(/shop/);
  await app.button('Remove the comment').click();
  await until(() => app.problems.filter({ hasText: 'TD-DOC-001' }).count(), 0);
  assert.ok(await app.hasPlainEditor());
  assert.doesNotMatch(await app.text(), /\/\//);
});

journey('`editor=plain` keeps the plain field, with fixes that can be undone', { address: '?editor=plain' }, async ({ app, page }) => {
  await app.example(/shop/);
  assert.ok(await app.hasPlainEditor());
  await app.button('Remove the comment').click();
  await until(() => app.text().then((text) => text.includes('//')), false);
  await app.definition.focus();
  await page.keyboard.press('Control+Z');
  await until(() => app.text().then((text) => text.includes('//')), true);
});

journey('undo takes a fix back in the code editor, too', {}, async ({ app, page }) => {
  await app.editorLoaded();
  await app.example(/shop/);
  await app.button('Remove the comment').click();
  await until(() => app.text().then((text) => text.includes('//')), false);
  await app.definition.focus();
  await page.keyboard.press('Control+Z');
  await until(() => app.text().then((text) => text.includes('//')), true);
});

journey('a problem leads to its place in the text', {}, async ({ app, page }) => {
  await app.editorLoaded();
  await app.example(/shop/);
  await app.tab('Service').click();
  await app.tab('Task definition').click();
  const advice = await app.advice();
  await advice.filter({ hasText: 'Host port 80 is fixed' }).getByRole('button').first().click();
  await page.keyboard.type('8080');
  await until(() => app.text().then((text) => /"hostPort": 8080|8080 \}/.test(text)), true);
});

journey('the editor explains and offers', {}, async ({ app, page }) => {
  await app.editorLoaded();
  await app.example(/sidecar/);
  await until(async () => (await app.text()).includes('dependsOn'), true);
  await app.definition.focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowDown');
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('ArrowRight');

  await page.keyboard.press('Shift+F1');
  await app.root.getByRole('tooltip').filter({ hasText: 'family' }).waitFor();
  await page.keyboard.press('Escape');

  await page.keyboard.press('Control+Home');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('"pid');
  await page.keyboard.press('Control+Space');
  const option = app.root.getByRole('option', { name: /pidMode/ });
  await option.waitFor();
  // A list that has only just opened takes no answer yet, lest it be taken for what was typed before.
  await until(async () => {
    if (await option.isVisible()) await option.click();
    return /"pidMode": /.test(await app.text());
  }, true);
});

/** Half-written texts in other forms: on which line the cursor goes to its end, what is offered, what it becomes. */
const FORMS = [
  {
    form: 'YAML',
    text: 'family: web\nnetw\ncontainerDefinitions:\n  - name: app\n    image: nginx:1.27\n',
    line: 2,
    offer: /^networkMode/,
    becomes: /^networkMode: $/m,
  },
  {
    form: 'CloudFormation',
    text: [
      'Resources:',
      '  Task:',
      '    Type: AWS::ECS::TaskDefinition',
      '    Properties:',
      '      NetworkMode: aw',
      '      ContainerDefinitions:',
      '        - Name: app',
      '          Image: !Ref Image',
    ].join('\n'),
    line: 5,
    offer: /^awsvpc/,
    becomes: /^ {6}NetworkMode: awsvpc$/m,
  },
  {
    form: 'Terraform',
    text: [
      'resource "aws_ecs_task_definition" "web" {',
      '  family = "web"',
      '  runt',
      '  container_definitions = jsonencode([{ name = "app", image = "nginx:1.27" }])',
      '}',
    ].join('\n'),
    line: 3,
    offer: /^runtime_platform/,
    becomes: /^ {2}runtime_platform \{\n {4}\n {2}\}$/m,
  },
];

for (const { form, text, line, offer, becomes } of FORMS) {
  journey(`the editor offers and explains in ${form}`, {}, async ({ app, page }) => {
    await app.editorLoaded();
    await app.paste(text);
    await app.definition.focus();
    await page.keyboard.press('Control+Home');
    for (let step = 1; step < line; step += 1) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('End');
    await page.keyboard.press('Control+Space');
    const option = app.root.getByRole('option', { name: offer });
    await option.waitFor();
    await until(async () => {
      if (await option.isVisible()) await option.click();
      return becomes.test(await app.text());
    }, true);
  });
}

journey('a name is changed everywhere in Terraform, too', {}, async ({ app, page }) => {
  await app.editorLoaded();
  await app.paste(
    [
      'container_definitions = jsonencode([',
      '  { name = "app", image = "a", mountPoints = [{ sourceVolume = "data", containerPath = "/d" }] },',
      '])',
      'volume { name = "data" }',
      'family = "web"',
    ].join('\n'),
  );
  await app.definition.focus();
  await page.keyboard.press('Control+Home');
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('ArrowLeft');

  await page.keyboard.press('Shift+F1');
  await app.root.getByRole('tooltip').filter({ hasText: 'name' }).waitFor();
  await page.keyboard.press('F2');
  const field = app.root.getByRole('textbox', { name: 'New name of volume data' });
  await field.fill('files');
  await field.press('Enter');
  await until(async () => (await app.text()).match(/"files"/g)?.length, 2);
});
