// Splits the text of a task definition into tokens, whatever state the text is in.
//
// People paste JSON with comments, trailing commas, single or typographic quotes and bare keys, and
// they type; for most of the time a text is open it is not JSON. This lexer therefore knows no
// errors: every character is white space or belongs to exactly one token. What is wrong with
// the text is for the linter to say. Here it only gets its colours, folds and brackets.

/** What a token is; the position in `KIND_NAMES` gives it a name. */
export const Kind = Object.freeze({
  KEY: 0,
  STRING: 1,
  NUMBER: 2,
  LITERAL: 3,
  WORD: 4,
  COMMENT: 5,
  OPEN: 6,
  CLOSE: 7,
  PUNCTUATION: 8,
});

export const KIND_NAMES = Object.freeze([
  "key",
  "string",
  "number",
  "literal",
  "word",
  "comment",
  "open",
  "close",
  "punctuation",
]);

const code = (character) => character.charCodeAt(0);
const LINE_FEED = code("\n");
const SLASH = code("/");
const STAR = code("*");
const BACKSLASH = code("\\");

// Each opening quote with the quotes that end its string. Word processors pair “ with ”, but type
// either of them twice when the spacing misleads them.
const QUOTES = new Map(
  Object.entries({ '"': '"', "'": "'", "“": "“”", "”": "“”", "‘": "‘’", "’": "‘’" }).map(([open, close]) => [
    code(open),
    Array.from(close, code),
  ]),
);

// White space, including what only pasted text contains: no-break space and byte order mark.
const WHITE_SPACE = new Set(Array.from(" \t\n\r\f\v\u00a0\u2028\u2029\ufeff", code));
const OPENERS = new Set(Array.from("{[", code));
const CLOSERS = new Set(Array.from("}]", code));
const PUNCTUATION = new Set(Array.from(":,=()", code));
// What follows a key: a colon, or the equals sign of a Terraform `jsonencode` argument.
const KEY_SIGNS = new Set(Array.from(":=", code));

const LITERALS = new Set(["true", "false", "null"]);
const NUMBER_START = /^[-+]?\.?[0-9]/;

/** A list of tokens in the order of the text, as columns: a megabyte of JSON has 200,000 of them. */
class TokenList {
  length = 0;
  from = new Int32Array(1024);
  to = new Int32Array(1024);
  kind = new Uint8Array(1024);

  push(from, to, kind) {
    if (this.length === this.from.length) this.#grow();
    this.from[this.length] = from;
    this.to[this.length] = to;
    this.kind[this.length] = kind;
    this.length += 1;
  }

  #grow() {
    for (const column of ["from", "to", "kind"]) {
      const longer = new this[column].constructor(this.length * 2);
      longer.set(this[column]);
      this[column] = longer;
    }
  }

  /** The index of the first token that ends after `position`, or `length` if none does. */
  firstEndingAfter(position) {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.to[middle] > position) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

/**
 * The tokens of `text`. Offsets count UTF-16 units. Takes time linear in the length of the text.
 * @param {string} text
 * @returns {TokenList}
 */
export function lex(text) {
  const tokens = new TokenList();
  let position = skipWhiteSpace(text, 0);
  while (position < text.length) {
    const start = position;
    const kind = kindAt(text, start);
    const end = endOf(text, start, kind);
    tokens.push(start, end, kind === Kind.STRING || kind === Kind.WORD ? refine(text, start, end, kind) : kind);
    position = skipWhiteSpace(text, end);
  }
  return tokens;
}

function kindAt(text, position) {
  const unit = text.charCodeAt(position);
  if (OPENERS.has(unit)) return Kind.OPEN;
  if (CLOSERS.has(unit)) return Kind.CLOSE;
  if (PUNCTUATION.has(unit)) return Kind.PUNCTUATION;
  if (QUOTES.has(unit)) return Kind.STRING;
  return startsComment(text, position) ? Kind.COMMENT : Kind.WORD;
}

function endOf(text, start, kind) {
  switch (kind) {
    case Kind.STRING:
      return endOfString(text, start);
    case Kind.COMMENT:
      return endOfComment(text, start);
    case Kind.WORD:
      return endOfWord(text, start);
    default:
      return start + 1;
  }
}

// A string ends at its quote or, when that is missing, with its line: the rest of the text then
// keeps its colours while somebody types.
function endOfString(text, start) {
  const closing = closingQuote(text, start);
  return closing < 0 ? endOfLine(text, start) : closing + 1;
}

/** Does a string start with this character? */
export function isQuote(character) {
  return QUOTES.has(code(character));
}

/** The offset of the quote that closes the string starting at `start`, or -1 when its line has none. */
export function closingQuote(text, start) {
  const closing = QUOTES.get(text.charCodeAt(start)) ?? [];
  for (let position = start + 1; position < text.length; position += 1) {
    const unit = text.charCodeAt(position);
    if (unit === LINE_FEED) break;
    if (closing.includes(unit)) return position;
    if (unit === BACKSLASH && text.charCodeAt(position + 1) !== LINE_FEED) position += 1;
  }
  return -1;
}

function endOfLine(text, start) {
  const end = text.indexOf("\n", start);
  return end < 0 ? text.length : end;
}

function startsComment(text, position) {
  if (text.charCodeAt(position) !== SLASH) return false;
  const next = text.charCodeAt(position + 1);
  return next === SLASH || next === STAR;
}

function endOfComment(text, start) {
  if (text.charCodeAt(start + 1) !== STAR) return endOfLine(text, start);
  const end = text.indexOf("*/", start + 2);
  return end < 0 ? text.length : end + 2;
}

function endOfWord(text, start) {
  let position = start + 1;
  while (position < text.length && isWordUnit(text, position)) position += 1;
  return position;
}

function isWordUnit(text, position) {
  const unit = text.charCodeAt(position);
  return !WHITE_SPACE.has(unit) && kindAt(text, position) === Kind.WORD;
}

// A string or word in front of a colon is a key; other words are numbers, literals or just words.
function refine(text, start, end, kind) {
  if (KEY_SIGNS.has(text.charCodeAt(skipWhiteSpace(text, end)))) return Kind.KEY;
  if (kind === Kind.STRING) return kind;
  const word = text.slice(start, end);
  if (NUMBER_START.test(word)) return Kind.NUMBER;
  return LITERALS.has(word) ? Kind.LITERAL : Kind.WORD;
}

function skipWhiteSpace(text, position) {
  while (position < text.length && WHITE_SPACE.has(text.charCodeAt(position))) position += 1;
  return position;
}
