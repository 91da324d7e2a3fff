// The problems in the editor: their state, the lines under the text, the marks in the gutter.

import { RangeSet, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, gutter, GutterMarker, WidgetType } from "@codemirror/view";
import { followed, gravest, inTextOrder, SEVERITIES, underlined, underlines } from "./placement.mjs";

/** @typedef {import("./placement.mjs").Problem} Problem */

/** Replaces all problems by these, which speak of the current text. */
export const setProblems = StateEffect.define();

// A place with no character to underline, such as an empty text, gets a short line of its own.
class PointWidget extends WidgetType {
  constructor(severity) {
    super();
    this.severity = severity;
  }

  eq(other) {
    return other.severity === this.severity;
  }

  toDOM() {
    const point = document.createElement("span");
    point.className = `problem-point problem-${this.severity}`;
    point.textContent = " ";
    return point;
  }
}

class ProblemMarker extends GutterMarker {
  constructor(severity) {
    super();
    this.severity = severity;
  }

  eq(other) {
    return other.severity === this.severity;
  }

  toDOM() {
    const mark = document.createElement("span");
    mark.className = `problem-mark problem-mark-${this.severity}`;
    return mark;
  }
}

const bySeverity = (make) => Object.fromEntries(SEVERITIES.map((severity) => [severity, make(severity)]));
const MARKERS = bySeverity((severity) => new ProblemMarker(severity));
const UNDERLINES = bySeverity((severity) => Decoration.mark({ class: `problem problem-${severity}` }));
const POINTS = bySeverity((severity) => Decoration.widget({ widget: new PointWidget(severity), side: 1 }));

function decorate(doc, problems) {
  const lines = underlines(doc, problems).map(({ from, to, severity }) => UNDERLINES[severity].range(from, to));
  const points = problems
    .filter((problem) => underlined(doc, problem) === null)
    .map((problem) => POINTS[problem.severity].range(problem.from));
  return Decoration.set([...lines, ...points], true);
}

function markLines(doc, problems) {
  const byLine = new Map();
  for (const problem of problems) {
    const line = doc.lineAt(problem.from).from;
    byLine.set(line, gravest([problem, { severity: byLine.get(line) ?? "note" }]));
  }
  return RangeSet.of(Array.from(byLine, ([line, severity]) => MARKERS[severity].range(line)));
}

const field = StateField.define({
  create: () => ({ problems: [], decorations: Decoration.none, marks: RangeSet.empty }),
  update(value, transaction) {
    const replaced = transaction.effects.findLast((effect) => effect.is(setProblems));
    if (replaced === undefined && !transaction.docChanged) return value;
    const problems = replaced ? inTextOrder(replaced.value) : followed(value.problems, transaction.changes);
    const { doc } = transaction.state;
    return { problems, decorations: decorate(doc, problems), marks: markLines(doc, problems) };
  },
  provide: (self) => EditorView.decorations.from(self, (value) => value.decorations),
});

/**
 * The problems of an editor state in text order.
 * @returns {Problem[]}
 */
export function problemsOf(state) {
  return state.field(field).problems;
}

/**
 * The extension that shows problems in the text and in the gutter.
 * @param {(view: EditorView, line: {from: number, to: number}) => void} onMarkClick is told on which line
 */
export function problems(onMarkClick) {
  const marks = gutter({
    class: "problem-gutter",
    markers: (view) => view.state.field(field).marks,
    initialSpacer: () => MARKERS.error,
    domEventHandlers: {
      click(view, line) {
        onMarkClick(view, line);
        return true;
      },
    },
  });
  return [field, marks];
}
