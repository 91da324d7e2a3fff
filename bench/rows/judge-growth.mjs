import { grown } from '../lib/documents.mjs';

const SMALL = 65_536;
const TIMES = 16;

export default {
  name: `Read and judge 1 MB, against 64 KiB: ${TIMES} is linear`,
  options: { roundTime: 200 },
  async prepare({ wasm, text }) {
    const document = await text('document.json');
    const [small, large] = [grown(document, SMALL), grown(document, SMALL * TIMES)];
    return { ours: () => wasm.findings(large), reference: () => wasm.findings(small) };
  },
};
