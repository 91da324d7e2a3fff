// Ghosts: what ECS fills in where the definition says nothing, shown in the text without being part of it.

import { StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, WidgetType } from "@codemirror/view";

/**
 * @typedef {object} Ghost
 * @property {number} at the offset after which it stands
 * @property {string} text one that starts with a line break gets lines of its own below the line of `at`
 */

/** Replaces all ghosts by these, which belong to the current text. */
export const setGhosts = StateEffect.define();

class GhostWidget extends WidgetType {
  constructor(text, isBlock) {
    super();
    this.text = text;
    this.isBlock = isBlock;
  }

  eq(other) {
    return other.text === this.text && other.isBlock === this.isBlock;
  }

  // Hidden from assistive technology, which would read it as text that somebody wrote. The page tells defaults
  // elsewhere in words.
  toDOM() {
    const ghost = document.createElement(this.isBlock ? "div" : "span");
    ghost.className = this.isBlock ? "ghost ghost-lines" : "ghost";
    ghost.textContent = this.text;
    ghost.setAttribute("aria-hidden", "true");
    return ghost;
  }
}

function decorate(doc, ghosts) {
  const widgets = ghosts.map(({ at, text }) => {
    const isBlock = text.startsWith("\n");
    const widget = new GhostWidget(isBlock ? text.slice(1) : text, isBlock);
    return Decoration.widget({ widget, block: isBlock, side: 1 }).range(isBlock ? doc.lineAt(at).to : at);
  });
  return Decoration.set(widgets, true);
}

// Between an edit and the page's next word ghosts keep to their place in the text; one inside of what was deleted goes.
const field = StateField.define({
  create: () => Decoration.none,
  update(decorations, transaction) {
    const replaced = transaction.effects.findLast((effect) => effect.is(setGhosts));
    if (replaced) return decorate(transaction.state.doc, replaced.value);
    return decorations.map(transaction.changes);
  },
  provide: (self) => EditorView.decorations.from(self),
});

/** The extension that shows ghosts. */
export function ghosts() {
  return field;
}
