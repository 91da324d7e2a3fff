// The list of what can be written at the cursor. It opens inside of a word or string, and on Control+Space anywhere.

import { autocompletion, pickedCompletion } from "@codemirror/autocomplete";
import { EditorView } from "@codemirror/view";

/** @typedef {import("./help.mjs").Offer} Offer */

/**
 * The transaction that writes an offer, with the comma that is missing before it.
 * @param {Offer} offer
 */
export function insertion({ from, to, insert, cursor, commaAt }) {
  const comma = commaAt === null ? [] : [{ from: commaAt, insert: "," }];
  return {
    changes: [...comma, { from, to, insert }],
    selection: { anchor: from + comma.length + cursor },
    userEvent: "input.complete",
    scrollIntoView: true,
  };
}

// The text may have changed since the list was made, which stays open while one types: what is written is looked up
// anew.
function apply(help, label) {
  return (view, completion) => {
    const { state } = view;
    const offer = help.offers(state.doc, state.selection.main.head).find((offer) => offer.label === label);
    if (offer) view.dispatch({ ...insertion(offer), annotations: pickedCompletion.of(completion) });
  };
}

// What is typed is compared with the labels from behind the quote on, which they do not have.
function wordStart(state, { from, to }) {
  return /["'“”]/.test(state.sliceDoc(from, Math.min(from + 1, to))) ? from + 1 : from;
}

/**
 * The source of the list, as CodeMirror asks for it.
 * @param {import("./help.mjs").Help} help
 */
export function completionSource(help) {
  return ({ state, pos, explicit }) => {
    const offers = help.offers(state.doc, pos);
    if (offers.length === 0 || (!explicit && offers[0].from === pos)) return null;
    const options = offers.map((offer, order) => ({
      label: offer.label,
      detail: offer.detail,
      info: offer.about || undefined,
      type: offer.kind,
      apply: apply(help, offer.label),
      order,
    }));
    return { from: Math.min(pos, wordStart(state, offers[0])), options };
  };
}

/** The extension that completes. */
export function completion(help) {
  return [
    autocompletion({
      override: [completionSource(help)],
      icons: false,
      // A new member opens the list of its values, or of the members inside of it.
      activateOnCompletion: ({ type }) => type === "member" || type === "element",
      compareCompletions: (one, other) => one.order - other.order,
    }),
    EditorView.contentAttributes.of({ "aria-autocomplete": "list" }),
  ];
}
