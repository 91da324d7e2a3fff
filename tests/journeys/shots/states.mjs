// Everything the page can look like that is worth looking at. A state is a name and what a user
// does to get there; `script/shots` takes each at three sizes in both themes.

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

async function paste(app, text) {
  await app.show('Task definition');
  await app.paste(text);
}

async function crash(app) {
  await app.show('Outline');
  await app.act(app.outlineItems(/^Task .*RUNNING/).first(), 'Crash container');
  await app.show('Stage');
}

/** @type {{name: string, address?: string, reach: (app: import('../lib/app.mjs').App) => Promise<unknown>}[]} */
export const states = [
  { name: 'opening', reach: async () => {} },
  { name: 'embed', address: '?embed=1', reach: async () => {} },
  { name: 'scaling', reach: (app) => app.setDesiredCount(5) },
  { name: 'crash', reach: crash },
  { name: 'problems', reach: (app) => paste(app, SHOP) },
  { name: 'broken text', reach: (app) => paste(app, '{ "family": "shop", "containerDefinitions": [ { "name": ') },
  { name: 'empty text', reach: (app) => paste(app, '') },
];
