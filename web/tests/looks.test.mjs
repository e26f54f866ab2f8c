// What a person would see as wrong, on every page, in every language, on a phone, a desk and a projector: labels on top of each other, labels cut
// off by their chart, text that runs out of its box, pages wider than the screen.
// HANDLINGSROM_PICTURES=FOLDER keeps a picture of each page, light and dark, for looking at by eye. Each is also held against how it looked before
// (seen.mjs, looks/); HANDLINGSROM_LOOKS=keep keeps how they look now, when they have been looked at.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, before, test } from 'node:test';
import { haveChromium, launch, open, settled } from './browser.mjs';
import { cellsOf, Seen } from './seen.mjs';
import { Server } from './server.mjs';

const options = { skip: haveChromium ? false : 'no Chromium' };
const pictures = process.env.HANDLINGSROM_PICTURES;
const keeping = process.env.HANDLINGSROM_LOOKS === 'keep';
const looks = join(dirname(fileURLToPath(import.meta.url)), 'looks');
const pages = {
  start: '',
  overview: '/5029',
  standing: '/5029/standing',
  outlook: '/5029/outlook',
  choice: '/5029/choice?c=institution_to_staffed_home:0.2;school_count:-1',
  alternatives:
    '/5029/alternatives?a=Hjemme~~institution_to_staffed_home:0.2&a=En%20skole%20mindre~2029~school_count:-1&a=Begge%20deler~~institution_to_staffed_home:0.2;school_count:-1',
  carried: '/5029/outlook?c=institution_to_staffed_home:0.2&name=Hjemme',
  meeting: '/5029/meeting?c=institution_to_staffed_home:0.2',
  meetingGoing: '/5029/meeting?step=going',
  meetingCan: '/5029/meeting?step=can',
  meetingAsks: '/5029/meeting?step=asks&c=institution_to_staffed_home:0.2',
  meetingAgree: '/5029/meeting?step=agree&c=institution_to_staffed_home:0.2',
  structure: '/5029/structure',
  cooperation: '/4640/cooperation?with=4644,4642,4643&form=host_board&leaves=4642',
  rota: '/5029/rota',
  followup: '/5029/followup',
  sources: '/5029/sources',
  compare: '/compare?m=5029,4647',
  small: '/5046/outlook',
  large: '/0301/outlook',
  largeMap: '/0301/structure',
};
const screens = { desk: [1280, 900], phone: [360, 740], projector: [1920, 1080] };
const server = new Server();
let browser;
before(async () => {
  if (!haveChromium) return;
  if (pictures) mkdirSync(pictures, { recursive: true });
  await server.start();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  if (server.process) await server.stop();
});

/// Runs in the page. Rectangles in CSS pixels; two pixels are forgiven, since a text's box is taller and wider than its ink.
function faultsInPage() {
  const faults = [];
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
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (wide > 1) faults.push(`the page is ${wide} px wider than the screen`);
  return faults;
}

for (const [screen, [width, height]] of Object.entries(screens)) {
  for (const lang of ['nb', 'nn', 'en']) {
    test(`looks right: ${lang}, ${screen}`, options, async () => {
      const page = await open(browser, server, { viewport: { width, height }, reducedMotion: 'reduce' });
      const helper = await browser.newPage();
      const seen = new Seen(join(looks, `${screen}-${lang}.txt`));
      const faults = [];
      for (const [place, path] of Object.entries(pages)) {
        await page.goto(`${server.address}/${lang}${path}`);
        await page.locator('main h1').waitFor();
        await settled(page);
        for (const fault of await page.evaluate(faultsInPage)) faults.push(`${place}: ${fault}`);
        for (const colorScheme of ['light', 'dark']) {
          await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
          const cells = await cellsOf(page, helper);
          if (keeping) seen.keep(`${place}-${lang}-${colorScheme}`, cells);
          const difference = seen.any && seen.difference(`${place}-${lang}-${colorScheme}`, cells);
          if (difference) faults.push(difference);
          if (!pictures) continue;
          await page.screenshot({
            path: join(pictures, `${place}-${lang}-${screen}-${colorScheme}.png`),
            fullPage: true,
          });
        }
        await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
      }
      if (keeping) seen.write();
      await helper.close();
      await page.context().close();
      assert.deepEqual(faults.concat(page.faults), []);
    });
  }
}
