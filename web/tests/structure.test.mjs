// Which schools are best over the years: the curve and the map, an own alternative beside the best, a parent's question, a file brought along.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { accessible, open } from './browser.mjs';
import { stage } from './stage.mjs';

let browser;
const { server, options } = stage((begun) => (browser = begun));

const viggja = '974563258';
const study = (page) => page.locator('.study-over-years');

async function shown(page) {
  await page.locator('.study-pictures svg').nth(1).waitFor();
  await page.waitForFunction(() => !document.querySelector('.study-over-years .busy'));
}
async function readable(page) {
  const text = await page.locator('body').innerText();
  assert.equal(text.match(/NaN|undefined|Infinity|\bnull\b|\[object|(?:^|\s)structure[A-Za-z_]*\.[a-zA-Z_]+/m), null);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(wide <= 1, `page is ${wide} px too wide`);
}

test('the curve is pressed, and the map shows that set', options, async () => {
  const page = await open(browser, server);
  await page.goto(`${server.address}/nb/5029/structure`);
  await shown(page);
  assert.match(await study(page).locator('.study-best').innerText(), /Billigst i 2028–2042: legg ned/);
  const first = await page.locator('.study-pictures svg').first().innerHTML();
  const points = page.locator('.study-pictures .c-pick[data-key^="point-"]');
  assert.ok((await points.count()) >= 3);
  await points.nth(1).click();
  await page.waitForURL(/view=point-/);
  await page.waitForFunction((before) => document.querySelector('.study-pictures svg').innerHTML !== before, first);
  await study(page).getByRole('button', { name: 'Som i dag' }).click();
  await page.waitForURL(/view=today/);
  await study(page).getByText('Som i dag i 2042: 6 skoler').first().waitFor();
  await readable(page);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('a table of buildings is dropped, read, set otherwise and put away', options, async () => {
  const page = await open(browser, server);
  await page.goto(`${server.address}/nb/5029/structure`);
  const part = page.locator('.buildings-part:not(.places-part)');
  await part.locator('input[aria-label^="Tabellen over byggene"]').setInputFiles('examples/skaun-bygg.csv');
  await part.locator('.study-best').waitFor();
  assert.match(await part.locator('.study-best').innerText(), /9 bygg, 27.470 m²\. Etterslepet er/);
  assert.equal(await part.locator('svg').count(), 2);
  const money = await part.locator('svg').last().innerHTML();
  await part.getByLabel('Første år det fornyes').fill('2035');
  await page.waitForFunction(
    (before) => [...document.querySelectorAll('.buildings-part:not(.places-part) svg')].at(-1).innerHTML !== before,
    money,
  );
  await part.getByLabel('Første år det fornyes').fill('1999');
  await part.getByText('1999').first().waitFor();
  await part.getByLabel('Første år det fornyes').fill('');
  await part.locator('.study-best').waitFor();
  await readable(page);
  await page.reload();
  await part.getByText('I bruk: skaun-bygg.csv').waitFor();
  await part.locator('input[aria-label^="Tabellen over byggene"]').setInputFiles('README.md');
  await part.getByText('README.md').first().waitFor();
  await part.getByRole('button', { name: 'Legg bort tabellen' }).click();
  await part.getByText('I bruk:').waitFor({ state: 'detached' });
  await accessible(page);
  await page.context().close();
});

test('what is marked on the map stands beside the best, and answers a parent', options, async () => {
  const page = await open(browser, server);
  await page.goto(`${server.address}/nn/5029/structure?close=${viggja}`);
  await shown(page);
  await study(page).getByRole('button', { name: 'Det som er merkt' }).click();
  await page.waitForURL(/view=alternative-/);
  await page.getByLabel('Vi bur ved').selectOption('Viggja oppvekstsenter Avdeling skole');
  await page.getByLabel('Barnet er fødd').selectOption('2022');
  await page.getByText('barn fødde 2022 går i 4. trinn i 2031').waitFor({ state: 'attached' });
  const said = await page.locator('.study-questions .sentences').first().innerText();
  assert.match(said, /Som i dag: Viggja/);
  assert.match(said, /Det som er merkt: Børsa/);
  await page.locator('#study-school').selectOption('Viggja oppvekstsenter Avdeling skole');
  await page.getByText('Det som er merkt: nedlagd. Elevane går til Børsa').waitFor();
  const address = page.url();
  await page.goto('about:blank');
  await page.goto(address);
  await page.getByText('Det som er merkt: nedlagd. Elevane går til Børsa').waitFor();
  await readable(page);
  await page.context().close();
});

test('a demand that cannot be met says which collide', options, async () => {
  const page = await open(browser, server);
  await page.goto(`${server.address}/en/5029/structure?most=1`);
  await study(page).getByRole('status').getByText('at most 1 schools').waitFor();
  await page.goto(`${server.address}/en/5029/structure?per=1&km=20,20,20`);
  await shown(page);
  await readable(page);
  await page.context().close();
});

test('a study is brought along, and taken away again', options, async () => {
  const page = await open(browser, server);
  await page.goto(`${server.address}/nb/5029/structure`);
  await shown(page);
  const file = readFileSync(new URL('../../examples/skaun-skoler.toml', import.meta.url));
  await page.locator('#study-file').setInputFiles({ name: 'skaun.toml', mimeType: 'application/toml', buffer: file });
  await study(page).getByRole('button', { name: 'Viggja og Jåren' }).waitFor();
  await study(page).getByRole('button', { name: 'Mellomtrinnet fra Jåren til Venn' }).click();
  await page.waitForURL(/view=alternative-/);
  await shown(page);
  const saved = page.waitForEvent('download');
  await study(page).getByRole('button', { name: 'Last ned filen (TOML)' }).click();
  assert.equal((await saved).suggestedFilename(), 'struktur.toml');
  await page
    .locator('#study-file')
    .setInputFiles({ name: 'a.toml', mimeType: 'text/plain', buffer: Buffer.from('title = ') });
  await study(page).getByRole('status').first().getByText('struktur.toml').waitFor();
  await study(page).getByRole('button', { name: 'Bruk registeret igjen' }).click();
  await shown(page);
  await readable(page);
  await page.context().close();
});

for (const [lang, colorScheme] of [
  ['nb', 'light'],
  ['nn', 'dark'],
  ['en', 'light'],
]) {
  test(`axe and a phone: ${lang}, ${colorScheme}`, options, async () => {
    const page = await open(browser, server, {
      colorScheme,
      bypassCSP: true,
      reducedMotion: 'reduce',
      viewport: { width: 390, height: 800 },
    });
    await page.goto(
      `${server.address}/${lang}/5029/structure?close=${viggja}&area=Buvik skole&born=2022&school=Buvik skole`,
    );
    await shown(page);
    await page.locator('.study-questions .sentences').nth(1).waitFor();
    await readable(page);
    await accessible(page, 'structure');
    await page.context().close();
  });
}
