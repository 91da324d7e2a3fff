// What AWS prints about a definition, pasted as it is: one quiet note, run, cleaned up, run again.
// Every file of `fixtures/described` is a story.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';

import { journey } from './lib/journey.mjs';
import { runningTasks, until } from './lib/expect.mjs';

const FOLDER = new URL('./fixtures/described/', import.meta.url);
/** Members that only AWS writes. */
const READ_ONLY = ['taskDefinitionArn', 'revision', 'status', 'requiresAttributes', 'compatibilities', 'registeredAt', 'registeredBy', 'deregisteredAt'];

for (const file of readdirSync(FOLDER)) {
  const pasted = readFileSync(new URL(file, FOLDER), 'utf8');
  const described = JSON.parse(pasted).taskDefinition ?? JSON.parse(pasted);

  journey(`${file}: one note, run, cleaned up, run again`, {}, async ({ app }) => {
    await app.paste(pasted);
    const note = app.problems.filter({ hasText: /Make it a register input/ });
    await note.waitFor();
    await until(() => app.problems.filter({ hasText: /TD-DOC/ }).count(), 1);
    assert.equal(await app.problems.filter({ hasText: /^(error|warning): / }).count(), 0, 'nothing but notes');

    await app.run();
    await app.fast();
    await app.outlineItems(new RegExp(`^Service ${described.family}`)).waitFor();
    await until(() => runningTasks(app), 2);
    assert.equal(await app.root.getByText(/AWS would refuse/).count(), 0);

    await app.button('Make it a register input').click();
    await until(() => note.count(), 0);
    const definition = JSON.parse(await app.text());
    assert.deepEqual(READ_ONLY.filter((name) => name in definition), [], 'read-only members are gone');
    assert.doesNotMatch(JSON.stringify(definition), /null/);
    const names = ({ containerDefinitions }) => containerDefinitions.map(({ name }) => name);
    assert.deepEqual(names(definition), names(described), 'the rest is as it was');

    await app.run();
    await until(() => runningTasks(app), 2);
  });
}
