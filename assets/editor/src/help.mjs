// What the page knows about the text while it is written, in the editor's own offsets.

/**
 * @typedef {object} Offer Something that can be written at a place.
 * @property {string} label what it is listed as
 * @property {"member" | "value" | "reference" | "element"} kind
 * @property {string} detail a few words beside the label
 * @property {string} about one line about it, or nothing
 * @property {number} from what it takes the place of
 * @property {number} to
 * @property {string} insert without line breaks
 * @property {number} cursor how much of `insert` stands before the cursor
 * @property {number | null} commaAt where a comma goes first, because it is missing there
 *
 * @typedef {object} Explanation What there is to know about a place.
 * @property {number} from
 * @property {number} to
 * @property {string} title
 * @property {string} about
 * @property {{label: string, text: string}[]} facts
 *
 * @typedef {{from: number, to: number}} Range
 *
 * @typedef {object} Name A name and where it stands.
 * @property {string} name
 * @property {string} named what it is the name of: "container", "volume", "port"
 * @property {Range | null} definition
 * @property {Range[]} places all of them, in order
 *
 * @typedef {object} Renaming Either of the two.
 * @property {(Range & {insert: string})[]} [changes]
 * @property {string} [refused] why not
 *
 * @typedef {object} Callbacks Of the page. Each may be absent; offsets count as everywhere at its boundary.
 * @property {(offset: number) => Offer[]} [onComplete] what can be written at a place, the most important first
 * @property {(offset: number) => Explanation | null} [onHover]
 * @property {(offset: number) => Name | null} [onName]
 * @property {(offset: number, name: string) => Renaming} [onRename]
 */

const NO_HELP = { onComplete: () => [], onHover: () => null, onName: () => null, onRename: () => ({}) };

/** Asks the page, and turns its offsets into the editor's. */
export class Help {
  #callbacks;
  #offsets;

  /**
   * @param {Callbacks} callbacks
   * @param {(doc: import("@codemirror/state").Text) => import("./line-breaks.mjs").Offsets} offsetsOf
   */
  constructor(callbacks, offsetsOf) {
    const given = Object.entries(callbacks).filter(([name, value]) => name in NO_HELP && value);
    this.#callbacks = { ...NO_HELP, ...Object.fromEntries(given) };
    this.#offsets = offsetsOf;
  }

  /** @returns {Offer[]} */
  offers(doc, position) {
    const offsets = this.#offsets(doc);
    return this.#callbacks.onComplete(offsets.outer(position)).map((offer) => ({
      ...offer,
      ...inner(offsets, offer),
      commaAt: offer.commaAt === null ? null : offsets.inner(offer.commaAt),
    }));
  }

  /** @returns {Explanation | null} */
  explanation(doc, position) {
    const offsets = this.#offsets(doc);
    const explanation = this.#callbacks.onHover(offsets.outer(position));
    return explanation && { ...explanation, ...inner(offsets, explanation) };
  }

  /** @returns {Name | null} */
  name(doc, position) {
    const offsets = this.#offsets(doc);
    const name = this.#callbacks.onName(offsets.outer(position));
    if (!name) return null;
    const definition = name.definition && inner(offsets, name.definition);
    return { ...name, definition, places: name.places.map((place) => inner(offsets, place)) };
  }

  /** @returns {Renaming} */
  renaming(doc, position, name) {
    const offsets = this.#offsets(doc);
    const { changes = [], refused } = this.#callbacks.onRename(offsets.outer(position), name);
    return { refused, changes: changes.map((change) => ({ ...inner(offsets, change), insert: change.insert })) };
  }
}

function inner(offsets, { from, to }) {
  return { from: offsets.inner(from), to: offsets.inner(to) };
}
