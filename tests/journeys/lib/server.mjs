// The built page on a port of its own, and other people's sites that embed it.

import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';

import { serve } from '../../../script/lib/server.mjs';

const DIST = fileURLToPath(new URL('../../../dist', import.meta.url));

/**
 * Serves `dist` as it is deployed.
 * @returns {Promise<{origin: string, close(): Promise<void>}>}
 */
export async function serveApp() {
  const { port, close } = await serve(DIST);
  return { origin: `http://127.0.0.1:${port}`, close };
}

/**
 * A site that embeds the app. To a browser `localhost` and `127.0.0.1` are different sites, so
 * its frames are cross-site, as on somebody's blog.
 * @param {Record<string, string>} pages path → HTML
 * @returns {Promise<{origin: string, close(): Promise<void>}>}
 */
export async function serveHost(pages) {
  const server = createServer((request, response) => {
    const html = pages[new URL(request.url, 'http://host').pathname];
    // A browser asks every site for an icon; this one has none and says so without an error.
    response.writeHead(html === undefined ? 204 : 200, { 'Content-Type': 'text/html; charset=utf-8' });
    response.end(html);
  });
  await new Promise((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://localhost:${server.address().port}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
