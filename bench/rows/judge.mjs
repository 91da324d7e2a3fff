// Every keystroke reads and judges the whole definition; JSON.parse only reads it.
export default {
  name: 'Read and judge a task definition of 2.3 KB, against JSON.parse of the same text',
  async prepare({ wasm, text }) {
    const document = await text('document.json');
    return { ours: () => wasm.findings(document), reference: () => JSON.parse(document) };
  },
};
