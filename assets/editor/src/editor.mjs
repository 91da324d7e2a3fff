// The editor of ECS Playground: one function, `mount`, that the page imports when it needs it.
//
// The page owns the document and its meaning. The editor shows a text, reports what the user does to it, and draws
// the problems and defaults that the page hands back. Every offset at this boundary counts UTF-16 units of the page's
// text, whatever line breaks that text has.
//
// It lives in an open shadow root. There CodeMirror adopts its style sheets instead of writing <style> elements, so that
// a content security policy of `style-src 'self'` holds, and the page's rules and ours cannot meet. Colours and fonts
// come in as inherited custom properties (see editor.css); a change of theme needs nothing from here.

import { isolateHistory } from "@codemirror/commands";
import { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import css from "./editor.css";
import { extensions } from "./extensions.mjs";
import { setGhosts } from "./ghosts.mjs";
import helpCss from "./help.css";
import { Help } from "./help.mjs";
import { lineBreakOf, Offsets } from "./line-breaks.mjs";
import { setProblems } from "./problems.mjs";
import { sourceOf } from "./source.mjs";

/**
 * @typedef {import("./placement.mjs").Diagnostic} Diagnostic
 * @typedef {import("./ghosts.mjs").Ghost} Ghost
 *
 * @typedef {object} Edit
 * @property {number} from offset into the text before the edit
 * @property {number} to
 * @property {string} insert
 *
 * @callback OnAction
 * @param {number} diagnostic the place of the diagnostic in the list that the page set
 * @param {number} action the place of the chosen action in that diagnostic's list
 *
 * @typedef {MountOptions & import("./help.mjs").Callbacks} Options
 *
 * @typedef {object} MountOptions
 * @property {string} [doc] the text to begin with
 * @property {string} label the name that assistive technology reads
 * @property {boolean} [readOnly]
 * @property {string} [placeholder] what an empty editor says
 * @property {(changes: Edit[], doc: string) => void} [onChange] after every edit but `setDoc`, undo included
 * @property {(offset: number) => void} [onCursor] after the cursor moved
 * @property {OnAction} [onAction] unless `setDiagnostics` names another
 */

const NOTHING = () => {};

class Editor {
  #options;
  #onAction;
  #lineBreak;
  #view;
  #sheet;

  /** @param {Options} options */
  constructor(host, options) {
    this.#options = options;
    this.#onAction = options.onAction ?? NOTHING;
    const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
    this.#sheet = new CSSStyleSheet();
    this.#sheet.replaceSync(css + helpCss);
    this.#view = new EditorView({ root, parent: root, state: this.#stateOf(options.doc ?? "") });
    // After CodeMirror's own sheets, which it has put first, so that at equal weight ours decide.
    root.adoptedStyleSheets.push(this.#sheet);
  }

  /**
   * Replaces the text and forgets its history, problems and ghosts. Does not call `onChange`.
   * @param {string} text
   * @returns {string} the text as the editor holds it: `text` itself, but a text that mixes line breaks gets the kind
   *   it has most of throughout
   */
  setDoc(text) {
    if (text !== this.getDoc()) this.#view.setState(this.#stateOf(text));
    return this.getDoc();
  }

  /** The text, with the line breaks that it came with. */
  getDoc() {
    return this.#outerText(this.#view.state);
  }

  /**
   * Shows these problems instead of the former ones.
   * @param {Diagnostic[]} diagnostics
   * @param {OnAction} [onAction]
   */
  setDiagnostics(diagnostics, onAction = this.#options.onAction ?? NOTHING) {
    this.#onAction = onAction;
    const offsets = this.#offsets(this.#view.state.doc);
    const problems = diagnostics.map((diagnostic, index) => {
      const from = offsets.inner(diagnostic.from);
      return { ...diagnostic, index, from, to: Math.max(from, offsets.inner(diagnostic.to)) };
    });
    this.#view.dispatch({ effects: setProblems.of(problems) });
  }

  /**
   * Shows these ghosts instead of the former ones.
   * @param {Ghost[]} ghosts
   */
  setGhosts(ghosts) {
    const offsets = this.#offsets(this.#view.state.doc);
    const placed = ghosts.map(({ at, text }) => ({ at: offsets.inner(at), text }));
    this.#view.dispatch({ effects: setGhosts.of(placed) });
  }

  /** Selects a range and scrolls to it, unfolding what hides it. Leaves the focus where it is. */
  reveal(from, to = from) {
    const offsets = this.#offsets(this.#view.state.doc);
    const range = { anchor: offsets.inner(from), head: offsets.inner(to) };
    const effects = EditorView.scrollIntoView(range.anchor, { y: "center", xMargin: 40 });
    this.#view.dispatch({ selection: range, effects });
  }

  focus() {
    this.#view.focus();
  }

  /**
   * Applies edits that all speak of the current text, as one step of the history. Calls `onChange` like typing does.
   * @param {Edit[]} edits
   */
  applyEdits(edits) {
    const offsets = this.#offsets(this.#view.state.doc);
    const changes = edits.map(({ from, to, insert }) => ({ from: offsets.inner(from), to: offsets.inner(to), insert }));
    this.#view.dispatch({ changes, userEvent: "input.fix", annotations: isolateHistory.of("full") });
  }

  /** Takes the editor off the page; the host can be mounted again. */
  dispose() {
    const { root } = this.#view;
    this.#view.destroy();
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((sheet) => sheet !== this.#sheet);
  }

  #stateOf(text) {
    this.#lineBreak = lineBreakOf(text);
    const { label, readOnly = false, placeholder = "" } = this.#options;
    const onFix = (diagnostic, action) => this.#onAction(diagnostic, action);
    const onUpdate = EditorView.updateListener.of((update) => this.#report(update));
    const help = new Help(this.#options, (doc) => this.#offsets(doc));
    const all = extensions({ label, readOnly, placeholder, onFix, help });
    return EditorState.create({ doc: text, extensions: [all, onUpdate] });
  }

  #report(update) {
    const { onChange = NOTHING, onCursor = NOTHING } = this.#options;
    if (update.docChanged) onChange(this.#edits(update), this.#outerText(update.state));
    if (update.selectionSet || update.docChanged) {
      onCursor(this.#offsets(update.state.doc).outer(update.state.selection.main.head));
    }
  }

  #edits(update) {
    const offsets = this.#offsets(update.startState.doc);
    const edits = [];
    update.changes.iterChanges((from, to, _fromAfter, _toAfter, inserted) => {
      const insert = inserted.sliceString(0, inserted.length, this.#lineBreak);
      edits.push({ from: offsets.outer(from), to: offsets.outer(to), insert });
    });
    return edits;
  }

  #offsets(doc) {
    return new Offsets(doc, this.#lineBreak);
  }

  #outerText(state) {
    const { text } = sourceOf(state);
    return this.#lineBreak === "\n" ? text : text.replaceAll("\n", this.#lineBreak);
  }
}

/**
 * Puts an editor into `host`, which it fills; the host needs a height of its own.
 * @param {HTMLElement} host an element that may have a shadow root
 * @param {Options} options
 * @returns {Editor}
 */
export function mount(host, options) {
  return new Editor(host, options);
}
