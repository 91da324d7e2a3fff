// Each case in cases/tokens is a text under whose lines stand the kinds of their characters, one letter each.

import assert from "node:assert/strict";
import { test } from "node:test";
import { closingQuote, KIND_NAMES, lex } from "../src/lexer.mjs";
import { casesIn } from "./cases.mjs";

const LETTERS = { key: "k", string: "s", number: "n", literal: "l", word: "w", comment: "c", open: "{", close: "}", punctuation: "." };

function picture(text) {
  const tokens = lex(text);
  const kinds = Array.from(text, () => " ");
  for (let index = 0; index < tokens.length; index += 1) {
    kinds.fill(LETTERS[KIND_NAMES[tokens.kind[index]]], tokens.from[index], tokens.to[index]);
  }
  const lines = text.split("\n");
  let start = 0;
  return lines
    .map((line) => {
      const below = kinds.slice(start, start + line.length).join("").trimEnd();
      start += line.length + 1;
      return `${line}\n${below}`.trimEnd();
    })
    .join("\n");
}

// Every other line is the picture.
function textOf(expected) {
  return expected.split("\n").filter((_, index) => index % 2 === 0).join("\n");
}

for (const { name, sections } of casesIn("tokens")) {
  test(`tokens: ${name}`, () => {
    assert.equal(picture(textOf(sections.tokens)), sections.tokens);
  });
}

test("every character is white space or in one token, in order", () => {
  const alphabet = ['"', "'", "“", "‘", "\\", "\n", "/", "*", "{", "}", "[", "]", ":", ",", "=", "a", "1", " ", "\u00a0", "😀"];
  // A fixed linear congruential sequence, so that a failure is the same on every run.
  let seed = 7;
  const next = () => (seed = (seed * 1103515245 + 12345) % 2147483648);
  for (let round = 0; round < 2000; round += 1) {
    const text = Array.from({ length: next() % 40 }, () => alphabet[(next() >> 8) % alphabet.length]).join("");
    const tokens = lex(text);
    let end = 0;
    for (let index = 0; index < tokens.length; index += 1) {
      assert.match(text.slice(end, tokens.from[index]), /^\s*$/, JSON.stringify(text));
      assert.ok(tokens.to[index] > tokens.from[index], JSON.stringify(text));
      end = tokens.to[index];
    }
    assert.match(text.slice(end), /^\s*$/, JSON.stringify(text));
  }
});

test("a text with more tokens than a list begins with keeps them all", () => {
  const { length, from, to, kind } = lex("[12]".repeat(5000));
  assert.equal(length, 15000);
  const numbers = Array.from({ length: 5000 }, (_, index) => 3 * index + 1);
  assert.ok(numbers.every((index, round) => from[index] === 4 * round + 1 && to[index] === 4 * round + 3));
  assert.ok(numbers.every((index) => KIND_NAMES[kind[index]] === "number"));
});

test("an escaped quote does not close a string, an escaped backslash does not keep it open", () => {
  assert.equal(closingQuote(String.raw`"a\"b"`, 0), 5);
  assert.equal(closingQuote(String.raw`"a\\"b"`, 0), 4);
  assert.equal(closingQuote('"a\\\n"', 0), -1);
});
