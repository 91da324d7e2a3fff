// What keys are called on the user's machine.

const isMac = /^(Mac|iP)/.test(globalThis.navigator?.platform ?? "");

/** The key that CodeMirror calls Mod. */
export const COMMAND_KEY = isMac ? "Command" : "Control";

/** The keys that switch what Tab does. */
export const TAB_SWITCH = isMac ? "Shift+Option+M" : "Control+M";
