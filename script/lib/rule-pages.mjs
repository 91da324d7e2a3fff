// Makes the pages of the site's folder `rules` from docs/rules: static HTML that needs no script to be read.

import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { changedLines } from './changed-lines.mjs';
import { definitionLink, MAX_LINK_READ_BYTES, scenarioLink, scenarioOf } from './playground-links.mjs';
import { codeUnder, readRules } from './rule-source.mjs';

/** Longer lines of examples are cut where they are shown: nobody reads 65,536 bytes of one string. */
const LONGEST_LINE = 240;

/**
 * Rules about a launch that the playground finds, too: its scenarios hold what they ask for. A journey follows
 * the links of all the others as well, so that none is missing here.
 */
export const FOUND_IN_SCENARIOS = ['TD-RUN-001', 'TD-RUN-003', 'TD-RUN-004', 'TD-RUN-005', 'TD-RUN-006', 'TD-RUN-007', 'TD-RUN-010', 'TD-RUN-027'];

/** Shapes of the signs that the playground shows beside a problem. */
const SIGNS = {
  error: '<path fill="currentColor" d="M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1zM7.1 4h1.8v5H7.1zM7.1 10.4h1.8v1.8H7.1z" fill-rule="evenodd"/>',
  warning: '<rect x="2.5" y="2.5" width="11" height="11" rx=".5" fill="none" stroke="currentColor" stroke-width="1.5"/>',
  note: '<circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" stroke-width="1.5"/>',
};

const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** @param {string} text */
export const escaped = (text) => text.replace(/[&<>"]/g, (character) => ENTITIES[character]);

/**
 * How a finding of a rule is called: it follows from class and grade.
 * @returns {'error' | 'warning' | 'note'}
 */
export function severity({ class: itsClass, grade }) {
  if (itsClass === 'advice') return 'note';
  const isLater = itsClass === 'rejected-at-launch' || itsClass === 'fails-at-runtime';
  return isLater || grade === 'T' || grade === 'E' ? 'warning' : 'error';
}

/**
 * @param {ReturnType<typeof readRules>} rules
 * @param {{style: string, theme?: string}} files names of files beside the folder
 * @returns {Map<string, string>} name in the folder → HTML
 */
export function rulePages(rules, files) {
  const known = new Set(rules.pages.map(({ code }) => code));
  const html = new Map([['index.html', catalogue(rules, files)]]);
  rules.pages.forEach((page, place) => {
    const neighbours = { before: rules.pages[place - 1], after: rules.pages[place + 1] };
    html.set(`${page.code}.html`, rulePage(page, { rules, known, neighbours, files }));
  });
  return html;
}

function frame({ title, description, files, body }) {
  const theme = files.theme ? `<script src="../${files.theme}"></script>\n` : '';
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<meta name="description" content="${escaped(description)}">
<link rel="icon" href="data:,">
${theme}<link rel="stylesheet" href="../${files.style}">
</head>
<body>
<header><a class="home" href="../">ECS Playground</a><nav aria-label="Site"><a href="index.html">All rules</a></nav></header>
${body}
</body>
</html>
`;
}

const sign = (level) => `<svg class="sign ${level}" viewBox="0 0 16 16" aria-hidden="true">${SIGNS[level]}</svg>`;

/** A text with its \`names\` as code and the rules that it names as links. */
function words(text, { known, code: own }) {
  const linked = (plain) =>
    escaped(plain).replace(/TD-[A-Z]+-\d{3}/g, (code) => (known.has(code) && code !== own ? `<a href="${code}.html">${code}</a>` : code));
  return text.split('`').map((part, place) => (place % 2 === 1 ? `<code>${escaped(part)}</code>` : linked(part))).join('');
}

function rulePage(page, { rules, known, neighbours, files }) {
  const level = severity(page);
  const about = rules.families.find(({ family }) => family === page.family)?.about ?? page.family;
  const context = { known, code: page.code };
  const what = page.sections.find(({ heading }) => heading === 'What')?.blocks[0]?.text ?? page.title;
  const sections = page.sections.map((section) => sectionOf(page, section, context));
  const body = `<main>
<p class="above"><a href="index.html#${page.family}">${escaped(about)}</a></p>
<h1><span class="code">${page.code}</span> ${escaped(page.title)}</h1>
<dl class="facts">
<div><dt>Class</dt><dd><span class="level ${level}">${sign(level)}${escaped(page.class)}</span> ${escaped(rules.classes.get(page.class) ?? '')}</dd></div>
<div><dt>Grade</dt><dd><span class="level">${escaped(page.grade)}</span> ${escaped(rules.grades.get(page.grade) ?? '')}</dd></div>
<div><dt>Source</dt><dd>${sourcesOf(page.source, rules.sources)}</dd></div>
</dl>
${sections.join('\n')}
</main>
<nav class="neighbours" aria-label="Neighbours">${neighbour(neighbours.before, 'Before', 'prev')}${neighbour(neighbours.after, 'After', 'next')}</nav>`;
  return frame({ title: `${page.code}: ${page.title} · ECS Playground`, description: what.replaceAll('`', ''), files, body });
}

function neighbour(page, word, rel) {
  if (!page) return '<span></span>';
  return `<a rel="${rel}" href="${page.code}.html"><small>${word}</small><span class="code">${page.code}</span> ${escaped(page.title)}</a>`;
}

function sectionOf(page, { heading, blocks }, context) {
  const id = heading.toLowerCase().replaceAll(' ', '-');
  const marks = marksOf(page, heading);
  const shown = blocks.map((block) => (block.kind === 'code' ? codeBlock(heading, block.text, marks) : `<p>${words(block.text, context)}</p>`));
  if (heading === (isAboutLaunch(page) ? 'Failing launch' : 'Failing example')) shown.push(nextStep(page));
  return `<section aria-labelledby="${id}"><h2 id="${id}">${escaped(heading)}</h2>\n${shown.join('\n')}</section>`;
}

/** Which lines of an example differ from its counterpart, and whether they go or come. */
function marksOf(page, heading) {
  const what = /^(Failing|Fixed) (.+)$/.exec(heading);
  if (!what) return { lines: new Set(), kind: '' };
  const [failing, fixed] = ['Failing', 'Fixed'].map((side) => codeUnder(page, `${side} ${what[2]}`) ?? '');
  const changed = changedLines(failing.split('\n'), fixed.split('\n'));
  return what[1] === 'Failing' ? { lines: changed.before, kind: 'del' } : { lines: changed.after, kind: 'ins' };
}

function codeBlock(heading, text, { lines, kind }) {
  const shown = text.trimEnd().split('\n').map((line, place) => {
    const cut = line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)}… (${line.length.toLocaleString('en')} characters)` : line;
    const tag = lines.has(place) ? kind : 'span';
    return `<${tag}>${escaped(cut)}</${tag}>`;
  });
  const className = heading === 'What AWS says' ? ' class="aws"' : '';
  // Each line is a block: a line break between them would be one too many.
  return `<pre${className}><code>${shown.join('')}</code></pre>`;
}

const isAboutLaunch = (page) => codeUnder(page, 'Failing launch') !== undefined;

/** The link under which the playground shows a page's definition with the service that launches it. */
export function launchLink(page) {
  const [definition, call] = ['example', 'launch'].map((what) => codeUnder(page, `Failing ${what}`));
  return scenarioLink(definition, scenarioOf(JSON.parse(call)));
}

/** Opens the playground on the failing example, or says what shows the finding where the playground cannot. */
function nextStep(page) {
  const link = definitionLink(codeUnder(page, 'Failing example'));
  if (FOUND_IN_SCENARIOS.includes(page.code)) {
    return tried(launchLink(page), 'Try it', 'The definition opens in the playground, with the service that launches it.');
  }
  if (isAboutLaunch(page)) {
    const words = 'The services of the playground do not hold all that this call says. With the definition and the call as files, the command line finds it:';
    return `${shell(words, 'ecsp check task-definition.json --launch launch.json')}\n${tried(link, 'Open the definition', 'Without the call, in the playground.')}`;
  }
  if (link.length > MAX_LINK_READ_BYTES) {
    return shell('The example is longer than a link can hold. With it as a file, the command line finds it:', 'ecsp check task-definition.json');
  }
  return tried(link, 'Try it', 'It opens in the playground.');
}

const tried = (link, name, words) => `<p class="try"><a class="button" href="../#${link}">${name}</a> <span>${words}</span></p>`;

const shell = (words, command) => `<p>${words}</p>\n<pre class="command"><code><span>${command}</span></code></pre>`;

/** Each source in plain words, with a link where its key holds one. */
function sourcesOf(source, names) {
  const items = source.split('; ').map((item) => {
    const [key] = item.split(/[: ]/);
    const name = names.get(key);
    const issue = /^([\w.-]+\/[\w.-]+)#(\d+)/.exec(item);
    if (issue) return `<a href="https://github.com/${issue[1]}/issues/${issue[2]}">${escaped(item)}</a>`;
    return name ? `${escaped(item)}<small>${escaped(name)}</small>` : escaped(item);
  });
  return `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;
}

function catalogue(rules, files) {
  const groups = rules.families.map(({ family, about }) => [family, about, rules.pages.filter((page) => page.family === family)]);
  const filled = groups.filter(([, , pages]) => pages.length > 0);
  const jumps = filled.map(([family, about]) => `<li><a href="#${family}">${escaped(about)}</a></li>`).join('');
  const row = (page) => {
    const level = severity(page);
    return `<li><a href="${page.code}.html"><span class="code">${page.code}</span><span class="title">${escaped(page.title)}</span></a><span class="level ${level}">${sign(level)}${escaped(page.class)}</span><span class="grade" title="${escaped(rules.grades.get(page.grade) ?? '')}">${page.grade}</span></li>`;
  };
  const lists = filled.map(
    ([family, about, pages]) => `<section aria-labelledby="${family}"><h2 id="${family}">${escaped(about)} <small>${pages.length}</small></h2>\n<ul class="rules">\n${pages.map(row).join('\n')}\n</ul></section>`,
  );
  const meanings = (heading, entries) =>
    `<section aria-labelledby="${heading}"><h2 id="${heading}">${heading}</h2><dl class="facts">${[...entries].map(([name, meaning]) => `<div><dt>${escaped(name)}</dt><dd>${escaped(meaning)}</dd></div>`).join('')}</dl></section>`;
  const body = `<main class="wide">
<h1>${rules.pages.length} rules of ECS task definitions</h1>
<p>What AWS or its clients refuse, what fails when it is launched or runs, and what would be better otherwise. Each page has AWS's own words, an example that breaks the rule, and the same example repaired.</p>
<nav aria-label="Families"><ul class="jumps">${jumps}</ul></nav>
${lists.join('\n')}
${meanings('Classes', rules.classes)}
${meanings('Grades', rules.grades)}
</main>`;
  return frame({
    title: 'Rules of ECS task definitions · ECS Playground',
    description: 'Every rule of Amazon ECS task definitions, with AWS\'s error texts, failing and fixed examples.',
    files,
    body,
  });
}

/**
 * The one style sheet of the pages. Without a script nobody sets the theme: the system does then.
 * @param {string} tokens the text of style/tokens.css
 * @param {string} style the text of style/rule-pages.css
 */
export function styleSheet(tokens, style) {
  const dark = /\[data-theme="dark"\] \{([^}]*)\}/.exec(tokens);
  if (!dark) throw new Error('style/tokens.css has no dark theme');
  const system = `@media (prefers-color-scheme: dark) {\n:root:not([data-theme]) {${dark[1]}}\n}\n`;
  return (tokens + system + style).replace(/\/\*[\s\S]*?\*\//g, '').replace(/\s*\n\s*/g, '\n').trimStart();
}

/**
 * Writes the pages and their style sheet.
 * @param {string} source the root of the repository
 * @param {string} folder of the site
 * @param {string[]} files that are in the folder already
 * @returns {string[]} the names of what was written
 */
export function writeRulePages(source, folder, files) {
  const text = (name) => readFileSync(join(source, name), 'utf8');
  const css = styleSheet(text('style/tokens.css'), text('style/rule-pages.css'));
  const hash = createHash('sha256').update(css).digest('hex').slice(0, 16);
  const style = `rule-pages-${hash}.css`;
  const theme = files.find((file) => /^theme-[0-9a-f]+\.js$/.test(file));
  const pages = rulePages(readRules(join(source, 'docs/rules')), { style, theme });
  mkdirSync(join(folder, 'rules'), { recursive: true });
  writeFileSync(join(folder, style), css);
  for (const [name, html] of pages) writeFileSync(join(folder, 'rules', name), html);
  return [style, ...[...pages.keys()].map((name) => `rules/${name}`)];
}

/** Whether a file of the site belongs to the pages. @param {string} file relative */
export const isOfRulePages = (file) => file.startsWith('rules/') || /^rule-pages-[0-9a-f]+\.css$/.test(file);
