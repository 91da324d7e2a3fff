// What there is to know about a member or value: under the pointer, and at the cursor on Shift+F1.

import { StateEffect, StateField } from "@codemirror/state";
import { EditorView, hoverTooltip, keymap, showTooltip } from "@codemirror/view";
import { element } from "./dom.mjs";

/** @typedef {import("./help.mjs").Explanation} Explanation */

const show = StateEffect.define();

/** An explanation in one sentence after the other, for a screen reader. */
export function spoken({ title, about, facts }) {
  return [`${title}.`, about, ...facts.map(({ label, text }) => `${label}: ${text.replace(/\.$/, "")}.`)].join(" ");
}

function fact({ label, text }) {
  return [element("dt", {}, label), element("dd", {}, text)];
}

function tooltipView({ title, about, facts }) {
  const dom = element(
    "div",
    { className: "explanation" },
    element("p", { className: "explanation-title" }, title),
    element("p", { className: "explanation-about" }, about),
    element("dl", { className: "explanation-facts" }, ...facts.flatMap(fact)),
  );
  dom.setAttribute("role", "tooltip");
  return { dom, offset: { x: 0, y: 4 } };
}

// The one that was asked for stays until the text or the cursor changes, or Escape.
const shown = StateField.define({
  create: () => null,
  update(explanation, transaction) {
    const asked = transaction.effects.findLast((effect) => effect.is(show));
    if (asked) return asked.value;
    return transaction.docChanged || transaction.selection !== undefined ? null : explanation;
  },
  provide: (self) =>
    showTooltip.from(self, (it) => it && { pos: it.from, end: it.to, create: () => tooltipView(it) }),
});

const explain = (help) => (view) => {
  const { state } = view;
  const explanation = help.explanation(state.doc, state.selection.main.head);
  const words = explanation ? spoken(explanation) : "Nothing to explain here.";
  view.dispatch({ effects: [show.of(explanation), EditorView.announce.of(words)] });
  return true;
};

function close(view) {
  if (!view.state.field(shown)) return false;
  view.dispatch({ effects: show.of(null) });
  return true;
}

/**
 * The extension that explains.
 * @param {import("./help.mjs").Help} help
 */
export function explanations(help) {
  const underPointer = hoverTooltip(
    (view, position) => {
      const explanation = help.explanation(view.state.doc, position);
      if (!explanation || view.state.field(shown)) return null;
      const { from: pos, to: end } = explanation;
      return { pos, end, create: () => tooltipView(explanation) };
    },
    { hideOnChange: true, hoverTime: 450 },
  );
  return [
    shown,
    underPointer,
    keymap.of([
      { key: "Shift-F1", run: explain(help) },
      { key: "Escape", run: close },
    ]),
  ];
}
