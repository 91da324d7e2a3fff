import { grown } from '../lib/documents.mjs';

// AJV looks at structure only, behind the browser's own parser; ours reads, and asks every rule.
export default {
  name: 'Read and judge a task definition of 64 KiB, against JSON.parse and AJV with the shapes of the API',
  // The browser optimises a function after many calls, and each document calls hundreds of them once.
  options: { roundTime: 150 },
  async prepare({ wasm, text, checker }) {
    const document = await text('document.json');
    const subject = grown(document, 65_536);
    const check = checker(JSON.parse(await text('schema.json')));
    if (check('{"family": 1}') === 0) throw new Error('the reference checks nothing');
    return { ours: () => wasm.findings(subject), reference: () => check(subject) };
  },
};
