// Reading a definition: our tree keeps every byte, every duplicate and every problem.
export default {
  name: 'Parse a task definition of 2.3 KB, against JSON.parse of the same text',
  async prepare({ wasm, text }) {
    const document = await text('document.json');
    return { ours: () => wasm.parse(document), reference: () => JSON.parse(document) };
  },
};
