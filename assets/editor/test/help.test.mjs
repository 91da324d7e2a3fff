// Completion, explanations and names, with a page that knows one thing each. In the cases "|" is the cursor.

import { CompletionContext } from "@codemirror/autocomplete";
import { EditorState } from "@codemirror/state";
import { keymap } from "@codemirror/view";
import assert from "node:assert/strict";
import { test } from "node:test";
import { completionSource, insertion } from "../src/completion.mjs";
import { spoken } from "../src/explanation.mjs";
import { Help } from "../src/help.mjs";
import { Offsets } from "../src/line-breaks.mjs";
import { names, nextPlace } from "../src/names.mjs";
import { casesIn, marked } from "./cases.mjs";

const helpOf = (callbacks, lineBreak = "\n") => new Help(callbacks, (doc) => new Offsets(doc, lineBreak));

for (const { name, sections } of casesIn("completion")) {
  test(`completion: ${name}`, () => {
    const { text, positions } = marked(sections.text);
    const offer = { kind: "member", detail: "", about: "", commaAt: null, ...JSON.parse(sections.offer) };
    const state = EditorState.create({ doc: text, selection: { anchor: positions[0] } });
    const source = completionSource(helpOf({ onComplete: () => [offer] }));
    const list = (explicit) => source(new CompletionContext(state, positions[0], explicit));
    assert.equal(list(false) === null ? "asked" : "typing", sections.opens);
    assert.equal(state.sliceDoc(list(true).from, positions[0]), sections.compared ?? "");
    const after = state.update(insertion(offer)).state;
    const { head } = after.selection.main;
    assert.equal(`${after.sliceDoc(0, head)}|${after.sliceDoc(head)}`, sections.after);
  });
}

test("what is taken from the list is looked up anew, for the text may have changed since", () => {
  let label = "cpu";
  const help = helpOf({ onComplete: (at) => [{ label, from: at, to: at, insert: "x", cursor: 1, commaAt: null }] });
  const state = EditorState.create({ doc: "ab" });
  const [option] = completionSource(help)(new CompletionContext(state, 0, true)).options;
  const sent = [];
  const view = { state: state.update({ selection: { anchor: 2 } }).state, dispatch: (spec) => sent.push(spec) };
  option.apply(view, option);
  assert.deepEqual(sent[0].changes, [{ from: 2, to: 2, insert: "x" }]);
  label = "gone";
  option.apply(view, option);
  assert.equal(sent.length, 1);
});

test("a page that offers no help is none the worse", () => {
  const help = helpOf({});
  const { doc } = EditorState.create({ doc: "{}" });
  assert.deepEqual(help.offers(doc, 1), []);
  assert.equal(help.explanation(doc, 1), null);
  assert.equal(help.name(doc, 1), null);
  assert.deepEqual(help.renaming(doc, 1, "x"), { refused: undefined, changes: [] });
});

test("offsets are those of the page's text, whatever its line breaks", () => {
  const asked = [];
  const range = { from: 4, to: 6 };
  const help = helpOf(
    {
      onComplete: (offset) => [{ label: String(asked.push(offset)), ...range, insert: "", cursor: 0, commaAt: 4 }],
      onHover: () => ({ ...range, title: "", about: "", facts: [] }),
      onName: () => ({ name: "", named: "", definition: range, places: [range] }),
      onRename: () => ({ changes: [{ ...range, insert: "x" }] }),
    },
    "\r\n",
  );
  // "a", "b" and "c" in lines of their own: each line break is one unit here and two there.
  const { doc } = EditorState.create({ doc: "a\nb\nc" });
  const inner = { from: 3, to: 4 };
  const [offer] = help.offers(doc, 4);
  assert.deepEqual(asked, [6]);
  assert.deepEqual([offer.from, offer.to, offer.commaAt], [3, 4, 3]);
  assert.deepEqual(help.renaming(doc, 0, "x").changes, [{ ...inner, insert: "x" }]);
  assert.deepEqual(help.name(doc, 0), { name: "", named: "", definition: inner, places: [inner] });
  const { from, to } = help.explanation(doc, 0);
  assert.deepEqual({ from, to }, inner);
});

test("an explanation is read as sentences", () => {
  const facts = [{ label: "Here", text: "512 MiB." }, { label: "Type", text: "whole number" }];
  assert.equal(
    spoken({ title: "memory", about: "The hard limit.", facts }),
    "memory. The hard limit. Here: 512 MiB. Type: whole number.",
  );
});

// What pressing a key selects and announces.
function pressed(key, help, state, shift = false) {
  const binding = state.facet(keymap).flat().find((it) => it.key === key);
  const sent = [];
  (shift ? binding.shift : binding.run)({ state, dispatch: (spec) => sent.push(spec) });
  const effects = [sent[0].effects].flat().map(({ value }) => value);
  return { selection: sent[0].selection, words: effects.find((value) => typeof value === "string") };
}

const DB = { name: "db", named: "container", definition: { from: 8, to: 10 }, places: [{ from: 2, to: 4 }, { from: 8, to: 10 }] };

test("F12 goes to the definition, Shift+F12 from place to place", () => {
  const help = helpOf({ onName: () => DB });
  const state = EditorState.create({ doc: "0 db\n456 db ...", selection: { anchor: 3 }, extensions: names(help) });
  const there = { anchor: 8, head: 10 };
  assert.deepEqual(pressed("F12", help, state), { selection: there, words: "container db, defined in line 2." });
  assert.deepEqual(pressed("F12", help, state, true), { selection: there, words: "2 of 2, line 2." });
  assert.deepEqual(nextPlace(DB, 9), DB.places[0]);
});

test("where there is no name, or none is defined, that is said", () => {
  const state = (onName) => EditorState.create({ doc: "0 db", extensions: names(helpOf({ onName })) });
  const words = (onName, key) => pressed(key, null, state(onName)).words;
  assert.equal(words(() => null, "F2"), "The name of no container, volume or port is here.");
  assert.equal(words(() => ({ ...DB, definition: null }), "F12"), "No container is called db.");
});
