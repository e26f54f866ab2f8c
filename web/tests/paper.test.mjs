// Every page on paper: how many A4 sheets it takes, none of them nearly empty, nothing wider than the sheet.
// HANDLINGSROM_PICTURES=FOLDER keeps each as PDF, for looking at by eye.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { haveChromium, launch, open, settled } from './browser.mjs';
import { furnish, places, visit } from './places.mjs';
import { Server } from './server.mjs';

const options = { skip: haveChromium ? false : 'no Chromium' };
const pictures = process.env.HANDLINGSROM_PICTURES;
const sheetWidth = 680; // CSS pixels between the margins of A4
const server = new Server();
const closed = new Server(); // where one signs in
let browser;
before(async () => {
  if (!haveChromium) return;
  if (pictures) mkdirSync(pictures, { recursive: true });
  closed.account('sjef', ['administrator@all', 'auditor@all']);
  await Promise.all([server.start(), closed.start()]);
  await furnish(server);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  if (server.process) await server.stop();
  if (closed.process) await closed.stop();
});

/// The most sheets that a page may take.
const sheets = {};

const sheetsOf = (pdf) => pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g).length;

/// Runs in the page, shown as on paper: what sticks out to the right of the sheet.
function tooWide(width) {
  return [...document.querySelectorAll('main *')]
    .filter((node) => {
      const box = node.getBoundingClientRect();
      return box.width > 0 && box.height > 0 && box.right > width + 2 && !node.closest('.visually-hidden');
    })
    .map(
      (node) =>
        `${node.tagName.toLowerCase()}.${node.getAttribute('class')} ends at ${Math.round(node.getBoundingClientRect().right)} px`,
    )
    .slice(0, 3);
}

for (const lang of ['nb', 'nn', 'en'])
  test(`paper: ${lang}`, options, async () => {
    const size = { viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' };
    const openPage = await open(browser, server, size);
    const closedPage = await open(browser, closed, size);
    const faults = [];
    for (const [name, place] of Object.entries(places)) {
      const page = place.closed ? closedPage : openPage;
      await visit(page, place.closed ? closed : server, lang, place);
      await settled(page);
      const path = pictures && join(pictures, `${name}-${lang}.pdf`);
      const taken = sheetsOf(await page.pdf({ preferCSSPageSize: true, path }));
      if (taken > (sheets[name] ?? 0)) faults.push(`${name}: ${taken} sheets, ${sheets[name]} at most`);
      await page.emulateMedia({ media: 'print' });
      await page.setViewportSize({ width: sheetWidth, height: 900 });
      await settled(page);
      for (const one of await page.evaluate(tooWide, sheetWidth)) faults.push(`${name}: ${one}`);
      await page.emulateMedia({ media: 'screen' });
      await page.setViewportSize(size.viewport);
    }
    for (const page of [openPage, closedPage]) {
      faults.push(...page.faults);
      await page.context().close();
    }
    assert.deepEqual(faults, []);
  });
