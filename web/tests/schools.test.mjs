// "What if we close this school?" on the school map: by mouse, by keyboard, saved, refused, in three languages and on a phone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessible, open } from './browser.mjs';
import { stage } from './stage.mjs';

let browser;
const { server, options } = stage((begun) => (browser = begun));

const viggja = '974563258',
  holsen = '975276570',
  naustdal = '975276600';
const headline = (page) => page.locator('.headline-sentence');

async function readable(page) {
  const text = await page.locator('body').innerText();
  assert.equal(text.match(/NaN|undefined|Infinity|\bnull\b|\[object|(?:^|\s)structure\.[a-zA-Z]+/m), null);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(wide <= 1, `page is ${wide} px too wide`);
}

test('a click on the map closes a school and another opens it', options, async () => {
  const page = await open(browser, server);
  await page.goto(`${server.address}/nb/5029/structure`);
  await page.locator('.school-map .can-close').first().waitFor();
  assert.equal(await page.locator('.school-map circle.school').count(), 6, 'every school of Skaun is on the map');
  assert.equal(await page.locator('.school-map .map-name').count(), 6, 'and named');
  const dot = page
    .locator('.school-map .a-school', { has: page.locator('title', { hasText: 'Viggja' }) })
    .locator('.reach');
  await dot.click();
  await page.waitForURL(new RegExp(`close=${viggja}`));
  await page.locator('.school-map .way').waitFor();
  assert.match(await headline(page).innerText(), /sparer kommunen om lag .* mill\. kr .* elever/s);
  assert.equal(await page.locator('.school-map .way-count').count(), 1);
  await dot.click();
  await page.waitForFunction(() => !document.querySelector('.school-map .way'));
  await readable(page);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('by keyboard alone, from the list', options, async () => {
  const page = await open(browser, server);
  await page.goto(`${server.address}/nn/4647/structure`);
  const choice = page.getByRole('combobox', { name: 'Kva skjer med Naustdal skule?' });
  await choice.focus();
  await page.keyboard.press('ArrowDown');
  await page.waitForURL(new RegExp(`close=${naustdal}`));
  await page.keyboard.press('ArrowDown');
  await page.waitForURL(/%3A8-10|:8-10/);
  await page.locator('.school-map .partly').waitFor();
  assert.equal(await choice.inputValue(), 'upper');
  assert.ok(await choice.evaluate((one) => one === document.activeElement), 'the focus stays');
  await page.getByRole('spinbutton', { name: 'Elevar ved Viksdalen skule' }).fill('60');
  await page.keyboard.press('Enter');
  await page.waitForURL(/pupils=875276522/);
  await page.waitForFunction(() => !document.body.innerText.includes('Elevtalet er ukjent'));
  await readable(page);
  await page.context().close();
});

test('three alternatives side by side, kept in the address', options, async () => {
  const page = await open(browser, server);
  await page.goto(`${server.address}/nb/4647/structure?close=${holsen}`);
  await page.getByRole('button', { name: 'Ta vare på alternativet' }).click();
  await page.getByRole('button', { name: 'Åpne alle' }).click();
  await page.getByRole('button', { name: 'Ta vare på alternativet' }).click();
  await page.waitForURL(/saved=/);
  const columns = page.locator('.alternatives thead th');
  assert.equal(await columns.count(), 3);
  const address = page.url();
  await page.goto('about:blank');
  await page.goto(address);
  await page.waitForFunction(() => document.querySelectorAll('.alternatives thead th').length === 3);
  await page.getByRole('button', { name: 'Vis Alternativ 1 på kartet' }).click();
  await page.waitForURL(new RegExp(`close=${holsen}`));
  await page.locator('.school-map .way').waitFor();
  await page.locator('.chart-tools').getByRole('button', { name: 'CSV' }).first().waitFor();
  await readable(page);
  await page.context().close();
});

test('what cannot be closed says why, and can be undone', options, async () => {
  const page = await open(browser, server);
  await page.goto(`${server.address}/en/5046/structure?close=974591774`);
  await page.getByRole('alert').getByText('no school to go to').waitFor();
  await page.getByRole('button', { name: 'Undo the last' }).click();
  await headline(page).getByText('No school is closed').waitFor();
  await page.context().close();
});

for (const colorScheme of ['light', 'dark']) {
  for (const lang of ['nb', 'nn', 'en']) {
    test(`axe and a phone: ${lang}, ${colorScheme}`, options, async () => {
      const page = await open(browser, server, {
        colorScheme,
        bypassCSP: true,
        reducedMotion: 'reduce',
        viewport: { width: 360, height: 800 },
      });
      for (const path of [
        `/5029/structure?close=${viggja}`,
        `/4647/structure?close=${holsen},${naustdal}:8-10&saved=${holsen};none`,
        '/0301/structure',
      ]) {
        await page.goto(`${server.address}/${lang}${path}`);
        await page.locator('.school-map').waitFor();
        await page.waitForFunction(() => !document.querySelector('.loading') && !document.body.innerText.includes('…'));
        await readable(page);
        await accessible(page, path);
      }
      await page.context().close();
    });
  }
}
