// What the extensions keep in the editor's state, without a browser.

import { SearchQuery } from "@codemirror/search";
import { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import assert from "node:assert/strict";
import { test } from "node:test";
import { ghosts, setGhosts } from "../src/ghosts.mjs";
import { announcement } from "../src/problem-tooltip.mjs";
import { problems, problemsOf, setProblems } from "../src/problems.mjs";
import { matchCount } from "../src/search-panel.mjs";

const problem = (from, to, severity, message, fixes = 0) => ({
  index: 0,
  from,
  to,
  severity,
  message,
  awsMessage: null,
  code: "TD-TEST",
  actions: Array.from({ length: fixes }, () => ({ title: "Fix" })),
});

function decorationsOf(state) {
  const found = [];
  for (const set of state.facet(EditorView.decorations)) {
    if (typeof set === "function") continue;
    set.between(0, state.doc.length, (from, to, { spec }) => {
      found.push(`${from}-${to} ${spec.class ?? spec.widget.text ?? spec.widget.severity}${spec.block ? " block" : ""}`);
    });
  }
  return found;
}

test("problems are drawn, follow the text and give way to the next ones", () => {
  let state = EditorState.create({ doc: '{"cpu": "512"}', extensions: problems(() => {}) });
  state = state.update({ effects: setProblems.of([problem(8, 13, "error", "b"), problem(1, 6, "note", "a")]) }).state;
  assert.deepEqual(problemsOf(state).map(({ message }) => message), ["a", "b"]);
  assert.deepEqual(decorationsOf(state), ["1-6 problem problem-note", "8-13 problem problem-error"]);
  state = state.update({ changes: { from: 0, insert: "\n" } }).state;
  assert.deepEqual(decorationsOf(state), ["2-7 problem problem-note", "9-14 problem problem-error"]);
  state = state.update({ effects: setProblems.of([]) }).state;
  assert.deepEqual(decorationsOf(state), []);
});

test("an empty text can have a problem", () => {
  let state = EditorState.create({ doc: "", extensions: problems(() => {}) });
  state = state.update({ effects: setProblems.of([problem(0, 0, "warning", "nothing here")]) }).state;
  assert.deepEqual(decorationsOf(state), ["0-0 warning"]);
});

test("ghosts stand in the line or below it, and follow the text", () => {
  let state = EditorState.create({ doc: '{ "a": 80 }\n{}', extensions: ghosts() });
  const list = [{ at: 9, text: ', "b": 80' }, { at: 3, text: '\n  "c": 1' }];
  state = state.update({ effects: setGhosts.of(list) }).state;
  assert.deepEqual(decorationsOf(state), ['9-9 , "b": 80', '11-11   "c": 1 block']);
  state = state.update({ changes: { from: 9, insert: "0" } }).state;
  assert.deepEqual(decorationsOf(state), ['10-10 , "b": 80', '12-12   "c": 1 block']);
  state = state.update({ changes: { from: 5, to: 11 } }).state;
  assert.deepEqual(decorationsOf(state), ['6-6   "c": 1 block']);
});

test("the announcement tells place, severity, words and fixes", () => {
  const all = [problem(0, 1, "error", "One."), problem(4, 5, "warning", "Two.", 1), problem(4, 5, "note", "Three.", 1)];
  let state = EditorState.create({ doc: "ab\ncd", extensions: problems(() => {}) });
  state = state.update({ effects: setProblems.of(all) }).state;
  const [first, second, third] = problemsOf(state);
  assert.equal(announcement(state, first, [first]), "1 of 3, line 1. Error: One.");
  assert.equal(announcement(state, second, [second]), "2 of 3, line 2. Warning: Two. Press Control+. for a fix.");
  assert.equal(
    announcement(state, second, [second, third]),
    "2 of 3, line 2. Warning: Two. Note: Three. Press Control+. for 2 fixes.",
  );
});

for (const [name, spec, selection, expected] of [
  ["nothing sought", { search: "" }, [0, 0], ""],
  ["nothing found", { search: "x" }, [0, 0], "No match"],
  ["some found", { search: "a" }, [0, 0], "3 found"],
  ["one of them selected", { search: "a" }, [2, 3], "2 of 3"],
  ["by case", { search: "A", caseSensitive: true }, [0, 0], "1 found"],
  ["by pattern", { search: "[ab]", regexp: true }, [3, 4], "4 of 5"],
  ["by an invalid pattern", { search: "[", regexp: true }, [0, 0], "Invalid pattern"],
]) {
  test(`match count: ${name}`, () => {
    const state = EditorState.create({ doc: "ababA", selection: { anchor: selection[0], head: selection[1] } });
    assert.equal(matchCount(state, new SearchQuery(spec)), expected);
  });
}

test("counting matches ends", () => {
  const state = EditorState.create({ doc: "a".repeat(5000) });
  assert.equal(matchCount(state, new SearchQuery({ search: "a" })), "More than 999");
});
