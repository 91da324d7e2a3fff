import { Text } from "@codemirror/state";
import assert from "node:assert/strict";
import { test } from "node:test";
import { lineBreakOf, Offsets } from "../src/line-breaks.mjs";

const toDoc = (text) => Text.of(text.split(/\r\n?|\n/));

for (const [text, expected] of [
  ["", "\n"],
  ["one line", "\n"],
  ["a\nb", "\n"],
  ["a\r\nb\r\n", "\r\n"],
  ["a\rb", "\r"],
  ["a\r\nb\nc\r\n", "\r\n"],
  ["a\r\nb\nc\n", "\n"],
]) {
  test(`line break of ${JSON.stringify(text)}`, () => assert.equal(lineBreakOf(text), expected));
}

for (const text of ["", "ab", "\r\n", "a\r\n\r\nbc\r\n", "{\r\n  \"a\": \"😀\"\r\n}", "a\nb\n\nc", "a\rb\r"]) {
  test(`offsets of ${JSON.stringify(text)} lead there and back`, () => {
    const doc = toDoc(text);
    const lineBreak = lineBreakOf(text);
    const offsets = new Offsets(doc, lineBreak);
    for (let inner = 0; inner <= doc.length; inner += 1) {
      const outer = offsets.outer(inner);
      assert.equal(text.slice(0, outer), doc.sliceString(0, inner, lineBreak));
      assert.equal(offsets.inner(outer), inner);
    }
    assert.equal(offsets.inner(-1), 0);
    assert.equal(offsets.inner(text.length + 5), doc.length);
  });
}

test("an offset inside of a line break is the end of its line", () => {
  assert.equal(new Offsets(toDoc("ab\r\ncd"), "\r\n").inner(3), 2);
});
