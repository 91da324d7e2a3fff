// Everything the editor is made of, in one list.

import { closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { foldKeymap } from "@codemirror/language";
import { highlightSelectionMatches, searchKeymap } from "@codemirror/search";
import { EditorState } from "@codemirror/state";
import {
  drawSelection,
  dropCursor,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
  placeholder as emptyText,
} from "@codemirror/view";
import { completion } from "./completion.mjs";
import { explanations } from "./explanation.mjs";
import { ghosts } from "./ghosts.mjs";
import { language } from "./language.mjs";
import { names } from "./names.mjs";
import { problemTooltips, showProblemsOfLine } from "./problem-tooltip.mjs";
import { problems } from "./problems.mjs";
import { searching } from "./search-panel.mjs";
import { DESCRIPTION, tabKey } from "./tab-key.mjs";

// Mod-Enter belongs to the page, which runs the definition.
const ours = (binding) => binding.key !== "Mod-Enter";

function attributes(label, readOnly) {
  return EditorView.contentAttributes.of({
    "aria-label": label,
    "aria-description": DESCRIPTION,
    // Editable content takes the focus anyway; this says so to tools that look for it.
    tabindex: "0",
    // The on-screen keyboard has nothing to do for a text that cannot change.
    ...(readOnly ? { "aria-readonly": "true", inputmode: "none" } : {}),
  });
}

/**
 * The extensions of an editor.
 * @param {object} options
 * @param {string} options.label
 * @param {boolean} options.readOnly
 * @param {string} options.placeholder
 * @param {(problem: number, action: number) => void} options.onFix
 * @param {import("./help.mjs").Help} options.help
 */
export function extensions({ label, readOnly, placeholder, onFix, help }) {
  return [
    attributes(label, readOnly),
    EditorState.readOnly.of(readOnly),
    EditorState.allowMultipleSelections.of(true),
    emptyText(placeholder),
    problems(showProblemsOfLine),
    lineNumbers(),
    language(),
    readOnly ? [] : completion(help),
    problemTooltips(onFix),
    explanations(help),
    names(help),
    ghosts(),
    history(),
    drawSelection(),
    dropCursor(),
    closeBrackets(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    highlightSelectionMatches({ minSelectionLength: 2 }),
    highlightSpecialChars({ addSpecialChars: /\u00a0/g }),
    searching(),
    tabKey(),
    keymap.of([
      ...closeBracketsKeymap,
      ...searchKeymap,
      ...historyKeymap,
      ...foldKeymap,
      ...defaultKeymap.filter(ours),
    ]),
  ];
}
