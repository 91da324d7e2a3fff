// The text of a document with its tokens and brackets, computed once for each version of it.
//
// Colours, folds, bracket matching and indentation all ask the same questions about the same text.
// One pass over a megabyte takes about 12 ms, over a usual definition far below one; so there is
// nothing incremental here that could get out of step with the text.

import { closingQuote, isQuote, Kind, lex } from "./lexer.mjs";

const NONE = -1;

/** A text and what the editor knows about it. All offsets count UTF-16 units of `text`. */
export class Source {
  #partner;

  /** @param {string} text with line feeds as its only line breaks */
  constructor(text) {
    this.text = text;
    this.tokens = lex(text);
    this.#partner = pairBrackets(text, this.tokens);
  }

  /** The index of the token that starts exactly at `position`, or -1. */
  tokenStartingAt(position) {
    const index = this.tokens.firstEndingAfter(position);
    return index < this.tokens.length && this.tokens.from[index] === position ? index : NONE;
  }

  isBracket(index) {
    const kind = this.tokens.kind[index];
    return kind === Kind.OPEN || kind === Kind.CLOSE;
  }

  /** The index of the bracket that belongs to the bracket `index`, or -1 when it stands alone. */
  partnerOf(index) {
    return this.#partner[index];
  }

  /** The offset of the bracket that opens the innermost object or array around `position`, or -1. */
  openerAround(position) {
    let index = this.tokens.firstEndingAfter(position - 1);
    if (index === this.tokens.length || this.tokens.from[index] >= position) index -= 1;
    while (index >= 0) {
      if (this.tokens.kind[index] === Kind.OPEN && this.tokens.from[index] < position) {
        return this.tokens.from[index];
      }
      // Jumps over a whole object or array that ends before the position.
      const closes = this.tokens.kind[index] === Kind.CLOSE && this.tokens.to[index] <= position;
      const opener = closes ? this.#partner[index] : NONE;
      index = (opener === NONE ? index : opener) - 1;
    }
    return NONE;
  }

  /** Is a character typed at `position` part of a string, a quoted key or a comment? Brackets there are not structure. */
  isInText(position) {
    const index = this.tokens.firstEndingAfter(position - 1);
    const from = this.tokens.from[index];
    if (index === this.tokens.length || from >= position) return false;
    const isComment = this.tokens.kind[index] === Kind.COMMENT;
    if (!isComment && !isQuote(this.text[from])) return false;
    if (this.tokens.to[index] > position) return true;
    return isComment ? !this.text.startsWith("/*", from) : closingQuote(this.text, from) < 0;
  }

  /**
   * What folds on the line from `from` to `to`: the inside of the last bracket that it opens and does not close.
   * @returns {{from: number, to: number} | null}
   */
  foldOn(from, to) {
    let index = this.tokens.firstEndingAfter(to - 1);
    if (index === this.tokens.length || this.tokens.from[index] >= to) index -= 1;
    for (; index >= 0 && this.tokens.from[index] >= from; index -= 1) {
      const close = this.tokens.kind[index] === Kind.OPEN ? this.#partner[index] : NONE;
      if (close !== NONE && this.tokens.from[close] > to) {
        return { from: this.tokens.to[index], to: this.tokens.from[close] };
      }
    }
    return null;
  }
}

// For each bracket the index of its partner. A closing bracket takes the nearest open one of its
// kind and leaves those in between alone; one without any opener is alone itself. So a missing
// bracket costs its own pair, not all pairs around it.
function pairBrackets(text, tokens) {
  const partner = new Int32Array(tokens.length).fill(NONE);
  const open = [];
  const openOfKind = { "{": 0, "[": 0 };
  for (let index = 0; index < tokens.length; index += 1) {
    const character = text[tokens.from[index]];
    if (tokens.kind[index] === Kind.OPEN) {
      open.push(index);
      openOfKind[character] += 1;
    } else if (tokens.kind[index] === Kind.CLOSE) {
      const wanted = character === "}" ? "{" : "[";
      while (openOfKind[wanted] > 0) {
        const candidate = open.pop();
        const opener = text[tokens.from[candidate]];
        openOfKind[opener] -= 1;
        if (opener !== wanted) continue;
        partner[candidate] = index;
        partner[index] = candidate;
        break;
      }
    }
  }
  return partner;
}

const sources = new WeakMap();

/**
 * The source of an editor state.
 * @param {import("@codemirror/state").EditorState} state
 * @returns {Source}
 */
export function sourceOf(state) {
  let source = sources.get(state.doc);
  if (source === undefined) {
    source = new Source(state.doc.toString());
    sources.set(state.doc, source);
  }
  return source;
}
