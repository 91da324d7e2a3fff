// The panel of Mod-f: find and replace in two quiet rows, in place of CodeMirror's own.

import {
  closeSearchPanel,
  findNext,
  findPrevious,
  getSearchQuery,
  replaceAll,
  replaceNext,
  search,
  SearchQuery,
  setSearchQuery,
} from "@codemirror/search";
import { runScopeHandlers } from "@codemirror/view";
import { element } from "./dom.mjs";

// Counting ends here, so that a letter sought in a megabyte costs no more than in a page.
const MOST_COUNTED = 999;

/**
 * How many matches there are and which of them is selected, in words.
 * @param {import("@codemirror/state").EditorState} state
 * @param {SearchQuery} query
 */
export function matchCount(state, query) {
  if (query.search === "") return "";
  if (!query.valid) return "Invalid pattern";
  const { from, to } = state.selection.main;
  const matches = query.getCursor(state);
  let count = 0;
  let current = 0;
  for (let next = matches.next(); !next.done; next = matches.next()) {
    if (count === MOST_COUNTED) return `More than ${MOST_COUNTED}`;
    count += 1;
    if (next.value.from === from && next.value.to === to) current = count;
  }
  if (count === 0) return "No match";
  return current > 0 ? `${current} of ${count}` : `${count} found`;
}

class SearchPanel {
  top = true;

  constructor(view) {
    this.view = view;
    this.query = getSearchQuery(view.state);
    this.find = this.#input("Find");
    // The attribute by which CodeMirror finds the field to focus when the panel is open already.
    this.find.setAttribute("main-field", "true");
    this.replace = this.#input("Replace with");
    this.count = element("output", { className: "search-count" });
    this.matchCase = this.#toggle("Aa", "Match case");
    this.regexp = this.#toggle(".*", "Regular expression");
    this.dom = element("div", { className: "search-panel", role: "search" }, ...this.#rows());
    this.dom.addEventListener("keydown", (event) => this.#onKey(event));
    this.#show(this.query);
  }

  #rows() {
    const { view } = this;
    const previous = this.#button("‹", "Previous match", () => findPrevious(view));
    const next = this.#button("›", "Next match", () => findNext(view));
    const close = this.#button("×", "Close search", () => closeSearchPanel(view));
    const finding = [this.find, this.count, this.matchCase, this.regexp, previous, next, close];
    const replacing = [
      this.replace,
      this.#button("Replace", "Replace this match", () => replaceNext(view)),
      this.#button("All", "Replace all matches", () => replaceAll(view)),
    ];
    const rows = view.state.readOnly ? [finding] : [finding, replacing];
    return rows.map((children) => element("div", { className: "search-row" }, ...children));
  }

  #input(label) {
    const input = element("input", { className: "search-input", type: "text", placeholder: label, spellcheck: false });
    input.ariaLabel = label;
    input.autocapitalize = "off";
    input.addEventListener("input", () => this.#commit());
    return input;
  }

  #button(text, label, onClick) {
    const button = element("button", { className: "button button-quiet", type: "button", title: label }, text);
    button.ariaLabel = label;
    button.addEventListener("click", onClick);
    return button;
  }

  #toggle(text, label) {
    const button = this.#button(text, label, () => {
      button.ariaPressed = button.ariaPressed === "true" ? "false" : "true";
      this.#commit();
    });
    return button;
  }

  #commit() {
    const query = new SearchQuery({
      search: this.find.value,
      replace: this.replace.value,
      caseSensitive: this.matchCase.ariaPressed === "true",
      regexp: this.regexp.ariaPressed === "true",
    });
    if (!query.eq(this.query)) this.view.dispatch({ effects: setSearchQuery.of(query) });
  }

  #onKey(event) {
    const isEnter = event.key === "Enter" && event.target instanceof HTMLInputElement;
    if (runScopeHandlers(this.view, event, "search-panel")) {
      event.preventDefault();
    } else if (isEnter) {
      event.preventDefault();
      const command = event.target === this.replace ? replaceNext : event.shiftKey ? findPrevious : findNext;
      command(this.view);
    }
  }

  #show(query) {
    this.query = query;
    if (this.find.value !== query.search) this.find.value = query.search;
    if (this.replace.value !== query.replace) this.replace.value = query.replace;
    this.matchCase.ariaPressed = String(query.caseSensitive);
    this.regexp.ariaPressed = String(query.regexp);
    this.count.value = matchCount(this.view.state, query);
  }

  update(update) {
    const query = getSearchQuery(update.state);
    if (!query.eq(this.query) || update.docChanged || update.selectionSet) this.#show(query);
  }

  mount() {
    this.find.select();
  }
}

/** The extension that finds and replaces. */
export function searching() {
  return search({ top: true, createPanel: (view) => new SearchPanel(view) });
}
