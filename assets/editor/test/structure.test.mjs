// Folds, bracket pairs and indentation. The cases are texts in which "|" is the cursor.

import { closeBrackets, insertBracket } from "@codemirror/autocomplete";
import { indentSelection, insertNewlineAndIndent } from "@codemirror/commands";
import { foldable } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import assert from "node:assert/strict";
import { test } from "node:test";
import { bracketsAt, language } from "../src/language.mjs";
import { casesIn, marked } from "./cases.mjs";

function stateOf(source) {
  const { text, positions } = marked(source);
  const selection = { anchor: positions[0] ?? 0, head: positions.at(-1) ?? 0 };
  return EditorState.create({ doc: text, selection, extensions: [language(), closeBrackets()] });
}

function picture(state) {
  const { head } = state.selection.main;
  return `${state.sliceDoc(0, head)}|${state.sliceDoc(head)}`;
}

function run(command, state) {
  let after = state;
  command({ state, dispatch: (transaction) => (after = transaction.state) });
  return after;
}

// The text of each line that folds, as it then reads.
function foldedLines(state) {
  const lines = Array.from({ length: state.doc.lines }, (_, index) => state.doc.line(index + 1));
  return lines
    .flatMap((line) => {
      const fold = foldable(state, line.from, line.to);
      if (fold === null) return [];
      return [`${state.sliceDoc(line.from, fold.from)}…${state.sliceDoc(fold.to, state.doc.lineAt(fold.to).to)}`];
    })
    .join("\n");
}

for (const { name, sections } of casesIn("folds")) {
  test(`folds: ${name}`, () => assert.equal(foldedLines(stateOf(sections.text)), sections.folded));
}

for (const { name, sections } of casesIn("enter")) {
  test(`enter: ${name}`, () => {
    assert.equal(picture(run(insertNewlineAndIndent, stateOf(sections.before))), sections.after);
  });
}

for (const { name, sections } of casesIn("indent")) {
  test(`indent: ${name}`, () => {
    const { text } = marked(sections.before);
    const state = EditorState.create({ doc: text, selection: { anchor: 0, head: text.length }, extensions: language() });
    assert.equal(run(indentSelection, state).doc.toString(), sections.after);
  });
}

// Each line: a text, and the offsets of the brackets that light up.
for (const { name, sections } of casesIn("brackets")) {
  test(`brackets: ${name}`, () => {
    const lines = sections.brackets.split("\n").map((line) => {
      const [source] = line.split(" → ");
      const state = stateOf(source);
      return `${source} → ${bracketsAt(state, state.selection.main.head).join(" ") || "none"}`;
    });
    assert.equal(lines.join("\n"), sections.brackets);
  });
}

// Each line: a text, the character typed, and the text after it.
for (const { name, sections } of casesIn("typing")) {
  test(`typing: ${name}`, () => {
    const lines = sections.typing.split("\n").map((line) => {
      const [source, character] = line.split(" → ");
      const state = stateOf(source);
      const plain = () => state.update(state.replaceSelection(character));
      return `${source} → ${character} → ${picture((insertBracket(state, character) ?? plain()).state)}`;
    });
    assert.equal(lines.join("\n"), sections.typing);
  });
}

test("a quote that the editor has put there is typed over", () => {
  const opened = insertBracket(stateOf('{ | }'), '"').state;
  assert.equal(picture(opened), '{ "|" }');
  const typed = opened.update(opened.replaceSelection("cpu")).state;
  assert.equal(picture(insertBracket(typed, '"').state), '{ "cpu"| }');
});
