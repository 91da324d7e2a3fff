// Reads docs/rules: the pages, which have one fixed shape, and what README.md says of families, classes, grades and
// sources. What is not of that shape is refused, so that nothing is shown wrongly.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const HEAD = /^# (TD-[A-Z]+-\d{3}): (.+)\n\n- Class: (.+)\n- Grade: (.+)\n- Source: (.+)\n\n/;

/** Marks of Markdown that the pages do without, outside of code. */
const FOREIGN = /\*\*|\]\(|^>|^\s*[-*+] |^\s*\d+\. |^\|/m;

/**
 * @typedef {{kind: 'text', text: string} | {kind: 'code', language: string, text: string}} Block
 * @typedef {{code: string, family: string, title: string, class: string, grade: string, source: string,
 *   sections: {heading: string, blocks: Block[]}[]}} Page
 */

/**
 * @param {string} markdown
 * @returns {Page}
 */
export function readPage(markdown) {
  const head = HEAD.exec(markdown);
  if (!head) throw new Error(`a page begins with its title, class, grade and source: ${markdown.slice(0, 60)}`);
  const [whole, code, title, itsClass, grade, source] = head;
  const sections = markdown.slice(whole.length).split(/^## /m).slice(1).map((text) => readSection(code, text));
  return { code, family: code.replace(/-\d+$/, ''), title, class: itsClass, grade, source, sections };
}

function readSection(code, text) {
  const end = text.indexOf('\n');
  const heading = text.slice(0, end);
  const blocks = text.slice(end).split(/^```/m).flatMap((part, place) => {
    if (place % 2 === 1) return [readCode(part)];
    if (FOREIGN.test(part)) throw new Error(`${code}, "${heading}": only paragraphs, code and \`names\` are known`);
    return part.trim().split(/\n\n+/).filter(Boolean).map((words) => ({ kind: 'text', text: words.replaceAll('\n', ' ') }));
  });
  return { heading, blocks };
}

function readCode(fenced) {
  const end = fenced.indexOf('\n');
  return { kind: 'code', language: fenced.slice(0, end).trim(), text: fenced.slice(end + 1) };
}

/** @param {Page} page @param {string} heading @returns {string | undefined} the code under a heading */
export function codeUnder(page, heading) {
  const section = page.sections.find((it) => it.heading === heading);
  return section?.blocks.find(({ kind }) => kind === 'code')?.text;
}

/**
 * @param {string} readme
 * @param {string} heading
 * @returns {string[][]} the cells of the table under it, without its head
 */
export function readTable(readme, heading) {
  const [, section] = readme.split(new RegExp(`^## ${heading}$`, 'm'));
  if (section === undefined) throw new Error(`docs/rules/README.md has no section ${heading}`);
  const rows = section.split(/^## /m)[0].split('\n').filter((line) => line.startsWith('|')).slice(2);
  return rows.map((row) => row.replace(/^\||\|$/g, '').split('|').map((cell) => cell.trim()));
}

/**
 * @param {string} folder docs/rules
 * @returns {{pages: Page[], families: {family: string, about: string}[], classes: Map<string, string>,
 *   grades: Map<string, string>, sources: Map<string, string>}} the pages in the order of the families
 */
export function readRules(folder) {
  const readme = readFileSync(join(folder, 'README.md'), 'utf8');
  const families = readTable(readme, 'Families').map(([family, about]) => ({ family, about }));
  const names = readdirSync(folder).filter((name) => /^TD-.*\.md$/.test(name)).sort();
  const pages = names.map((name) => readPage(readFileSync(join(folder, name), 'utf8')));
  const place = (page) => families.findIndex(({ family }) => family === page.family);
  return {
    pages: pages.sort((one, other) => place(one) - place(other)),
    families,
    classes: new Map(readTable(readme, 'Classes')),
    grades: new Map(readTable(readme, 'Grades')),
    sources: new Map(readTable(readme, 'Sources')),
  };
}
