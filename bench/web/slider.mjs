// Slider to redrawn rooms, in Chromium against the real server; and the cold load of a first page.
//   node bench/web/slider.mjs        (after ./go serve has built program and pages)
import { launch, open } from '../../web/tests/browser.mjs';
import { Server } from '../../web/tests/server.mjs';

const moves = Number(process.argv[2] ?? 120);
const quantile = (list, q) => [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(q * list.length))];
const show = (name, list) => console.log(`${name}: median ${quantile(list, 0.5).toFixed(1)} ms, p95 ${quantile(list, 0.95).toFixed(1)} ms, worst ${Math.max(...list).toFixed(1)} ms (${list.length})`);

const server = await new Server().start();
const browser = await launch();

const cold = [];
for (let i = 0; i < 5; ++i) {
  const page = await open(browser, server); // a context of its own: nothing cached
  await page.goto(`${server.address}/nb/5029`);
  await page.locator('.room-picture svg').nth(2).waitFor();
  cold.push(await page.evaluate(() => performance.now()));
  if (i === 0) {
    const bytes = await page.evaluate(() => performance.getEntriesByType('resource').filter((one) => one.name.endsWith('.js')).reduce((sum, one) => sum + one.encodedBodySize, 0));
    console.log(`JavaScript of the first page: ${(bytes / 1000).toFixed(0)} kB compressed`);
  }
  await page.context().close();
}
show('cold load to three rooms drawn', cold);

const page = await open(browser, server);
await page.goto(`${server.address}/nb/5029/choice`);
for (const [group, lever] of [['care', 'institution_to_staffed_home'], ['population', 'in_migration'], ['assumptions', 'population.local_migration_factor']]) {
  await page.goto(`${server.address}/nb/5029/choice?group=${group}`);
  const found = await page.locator(`[data-lever="${lever}"] input[type=range]`).waitFor({ timeout: 5000 }).then(() => true, () => false);
  if (!found) continue;
  await page.waitForTimeout(1500);
  const times = await page.evaluate(
    async ({ lever: id, moves: count }) => {
      const input = document.querySelector(`[data-lever="${id}"] input[type=range]`);
      const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
      const drawn = () => [...document.querySelectorAll('.room svg')].map((one) => one.innerHTML).join();
      const frame = () => new Promise((done) => requestAnimationFrame(done));
      const low = Number(input.min);
      const high = Number(input.max);
      const out = [];
      for (let i = 0; i < count; ++i) {
        const before = drawn();
        const position = low + ((high - low) * ((i * 7) % 20)) / 20;
        const start = performance.now();
        set.call(input, String(position));
        input.dispatchEvent(new Event('input', { bubbles: true }));
        // Until the last of the rooms is drawn anew: the engine draws each; the range comes later (350 ms).
        let [seen, last] = [before, 0];
        while (performance.now() - (last || start) < (last ? 120 : 2000)) {
          await frame();
          const now = drawn();
          if (now !== seen) [seen, last] = [now, performance.now()];
        }
        if (last) out.push(last - start);
      }
      return out;
    },
    { lever, moves },
  );
  if (times.length) show(`slider to redrawn rooms, ${lever}`, times);
  const server_ = await page.evaluate(
    async ({ lever: id, moves: count }) => {
      const out = [];
      const input = document.querySelector(`[data-lever="${id}"] input[type=range]`);
      for (let i = 0; i < count; ++i) {
        const value = Number(input.min) + ((Number(input.max) - Number(input.min)) * ((i * 7) % 19)) / 19;
        const start = performance.now();
        const response = await fetch('/api/v1/municipalities/5029/rooms?lang=nb', { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-Handlingsrom': 'b' }, body: JSON.stringify({ changes: [{ id, value }] }) });
        await response.arrayBuffer();
        out.push(Number(/dur=([\d.]+)/.exec(response.headers.get('server-timing'))?.[1] ?? performance.now() - start));
      }
      return out;
    },
    { lever, moves },
  );
  show(`server, ${lever}`, server_);
}
await browser.close();
await server.stop();
