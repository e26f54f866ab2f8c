// What the answer page may cost: JavaScript and requests before it stands, weight of each picture, nothing that moves while it comes.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { brotliCompressSync, constants } from 'node:zlib';
import { haveChromium, launch, open } from './browser.mjs';
import { Server } from './server.mjs';

const options = { skip: haveChromium ? false : 'no Chromium' };
const kilobyte = 1000;
const mostScript = 80 * kilobyte; // compressed, as it is sent
const mostPicture = 15 * kilobyte; // each, compressed
const mostRequests = 16; // scripts, styles, fonts and answers of the first page
const screens = { desk: [1440, 900], phone: [390, 844], projector: [1920, 1080] };
const server = new Server();
let browser;
before(async () => {
  await server.start();
  if (haveChromium) browser = await launch();
});
after(async () => {
  await browser?.close();
  await server.stop();
});

test('every picture of the engine is small', async () => {
  for (const number of ['5029', '0301', '5612']) {
    for (const path of ['first-page', 'parts/outlook', 'parts/standing']) {
      const answer = await (await fetch(`${server.address}/api/v1/municipalities/${number}/${path}?lang=nb`)).json();
      const pictures = [...(answer.rooms ?? []), ...answer.sections.flatMap((one) => one.charts)];
      assert.ok(pictures.length > 3);
      for (const { svg, title, reading } of pictures) {
        const bytes = brotliCompressSync(svg, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length;
        assert.ok(bytes < mostPicture, `${number} ${title ?? reading.id}: ${bytes} bytes`);
      }
    }
  }
});

for (const [screen, [width, height]] of Object.entries(screens)) {
  test(`the answer page keeps its budget: ${screen}`, options, async () => {
    const page = await open(browser, server, { viewport: { width, height } });
    await page.addInitScript(() => {
      window.moved = 0;
      window.movers = [];
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          if (!entry.hadRecentInput) {
            window.moved += entry.value;
            window.movers.push(...entry.sources.map((one) => one.node?.className || one.node?.nodeName));
          }
      }).observe({ type: 'layout-shift', buffered: true });
    });
    let script = 0,
      requests = 0;
    const sizes = [];
    page.on('requestfinished', (request) => {
      ++requests;
      if (request.resourceType() === 'script')
        sizes.push(request.sizes().then((one) => (script += one.responseBodySize)));
    });
    await page.goto(`${server.address}/nb/5029`);
    await page.locator('.room').nth(2).waitFor();
    await page.waitForTimeout(600);
    await Promise.all(sizes);
    assert.ok(script > 0 && script <= mostScript, `JavaScript: ${script} bytes`);
    assert.ok(requests <= mostRequests, `${requests} requests`);
    const moved = await page.evaluate(() => Math.round(window.moved * 1000) / 1000);
    assert.equal(moved, 0, `moved: ${await page.evaluate(() => window.movers.join(', '))}`);
    // Name, the sentence and what is read of each room stand on the first screen.
    for (const place of ['main h1', '.the-sentence', '.room >> nth=0', '.room >> nth=1', '.room >> nth=2']) {
      const box = await page.locator(place).boundingBox();
      assert.ok(
        box.y >= 0 && box.y + box.height <= height,
        `${place} ends at ${Math.round(box.y + box.height)} of ${height}`,
      );
    }
    assert.deepEqual(page.faults, []);
    await page.context().close();
  });
}

test('a year is read by pointer, by keyboard and by touch', options, async () => {
  const page = await open(browser, server, { hasTouch: true });
  await page.goto(`${server.address}/nb/5029`);
  const room = page.locator('.room-picture').first();
  const said = room.locator('.room-gap');
  await page.locator('.room').nth(2).waitFor();
  const resting = await said.innerText();
  await room.locator('[data-year="2031"]').hover();
  assert.match(await said.innerText(), /2031/);
  assert.match(await said.innerText(), /prosent av utfallene/);
  await room.locator('[data-year="2023"]').hover();
  assert.match(await said.innerText(), /2023.*kr/);
  await page.mouse.move(0, 0);
  assert.equal(await said.innerText(), resting);
  await room.locator('.live').focus();
  await page.keyboard.press('ArrowRight');
  assert.match(await said.innerText(), /2041/);
  await page.keyboard.press('Home');
  assert.match(await said.innerText(), /2020/);
  await page.keyboard.press('Escape');
  assert.equal(await said.innerText(), resting);
  await room.locator('[data-year="2035"]').tap();
  assert.match(await said.innerText(), /2035/);
  // In place: the table, and how it is worked out.
  await room.getByRole('button', { name: 'Vis tabell' }).click();
  assert.ok((await room.locator('tbody tr').count()) >= 25);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});
