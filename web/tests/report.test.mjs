// The knowledge basis itself: axe-core finds nothing with every table open, in three languages, light and dark, on a wide screen and a phone;
// nothing scrolls sideways; the first page fits one A4.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { accessible, haveChromium, launch } from './browser.mjs';
import { program } from './server.mjs';

const options = { skip: haveChromium ? false : 'no Chromium' };
// Small, large, and one with published money of its own.
const reports = [
  { place: 'utsira', name: 'Utsira', folder: '1151-utsira', lang: 'nb' },
  { place: 'høylandet', name: 'Høylandet', folder: '5046-hoylandet', lang: 'nb' },
  { place: 'sogndal', name: 'Sogndal', folder: '4640-sogndal', lang: 'nn' },
  { place: 'skaun', name: 'Skaun', folder: '5029-skaun', lang: 'en' },
];
const out = mkdtempSync(join(tmpdir(), 'handlingsrom-report-'));
let browser;
before(async () => {
  if (!haveChromium) return;
  for (const { place, lang } of reports)
    execFileSync(program, ['report', place, '--lang', lang, '--out', join(out, lang)]);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  rmSync(out, { recursive: true, force: true });
});

for (const { folder, lang, name } of reports) {
  const address = pathToFileURL(
    join(
      out,
      lang,
      folder,
      `${{ nb: 'Kunnskapsgrunnlag', nn: 'Kunnskapsgrunnlag', en: 'Knowledge basis' }[lang]} ${name} 2026.html`,
    ),
  ).href;
  for (const { colorScheme, width } of [
    { colorScheme: 'light', width: 360 },
    { colorScheme: 'dark', width: 1280 },
  ]) {
    test(`report ${folder} ${lang}: ${colorScheme}, ${width} px`, options, async () => {
      const page = await browser.newPage({ colorScheme, viewport: { width, height: 900 } });
      await page.goto(address);
      await page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));
      await accessible(page, `${folder} ${lang}`, null);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
      await page.close();
    });
  }
  test(`report ${folder} ${lang}: the first page is one A4 page`, options, async () => {
    const page = await browser.newPage();
    await page.goto(address);
    // What stands before the first part, alone: it must not need a second sheet.
    await page.addStyleTag({ content: '.part,.appendix,footer{display:none}' });
    const pdf = await page.pdf({ preferCSSPageSize: true, format: 'A4' });
    assert.equal(pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g).length, 1);
    await page.close();
  });
}
