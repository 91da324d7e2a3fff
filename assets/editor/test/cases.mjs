// Reads the cases of a folder: one file, one case. A case is text in sections, each under a line "--- name".

import { readdirSync, readFileSync } from "node:fs";
import { basename, extname } from "node:path";

/**
 * @param {string} folder below test/cases
 * @returns {{name: string, sections: Record<string, string>}[]} sections without their last line feed
 */
export function casesIn(folder) {
  const directory = new URL(`cases/${folder}/`, import.meta.url);
  const files = readdirSync(directory).sort();
  if (files.length === 0) throw new Error(`no cases in ${folder}`);
  return files.map((file) => {
    const sections = sectionsOf(readFileSync(new URL(file, directory), "utf8"));
    return { name: basename(file, extname(file)).replaceAll("-", " "), sections };
  });
}

function sectionsOf(content) {
  const [, ...parts] = content.split(/^--- (.+)\n/m);
  const sections = {};
  for (let index = 0; index < parts.length; index += 2) sections[parts[index]] = parts[index + 1].replace(/\n$/, "");
  return sections;
}

/**
 * Takes the marks out of a text: "|" for a position.
 * @returns {{text: string, positions: number[]}}
 */
export function marked(source) {
  const parts = source.split("|");
  const positions = parts.slice(0, -1).map(((length) => (part) => (length += part.length))(0));
  return { text: parts.join(""), positions };
}
