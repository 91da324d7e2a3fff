// A static server for the built page. It sends the headers of the folder's own `_headers` file
// and compresses, as a static host does, so that journeys and measurements see what users get.
//
//   node script/lib/server.mjs FOLDER [--port N]

import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

import { headersFor, parseHeaders } from './headers.mjs';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.woff2': 'font/woff2',
};
const COMPRESSIBLE = /^(text\/|application\/(json|wasm|manifest)|image\/svg)/;
/** What a static host uses for files that it compresses on the way. */
const BROTLI_QUALITY = 9;

/**
 * Serves `folder` and resolves once it listens.
 * @param {string} folder
 * @param {{port?: number, host?: string}} [options] port 0 takes a free one
 * @returns {Promise<{port: number, close(): Promise<void>}>}
 */
export async function serve(folder, { port = 0, host = '127.0.0.1' } = {}) {
  const site = new Site(folder);
  const server = createServer((request, response) => {
    site.answer(request, response).catch((error) => {
      console.error(error);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    port: server.address().port,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

class Site {
  /** Compressed bodies by entity tag. */
  #compressed = new Map();

  constructor(folder) {
    this.folder = folder;
  }

  async answer(request, response) {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return send(response, 405, { Allow: 'GET, HEAD' }, 'Only GET and HEAD.\n');
    }
    const path = requestedPath(request.url);
    const file = path && (await this.#find(path));
    // Read anew each time: the folder may be rebuilt while the server runs.
    const headers = { 'Cache-Control': 'no-cache', ...headersFor(await this.#rules(), path ?? '/') };
    if (!file) return send(response, 404, headers, `There is nothing at ${path ?? 'this address'}.\n`);

    const body = await readFile(file);
    headers['Content-Type'] = TYPES[extname(file)] ?? 'application/octet-stream';
    headers.ETag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
    if (request.headers['if-none-match'] === headers.ETag) return send(response, 304, headers);
    const encoded = await this.#encode(body, headers, request.headers['accept-encoding'] ?? '');
    send(response, 200, headers, encoded, request.method === 'HEAD');
  }

  /** The file that answers for `path`, or undefined. */
  async #find(path) {
    const parts = path.split('/');
    // What a host keeps to itself: its settings and hidden files.
    if (parts.some((part) => part.startsWith('.')) || path === '/_headers') return undefined;
    const file = normalize(join(this.folder, path));
    if (!file.startsWith(normalize(this.folder + sep))) return undefined;
    const candidate = path.endsWith('/') ? join(file, 'index.html') : file;
    const found = await stat(candidate).catch(() => undefined);
    return found?.isFile() ? candidate : undefined;
  }

  async #rules() {
    return parseHeaders(await readFile(join(this.folder, '_headers'), 'utf8').catch(() => ''));
  }

  async #encode(body, headers, accepted) {
    if (!COMPRESSIBLE.test(headers['Content-Type'])) return body;
    headers.Vary = 'Accept-Encoding';
    if (!/\bbr\b/.test(accepted)) return body;
    headers['Content-Encoding'] = 'br';
    let compressed = this.#compressed.get(headers.ETag);
    if (!compressed) {
      const params = { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY };
      compressed = await promisify(brotliCompress)(body, { params });
      this.#compressed.set(headers.ETag, compressed);
    }
    return compressed;
  }
}

/** The decoded path of a request target, or undefined where it cannot be one. */
function requestedPath(target) {
  try {
    const path = decodeURIComponent(new URL(target, 'http://host').pathname);
    return path.includes('\0') ? undefined : path;
  } catch {
    return undefined;
  }
}

function send(response, status, headers, body = '', headOnly = false) {
  const length = Buffer.byteLength(body);
  response.writeHead(status, status === 304 ? headers : { ...headers, 'Content-Length': length });
  response.end(headOnly || status === 304 ? undefined : body);
}

async function main([folder, option, value]) {
  const port = option === '--port' ? Number(value) : 8080;
  try {
    const { port: taken } = await serve(folder, { port });
    console.log(`\n  http://127.0.0.1:${taken}/\n\n  Ctrl-C ends it.`);
  } catch (error) {
    const inUse = error.code === 'EADDRINUSE';
    console.error(inUse ? `Port ${port} is in use. Choose another with --port N.` : error.message);
    process.exit(3);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main(process.argv.slice(2));
