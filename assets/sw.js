// Keeps the whole page for offline use, and the pages of the rules that were read. One cache per
// build, named by the content of the build, filled before it is used: the page never runs on files
// of two builds.
//
// The build writes the constant PRECACHE = { version, files } in front of this text
// (script/lib/post-build.mjs).

/* global PRECACHE */

const PREFIX = 'ecs-playground-';
const CACHE = PREFIX + PRECACHE.version;

self.addEventListener('install', (event) => {
  event.waitUntil(fill());
});

self.addEventListener('activate', (event) => {
  event.waitUntil(dropOldCaches().then(() => self.clients.claim()));
});

// A new build waits until the user has agreed to reload; the page then sends this message.
self.addEventListener('message', (event) => {
  if (event.data === 'use-new-version') self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET') return;
  if (new URL(request.url).origin !== self.location.origin) return;
  event.respondWith(isOfRules(request.url) ? freshOrKept(request) : answer(request));
});

/** The pages of the rules are many, and stand for themselves: they are kept when they have been read. */
function isOfRules(url) {
  const { pathname } = new URL(url);
  const scope = new URL(self.registration.scope).pathname;
  return pathname.startsWith(`${scope}rules/`) || pathname.startsWith(`${scope}rule-pages-`);
}

async function freshOrKept(request) {
  const cache = await caches.open(CACHE);
  try {
    const fresh = await fetch(request);
    if (fresh.ok) await cache.put(request, fresh.clone());
    return fresh;
  } catch (offline) {
    const kept = await cache.match(request);
    if (kept) return kept;
    throw offline;
  }
}

async function fill() {
  const cache = await caches.open(CACHE);
  // `no-cache` asks the server whether its copy is still the one that the browser holds.
  await cache.addAll(PRECACHE.files.map((file) => new Request(file, { cache: 'no-cache' })));
}

async function dropOldCaches() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
}

async function answer(request) {
  const cache = await caches.open(CACHE);
  // Every navigation is the one page; its query and fragment are read by the page itself.
  const kept = await cache.match(request.mode === 'navigate' ? './' : request);
  return kept ?? fetch(request);
}
