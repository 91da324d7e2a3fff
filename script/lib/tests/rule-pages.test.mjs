import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { inflateRawSync } from 'node:zlib';

import { changedLines } from '../changed-lines.mjs';
import { MAX_LINK_READ_BYTES } from '../playground-links.mjs';
import { FOUND_IN_SCENARIOS, isOfRulePages, rulePages, severity, styleSheet } from '../rule-pages.mjs';
import { codeUnder, readPage, readRules, readTable } from '../rule-source.mjs';

const root = new URL('../../../', import.meta.url);
const text = (name) => readFileSync(new URL(name, root), 'utf8');
const rules = readRules(fileURLToPath(new URL('docs/rules', root)));
const files = { style: 'rule-pages-0123456789abcdef.css', theme: 'theme-0123456789abcdef.js' };
const pages = rulePages(rules, files);

const unescaped = (html) => html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
const links = (html) => [...html.matchAll(/ (?:href|src)="([^"]*)"/g)].map(([, target]) => unescaped(target));
const opens = (html) => links(html).find((target) => /^\.\.\/#(td|s)=/.test(target))?.slice('../#'.length);
const tryIt = (html) => (html.includes('>Try it</a>') ? opens(html) : undefined);

const PAGE = `# TD-X-001: A <title> & more

- Class: rejected
- Grade: P
- Source: PF:one; owner/repo#12; said "so"

## What

A \`<b>\` as in TD-X-002, TD-X-001 and TD-X-009.

## Failing example

\`\`\`json
{ "a": "<script>" }
\`\`\`

## Fixed example

\`\`\`json
{}
\`\`\`
`;

function small(...sources) {
  const one = { families: [{ family: 'TD-X', about: 'Tests & more' }], classes: new Map([['rejected', 'AWS < you.']]), grades: new Map([['P', 'Seen.']]), sources: new Map([['PF', 'A collection.']]) };
  return rulePages({ ...one, pages: sources.map(readPage) }, files);
}

test('every rule has a page and a row in the catalogue, under its family', () => {
  assert.ok(rules.pages.length > 400);
  assert.equal(pages.size, rules.pages.length + 1);
  const listed = links(pages.get('index.html')).filter((target) => target.startsWith('TD-'));
  assert.deepEqual(listed, rules.pages.map(({ code }) => `${code}.html`));
  for (const { family } of rules.pages) assert.ok(rules.families.some((known) => known.family === family), family);
  for (const { class: itsClass, grade, code } of rules.pages) assert.ok(rules.classes.has(itsClass) && rules.grades.has(grade), code);
});

test('links lead to pages, to files beside the folder, or to other sites', () => {
  for (const [name, html] of pages) {
    const ids = new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    for (const target of links(html)) {
      const [file, anchor] = target.split('#');
      const leadsSomewhere =
        target === '../' || target === 'data:,' || opens(html) === target.slice(4) || target.startsWith('https://github.com/') ||
        (file === '' ? ids.has(anchor) : pages.has(file) || Object.values(files).some((it) => file === `../${it}`));
      assert.ok(leadsSomewhere, `${name}: ${target}`);
    }
  }
});

test('the policy of the site lets everything of a page run', () => {
  for (const [name, html] of pages) {
    assert.doesNotMatch(html, /<style|\sstyle=|<[^>]+\son\w+=|<script(?![^>]* src=)|<(iframe|object|embed|base|form)\b/i, name);
  }
});

/** What a link of either kind carries. */
function carried(link) {
  if (link.startsWith('td=')) return { definition: decodeURIComponent(link.slice('td='.length)) };
  const payload = inflateRawSync(Buffer.from(link.slice('s=1.'.length), 'base64url'));
  const [head] = payload.toString().split('\n', 1);
  const [, definition, scenario] = /^definitions=(\d+) scenario=(\d+)$/.exec(head).map(Number);
  const start = head.length + 1;
  assert.equal(payload.length, start + definition + scenario);
  return { definition: payload.subarray(start, start + definition).toString(), scenario: JSON.parse(payload.subarray(start + definition)) };
}

test('every page with an example has a next step, and what it opens is that example, letter by letter', () => {
  const byCommand = [];
  for (const page of rules.pages) {
    const failing = codeUnder(page, 'Failing example');
    if (failing === undefined) continue;
    const html = pages.get(`${page.code}.html`);
    const link = opens(html);
    if (tryIt(html) === undefined) {
      assert.match(html, /<code><span>ecsp check task-definition\.json/, page.code);
      byCommand.push(page.code);
    }
    if (link === undefined) continue;
    assert.ok(link.length <= MAX_LINK_READ_BYTES, page.code);
    assert.doesNotMatch(link, /#/, `${page.code}: what follows a second # is not read`);
    const { definition, scenario } = carried(link);
    assert.equal(definition, failing, page.code);
    assert.equal(scenario?.services.length, FOUND_IN_SCENARIOS.includes(page.code) ? 1 : undefined, page.code);
  }
  const aboutLaunches = rules.pages.filter((page) => codeUnder(page, 'Failing launch')).map(({ code }) => code);
  const expected = ['TD-DOC-015', ...aboutLaunches.filter((code) => !FOUND_IN_SCENARIOS.includes(code))];
  assert.deepEqual(byCommand.sort(), expected.sort(), 'what is too long for a link, and what a scenario does not hold');
});

test('what a page says is text, never markup', () => {
  const html = small(PAGE).get('TD-X-001.html');
  assert.match(html, /<title>TD-X-001: A &lt;title&gt; &amp; more/);
  assert.match(html, /A <code>&lt;b&gt;<\/code> as in TD-X-002/);
  assert.match(html, /&lt;script&gt;/);
  assert.doesNotMatch(html, /<script>|<b>/);
  assert.match(html, /AWS &lt; you\./);
});

test('rules that a page names are links, but for itself and strangers', () => {
  const html = small(PAGE, PAGE.replace('TD-X-001:', 'TD-X-002:')).get('TD-X-001.html');
  assert.match(html, /as in <a href="TD-X-002\.html">TD-X-002<\/a>, TD-X-001 and TD-X-009\./);
  assert.match(html, /<a rel="next" href="TD-X-002\.html">/);
});

test('sources are explained, and issues are links', () => {
  const html = small(PAGE).get('TD-X-001.html');
  assert.match(html, /<li>PF:one<small>A collection\.<\/small><\/li>/);
  assert.match(html, /<li><a href="https:\/\/github\.com\/owner\/repo\/issues\/12">owner\/repo#12<\/a><\/li>/);
  assert.match(html, /<li>said &quot;so&quot;<\/li>/);
});

for (const [name, broken] of [
  ['no head', PAGE.replace('- Grade: P\n', '')],
  ['a list', PAGE.replace('A `<b>`', '- A')],
  ['bold words', PAGE.replace('A `<b>`', '**A**')],
  ['a table', PAGE.replace('A `<b>`', '| A |')],
  ['a link', PAGE.replace('A `<b>`', '[A](b)')],
]) {
  test(`a page with ${name} is refused`, () => assert.throws(() => readPage(broken)));
}

test('a missing table is said', () => assert.throws(() => readTable('## Classes\n', 'Grades'), /Grades/));

test('severity follows from class and grade', () => {
  for (const [itsClass, grade, expected] of [
    ['rejected', 'P', 'error'],
    ['rejected-by-client', 'C', 'error'],
    ['unsupported-on-fargate', 'D', 'error'],
    ['unsupported-on-fargate', 'T', 'warning'],
    ['rejected', 'E', 'warning'],
    ['rejected-at-launch', 'P', 'warning'],
    ['fails-at-runtime', 'P', 'warning'],
    ['advice', 'P', 'note'],
  ]) assert.equal(severity({ class: itsClass, grade }), expected, `${itsClass} ${grade}`);
});

test('changed lines are those that two texts do not share', () => {
  const lines = (text) => text.split('');
  const changed = (one, other) => {
    const { before, after } = changedLines(lines(one), lines(other));
    return [[...before], [...after]];
  };
  assert.deepEqual(changed('abc', 'abc'), [[], []]);
  assert.deepEqual(changed('abc', 'axc'), [[1], [1]]);
  assert.deepEqual(changed('abc', 'ac'), [[1], []]);
  assert.deepEqual(changed('ac', 'xacy'), [[], [0, 3]]);
  assert.deepEqual(changed('', 'a'), [[], [0]]);
});

test('the style sheet is dark by the choice of the user, or of the system where there is none', () => {
  const css = styleSheet(text('style/tokens.css'), text('style/rule-pages.css'));
  assert.equal(css.match(/--bg: #0d1015/g).length, 2);
  assert.match(css, /@media \(prefers-color-scheme: dark\) \{\n:root:not\(\[data-theme\]\) \{/);
  assert.throws(() => styleSheet(':root {}', ''), /dark/);
});

test('the worker does not fetch the pages in advance', () => {
  assert.ok(isOfRulePages('rules/index.html') && isOfRulePages(files.style));
  assert.ok(!isOfRulePages('index.html') && !isOfRulePages('tokens-0123456789abcdef.css'));
});
