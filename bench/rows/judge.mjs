// Every keystroke reads and judges the whole definition; JSON.parse only reads it.
export default {
  name: 'Read and judge a task definition of 2.3 KB, against JSON.parse of the same text',
  // The browser optimises a function after many calls, and each document calls hundreds of them once.
  options: { roundTime: 150 },
  async prepare({ wasm, text }) {
    const document = await text('document.json');
    return { ours: () => wasm.findings(document), reference: () => JSON.parse(document) };
  },
};
