// Names that refer to each other: F12 goes to where one is defined, Shift+F12 to its next place, F2 changes it
// everywhere.

import { isolateHistory } from "@codemirror/commands";
import { StateEffect, StateField } from "@codemirror/state";
import { EditorView, keymap, showTooltip } from "@codemirror/view";
import { element } from "./dom.mjs";

/**
 * @typedef {import("./help.mjs").Name} Name
 * @typedef {import("./help.mjs").Range} Range
 */

const ask = StateEffect.define();

/**
 * The place of a name after the one that `position` is in; after the last comes the first.
 * @param {Name} name
 * @returns {Range}
 */
export function nextPlace({ places }, position) {
  const here = places.findIndex(({ from, to }) => from <= position && position <= to);
  return places[(here + 1) % places.length];
}

function announce(view, words) {
  view.dispatch({ effects: EditorView.announce.of(words) });
  return true;
}

function goTo(view, { from, to }, words) {
  view.dispatch({
    selection: { anchor: from, head: to },
    effects: [EditorView.scrollIntoView(from, { y: "nearest", yMargin: 80, xMargin: 40 }), EditorView.announce.of(words)],
  });
  return true;
}

// Calls `then` with the name at the cursor, or says that there is none.
const withName = (help, then) => (view) => {
  const { doc, selection } = view.state;
  const name = help.name(doc, selection.main.head);
  return name ? then(view, name) : announce(view, "The name of no container, volume or port is here.");
};

function goToDefinition(view, { name, named, definition }) {
  if (!definition) return announce(view, `No ${named} is called ${name}.`);
  const { number } = view.state.doc.lineAt(definition.from);
  return goTo(view, definition, `${named} ${name}, defined in line ${number}.`);
}

function goToNext(view, name) {
  const place = nextPlace(name, view.state.selection.main.head);
  const { number } = view.state.doc.lineAt(place.from);
  return goTo(view, place, `${name.places.indexOf(place) + 1} of ${name.places.length}, line ${number}.`);
}

function askForName(view, name) {
  if (view.state.readOnly) return false;
  const { head } = view.state.selection.main;
  view.dispatch({ effects: ask.of({ ...name, position: head }) });
  return true;
}

function closeField(view) {
  view.dispatch({ effects: ask.of(null) });
  view.focus();
}

class RenameField {
  constructor(view, help, { name, named, position }) {
    this.view = view;
    this.help = help;
    this.position = position;
    const label = `New name of ${named} ${name}`;
    this.input = element("input", { className: "search-input", type: "text", value: name, spellcheck: false });
    this.input.ariaLabel = label;
    this.input.autocapitalize = "off";
    this.why = element("p", { className: "rename-refused" });
    this.why.setAttribute("role", "alert");
    this.dom = element("div", { className: "rename" }, this.input, this.why);
    this.dom.setAttribute("role", "dialog");
    this.dom.ariaLabel = label;
    this.dom.addEventListener("keydown", (event) => this.#onKey(event));
    this.dom.addEventListener("focusout", (event) => this.#onLeave(event));
  }

  mount() {
    this.input.focus({ preventScroll: true });
    this.input.select();
  }

  #onKey(event) {
    if (event.key === "Escape") closeField(this.view);
    else if (event.key === "Enter") this.#rename();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  // The field goes when the focus leaves it for something else, and not when it is taken off the page.
  #onLeave(event) {
    if (event.relatedTarget instanceof Node && !this.dom.contains(event.relatedTarget) && this.dom.isConnected) {
      this.view.dispatch({ effects: ask.of(null) });
    }
  }

  #rename() {
    const { view, input } = this;
    const { changes, refused } = this.help.renaming(view.state.doc, this.position, input.value);
    if (refused) {
      this.why.textContent = refused;
      input.ariaInvalid = "true";
      return;
    }
    view.dispatch({
      changes,
      effects: [ask.of(null), EditorView.announce.of(`Renamed in ${changes.length} places.`)],
      userEvent: "input.rename",
      annotations: isolateHistory.of("full"),
    });
    view.focus();
  }
}

/**
 * The extension that goes to names and changes them.
 * @param {import("./help.mjs").Help} help
 */
export function names(help) {
  const asked = StateField.define({
    create: () => null,
    update(name, transaction) {
      const effect = transaction.effects.findLast((effect) => effect.is(ask));
      if (effect) return effect.value;
      return transaction.docChanged || transaction.selection !== undefined ? null : name;
    },
    provide: (self) =>
      showTooltip.from(self, (name) => name && { pos: name.position, create: (view) => new RenameField(view, help, name) }),
  });
  return [
    asked,
    keymap.of([
      { key: "F12", run: withName(help, goToDefinition), shift: withName(help, goToNext) },
      { key: "F2", run: withName(help, askForName) },
    ]),
  ];
}
