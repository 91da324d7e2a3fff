// Tab leaves the editor, as it leaves every other field, until the user asks for it to indent.

import { indentLess, indentMore } from "@codemirror/commands";
import { EditorView, keymap } from "@codemirror/view";
import { TAB_SWITCH } from "./platform.mjs";

/** How the editor describes itself to assistive technology. */
export const DESCRIPTION =
  `Tab moves on to the next control. ${TAB_SWITCH} makes it indent instead, and Escape then Tab still moves on. ` +
  "F8 and Shift+F8 go through the problems. Control+Space lists what can be written, Shift+F1 explains, " +
  "F12 goes to where a name is defined and F2 changes it.";

// The views in which Tab indents. It is the user's choice, so it outlives the text.
const indenting = new WeakSet();

function switchTab(view) {
  if (!indenting.delete(view)) indenting.add(view);
  const now = indenting.has(view) ? "Tab indents." : "Tab moves on to the next control.";
  view.dispatch({ effects: EditorView.announce.of(now) });
  return true;
}

const whenIndenting = (command) => (view) => indenting.has(view) && command(view);

/** The extension that gives Tab its two meanings. */
export function tabKey() {
  return keymap.of([
    { key: "Tab", run: whenIndenting(indentMore), shift: whenIndenting(indentLess) },
    { key: "Ctrl-m", mac: "Shift-Alt-m", run: switchTab },
  ]);
}
