// What a person would see as wrong, on every page, in every language, on a phone, a desk and a projector: labels on top of each other, labels cut
// off by their chart, text that runs out of its box, letters below 12 pixels, pages wider than the screen.
// HANDLINGSROM_PICTURES=FOLDER keeps a picture of each page, light and dark, for looking at by eye. Each is also held against how it looked before
// (seen.mjs, looks/); HANDLINGSROM_LOOKS=keep keeps how they look now, when they have been looked at. HANDLINGSROM_PLACES=start,overview: only those.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, before, test } from 'node:test';
import { haveChromium, launch, open, settled } from './browser.mjs';
import { furnish, places, visit } from './places.mjs';
import { lookOf, Seen } from './seen.mjs';
import { Server } from './server.mjs';

const options = { skip: haveChromium ? false : 'no Chromium' };
const pictures = process.env.HANDLINGSROM_PICTURES;
const keeping = process.env.HANDLINGSROM_LOOKS === 'keep';
const only = process.env.HANDLINGSROM_PLACES?.split(',');
const looks = join(dirname(fileURLToPath(import.meta.url)), 'looks');
const screens = { desk: [1280, 900], phone: [360, 740], projector: [1920, 1080] };
const server = new Server();
const closed = new Server(); // where one signs in
let browser;
before(async () => {
  if (!haveChromium) return;
  if (pictures) mkdirSync(pictures, { recursive: true });
  closed.account('sjef', ['administrator@all', 'auditor@all']);
  closed.account('kari', ['analyst@5029']);
  await Promise.all([server.start(), closed.start()]);
  await furnish(server);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  if (server.process) await server.stop();
  if (closed.process) await closed.stop();
});

/// Runs in the page. Rectangles in CSS pixels; two pixels are forgiven, since a text's box is taller and wider than its ink.
function faultsInPage() {
  const faults = [];
  const fewestPixels = 12;
  const name = (node) => `«${(node.textContent ?? '').trim().slice(0, 40)}»`;
  const shown = (node) => {
    const box = node.getBoundingClientRect();
    const style = getComputedStyle(node);
    return box.width > 0 && box.height > 0 && style.visibility !== 'hidden' && Number(style.opacity) > 0;
  };
  for (const svg of document.querySelectorAll('main svg')) {
    if (!shown(svg)) continue;
    const frame = svg.getBoundingClientRect();
    const texts = [...svg.querySelectorAll('text')]
      .filter(shown)
      .map((node) => ({ node, box: node.getBoundingClientRect() }));
    const chart =
      svg.closest('figure')?.querySelector('figcaption, h2, h3')?.textContent?.trim().slice(0, 40) ??
      svg.getAttribute('class');
    for (const { node, box } of texts)
      if (
        box.left < frame.left - 2 ||
        box.right > frame.right + 2 ||
        box.top < frame.top - 4 ||
        box.bottom > frame.bottom + 4
      )
        faults.push(`${chart}: ${name(node)} is cut off`);
    for (let i = 0; i < texts.length; ++i)
      for (let j = i + 1; j < texts.length; ++j) {
        const [a, b] = [texts[i].box, texts[j].box];
        const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (across > 2 && down > 0.3 * Math.min(a.height, b.height))
          faults.push(`${chart}: ${name(texts[i].node)} lies on ${name(texts[j].node)}`);
      }
  }
  for (const node of document.querySelectorAll('main button, main a, main label, main .tag, header a, header button'))
    if (shown(node) && node.scrollWidth > node.clientWidth + 2 && getComputedStyle(node).display !== 'inline')
      faults.push(`${name(node)} runs out of its box`);
  for (const node of document.body.querySelectorAll('*')) {
    const written = [...node.childNodes].some((one) => one.nodeType === Node.TEXT_NODE && one.data.trim());
    if (!written || node.closest('.visually-hidden, style, script, title, desc') || !shown(node)) continue;
    const svg = node.ownerSVGElement;
    const scale = svg ? svg.getScreenCTM().a : 1;
    const pixels = Number.parseFloat(getComputedStyle(node).fontSize) * scale;
    if (pixels < fewestPixels - 0.1) faults.push(`${name(node)} has letters of ${pixels.toFixed(1)} px`);
  }
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (wide > 1) faults.push(`the page is ${wide} px wider than the screen`);
  return faults;
}

for (const [screen, [width, height]] of Object.entries(screens)) {
  for (const lang of ['nb', 'nn', 'en']) {
    test(`looks right: ${lang}, ${screen}`, options, async () => {
      const openPage = await open(browser, server, { viewport: { width, height }, reducedMotion: 'reduce' });
      const helper = await browser.newPage();
      const seen = new Seen(join(looks, `${screen}-${lang}.txt`));
      if (keeping && !only) seen.kept.clear();
      const faults = [];
      const closedPage = await open(browser, closed, { viewport: { width, height }, reducedMotion: 'reduce' });
      for (const [name, place] of Object.entries(places)) {
        if (only && !only.includes(name)) continue;
        const page = place.closed ? closedPage : openPage;
        await visit(page, place.closed ? closed : server, lang, place);
        await settled(page);
        for (const fault of await page.evaluate(faultsInPage)) faults.push(`${name}: ${fault}`);
        for (const colorScheme of ['light', 'dark']) {
          await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
          const path = pictures && join(pictures, `${name}-${lang}-${screen}-${colorScheme}.png`);
          const look = await lookOf(await page.screenshot({ fullPage: true, path }), helper);
          if (keeping) seen.keep(`${name}-${lang}-${colorScheme}`, look);
          const difference = seen.any && seen.difference(`${name}-${lang}-${colorScheme}`, look);
          if (difference) faults.push(difference);
        }
        await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
      }
      if (keeping) seen.write();
      await helper.close();
      for (const page of [openPage, closedPage]) {
        faults.push(...page.faults);
        await page.context().close();
      }
      assert.deepEqual(faults, []);
    });
  }
}
