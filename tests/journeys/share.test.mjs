// Sharing: a link restores what was open, whatever happens to it on the way; a broken one says so.

import assert from 'node:assert/strict';

import { asReader, asVisitor, journey } from './lib/journey.mjs';
import { kept } from './lib/kept.mjs';
import { bomb, linkTo, publishedLinks } from './lib/links.mjs';
import { atLeast, eventTexts, runningTasks, until } from './lib/expect.mjs';

const CLIPBOARD = { context: { permissions: ['clipboard-read', 'clipboard-write'] } };

const clipboard = (page) => page.evaluate(() => navigator.clipboard.readText());

/** Opens the dialog, copies one of its texts and closes it again. @param {'Link' | 'Embed'} what */
async function copied({ app, page }, what) {
  await app.share();
  const shown = await app.dialog.getByRole('textbox', { name: new RegExp(`^${what}`) }).inputValue();
  await app.dialog.getByRole('button', { name: `Copy ${what.toLowerCase()}` }).click();
  await app.said('Copied.').waitFor();
  assert.equal(await clipboard(page), shown, 'what is copied is what is shown');
  await page.keyboard.press('Escape');
  await app.dialog.waitFor({ state: 'hidden' });
  return shown;
}

/** The part of a link that says what to open. */
const addressIn = (link) => link.slice(link.indexOf('#'));

/** What a reader of a link can compare. */
async function view(app) {
  const tab = await app.root.getByRole('tab', { selected: true }).innerText();
  await app.tab('Task definition').click();
  return {
    tab,
    text: await app.text(),
    desired: await app.desiredCount().inputValue(),
    speed: await app.speed.inputValue(),
    events: await eventTexts(app),
    outline: await app.outline.innerText(),
  };
}

journey('a link restores texts, scenario and view', CLIPBOARD, async ({ app, page, origin }) => {
  await app.paste((await app.text()).replace('"family": "web"', '"family":   "web"'));
  await app.run();
  await app.fast();
  await until(() => runningTasks(app), 3);
  await app.pause();
  await app.setDesiredCount(4);
  await app.tab('Traffic').click();
  const rate = app.root.getByRole('spinbutton', { name: 'Requests a second' });
  await rate.fill('35');
  await rate.press('Enter');
  const link = await copied({ app, page }, 'Link');
  assert.ok(link.startsWith(`${origin}/#s=1.`), link);
  const once = await view(app);

  await asVisitor('a link opened by somebody else', origin, { address: addressIn(link) }, async ({ app: theirs }) => {
    await until(() => theirs.root.getByRole('tab', { selected: true }).innerText(), once.tab);
    const { events: _events, outline: _outline, ...shown } = await view(theirs);
    const { events: _once, outline: _then, ...expected } = once;
    assert.deepEqual(shown, expected);
    await theirs.tab('Traffic').click();
    assert.equal(await theirs.root.getByRole('spinbutton', { name: 'Requests a second' }).inputValue(), '35');
  });
});

journey('a link shows the very moment, with what was done before it', CLIPBOARD, async ({ app, page, origin }) => {
  await app.fast();
  await app.setDesiredCount(4);
  await app.act(app.outlineItems(/^Task .*RUNNING/).first(), 'Crash container');
  await app.events.getByText(/exited with code 137/).first().waitFor();
  await atLeast(() => app.seconds(), (await app.seconds()) + 40);
  await app.pause();
  await app.seek(Math.floor(await app.seconds()));
  const link = await copied({ app, page }, 'Link');
  const once = { seconds: await app.seconds(), ...(await view(app)) };

  await asVisitor('a moment opened by somebody else', origin, { address: addressIn(link) }, async ({ app: theirs }) => {
    await theirs.events.getByRole('listitem').first().waitFor();
    if (await theirs.button('Pause').isVisible()) await theirs.pause();
    await theirs.seek(once.seconds);
    assert.deepEqual({ seconds: await theirs.seconds(), ...(await view(theirs)) }, once);
  });
});

journey('a link carries a definition that AWS would refuse, to the letter', CLIPBOARD, async ({ app, page, origin }) => {
  await app.example(/shop/);
  const link = await copied({ app, page }, 'Link');
  const text = await app.text();
  assert.match(text, /\/\//, 'the comment is there');
  await asVisitor('a broken definition opened by somebody else', origin, { address: addressIn(link) }, async ({ app: theirs }) => {
    await theirs.problems.filter({ hasText: 'TD-DOC-001' }).waitFor();
    assert.equal(await theirs.text(), text);
  });
});

journey('the lines to embed work on another site as they are', CLIPBOARD, async ({ app, page, origin }) => {
  await app.setDesiredCount(4);
  const lines = await copied({ app, page }, 'Embed');
  assert.match(lines, /^<iframe [^>]*sandbox="allow-scripts"/);
  const html = () => `<!doctype html><title>A blog</title>${lines}`;
  await asReader('the copied lines on a blog', origin, { html }, async ({ app: frame }) => {
    await frame.fast();
    assert.equal(await frame.desiredCount().inputValue(), '4');
    await frame.root.getByRole('img', { name: /^4 of 4 tasks running, 4 targets healthy/ }).waitFor();
  });
});

journey('what looks like a secret is masked before it travels', CLIPBOARD, async ({ app, page, origin }) => {
  const secret = 'hunter2-hunter2-hunter2';
  const text = await app.text();
  const container = '"name": "app",';
  assert.ok(text.includes(container));
  await app.paste(text.replace(container, `${container} "environment": [{ "name": "DB_PASSWORD", "value": "${secret}" }],`));
  await app.share();
  await app.dialog.getByText(/DB_PASSWORD/).waitFor();
  assert.ok(await app.dialog.getByRole('checkbox', { name: /Mask what looks like a secret/ }).isChecked());
  await page.keyboard.press('Escape');
  const link = await copied({ app, page }, 'Link');
  await asVisitor('a masked definition opened by somebody else', origin, { address: addressIn(link) }, async ({ app: theirs }) => {
    await until(async () => (await theirs.text()).includes('DB_PASSWORD'), true);
    assert.ok(!(await theirs.text()).includes(secret));
  });
});

journey('a host that appends its own tail changes nothing', {}, async ({ origin }) => {
  for (const { fragment, definition } of publishedLinks()) {
    for (const tail of ['', '#?secret=Xq3mB0kQ7a', '?utm_source=feed']) {
      const address = `#${fragment}${tail}`;
      await asVisitor(`a link with the tail ${tail}`, origin, { address }, async ({ app }) => {
        await app.tab('Task definition').click();
        await until(() => app.text(), definition);
        await app.outlineItems(/^Service web, 2 desired/).waitFor();
        assert.equal(await app.said(/This link/).count(), 0);
      });
    }
  }
});

journey('a definition written into the address by hand opens and runs', {}, async ({ origin }) => {
  const definition = {
    family: 'hand',
    containerDefinitions: [{ name: 'written', image: 'nginx:1.27', memory: 128 }],
  };
  await asVisitor('a link by hand', origin, { address: `#${linkTo(definition)}` }, async ({ app }) => {
    await app.fast();
    await until(() => runningTasks(app), 2);
    assert.deepEqual(JSON.parse(await app.text()), definition);
  });
});

const [{ fragment: GOOD }] = publishedLinks();

for (const [what, fragment, words] of [
  ['a link that was cut off', GOOD.slice(0, -9), /incomplete or was changed on its way/],
  ['a link with a letter changed', GOOD.replace(/^s=1\.../, 's=1.AA'), /incomplete or was changed on its way/],
  ['a link without anything in it', 's=1.', /incomplete or was changed on its way/],
  ['a link of a later version', 's=2.AAAA', /made by a newer version/],
  ['a link of 100 KB', `s=1.${'A'.repeat(100_000)}`, /KB long/],
  ['a link that unpacks to 30 MB', bomb(30_000_000), /unpacks to more than/],
  ['an address whose bytes are no text', 'td=%ff%fe', /incomplete or was changed on its way/],
]) {
  journey(`${what} says so, and the page works`, { address: `#${fragment}` }, async ({ app }) => {
    await app.said(/This link cannot be opened/).waitFor();
    await app.said(words).waitFor();
    await app.setDesiredCount(4);
    await app.fast();
    await until(() => runningTasks(app), 4);
  });
}

journey('a link entered where the page is open is opened there, and what was open is set aside', {}, async ({ app, page }) => {
  const mine = (await app.text()).replace('"family": "web"', '"family": "mine"');
  await app.paste(mine);
  const theirs = { family: 'theirs', containerDefinitions: [{ name: 'app', image: 'nginx:1.27', memory: 64 }] };
  await page.evaluate((fragment) => { location.hash = fragment; }, linkTo(theirs));
  await until(async () => (await app.text()).includes('theirs'), true);
  await app.said('What you had open is set aside.').waitFor();
  // Typing into what came by the link does not cost what was there before, not even after a reload.
  await app.paste((await app.text()).replace('theirs', 'changed'));
  await until(async () => (await kept(page))?.includes('changed'), true);
  await page.evaluate(() => history.replaceState(null, '', location.pathname));
  await page.reload();
  await until(async () => (await app.text()).includes('changed'), true);
  await app.example(/^What you had open before/);
  await until(() => app.text(), mine);
});
