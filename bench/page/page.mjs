// Runs inside Chromium: gives each row what it needs and times it. bench/run.mjs calls `measure`.

import { compare } from '../lib/ratio.mjs';
import init, * as wasm from '../wasm/ecs_bench.js';

const ready = init();

const text = (name) => fetch(`../${name}`).then((response) => response.text());

/** @param {string} file of bench/rows */
globalThis.measure = async (file) => {
  await ready;
  const { default: row } = await import(`../rows/${file}`);
  const pair = await row.prepare({ wasm, text });
  return { name: row.name, result: compare(pair, row.options) };
};
