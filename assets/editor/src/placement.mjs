// Where problems stand in the text. Pure functions over problems and text; problems.mjs draws what they say.

/**
 * @typedef {"error" | "warning" | "note"} Severity
 *
 * @typedef {object} Diagnostic A problem as the page hands it over.
 * @property {number} from offset in UTF-16 units where it starts
 * @property {number} to offset where it ends; equal to `from` when something is missing there
 * @property {Severity} severity
 * @property {string} message our sentence
 * @property {string | null} awsMessage what AWS says, word for word
 * @property {string} code the rule's identifier
 * @property {{title: string}[]} actions the fixes on offer
 *
 * @typedef {Diagnostic & {index: number}} Problem A diagnostic in the editor: offsets are the editor's and follow the
 *   text while it is edited; `index` is the diagnostic's place in the page's list.
 */

/** From the gravest to the lightest. */
export const SEVERITIES = Object.freeze(["error", "warning", "note"]);

const rank = (problem) => SEVERITIES.indexOf(problem.severity);

/** In the order of the text; at one place the gravest first. */
export function inTextOrder(problems) {
  return [...problems].sort((a, b) => a.from - b.from || rank(a) - rank(b) || a.index - b.index);
}

/** The gravest severity among `problems`, which are not none. */
export function gravest(problems) {
  return SEVERITIES[Math.min(...problems.map(rank))];
}

/**
 * The part of a problem that gets a line under it. Of a problem that spans lines it is the first of them: underlining
 * a whole container because it lacks an image would say less. Where something is missing, it is the character before
 * or after. Null when there is no character to underline.
 * @param {import("@codemirror/state").Text} doc
 * @param {{from: number, to: number}} problem
 * @returns {{from: number, to: number} | null}
 */
export function underlined(doc, { from, to }) {
  const line = doc.lineAt(from);
  const text = line.text;
  const trimmedEnd = line.from + text.trimEnd().length;
  const end = Math.min(to, trimmedEnd);
  if (end > from) return { from, to: end };
  if (from < line.to && to > from) return { from, to: Math.min(to, line.to) };
  if (from < trimmedEnd) return { from, to: from + characterLength(text, from - line.from) };
  if (trimmedEnd > line.from) return { from: trimmedEnd - lastCharacterLength(text.trimEnd()), to: trimmedEnd };
  return text.length > 0 ? { from: line.from, to: line.to } : null;
}

const characterLength = (text, index) => String.fromCodePoint(text.codePointAt(index)).length;
const lastCharacterLength = (text) => Array.from(text.slice(-2)).at(-1).length;

/**
 * The underlines to draw, in the order of the text: of several problems with the same extent only the gravest.
 * @param {import("@codemirror/state").Text} doc
 * @param {Problem[]} problems in text order
 * @returns {{from: number, to: number, severity: Severity}[]}
 */
export function underlines(doc, problems) {
  const byExtent = new Map();
  for (const problem of problems) {
    const extent = underlined(doc, problem);
    if (extent === null) continue;
    const key = `${extent.from}-${extent.to}`;
    const other = byExtent.get(key);
    if (other === undefined || rank(problem) < rank(other)) byExtent.set(key, { ...extent, severity: problem.severity });
  }
  return [...byExtent.values()].sort((a, b) => a.from - b.from || a.to - b.to);
}

/** The problems that a reader at `position` sees marked there. */
export function problemsAt(doc, problems, position) {
  return problems.filter((problem) => {
    const extent = underlined(doc, problem) ?? { from: problem.from, to: problem.from };
    return extent.from <= position && position <= extent.to;
  });
}

/** The problems that start on the line from `from` to `to`. */
export function problemsStartingIn(problems, from, to) {
  return problems.filter((problem) => from <= problem.from && problem.from <= to);
}

/**
 * The problem to go to from `position`, over the end of the text to its other end.
 * @param {Problem[]} problems in text order
 * @param {number} position
 * @param {1 | -1} direction
 * @param {boolean} isShown whether the reader looks at what stands at `position` already
 * @returns {Problem | undefined} undefined if there are none
 */
export function nextProblem(problems, position, direction, isShown) {
  const isAhead = ({ from }) => (from === position ? !isShown : Math.sign(from - position) === direction);
  return direction > 0
    ? (problems.find(isAhead) ?? problems.at(0))
    : (problems.findLast(isAhead) ?? problems.at(-1));
}

/**
 * The problems after an edit: each keeps to the text it speaks of; what was deleted altogether goes.
 * @param {Problem[]} problems
 * @param {import("@codemirror/state").ChangeDesc} changes
 * @returns {Problem[]}
 */
export function followed(problems, changes) {
  return problems.flatMap((problem) => {
    const from = changes.mapPos(problem.from, 1);
    const to = changes.mapPos(problem.to, -1);
    if (problem.to > problem.from && to <= from) return [];
    return [{ ...problem, from, to: Math.max(from, to) }];
  });
}
