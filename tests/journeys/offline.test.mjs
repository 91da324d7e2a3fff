// Nothing leaves the page: its policy forbids it, and after the first visit it needs no network at all.

import assert from 'node:assert/strict';

import { journey } from './lib/journey.mjs';
import { runningTasks, until } from './lib/expect.mjs';

/** What the policy must say, by directive; everything that is not named falls under `default-src`. */
const STRICT = {
  'default-src': ["'none'"],
  'style-src': ["'self'"],
  'connect-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  // The page runs in other people's frames on purpose.
  'frame-ancestors': ['*'],
};

/** A policy as directive → sources. */
function parsePolicy(header) {
  const directives = header.split(';').map((part) => part.trim().split(/\s+/));
  return Object.fromEntries(directives.map(([name, ...sources]) => [name, sources]));
}

journey('the policy is there, and strict', {}, async ({ page, origin }) => {
  for (const address of ['/', '/index.html', '/?embed=1']) {
    const response = await page.request.get(origin + address);
    const headers = response.headers();
    const policy = parsePolicy(headers['content-security-policy']);
    for (const [directive, sources] of Object.entries(STRICT)) assert.deepEqual(policy[directive], sources, directive);
    const scripts = policy['script-src'];
    assert.ok(scripts.includes("'self'") && scripts.includes("'wasm-unsafe-eval'"), scripts.join(' '));
    assert.ok(scripts.some((source) => /^'sha(256|384|512)-/.test(source)), 'inline scripts are named by their hash');
    const allowed = Object.entries(policy).filter(([directive]) => directive !== 'frame-ancestors').flatMap(([, sources]) => sources);
    assert.deepEqual(
      allowed.filter((source) => !/^('self'|'none'|'wasm-unsafe-eval'|'sha\d+-[\w+/=]+'|data:)$/.test(source)),
      [],
      'no other host, no unsafe word',
    );
    assert.equal(headers['referrer-policy'], 'no-referrer');
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(headers['access-control-allow-origin'], '*', 'sandboxed frames need it');
    assert.equal(headers['x-frame-options'], undefined, 'it would forbid embedding');
  }
});

journey('a second visit works without a network: edit, judge, run, keep', {}, async ({ app, page }) => {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.context().setOffline(true);
  await page.reload();
  await app.started();
  await app.editorLoaded();
  await app.example(/shop/);
  await app.button('Remove the comment').click();
  await app.run();
  await app.fast();
  await until(() => runningTasks(app), 2);
  const text = await app.text();
  await app.root.getByRole('button', { name: 'Dark theme' }).click();

  await page.goto(`${page.url().split('#')[0]}?embed=1`);
  await app.button('Pause').waitFor();
  await page.goBack();
  await until(() => app.text(), text);
});

journey('the cache of the page holds the whole build, and only this one', {}, async ({ page }) => {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  const [names, files] = await page.evaluate(async () => {
    const names = await caches.keys();
    const cache = await caches.open(names[0]);
    return [names, (await cache.keys()).map((request) => new URL(request.url).pathname)];
  });
  assert.equal(names.length, 1);
  for (const kind of [/^\/$/, /\.wasm$/, /ecs-playground-\w+\.js$/, /editor\.js$/, /\.woff2$/, /\.css$/]) {
    assert.ok(files.some((file) => kind.test(file)), `${kind} in ${files.join(' ')}`);
  }
});

journey('the address of the page never changes by itself', {}, async ({ app, page, origin }) => {
  await app.example(/shop/);
  await app.button('Remove the comment').click();
  await app.run();
  await app.share();
  assert.equal(page.url(), `${origin}/`, 'what is open stays out of history and logs');
});
