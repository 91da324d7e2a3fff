// What the editor does with the structure of the text: colours, folds, bracket pairs, indentation.

import { codeFolding, foldGutter, foldService, indentOnInput, indentService, indentUnit } from "@codemirror/language";
import { EditorState, RangeSetBuilder } from "@codemirror/state";
import { Decoration, EditorView, ViewPlugin } from "@codemirror/view";
import { KIND_NAMES } from "./lexer.mjs";
import { sourceOf } from "./source.mjs";

const UNIT = "  ";

const TOKEN_MARKS = KIND_NAMES.map((name) => Decoration.mark({ class: `token-${name}` }));
const PAIR_MARK = Decoration.mark({ class: "bracket-pair" });
const LONE_MARK = Decoration.mark({ class: "bracket-lone" });

function tokenMarks(view) {
  const { tokens } = sourceOf(view.state);
  const marks = new RangeSetBuilder();
  for (const visible of view.visibleRanges) {
    let index = tokens.firstEndingAfter(visible.from);
    for (; index < tokens.length && tokens.from[index] < visible.to; index += 1) {
      // A token may reach over the edge of what is visible; a mark must not, for the next range may hold it too.
      const from = Math.max(tokens.from[index], visible.from);
      const to = Math.min(tokens.to[index], visible.to);
      marks.add(from, to, TOKEN_MARKS[tokens.kind[index]]);
    }
  }
  return marks.finish();
}

const colours = ViewPlugin.define(
  (view) => ({
    marks: tokenMarks(view),
    update(update) {
      if (update.docChanged || update.viewportChanged) this.marks = tokenMarks(update.view);
    },
  }),
  { decorations: (plugin) => plugin.marks },
);

/** The offsets of the bracket at the cursor and of its partner; none, one or two. */
export function bracketsAt(state, head) {
  const source = sourceOf(state);
  for (const position of [head, head - 1]) {
    const index = source.tokenStartingAt(position);
    if (index < 0 || !source.isBracket(index)) continue;
    const partner = source.partnerOf(index);
    return partner < 0 ? [position] : [position, source.tokens.from[partner]].sort((a, b) => a - b);
  }
  return [];
}

function bracketMarks(state) {
  const { main } = state.selection;
  const offsets = main.empty ? bracketsAt(state, main.head) : [];
  const mark = offsets.length === 2 ? PAIR_MARK : LONE_MARK;
  return Decoration.set(offsets.map((offset) => mark.range(offset, offset + 1)));
}

const bracketPairs = EditorView.decorations.compute(["doc", "selection"], bracketMarks);

const folds = foldService.of((state, from, to) => sourceOf(state).foldOn(from, to));

/**
 * The column of the line that starts at `position`, or of what follows a break there: one unit deeper than the
 * line that opens the object or array around it, level with that line for the bracket that closes it.
 */
function indentation(context, position) {
  const source = sourceOf(context.state);
  const opener = source.openerAround(position);
  if (opener < 0) return 0;
  const level = context.lineIndent(opener);
  const closes = /^\s*[\]}]/.test(context.textAfterPos(position));
  return closes ? level : level + context.unit;
}

// Inside a string brackets are left alone, for shell commands and JSON within it; only the quote that the editor
// has put there itself can be typed over.
function pairedCharacters(state, position) {
  if (!sourceOf(state).isInText(position)) return ["[", "{", '"'];
  return state.sliceDoc(position, position + 1) === '"' ? ['"'] : [];
}

const languageData = EditorState.languageData.of((state, position) => [
  { indentOnInput: /^\s*[\]}]$/, closeBrackets: { brackets: pairedCharacters(state, position) } },
]);

function foldMarker(isOpen) {
  const marker = document.createElement("span");
  marker.className = isOpen ? "fold-open" : "fold-closed";
  marker.title = isOpen ? "Fold" : "Unfold";
  return marker;
}

/** The extension that makes the editor understand the text. */
export function language() {
  return [
    languageData,
    colours,
    bracketPairs,
    folds,
    codeFolding({ placeholderText: "…" }),
    foldGutter({ markerDOM: foldMarker }),
    indentUnit.of(UNIT),
    EditorState.tabSize.of(UNIT.length),
    indentService.of(indentation),
    indentOnInput(),
  ];
}
