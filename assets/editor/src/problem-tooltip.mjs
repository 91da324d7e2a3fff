// What the editor says about a problem: under the pointer, after F8, on Mod-. and on a click on its mark.

import { StateEffect, StateField } from "@codemirror/state";
import { closeHoverTooltips, EditorView, hasHoverTooltips, hoverTooltip, keymap, showTooltip } from "@codemirror/view";
import { element } from "./dom.mjs";
import { COMMAND_KEY } from "./platform.mjs";
import { nextProblem, problemsAt, problemsStartingIn } from "./placement.mjs";
import { problemsOf, setProblems } from "./problems.mjs";

/**
 * @typedef {import("./placement.mjs").Problem} Problem
 *
 * @typedef {object} Shown The tooltip that the user asked for. The one that the pointer calls up is CodeMirror's own.
 * @property {number} position the offset it points at
 * @property {Problem[]} problems
 * @property {boolean} takesFocus so that the keyboard is in it at once
 */

const SEVERITY_WORDS = { error: "Error", warning: "Warning", note: "Note" };

const show = StateEffect.define();
const hide = StateEffect.define();

function close(view) {
  view.dispatch({ effects: [hide.of(null), closeHoverTooltips] });
}

function fixButton(view, problem, action, onFix) {
  const button = element("button", { className: "button", type: "button" }, problem.actions[action].title);
  button.addEventListener("click", () => {
    close(view);
    view.focus();
    onFix(problem.index, action);
  });
  return button;
}

function problemSection(view, problem, onFix) {
  const mark = element("span", { className: `problem-mark problem-mark-${problem.severity}`, role: "img" });
  mark.ariaLabel = SEVERITY_WORDS[problem.severity];
  const section = element("section", { className: "problem-text" }, mark);
  section.append(element("p", { className: "problem-message" }, problem.message));
  if (problem.awsMessage) section.append(element("p", { className: "problem-aws" }, problem.awsMessage));
  if (problem.actions.length > 0) {
    const buttons = problem.actions.map((_, action) => fixButton(view, problem, action, onFix));
    section.append(element("div", { className: "problem-fixes" }, ...buttons));
  }
  section.append(element("p", { className: "problem-code" }, problem.code));
  return section;
}

// Arrow keys go from fix to fix, as in a menu; Escape returns to the text.
function onTooltipKey(view, dom, event) {
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (event.key === "Escape") {
    close(view);
    view.focus();
  } else if (step !== undefined) {
    const buttons = [...dom.querySelectorAll("button")];
    const current = buttons.indexOf(event.target);
    buttons.at((current + step) % buttons.length)?.focus();
  } else {
    return;
  }
  event.preventDefault();
  event.stopPropagation();
}

function tooltipView(view, problems, takesFocus, onFix) {
  const sections = problems.map((problem) => problemSection(view, problem, onFix));
  const dom = element("div", { className: "problem-tooltip", role: "dialog", tabIndex: -1 }, ...sections);
  dom.ariaLabel = problems.length === 1 ? "Problem" : `${problems.length} problems`;
  dom.addEventListener("keydown", (event) => onTooltipKey(view, dom, event));
  dom.addEventListener("focusout", (event) => closeWhenLeft(view, event));
  const focus = () => (dom.querySelector("button") ?? dom).focus({ preventScroll: true });
  return { dom, offset: { x: 0, y: 4 }, mount: takesFocus ? focus : undefined };
}

// CodeMirror holds an event back while it updates, and until then a shadow root hides where the focus went; it is there
// by that time.
function closeWhenLeft(view, event) {
  const isInside = (node) => node instanceof Node && view.dom.contains(node);
  const isLeft = !isInside(event.relatedTarget) && !isInside(view.root.activeElement);
  if (isLeft && view.state.field(shownTooltip)) view.dispatch({ effects: hide.of(null) });
}

// Stays until the text, the problems or the cursor change, or the user closes it.
const shownTooltip = StateField.define({
  create: () => null,
  update(shown, transaction) {
    const asked = transaction.effects.findLast((effect) => effect.is(show));
    if (asked) return asked.value;
    const isOver =
      transaction.docChanged ||
      transaction.selection !== undefined ||
      transaction.effects.some((effect) => effect.is(hide) || effect.is(setProblems));
    return isOver ? null : shown;
  },
});

function underPointer(onFix) {
  const source = (view, position) => {
    const found = problemsAt(view.state.doc, problemsOf(view.state), position);
    if (found.length === 0 || view.state.field(shownTooltip)) return null;
    return {
      pos: Math.min(position, ...found.map((problem) => problem.from)),
      end: position,
      create: () => tooltipView(view, found, false, onFix),
    };
  };
  const isOutdated = (transaction) =>
    transaction.docChanged || transaction.effects.some((effect) => effect.is(setProblems) || effect.is(show));
  return hoverTooltip(source, { hideOn: isOutdated, hoverTime: 250 });
}

/** Shows the problems of the line on which the user clicked the mark. */
export function showProblemsOfLine(view, line) {
  const found = problemsStartingIn(problemsOf(view.state), line.from, line.to);
  if (found.length === 0) return;
  view.dispatch({ effects: show.of({ position: found[0].from, problems: found, takesFocus: true }) });
}

function showProblemsAtCursor(view) {
  const { state } = view;
  const { head } = state.selection.main;
  const line = state.doc.lineAt(head);
  const all = problemsOf(state);
  const here = problemsAt(state.doc, all, head);
  const found = here.length > 0 ? here : problemsStartingIn(all, line.from, line.to);
  if (found.length === 0) {
    view.dispatch({ effects: EditorView.announce.of("No problem on this line.") });
  } else {
    view.dispatch({ effects: show.of({ position: found[0].from, problems: found, takesFocus: true }) });
  }
  return true;
}

/** What a screen reader says on arrival at the problems `found`, the first of which is `problem`. */
export function announcement(state, problem, found) {
  const all = problemsOf(state);
  const place = `${all.indexOf(problem) + 1} of ${all.length}, line ${state.doc.lineAt(problem.from).number}`;
  const messages = found.map(({ severity, message }) => `${SEVERITY_WORDS[severity]}: ${message}`);
  const fixes = found.reduce((count, { actions }) => count + actions.length, 0);
  const offer = { 0: "", 1: ` Press ${COMMAND_KEY}+. for a fix.` }[fixes] ?? ` Press ${COMMAND_KEY}+. for ${fixes} fixes.`;
  return `${place}. ${messages.join(" ")}${offer}`;
}

const goToProblem = (direction) => (view) => {
  const { state } = view;
  const { head } = state.selection.main;
  const isShown = state.field(shownTooltip)?.position === head;
  const problem = nextProblem(problemsOf(state), head, direction, isShown);
  if (problem === undefined) {
    view.dispatch({ effects: EditorView.announce.of("No problems.") });
    return true;
  }
  const found = problemsOf(state).filter(({ from }) => from === problem.from);
  view.dispatch({
    selection: { anchor: problem.from },
    effects: [
      EditorView.scrollIntoView(problem.from, { yMargin: 80, xMargin: 40 }),
      show.of({ position: problem.from, problems: found, takesFocus: false }),
      EditorView.announce.of(announcement(state, problem, found)),
    ],
  });
  return true;
};

function closeAny(view) {
  if (!view.state.field(shownTooltip) && !hasHoverTooltips(view.state)) return false;
  close(view);
  return true;
}

/**
 * The extension that explains problems and offers their fixes.
 * @param {(problem: number, action: number) => void} onFix is told which fix the user chose: the diagnostic's and the
 *   action's place in the page's lists
 */
export function problemTooltips(onFix) {
  return [
    shownTooltip,
    showTooltip.compute([shownTooltip], (state) => {
      const shown = state.field(shownTooltip);
      if (!shown) return null;
      const { position, problems, takesFocus } = shown;
      return { pos: position, create: (view) => tooltipView(view, problems, takesFocus, onFix) };
    }),
    underPointer(onFix),
    EditorView.domEventHandlers({ blur: (event, view) => closeWhenLeft(view, event) }),
    keymap.of([
      { key: "F8", run: goToProblem(1), shift: goToProblem(-1) },
      { key: "Mod-.", run: showProblemsAtCursor },
      { key: "Escape", run: closeAny },
    ]),
  ];
}
