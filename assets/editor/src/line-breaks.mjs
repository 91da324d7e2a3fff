// Line breaks: the editor counts each as one unit, the page counts what the text really has.
//
// CodeMirror keeps lines, not line breaks. A text with "\r\n" must still come back exactly as it went in, and the
// page's offsets, which point into that text, must keep meaning the same places.

const ANY_LINE_BREAK = /\r\n?|\n/g;

/**
 * The line break that a text uses; where it mixes them, the one it uses most.
 * @param {string} text
 * @returns {"\n" | "\r\n" | "\r"}
 */
export function lineBreakOf(text) {
  const counts = { "\n": 0, "\r\n": 0, "\r": 0 };
  // Nearly every text has no carriage return at all, and then nothing needs counting.
  if (text.includes("\r")) for (const [lineBreak] of text.matchAll(ANY_LINE_BREAK)) counts[lineBreak] += 1;
  return Object.keys(counts).reduce((best, lineBreak) => (counts[lineBreak] > counts[best] ? lineBreak : best));
}

/** Translates between offsets into a document of the editor ("inner") and into the page's text ("outer"). */
export class Offsets {
  #doc;
  #extra;

  /**
   * @param {import("@codemirror/state").Text} doc
   * @param {string} lineBreak what each line break of `doc` is in the page's text
   */
  constructor(doc, lineBreak) {
    this.#doc = doc;
    this.#extra = lineBreak.length - 1;
  }

  /** @param {number} position inner */
  outer(position) {
    return this.#extra === 0 ? position : position + (this.#doc.lineAt(position).number - 1) * this.#extra;
  }

  /** @param {number} offset outer; what lies outside of the text or inside a line break moves to its edge */
  inner(offset) {
    const within = Math.max(0, offset);
    if (this.#extra === 0) return Math.min(within, this.#doc.length);
    const line = this.#lineAt(within);
    return Math.min(within - (line.number - 1) * this.#extra, line.to);
  }

  #lineAt(offset) {
    let low = 1;
    let high = this.#doc.lines;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#doc.line(middle).from + (middle - 1) * this.#extra <= offset) low = middle;
      else high = middle - 1;
    }
    return this.#doc.line(low);
  }
}
