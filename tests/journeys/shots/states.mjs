// Everything the page can look like that is worth looking at. A state is a name and what a user
// does to get there; `script/shots` takes each at three sizes in both themes.

import { pressAndDeny } from '../lib/browser.mjs';
import { atLeast } from '../lib/expect.mjs';
import { NETWORK_MODES, WORLDS } from './worlds.mjs';

/** The kind of document that introductory articles show; AWS refuses it for its comment. */
const SHOP = `{
  // one web server, published on port 80 of its instance
  "family": "shop",
  "networkMode": "bridge",
  "containerDefinitions": [
    {
      "name": "web", "image": "nginx:latest", "memory": 512, "cpu": 256,
      "environment": [ { "name": "GREETING", "value": "hello" } ],
      "portMappings": [ { "containerPort": 80, "hostPort": 80 } ]
    }
  ],
  "requiresCompatibilities": ["FARGATE"]
}
`;

const SHOP_FOR_EC2 = SHOP.replace(/ *\/\/.*\n/, '').replace(/,\n.*FARGATE.*/, '');

async function paste(app, text) {
  await app.show('Task definition');
  await app.paste(text);
}

/** Crashes a container and waits for the first request that meets nobody. */
async function crash(app) {
  await app.show('Outline');
  await app.act(app.outlineItems(/^Task .*RUNNING/).first(), 'Crash container');
  await app.show('Stage');
  await atLeast(() => app.seconds(), 8 + (await app.seconds()));
  await app.pause();
}

/** The shop of the introductions, with one task more than instances have port 80. */
async function stuck(app) {
  await paste(app, SHOP_FOR_EC2);
  await app.run();
  await app.show('Stage');
  await app.fast();
  await app.root.getByRole('img', { name: /^2 of 2 tasks running/ }).waitFor();
  await app.setDesiredCount(3);
  await app.root.getByText(/cannot be placed\. Select/).waitFor();
  await app.pause();
}

/** Two lines of time, the second one with fewer tasks. */
async function fork(app) {
  await app.fast();
  await app.setDesiredCount(5);
  await app.root.getByRole('img', { name: /^5 of 5 tasks running/ }).waitFor();
  await app.pause();
  await app.seek((await app.seconds()) - 40);
  await app.button('Fork here').click();
  await app.setDesiredCount(2);
  await app.root.getByRole('img', { name: /^2 of 2 tasks running/ }).waitFor();
  await app.pause();
}

/** One of the lines about the definition, opened. */
async function about(app, words) {
  await paste(app, SHOP_FOR_EC2);
  const line = app.root.locator('summary').filter({ hasText: words });
  await line.click();
  await line.evaluate((element) => element.scrollIntoView({ block: 'start' }));
}

/** A task from inside; without the zoom into it, which would be on the picture. */
async function inside(app) {
  await app.root.emulateMedia({ reducedMotion: 'reduce' });
  await app.show('Outline');
  await app.act(app.outlineItems(/^Task .*RUNNING/).first(), 'Look inside');
  await app.show('Stage');
  await app.root.getByRole('list', { name: 'Inside of the task' }).waitFor();
  await app.pause();
}

/** Where the program cannot go on: the browser denies it an element. */
async function panic(app) {
  await pressAndDeny(app.button('Share'));
  await app.root.getByRole('alertdialog').waitFor();
}

/** @type {{name: string, address?: string, reach: (app: import('../lib/app.mjs').App) => Promise<unknown>}[]} */
export const states = [
  { name: 'opening', reach: async () => {} },
  { name: 'embed', address: '?embed=1', reach: async () => {} },
  { name: 'scaling', reach: (app) => app.setDesiredCount(5) },
  { name: 'problems', reach: (app) => paste(app, SHOP) },
  { name: 'broken text', reach: (app) => paste(app, '{ "family": "shop", "containerDefinitions": [ { "name": ') },
  { name: 'empty text', reach: (app) => paste(app, '') },
  { name: 'crash', reach: crash },
  { name: 'deployment', address: `#${WORLDS.deployment}`, reach: (app) => app.pause() },
  { name: 'stuck', reach: stuck },
  { name: 'fork', reach: fork },
  { name: 'lens', reach: (app) => about(app, 'Where it runs') },
  { name: 'advice', reach: (app) => about(app, /^Advice/) },
  { name: 'rule page', address: 'rules/TD-NET-001.html', reach: async () => {} },
  { name: 'rule page of a launch', address: 'rules/TD-RUN-024.html', reach: async () => {} },
  ...Object.entries(NETWORK_MODES).map(([mode, link]) => ({ name: `mode ${mode}`, address: `#${link}`, reach: inside })),
  { name: 'panic card', reach: panic },
  { name: 'thousands', address: `#${WORLDS.thousands}`, reach: (app) => app.pause() },
];
