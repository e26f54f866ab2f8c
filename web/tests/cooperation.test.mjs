// With whom, on what: members picked by mouse and by keyboard, one that leaves, a link, a phone, what is taken along, the inquiry; axe in three languages.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { accessible, open } from './browser.mjs';
import { stage } from './stage.mjs';

let browser;
const { server, options } = stage((begun) => (browser = begun));

const four = '/4640/cooperation?with=4644,4642,4643';
const headline = (page) => page.locator('.study-answer');
const shares = (page) => page.locator('#together-shares');

/// A click on the land below the name.
async function pick(page, name) {
  const label = page.locator('.pick-map svg text', { hasText: name });
  await label.scrollIntoViewIfNeeded();
  const box = await label.boundingBox();
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

/// The answer is there, and nothing is on its way.
async function settled(page) {
  await page.waitForFunction(
    () =>
      document.querySelector('.study-answer[aria-busy="false"]') && !document.querySelector('.loading, .study.busy'),
    null,
    { timeout: 30_000 },
  );
}

async function readable(page) {
  const text = await page.locator('body').innerText();
  assert.equal(
    text.match(/NaN|undefined|Infinity|\bnull\b|\[object|(?:^|\s)(?:cooperation|together)\.[a-zA-Z]+/m),
    null,
  );
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(wide <= 1, `page is ${wide} px too wide`);
}

test('a click on the map takes a municipality in and out; shares and rooms follow', options, async () => {
  const page = await open(browser, server);
  await page.goto(`${server.address}/nb/4640/choice`);
  await page.getByRole('link', { name: 'Samarbeid', exact: true }).click();
  await headline(page).getByText('Velg minst én kommune').waitFor();
  const luster = page.locator('.pick-map .c-place[data-number="4644"]');
  await pick(page, 'Luster');
  await page.waitForURL(/with=4644/);
  await shares(page).waitFor();
  assert.equal(await shares(page).locator('.c-strong').count(), 2);
  assert.match(await headline(page).innerText(), /barnevern.*Sogndal og Luster/s);
  assert.ok(await luster.evaluate((one) => one.classList.contains('picked')));
  await pick(page, 'Vik');
  await page.waitForFunction(() => document.querySelectorAll('#together-shares .c-strong').length === 3);
  await settled(page);
  assert.equal(await page.locator('[aria-labelledby="section-section-rooms"] svg').count(), 6, 'three rooms, twice');
  await readable(page);
  await pick(page, 'Luster');
  await page.waitForFunction(() => document.querySelectorAll('#together-shares .c-strong').length === 2);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('one leaves, and comes back', options, async () => {
  const page = await open(browser, server);
  await page.goto(`${server.address}/nb${four}&form=host_board`);
  await settled(page);
  const before = await headline(page).innerText();
  assert.ok(!before.startsWith('Uten'));
  const leave = page.getByRole('button', { name: 'Luster går' });
  await leave.click();
  await page.waitForURL(/leaves=4644/);
  await headline(page).getByText('Uten Luster').waitFor();
  await settled(page);
  assert.ok(await page.locator('.c-place[data-number="4644"]').evaluate((one) => one.classList.contains('leaving')));
  assert.match(await shares(page).innerHTML(), /alene, ikke med/);
  await page.locator('#together-leaves').waitFor();
  assert.match(await page.locator('[aria-labelledby="section-section-agreement"]').innerText(), /koml\. § 20/);
  await leave.click();
  await page.waitForFunction((text) => document.querySelector('.study-answer').innerText === text, before);
  await page.getByRole('combobox', { name: 'Hvordan deles kostnaden?' }).selectOption('shapley');
  await page.waitForURL(/way=shapley/);
  await page.getByText('Med «Shapley» betaler').first().waitFor();
  await page.context().close();
});

test('a link gives what was seen; old choices and nonsense are left out', options, async () => {
  const page = await open(browser, server);
  const link = `${server.address}/en/4640/cooperation?service=fire&with=4644,9999x,4640,4642&way=scrb&form=company&leaves=4642&set=joint_share=0.3&own=4644:cost=9e6,bad=1;4999:cost=1`;
  await page.goto(link);
  await headline(page).getByText('Without Lærdal').waitFor();
  assert.equal(await page.getByRole('combobox', { name: 'What will you have together?' }).inputValue(), 'fire');
  assert.equal(await page.getByRole('combobox', { name: 'How is the cost shared?' }).inputValue(), 'scrb');
  await settled(page);
  await page.locator('.own-basis summary', { hasText: 'Own figures' }).click();
  assert.equal(await page.getByRole('textbox', { name: 'Luster: Cost, NOK million' }).inputValue(), '9.0');
  await readable(page);
  await page.goto(`${server.address}/nb/4640/cooperation?with=4644&way=nonsense`);
  await headline(page).getByText('nonsense').waitFor();
  assert.equal(await page.locator('#together-shares').count(), 0);
  await page.context().close();
});

test('by keyboard alone: service, list, host, what if', options, async () => {
  const page = await open(browser, server);
  await page.goto(`${server.address}/nn/4640/cooperation`);
  await page.locator('.pick-map svg').waitFor();
  await page.getByRole('combobox', { name: 'Kva skal de ha saman?' }).focus();
  await page.keyboard.press('ArrowDown');
  await page.waitForURL(/service=social/);
  await page.locator('summary', { hasText: 'Vel frå ei liste' }).focus();
  await page.keyboard.press('Enter');
  const luster = page.getByRole('checkbox', { name: /^Luster/ });
  await luster.focus();
  await page.keyboard.press('Space');
  await page.waitForURL(/with=4644/);
  assert.ok(await luster.evaluate((one) => one === document.activeElement), 'the focus stays');
  await page.getByRole('checkbox', { name: /^Lærdal/ }).focus();
  await page.keyboard.press('Space');
  await page.waitForURL(/4642/);
  await settled(page);
  await page.locator('summary', { hasText: 'Kven kan vere vert?' }).focus();
  await page.keyboard.press('Enter');
  const host = page.getByRole('group', { name: /Verten med/ }).getByRole('checkbox', { name: 'Luster' });
  await host.focus();
  await page.keyboard.press('Space');
  await page.waitForURL(/hosts=/);
  const leave = page.getByRole('button', { name: 'Lærdal går' });
  await leave.focus();
  await page.keyboard.press('Enter');
  await headline(page).getByText('Utan Lærdal').waitFor();
  assert.ok(await leave.evaluate((one) => one === document.activeElement));
  await page.context().close();
});

test('a suggestion is one click; the study is taken along; the inquiry is read', options, async () => {
  const page = await open(browser, server);
  await page.goto(`${server.address}/nb/1812/cooperation`);
  const first = page.locator('.suggestions .measure').first();
  await first.getByRole('button').click();
  await page.waitForURL(/with=/);
  await settled(page);
  await page.getByRole('heading', { name: 'Ta med videre' }).waitFor();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Last ned filen (TOML)' }).click(),
  ]);
  assert.equal(file.suggestedFilename(), 'samarbeid.toml');
  assert.match(readFileSync(await file.path(), 'utf8'), /service = "child_protection"/);
  await page.getByText('Utredningen: hvem har svart på hva?').click();
  await page
    .getByLabel('Fil', { exact: true })
    .setInputFiles(new URL('../../examples/sogn-utgreiing.toml', import.meta.url).pathname);
  await page.getByText('Ikke svart på «Forstudie»: Lærdal').waitFor();
  assert.ok((await page.locator('#inquiry-steps').count()) > 0, 'the time line is drawn');
  await page.getByRole('textbox', { name: 'Eller teksten' }).fill('title = 1');
  await page.getByRole('button', { name: 'Vis hvor det står' }).click();
  await page.getByRole('alert').getByText('linje 1').waitFor();
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('what cannot be says why, and a service without accounts says what to write', options, async () => {
  const page = await open(browser, server);
  await page.goto(`${server.address}/nb/4640/cooperation?service=ppt&with=4644`);
  await headline(page).getByText('ingen kostnad i regnskapet').waitFor();
  const cost = (name) => page.getByRole('textbox', { name: `${name}: Kostnad, mill. kr` });
  for (const name of ['Sogndal', 'Luster']) {
    await cost(name).fill('3,5');
    await page.keyboard.press('Enter');
  }
  await page.waitForURL(/own=4640/);
  await page.getByRole('spinbutton', { name: /Det felles koster/ }).fill('95');
  await page.waitForURL(/scale=0.95/);
  await shares(page).waitFor();
  await settled(page);
  await readable(page);
  await page.context().close();
});

for (const colorScheme of ['light', 'dark']) {
  for (const lang of ['nb', 'nn', 'en']) {
    test(`axe and a phone: ${lang}, ${colorScheme}`, options, async () => {
      const page = await open(browser, server, {
        colorScheme,
        bypassCSP: true,
        reducedMotion: 'reduce',
        viewport: { width: 390, height: 844 },
      });
      for (const path of ['/4640/cooperation', `${four}&form=company&leaves=4643`]) {
        await page.goto(`${server.address}/${lang}${path}`);
        await page.locator('.pick-map svg').waitFor();
        await settled(page);
        await page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));
        await page.waitForTimeout(400);
        await readable(page);
        await accessible(page, path);
      }
      await page.context().close();
    });
  }
}

test('a road is typed, a key comes later, and the agreement says what the law asks for', options, async () => {
  const page = await open(browser, server);
  await page.goto(`${server.address}/nb${four}&form=host`);
  await settled(page);
  await page.locator('summary', { hasText: 'Avstander mellom kommunene' }).click();
  const road = page.getByRole('textbox', { name: 'Sogndal – Luster: Kilometer' });
  await road.fill('31');
  await road.press('Enter');
  await page.waitForURL(/km=4640-4644(%3A|:)31/);
  await settled(page);
  await page
    .getByRole('row', { name: /Sogndal – Luster/ })
    .getByText('skrevet inn her')
    .waitFor();
  await page.getByText('Avtalen: vilkår').click();
  await page.getByRole('textbox', { name: 'Overgangsår' }).fill('3');
  await page.getByRole('textbox', { name: 'Overgangsår' }).press('Enter');
  await page.getByRole('button', { name: 'Legg til en nøkkel' }).click();
  await page.waitForURL(/keys=2027/);
  await page.getByRole('combobox', { name: 'Nøkkel fra 2027' }).selectOption('equal');
  await page.waitForURL(/keys=2027(%3A|:)equal/);
  await settled(page);
  const field = page.getByRole('textbox', { name: /hvem som er vertskommune/ });
  await field.fill('Sogndal');
  await field.blur();
  await page.waitForURL(/said.host=Sogndal/);
  await settled(page);
  await page.getByText('Alt tallene sier om samarbeidet').click();
  await page
    .locator('.all-said')
    .getByText(/følger nøkkelen som gjelder da: fra 2027/)
    .waitFor();
  await readable(page);
  await page.reload();
  await settled(page);
  await page.getByText('Avtalen: vilkår').click();
  assert.equal(await page.getByRole('textbox', { name: /hvem som er vertskommune/ }).inputValue(), 'Sogndal');
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('a study that somebody wrote is opened; ways come from a table, minutes are typed', options, async () => {
  const page = await open(browser, server);
  page.setDefaultTimeout(120_000); // seven members are worked out five times
  await page.goto(`${server.address}/nn/4640/cooperation`);
  await page.locator('.pick-map svg').waitFor();
  await page.getByText('Har de ein studie frå før?').click();
  const file = page.locator('input[aria-label="Opne ein studie"]');
  await file.setInputFiles({ name: 'feil.toml', mimeType: 'text/plain', buffer: Buffer.from('title = 1') });
  await page.getByRole('alert').getByText('feil.toml, linje 1').waitFor();
  await file.setInputFiles(new URL('../../examples/sogn-barnevern.toml', import.meta.url).pathname);
  await page.getByText('Studien er opna.').waitFor();
  await page.waitForURL(/set=joint_share/);
  await settled(page);
  assert.equal(await shares(page).locator('.c-strong').count(), 7);
  assert.equal(await page.getByRole('textbox', { name: 'Tittel på studien' }).inputValue(), 'Barnevern i Sogn');
  await page.locator('summary', { hasText: 'Avstandar mellom kommunane' }).click();
  const minutes = page.getByRole('textbox', { name: 'Sogndal – Vik: Minutt' });
  assert.equal(await minutes.inputValue(), '90');
  await minutes.fill('95');
  await minutes.press('Enter');
  await page.waitForURL(/4639-4640(%3A|:)60(%3A|:)95/);
  await settled(page);
  const ways = page.locator('input[aria-label="Hent avstandar frå ei fil"]');
  const csv = (text) => ({ name: 'vegar.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await ways.setInputFiles(csv('frå;til;km\nSogndal;Oslo;3\n'));
  await page.getByRole('alert').getByText('vegar.csv, B2 (til)').waitFor();
  await ways.setInputFiles(csv('frå;til;km;minutt\nVik;Sogndal;61,5;92\n'));
  await page.waitForURL(/4639-4640(%3A|:)61.5(%3A|:)92/);
  await settled(page);
  await page.getByRole('textbox', { name: 'Lengste reisetid til verten, minutt' }).fill('5');
  await page.keyboard.press('Enter');
  await headline(page).getByText('kan ikkje bli').waitFor();
  await page.getByRole('textbox', { name: 'Lengste reisetid til verten, minutt' }).fill('');
  await page.keyboard.press('Enter');
  await shares(page).waitFor();
  assert.deepEqual(page.faults, []);
  await page.context().close();
});
