// Bundles the editor into one module, dist/editor.js, which the page imports when it needs it, and puts the licences
// of the libraries in it beside it, in dist/LICENSES.txt.
// `node build.mjs --sizes` also says how large it is.

import { build, transform } from "esbuild";
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));

// The oldest browsers that run what the page needs anyway: nested CSS is rewritten for them.
const BROWSERS = ["chrome111", "firefox128", "safari16.4"];

// A style sheet is imported as its minified text, for a constructed style sheet.
const styleSheetAsText = {
  name: "style-sheet-as-text",
  setup(bundler) {
    bundler.onLoad({ filter: /\.css$/ }, async (file) => {
      const source = await readFile(file.path, "utf8");
      const { code } = await transform(source, { loader: "css", minify: true, target: BROWSERS });
      return { contents: code.trim(), loader: "text" };
    });
  },
};

// The packages that a bundle contains, by the paths of its inputs.
function packagesIn({ inputs }) {
  const names = Object.keys(inputs).map((input) => input.match(/.*node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1]);
  return [...new Set(names.filter((name) => name !== undefined))].sort();
}

async function licenceOf(name) {
  const text = await readFile(path(`node_modules/${name}/LICENSE`), "utf8");
  return `${name}\n\n${text.trim()}\n`;
}

const output = path("dist/editor.js");

const { metafile } = await build({
  absWorkingDir: path("."),
  metafile: true,
  banner: { js: "// The licences of the libraries in this file are in LICENSES.txt." },
  entryPoints: [path("src/editor.mjs")],
  outfile: output,
  bundle: true,
  format: "esm",
  target: "es2022",
  minify: true,
  charset: "utf8",
  legalComments: "none",
  plugins: [styleSheetAsText],
  logLevel: "warning",
});

const licences = await Promise.all(packagesIn(metafile).map(licenceOf));
await writeFile(path("dist/LICENSES.txt"), licences.join("\n---\n\n"));

if (process.argv.includes("--sizes")) {
  const bytes = await readFile(output);
  const kilobytes = (count) => `${(count / 1000).toFixed(1)} kB`;
  console.log(`dist/editor.js ${kilobytes(bytes.length)}, brotli ${kilobytes(brotliCompressSync(bytes).length)}`);
}
