// What people paste by mistake or on purpose: a clear message, a page that answers, nothing executed,
// nothing lost. A new case is a line of the table.

import assert from 'node:assert/strict';

import { embedJourney, journey } from './lib/journey.mjs';
import { runningTasks, until } from './lib/expect.mjs';
import { kept } from './lib/kept.mjs';

const MANY = 10_000;
const container = (name) => ({ name, image: 'nginx:1.27', memory: 16, essential: true });
const definition = (members) => JSON.stringify({ family: 'hostile', containerDefinitions: [container('app')], ...members });
const script = (name) => `<script>globalThis.executed='${name}'</script><img src=x onerror="globalThis.executed='${name}'">`;

const BIG = 99999999999999999999999999n;
const beyond = (text) => text.replaceAll('"BIG"', String(BIG));

/** Name, text, what the page says about it. */
const TEXTS = [
  ['an empty text', '', /There is no text yet\. Paste a task definition\./],
  ['blanks', ' \n\t \n', /There is no text yet\. Paste a task definition\./],
  ['a number', '5', /The document is a lone value\..*takes an object/s],
  ['null', 'null', /The document is a lone value\..*takes an object/s],
  ['plain words', 'hello, is this thing on', /This text is not JSON\./],
  ['ten megabytes of [', '['.repeat(10_000_000), /The document is a list\..*takes an object/s],
  ['ten megabytes of one string', `{"family": "${'a'.repeat(10_000_000)}"}`, /AWS stores at most 65536/],
  ['replacement characters', `{"family": "\uFFFD\uFFFD", \uFFFD: 1, "containerDefinitions": [\uFFFD]}`, /Family contains invalid characters/],
  ['lone surrogates and controls', '{"family": "\\ud800", "a\u0000b": "\u202e"}', /'containerDefinitions' is missing\./],
  ['10,000 containers', definition({ containerDefinitions: Array.from({ length: MANY }, (_, at) => container(`c${at}`)) }), /AWS stores at most 65536/],
  ['names with <script>', definition({ family: script('family'), containerDefinitions: [container(script('name'))], [script('member')]: 1 }), /Family contains invalid characters/],
  ['numbers beyond 64 bits', beyond(definition({ containerDefinitions: [{ ...container('app'), memory: 'BIG', cpu: 'BIG' }] })), /must be a whole number of at most 32 bits/],
  ['the same member 5,000 times', `{${Array.from({ length: 5_000 }, () => '"family": "a"').join(',')}}`, /family/, 'advice'],
];

/** Past this many bytes a text is shown in the plain field. */
const LARGE = 1_000_000;
const CLIPBOARD = { permissions: ['clipboard-read', 'clipboard-write'] };

/** As text fields and the clipboard have it. */
const shape = (text) => ({ length: text.length, start: text.slice(0, 200), end: text.slice(-200) });

/** Puts `text` in the place of what is in the editor. */
async function replaceAll({ app, page }, text) {
  await app.editorLoaded();
  if (text !== '') return app.pasteFromClipboard(page, text);
  await app.definition.focus();
  await page.keyboard.press('Control+A');
  return page.keyboard.press('Delete');
}

/** What is said about the text that is open, whatever kind of thing it is. */
const said = (app, kind) => (kind === 'advice' ? app.advice() : app.problems);

for (const [name, text, words, kind] of TEXTS) {
  journey(`${name}: a clear message, and the page answers`, { context: CLIPBOARD }, async ({ app, page }) => {
    await replaceAll({ app, page }, text);
    await (await said(app, kind)).filter({ hasText: words }).first().waitFor();

    await app.pause();
    await app.button('Play').waitFor();
    await app.run();
    await app.root.getByRole('alert').first().waitFor();
    await app.play();
    await app.setDesiredCount(4);
    await app.fast();
    await until(() => runningTasks(app), 4);

    assert.equal(await page.evaluate(() => globalThis.executed), undefined, 'nothing was executed');
    assert.equal(await app.hasPlainEditor(), text.length > LARGE);
  });

  journey(`${name}: it survives a reload`, { context: CLIPBOARD }, async ({ app, page }) => {
    await replaceAll({ app, page }, text);
    await until(async () => (await kept(page))?.length, text.length);
    await page.reload();
    await app.started();
    await (await said(app, kind)).filter({ hasText: words }).first().waitFor();
    await app.pause();
    await until(async () => (await kept(page))?.length, text.length);
    assert.deepEqual(shape(await kept(page)), shape(text));
    assert.equal(await page.evaluate(() => globalThis.executed), undefined, 'nothing was executed');
  });
}

embedJourney('where storage is refused, the page says so and still judges and runs', {
  html: (origin) => `<!doctype html><title>A site</title><iframe width="1400" height="880" sandbox="allow-scripts" src="${origin}"></iframe>`,
}, async ({ app }) => {
  await app.root.getByText('Not kept here').waitFor();
  await app.paste(definition({}));
  await app.run();
  await app.fast();
  await until(() => runningTasks(app), 2);
});

journey('a name with markup is shown as it is, on the running stage too', {}, async ({ app, page }) => {
  const name = script('environment');
  const containers = [{ ...container('app'), environment: [{ name: 'MOTD', value: name }], command: [name], dockerLabels: { [name]: name } }];
  await app.paste(definition({ containerDefinitions: containers }));
  await app.run();
  await app.fast();
  await until(() => runningTasks(app), 2);
  const task = app.outlineItems(/^Task .*, RUNNING,/).first();
  await task.focus();
  await task.press('Space');
  await app.root.getByRole('complementary', { name: 'Inspector' }).waitFor();
  assert.equal(await page.evaluate(() => globalThis.executed), undefined);
});
