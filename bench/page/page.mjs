// Runs inside Chromium: gives each row what it needs and times it. bench/run.mjs calls `measure`.

import { compare } from '../lib/ratio.mjs';
import { checker } from '../reference.mjs';
import init, * as wasm from '../wasm/ecs_bench.js';

const ready = init();

const text = (name) => fetch(`../${name}`).then((response) => response.text());

/** A canvas as large as the stage of a wide window. */
function canvas() {
  const made = Object.assign(document.createElement('canvas'), { width: 1600, height: 900 });
  document.body.append(made);
  return made;
}

/** @param {string} file of bench/rows */
globalThis.measure = async (file) => {
  await ready;
  const { default: row } = await import(`../rows/${file}`);
  const pair = await row.prepare({ wasm, text, canvas, checker });
  return { name: row.name, result: compare(pair, row.options) };
};
