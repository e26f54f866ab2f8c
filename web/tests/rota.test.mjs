// A unit's rota: an example begun, searched for, read, filtered, a cell changed and refused at once; on a phone; axe in three languages.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessible, open } from './browser.mjs';
import { stage } from './stage.mjs';

let browser;
const { server, options } = stage((begun) => (browser = begun));

const waits = { timeout: 120_000 };

/// A rota of eight weeks, from the example of the nursing home.
async function made(page) {
  await page.getByRole('button', { name: /^(Begynn|Start|Begin) .*(sykehjemmet|sjukeheimen|nursing home)/ }).click();
  const unit = page.locator('.rota textarea');
  await page.locator('.rota summary').click(waits);
  const text = await unit.inputValue();
  assert.match(text, /invented = true/);
  await unit.fill(text.replace('weeks = 52', 'weeks = 8').replace(/^wish = .*$/gm, ''));
  await page.getByRole('button', { name: /^(Lag turnus|Make a rota)$/ }).click();
  await page.locator('.rota-board').waitFor(waits);
}

test('a rota is made, read, filtered, and a cell that breaks a rule is told at once', options, async () => {
  const page = await open(browser, server);
  await page.goto(`${server.address}/nb/5046/rota`);
  await made(page);
  assert.match(await page.locator('main').innerText(), /Ingen regler er brutt/);
  assert.match(await page.locator('main').innerText(), /De ansatte og avtalene er oppdiktet/);
  const rows = await page.locator('.rota-board tbody tr').count();
  await page.getByLabel('Vis bare (navn eller rolle)').fill('sykepleier');
  const nurses = await page.locator('.rota-board tbody tr').count();
  assert.ok(nurses > 2 && nurses < rows);
  // An evening before a day: nine hours' rest.
  const set = async (column, code) => {
    await page.locator('.rota-board tbody tr').first().locator('td').nth(column).locator('button').click();
    await page.locator('.rota-board select').selectOption(code);
    await page.waitForTimeout(500);
  };
  await set(1, 'A');
  await set(2, 'D');
  await page.locator('.rota-broken').first().waitFor(waits);
  assert.match(await page.locator('main').innerText(), /Hvile mellom vakter/);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('on a phone nothing hangs over, and axe finds nothing, in three languages', options, async () => {
  for (const language of ['nb', 'nn', 'en']) {
    const page = await open(browser, server, { viewport: { width: 390, height: 844 } });
    await page.goto(`${server.address}/${language}/5046/rota`);
    await page.locator('.rota h1').waitFor(waits);
    if (language === 'nn') await made(page);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth), false);
    await accessible(page, `rota ${language}`);
    assert.deepEqual(page.faults, []);
    await page.context().close();
  }
});
