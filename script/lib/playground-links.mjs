// Links that open the playground on something, as crates/share reads them.

/** The longest fragment that the playground reads, in bytes. */
export const MAX_LINK_READ_BYTES = 64 * 1024;

/** A fragment that opens a definition. @param {string} text */
export function definitionLink(text) {
  return `td=${encodeURIComponent(text)}`;
}
