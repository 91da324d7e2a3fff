// axe-core, run inside the page through the debugger, which no content security policy hinders.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Elements named per rule. */
const MOST_ELEMENTS = 5;

/** The rules of WCAG 2.2 AA and what axe counts as good practice. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * @param {import('playwright-core').Page | import('playwright-core').Frame} page
 * @returns {Promise<string[]>} one readable line per rule that is broken, with the elements at fault
 */
export async function accessibilityProblems(page) {
  await page.evaluate(AXE);
  const violations = await page.evaluate(async (values) => {
    const result = await globalThis.axe.run(document, { runOnly: { type: 'tag', values } });
    return result.violations;
  }, TAGS);
  return violations.map(describe);
}

/** A list of a thousand equal faults is one fault. */
function describe({ id, help, nodes }) {
  const targets = nodes.slice(0, MOST_ELEMENTS).map(({ target, html }) => `${target.join(' ')}   ${html.slice(0, 120)}`);
  const more = nodes.length > MOST_ELEMENTS ? [`… and ${nodes.length - MOST_ELEMENTS} more`] : [];
  return `${id}: ${help}\n${[...targets, ...more].map((line) => `    ${line}`).join('\n')}`;
}

/** Fails with what axe found. */
export async function assertAccessible(page) {
  const problems = await accessibilityProblems(page);
  if (problems.length > 0) throw new Error(`axe found:\n${problems.join('\n')}`);
}
