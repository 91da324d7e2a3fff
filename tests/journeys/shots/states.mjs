// Everything the page can look like that is worth looking at. A state is a name and what a user
// does to get there; `script/shots` takes each at three sizes in both themes.

/** @type {{name: string, address?: string, reach: (app: import('../lib/app.mjs').App) => Promise<unknown>}[]} */
export const states = [
  { name: 'opening', reach: async () => {} },
];
