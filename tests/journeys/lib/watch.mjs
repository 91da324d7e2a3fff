// What must not happen in any journey: an error in the console, an exception, a message of the
// content security policy, a request to another origin.

/**
 * Watches everything a browser context does from now on.
 * @param {import('playwright-core').BrowserContext} context
 * @param {string[]} origins that may be asked for something
 * @returns {string[]} fills with one line per violation
 */
export function watch(context, origins) {
  const seen = [];
  context.on('console', (message) => {
    if (message.type() !== 'error' && !isPolicyReport(message.text())) return;
    seen.push(`console: ${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => seen.push(`exception: ${error.error().stack ?? error.error()}`));
  context.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (/^https?:|^wss?:/.test(protocol) && !origins.includes(origin)) seen.push(`request: ${request.url()}`);
  });
  return seen;
}

function isPolicyReport(text) {
  return text.includes('Content Security Policy');
}
