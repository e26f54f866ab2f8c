// Pages put out for inhabitants: the engine in the browser gives the server's own answers, in a folder of any site, also without a network.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { accessible, haveChromium, launch, open } from './browser.mjs';
import { program, Server } from './server.mjs';

const engineFolder = fileURLToPath(new URL('../engine', import.meta.url));
const skip = existsSync(join(engineFolder, 'engine.wasm')) ? false : 'no engine for browsers: scripts/build-published';
const inBrowser = skip || (haveChromium ? false : 'no Chromium');
const types = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};
const under = '/om-oss/framtid'; // a folder of the municipality's own site
const server = new Server();
let folder, site, browser;

/// Nothing but files, as a municipality's own site has them.
function serve(root) {
  const files = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://x').pathname);
    let file = path.startsWith(`${under}/`) ? join(root, path.slice(under.length)) : null;
    if (file && existsSync(file) && statSync(file).isDirectory()) file = join(file, 'index.html');
    if (!file || !existsSync(file)) return response.writeHead(404).end('not found');
    response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' });
    return response.end(readFileSync(file));
  });
  return new Promise((done) => files.listen(0, '127.0.0.1', () => done(files)));
}

before(async () => {
  if (skip) return;
  folder = mkdtempSync(join(tmpdir(), 'handlingsrom-published-'));
  const scenario = fileURLToPath(new URL('../../examples/skaun-tidlig-innsats.toml', import.meta.url));
  execFileSync(program, [
    ...['publish', 'skaun', '--out', join(folder, 'ut'), '--alternative', scenario],
    ...['--consultation', 'https://kommune.example/horing?sak=1&svar=2'],
  ]);
  await server.start();
  const files = await serve(join(folder, 'ut'));
  site = { files, address: `http://127.0.0.1:${files.address().port}${under}` };
  if (haveChromium) browser = await launch();
});
after(async () => {
  await browser?.close();
  site?.files.close();
  if (server.process) await server.stop();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

/// Text is the same to the letter, figures to the twelfth digit: what is shown of them is rounded long before that.
function differences(ours, theirs, where = '') {
  if (typeof ours === 'number' && typeof theirs === 'number')
    return Math.abs(ours - theirs) <= 1e-10 * Math.max(1, Math.abs(ours), Math.abs(theirs))
      ? []
      : [`${where}: ${ours} ${theirs}`];
  if (ours === null || theirs === null || typeof ours !== 'object' || typeof theirs !== 'object')
    return ours === theirs ? [] : [`${where}: ${String(ours).slice(0, 80)} | ${String(theirs).slice(0, 80)}`];
  return [...new Set([...Object.keys(ours), ...Object.keys(theirs)])].flatMap((key) =>
    differences(ours[key], theirs[key], `${where}/${key}`),
  );
}

test('the engine for browsers gives the answers of the server', { skip }, async () => {
  const published = join(folder, 'ut', 'published');
  // What the engine's loader takes for a browser's worker.
  globalThis.importScripts = () => undefined;
  globalThis.self = { location: { href: 'file:///' } };
  const { openEngine } = await import(join(published, 'open.js'));
  const unpacked = (name) => gunzipSync(readFileSync(join(published, name)));
  const engine = await openEngine([unpacked('figures.gz'), unpacked('texts.gz')], {
    wasmBinary: readFileSync(join(published, 'engine.wasm')),
  });
  const turned = { changes: [{ id: 'care.coverage_long_stay', value: 0.9 }] };
  const asked = [
    ['GET', '/api/v1/levers?lang=nb'],
    ['GET', '/api/v1/assumptions?lang=nn'],
    ['GET', '/api/v1/sources?lang=nb'],
  ];
  // The largest, the smallest, one that is short of everything, and the worked examples.
  for (const number of ['5029', '0301', '1151', '1833', '4647']) {
    const at = `/api/v1/municipalities/${number}`;
    for (const rest of [
      'first-page?lang=nn&room=300&width=600',
      'outlook?lang=nb',
      'measures?year=2040&lang=en',
      'tornado?year=2040',
      'comparison?with=similar&count=30&lang=nb',
      'standing?lang=nb',
      'explain?figure=rooms.money&year=2040&lang=nb',
      'explain?figure=care.users.nursing_home&year=2026&lang=nb',
    ])
      asked.push(['GET', `${at}/${rest}`]);
    asked.push(
      ['POST', `${at}/rooms?lang=nb`, turned],
      ['POST', `${at}/first-page?lang=nb&room=300&width=600`, turned],
    );
  }
  asked.push(
    ['GET', '/api/v1/municipalities/9999/outlook?lang=nb'],
    ['POST', '/api/v1/municipalities/5029/rooms?lang=nn', { changes: [{ id: 'nothing', value: 1 }] }],
  );
  for (const [method, target, body] of asked) {
    const response = await fetch(server.address + target, {
      method,
      headers: { 'content-type': 'application/json', 'x-handlingsrom': 'test' },
      body: body && JSON.stringify(body),
    });
    const ours = engine.ask(method, target, body ? JSON.stringify(body) : '');
    assert.equal(ours.status, response.status, target);
    assert.deepEqual(differences(JSON.parse(ours.body), await response.json()).slice(0, 5), [], target);
  }
  // Nothing that saves, and no files.
  assert.equal(engine.ask('GET', '/api/v1/scenarios?municipality=5029', '').status, 404);
  assert.equal(engine.ask('GET', '/%ff', '').status, 400);
});

test('a reader fetches less than three megabytes once', { skip }, () => {
  const published = join(folder, 'ut', 'published');
  const size = ['figures.gz', 'texts.gz'].reduce((sum, name) => sum + statSync(join(published, name)).size, 0);
  const engine = gzipSync(readFileSync(join(published, 'engine.wasm')), { level: 9 }).length;
  assert.ok(size + engine < 3e6, `${size + engine} bytes`);
});

/// What the rooms say; their charts are as wide as each page has room for.
const said = (page) => page.locator('.room-headline, .room-note, .room-gap').allInnerTexts();
const sentence = (page) => page.locator('.the-sentence').innerText();

test('the published page says what the server says, and its measures can be turned', { skip: inBrowser }, async () => {
  const page = await open(browser, site, { bypassCSP: true });
  await page.goto(`${site.address}/nb/5029/`);
  await page.locator('.the-sentence').waitFor({ timeout: 60_000 });
  const other = await open(browser, server);
  await other.goto(`${server.address}/nb/5029`);
  await other.locator('.the-sentence').waitFor();
  assert.equal(await sentence(page), await sentence(other));
  assert.deepEqual(await said(page), await said(other));
  // Put forward: the alternative, and where to answer.
  await page.getByRole('heading', { name: 'Alternativer som er lagt fram' }).waitFor();
  assert.equal(
    await page.getByRole('link', { name: 'Si hva du mener' }).getAttribute('href'),
    'https://kommune.example/horing?sak=1&svar=2',
  );
  const before_ = (await said(page)).join('\n');
  await page.locator('section[aria-labelledby=offered] a').first().click();
  await page.waitForFunction(
    (was) =>
      [...document.querySelectorAll('.room-headline, .room-note, .room-gap')].map((one) => one.innerText).join('\n') !==
      was,
    before_,
    { timeout: 60_000 },
  );
  // Nothing that needs a program behind it is offered.
  assert.equal(await page.getByText(/Last ned|Egne tall|Lagre/).count(), 0);
  assert.deepEqual(page.faults, []);
  await page.context().close();
  await other.context().close();
});

test('a measure is turned on the published page as on the server', { skip: inBrowser }, async () => {
  const rooms = [];
  for (const where of [site, server]) {
    const page = await open(browser, where);
    await page.goto(`${where.address}/nb/5029/choice/?c=care.coverage_long_stay:0.9`);
    await page.locator('.sticky-rooms svg').first().waitFor({ timeout: 60_000 });
    await page.waitForTimeout(1500);
    rooms.push(await said(page));
    assert.deepEqual(page.faults, []);
    await page.context().close();
  }
  assert.ok(rooms[0].length > 0);
  assert.deepEqual(rooms[0], rooms[1]);
});

test('another municipality is not there, and a folder of the site leads to the page', { skip: inBrowser }, async () => {
  const page = await open(browser, site);
  await page.goto(`${site.address}/`);
  await page.locator('.the-sentence').waitFor({ timeout: 60_000 });
  await page.evaluate((to) => {
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, `${under}/nb/0301`);
  await page.getByRole('heading', { level: 1 }).filter({ hasNotText: 'Skaun' }).waitFor();
  await page.context().close();
});

test('axe finds nothing in any language and theme', { skip: inBrowser }, async () => {
  for (const language of ['nb', 'nn', 'en']) {
    for (const colorScheme of ['light', 'dark']) {
      const page = await open(browser, site, { bypassCSP: true, colorScheme });
      await page.goto(`${site.address}/${language}/5029/`);
      await page.locator('.the-sentence').waitFor({ timeout: 60_000 });
      await page.locator('section[aria-labelledby=offered]').waitFor();
      await accessible(page, `${language} ${colorScheme}`);
      await page.context().close();
    }
  }
});

test('from the second visit on the page opens without a network', { skip: inBrowser }, async () => {
  const page = await open(browser, site);
  for (let visit = 0; visit < 2; ++visit) {
    await page.goto(`${site.address}/nb/5029/`);
    await page.locator('.the-sentence').waitFor({ timeout: 60_000 });
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.waitForTimeout(500);
  }
  const was = await sentence(page);
  await page.context().setOffline(true);
  await page.goto(`${site.address}/nb/5029/`);
  await page.locator('.the-sentence').waitFor({ timeout: 60_000 });
  assert.equal(await sentence(page), was);
  await page.context().close();
});
