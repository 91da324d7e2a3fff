// Where problems stand. In the cases of cases/underlines "«" and "»" enclose a problem, e, w or n before them tells
// its severity, and the line under the text shows what is underlined.

import { ChangeSet, Text } from "@codemirror/state";
import assert from "node:assert/strict";
import { test } from "node:test";
import { followed, gravest, inTextOrder, nextProblem, problemsAt, problemsStartingIn, underlines } from "../src/placement.mjs";
import { casesIn } from "./cases.mjs";

const SEVERITY_OF = { e: "error", w: "warning", n: "note" };

// Takes "e«…»" out of a text.
function read(source) {
  const problems = [];
  const open = [];
  let text = "";
  for (const part of source.split(/([ewn]«|»)/)) {
    if (part === "»") open.pop().to = text.length;
    else if (/^[ewn]«$/.test(part)) {
      const problem = { index: problems.length, severity: SEVERITY_OF[part[0]], from: text.length };
      problems.push(problem);
      open.push(problem);
    } else text += part;
  }
  return { text, problems };
}

function picture(text, lines) {
  const marks = Array.from({ length: text.length }, () => " ");
  for (const { from, to, severity } of lines) marks.fill(severity[0], from, to);
  let start = 0;
  return text
    .split("\n")
    .map((line) => {
      const below = marks.slice(start, start + line.length).join("").trimEnd();
      start += line.length + 1;
      return `${line}\n${below}`;
    })
    .join("\n");
}

for (const { name, sections } of casesIn("underlines")) {
  test(`underlines: ${name}`, () => {
    const { text, problems } = read(sections.text);
    const lines = underlines(Text.of(text.split("\n")), inTextOrder(problems));
    assert.equal(picture(text, lines).trimEnd(), sections.underlined.trimEnd());
  });
}

const at = (from, to = from, severity = "error", index = from) => ({ from, to, severity, index });

test("problems come in the order of the text, at one place the gravest first, then in the page's order", () => {
  const sorted = inTextOrder([at(5, 6, "note", 0), at(5, 9, "error", 1), at(1, 2, "warning", 2), at(5, 5, "error", 3)]);
  assert.deepEqual(sorted.map(({ index }) => index), [2, 1, 3, 0]);
});

test("the gravest of several", () => {
  assert.equal(gravest([at(0, 0, "note"), at(0, 0, "warning")]), "warning");
  assert.equal(gravest([at(0, 0, "note"), at(0, 0, "error"), at(0, 0, "warning")]), "error");
});

test("a problem is found on what is underlined and on both of its edges", () => {
  const doc = Text.of(["{", "  1", "} rest"]);
  const problems = [at(0, 7, "error", 0), at(4, 5, "note", 1)];
  const found = (position) => problemsAt(doc, problems, position).map(({ index }) => index);
  assert.deepEqual([0, 1, 2, 4, 5, 6, 8].map(found), [[0], [0], [], [1], [1], [], []]);
});

test("a problem of an empty text is found", () => {
  assert.equal(problemsAt(Text.of([""]), [at(0)], 0).length, 1);
});

test("a line has the problems that start on it", () => {
  const problems = [at(0, 20), at(5, 6), at(9, 9), at(10, 11)];
  assert.deepEqual(problemsStartingIn(problems, 5, 9), [problems[1], problems[2]]);
});

// position, direction, whether what stands there is shown, and the offset of the problem that comes next
for (const [position, direction, isShown, expected] of [
  [0, 1, false, 0],
  [0, 1, true, 4],
  [3, 1, false, 4],
  [4, 1, true, 9],
  [9, 1, true, 0],
  [12, 1, false, 0],
  [12, -1, false, 9],
  [9, -1, false, 9],
  [9, -1, true, 4],
  [0, -1, true, 9],
]) {
  const where = `${direction > 0 ? "after" : "before"} ${position}${isShown ? ", shown" : ""}`;
  test(`the problem ${where} is at ${expected}`, () => {
    assert.equal(nextProblem([at(0), at(4), at(4), at(9)], position, direction, isShown).from, expected);
  });
}

test("without problems there is no next one", () => {
  assert.equal(nextProblem([], 0, 1, false), undefined);
  assert.equal(nextProblem([], 0, -1, true), undefined);
});

// The text is "0123456789"; the problem is on "345".
for (const [name, change, expected] of [
  ["text before moves it", { from: 0, insert: "ab" }, [5, 8]],
  ["text after leaves it", { from: 8, to: 10 }, [3, 6]],
  ["text inside stretches it", { from: 4, insert: "xy" }, [3, 8]],
  ["text at its start does not join it", { from: 3, insert: "xy" }, [5, 8]],
  ["text at its end does not join it", { from: 6, insert: "xy" }, [3, 6]],
  ["a cut shortens it", { from: 5, to: 8 }, [3, 5]],
  ["deletion takes it away", { from: 2, to: 7 }, null],
  ["text in its place keeps it until the page has looked again", { from: 3, to: 6, insert: "new" }, [3, 6]],
]) {
  test(`an edit: ${name}`, () => {
    const [problem] = followed([at(3, 6)], ChangeSet.of(change, 10));
    assert.deepEqual(problem ? [problem.from, problem.to] : null, expected);
  });
}

test("a problem about something missing stays where it is missing", () => {
  const [problem] = followed([at(3)], ChangeSet.of({ from: 0, insert: "ab" }, 10));
  assert.deepEqual([problem.from, problem.to], [5, 5]);
});
