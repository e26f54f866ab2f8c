// "Did we get there?": from mandate to a year's realised gain on the page, by keyboard and on a phone; two who change at once; the file taken along.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { accessible, open } from './browser.mjs';
import { program } from './server.mjs';
import { stage } from './stage.mjs';

const example = (name) => readFileSync(new URL(`../../examples/${name}`, import.meta.url), 'utf8');
let browser;
const { server, options } = stage((begun) => (browser = begun));

const send = async (path, body) => {
  const response = await fetch(server.address + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-handlingsrom': 'test' },
    body: JSON.stringify(body),
  });
  const answer = await response.json();
  assert.ok(response.ok, JSON.stringify(answer).slice(0, 300));
  return answer;
};
const keep = (number, name) => send(`/api/v1/municipalities/${number}/programmes?lang=nb`, { text: example(name) });

async function readable(page) {
  const text = await page.locator('body').innerText();
  assert.equal(
    text.match(/NaN|undefined|Infinity|\bnull\b|\[object|(?:^|\s)(?:programme|followup)\.[a-zA-Z]+/m)?.[0],
    undefined,
  );
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(wide <= 1, `page is ${wide} px too wide`);
}

/// A picture of a step where somebody wants to look: LOOK_AT names a folder.
let looked = 0;
async function look(page, name) {
  const folder = process.env.LOOK_AT;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  looked += 1;
  for (const [width, height] of [
    [390, 844],
    [1440, 900],
  ]) {
    await page.setViewportSize({ width, height });
    await page.waitForTimeout(150);
    await page.screenshot({
      path: join(folder, `${String(looked).padStart(2, '0')}-${name}-${width}.png`),
      fullPage: true,
    });
  }
}

const section = (page, id) => page.locator(`section[aria-labelledby="programme-${id}"]`);
/// Opens a form by its title, fills the fields by their labels, sends it, and waits until it is saved.
async function fill(page, where, title, values, button) {
  const named = page.locator('summary', { hasText: new RegExp(`^${title}(:|$)`) });
  const form = where.locator('.programme-edit', { has: named }).first();
  await form.locator('summary').first().click();
  await form.getByRole('button', { name: button, exact: true }).waitFor(); // it opens in its own time
  for (const [label, value] of Object.entries(values)) {
    // "=Mål": that label and no longer one.
    const field = label.startsWith('=')
      ? form.getByLabel(label.slice(1), { exact: true })
      : form.getByLabel(label).first();
    if (!(await field.isVisible())) await form.locator('.programme-more > summary').click();
    if ((await field.evaluate((one) => one.tagName)) === 'SELECT') await field.selectOption(value);
    else await field.fill(value);
  }
  const before = await page.locator('.programme-name').innerText();
  await form.getByRole('button', { name: button, exact: true }).click();
  await page.waitForFunction((was) => document.querySelector('.programme-name')?.innerText !== was, before);
}

test('a director takes Høylandet from mandate to a year’s realised gain', options, async () => {
  const page = await open(browser, server);
  await page.goto(`${server.address}/nb/5046/followup`);
  await page.getByRole('heading', { name: 'Begynn et program' }).waitFor();
  await page.getByLabel('Navn på programmet').fill('Hjemme lenger');
  await page.getByLabel('Begynner').fill('2024-01-08');
  await page.getByRole('button', { name: 'Begynn', exact: true }).click();
  await section(page, 'findings').getByText('Programmet mangler vedtatt mandat', { exact: true }).waitFor();
  // The way to it opens the form.
  await section(page, 'findings')
    .getByRole('button', { name: /Programmet mangler vedtatt mandat/ })
    .click();
  const mandate = section(page, 'mandate').locator('.programme-edit').first();
  assert.ok(await mandate.evaluate((one) => one.open));
  await mandate.evaluate((one) => {
    one.open = false;
  });
  await look(page, 'begun');

  await fill(
    page,
    section(page, 'mandate'),
    'Skriv inn mandatet',
    {
      'Hva skal programmet gi': 'Flere klarer seg hjemme',
      'Vedtatt av': 'Kommunestyret',
      'Vedtatt dato': '2024-02-15',
    },
    'Lagre',
  );
  assert.equal(await section(page, 'findings').getByText('Programmet mangler vedtatt mandat').count(), 0);
  await fill(
    page,
    section(page, 'tasks'),
    'Ny oppgave',
    {
      'Hva skal gjøres': 'Kartlegging',
      'Hvem gjør det': 'Prosjektleder',
      Fra: '2024-03-04',
      'Til og med': '2024-04-19',
    },
    'Legg til',
  );
  await section(page, 'tasks').locator('svg').getByText('Kartlegging').waitFor();
  await fill(page, section(page, 'tasks'), 'Merk som ferdig', { 'Ferdig dato': '2024-04-18' }, 'Merk som ferdig');
  await section(page, 'tasks').getByText('Ferdige oppgaver: 1').waitFor();
  await look(page, 'tasks');
  // A list from a spreadsheet, with a fault first: told where, and nothing is changed.
  const list = join(server.folder, 'oppgaver.csv');
  writeFileSync(list, 'id,Navn\nny,Uten dager\n');
  const input = section(page, 'tasks').locator('input[type=file]');
  await input.setInputFiles(list);
  await section(page, 'tasks').getByRole('alert').getByText('kolonner mangler').waitFor();
  writeFileSync(list, 'id,Navn,Dager,Frist\nbehov,Behov og alternativer,20,2024-09-30\n');
  await input.setInputFiles(list);
  await section(page, 'tasks').getByText('1 nye oppgaver').waitFor();
  await section(page, 'tasks').locator('li', { hasText: 'Behov og alternativer' }).first().waitFor();
  await look(page, 'list');
  await fill(
    page,
    section(page, 'heard'),
    'Skriv inn hvem som er hørt',
    {
      'Hvem (rolle': 'Eldrerådet',
      'Hvor (møte': 'Møte i rådet',
      Dato: '2024-04-22',
      'Hva ble de spurt': 'Hva skal til?',
    },
    'Legg til',
  );
  await section(page, 'heard').getByText('Eldrerådet, Møte i rådet').waitFor();
  await look(page, 'heard');
  await fill(
    page,
    section(page, 'decisions'),
    'Nytt vedtak',
    {
      'Hva ble vedtatt': 'Hverdagsrehabilitering',
      'Hvem vedtok': 'Kommunestyret',
      Dato: '2024-06-13',
      'Alternativer, ett på hver linje': 'Dagens kurs\nTre faser',
      'Hvilket alternativ det ble': 'Tre faser',
    },
    'Legg til',
  );
  // A consultation about the alternatives: answers on paper are counted in, and stand beside the decision.
  await fill(
    page,
    section(page, 'consultations'),
    'Ny høring',
    {
      'Hva handler høringen om': 'Hvordan bo hjemme lenger?',
      Åpner: '2024-04-01',
      Lukker: '2024-05-15',
      '=Spørsmål': 'Hvilken vei?',
      'Svar å velge mellom': 'Dagens kurs\nTre faser',
      'Vedtaket høringen er til': 'hverdagsrehabilitering',
    },
    'Legg til',
  );
  await section(page, 'consultations').locator('summary', { hasText: 'Hvordan bo hjemme' }).first().click();
  await fill(
    page,
    section(page, 'consultations'),
    'Tell inn svar på papir',
    { 'Hvilken vei? – Dagens kurs': '12', 'Hvilken vei? – Tre faser': '30' },
    'Tell inn',
  );
  await section(page, 'consultations').getByText('(42 svar)').waitFor();
  await look(page, 'consultation');
  // The decision opens with the figures as they were and as they are.
  await section(page, 'decisions').locator('summary', { hasText: 'Hverdagsrehabilitering' }).first().click();
  const figures = section(page, 'decisions').locator('tbody tr');
  await figures.first().locator('td').first().waitFor(); // text that is not shown yet is empty
  assert.equal(await figures.count(), 3);
  const [then, now] = await Promise.all([0, 1].map((at) => figures.first().locator('td').nth(at).innerText()));
  assert.equal(then, now);
  await section(page, 'decisions').getByText('tallene står').waitFor();
  await section(page, 'decisions').getByText('30 (71 %)').waitFor();
  await look(page, 'decision');
  await fill(
    page,
    section(page, 'gains'),
    'Ny gevinst',
    {
      'Hva skal bli bedre': 'Færre timer hjemmetjeneste',
      'Hvem svarer': 'Enhetsleder',
      Enhet: 'timer i uken',
      'Slik er det i dag': '400',
      'Målt dato': '2023-12-31',
      'Hvor tallet kommer fra': 'Egen telling',
      Målår: '2025',
      '=Mål': '360',
      'Type gevinst': 'avoided_cost',
      'Hva skjer med pengene': 'released',
      'Kroner i målåret': '500000',
    },
    'Legg til',
  );
  await section(page, 'gains').locator('summary', { hasText: 'Færre timer' }).first().click();
  await fill(
    page,
    section(page, 'gains'),
    'Skriv inn det som er målt',
    { År: '2025', 'Målt verdi': '352', 'Hvor tallet kommer fra': 'Egen telling' },
    'Lagre',
  );
  await fill(page, section(page, 'gains'), 'Skriv inn kroner hentet ut', { År: '2025', Kroner: '450000' }, 'Lagre');
  await section(page, 'gains')
    .locator('svg')
    .getByText('450 000 kr hentet ut av 500 000 kr', { exact: false })
    .waitFor();
  await look(page, 'gain');
  // A month was missing: the year is corrected with a reason, and both figures stay.
  const wrong = section(page, 'gains').locator('.programme-edit', {
    has: page.locator('summary', { hasText: 'Skriv inn det som er målt' }),
  });
  await wrong.locator('summary').first().click();
  await wrong.getByLabel('År', { exact: true }).fill('2025');
  await wrong.getByLabel('Målt verdi').fill('355');
  await wrong.getByLabel('Hvor tallet kommer fra').fill('Egen telling');
  await wrong.getByRole('button', { name: 'Lagre', exact: true }).click();
  await wrong.getByRole('alert').getByText('har allerede 352 for 2025').waitFor();
  await wrong.getByLabel('Hvorfor det rettes').fill('En måned manglet');
  await wrong.getByRole('button', { name: 'Lagre', exact: true }).click();
  await section(page, 'gains').getByText('er rettet til 355').waitFor();
  await fill(
    page,
    section(page, 'promises'),
    'Nytt løfte',
    {
      'Hva er lovet': 'Dagtilbud tre dager',
      'Hvor det er lovet': 'Kommuneplanen',
      Minst: '3',
      'Fra året': '2027',
      'Mulig, etter egen': '2',
      'Hvem som har regnet': 'Enheten',
    },
    'Legg til',
  );
  await section(page, 'promises').getByText('holder ikke', { exact: true }).waitFor();
  await section(page, 'timeline').getByText('Eldrerådet').first().waitFor();
  await look(page, 'whole');
  await readable(page);

  // The file opens on the command line as it is.
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Last ned filen' }).click(),
  ]);
  const file = join(server.folder, 'program.toml');
  await download.saveAs(file);
  const listed = execFileSync(program, ['gains', 'list', file, '--lang', 'nb'], { encoding: 'utf8' });
  assert.match(listed, /Færre timer hjemmetjeneste/);
  // And it is there when the page is opened again.
  await page.goto(`${server.address}/nb/5046/followup`);
  await section(page, 'gains').getByText('Færre timer hjemmetjeneste').first().waitFor();
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test(
  'a file is opened, by keyboard a finding leads to its thing, and an earlier version is as it was',
  options,
  async () => {
    const page = await open(browser, server);
    await page.goto(`${server.address}/nn/5029/followup?p=new`);
    await page.getByRole('heading', { name: 'Opne ei fil' }).waitFor();
    const file = join(server.folder, 'skaun.toml');
    writeFileSync(file, example('skaun-program.toml'));
    await page.locator('input[type=file]').setInputFiles(file);
    await section(page, 'findings').locator('li').first().waitFor();
    await section(page, 'wheel').locator('svg').waitFor();
    // Who was not heard is written in where those who were heard stand.
    const findings = section(page, 'findings').locator('li');
    await findings.filter({ hasText: 'ikkje høyrt' }).first().locator('.link-button').click();
    await section(page, 'heard').getByLabel('Kva vart dei spurde om?').waitFor();
    const go = findings.filter({ hasNotText: 'ikkje høyrt' }).locator('.link-button', { hasText: 'Gå dit' }).first();
    await go.focus();
    await page.keyboard.press('Enter');
    const inside = await page.evaluate(() => document.activeElement?.closest('li[id]')?.id ?? '');
    assert.match(inside, /^(group|task|decision|gain|involvement|risk)-/);
    // A form by keyboard alone.
    const summary = section(page, 'risks').locator('.programme-edit summary', { hasText: 'Ny risiko' });
    await summary.focus();
    await page.keyboard.press('Enter');
    await section(page, 'risks').getByLabel('Kva kan gå gale').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.type('Straumen går');
    await page.keyboard.press('Enter');
    await section(page, 'risks').locator('strong', { hasText: 'Straumen går' }).waitFor();
    await page.locator('summary', { hasText: 'Slik det var før' }).click();
    await page.locator('.programme-versions .link-button', { hasText: 'Versjon 1' }).click();
    await page.getByText('Dette er versjon 1').waitFor();
    assert.equal(await section(page, 'risks').getByText('Straumen går').count(), 0);
    assert.equal(await page.locator('.programme-edit').count(), 0, 'an earlier version is only read');
    await readable(page);
    await page.context().close();
  },
);

test('two who change at once: both are kept, and the second is told what the first changed', options, async () => {
  const { id } = await keep('5046', 'hoylandet-program.toml');
  const path = `${server.address}/nb/5046/followup?p=${encodeURIComponent(id)}`;
  const [first, second] = [await open(browser, server), await open(browser, server)];
  for (const page of [first, second]) {
    await page.goto(path);
    await section(page, 'risks').locator('.programme-edit').first().waitFor();
  }
  await fill(first, section(first, 'risks'), 'Ny risiko', { 'Hva kan gå galt': 'Den førstes risiko' }, 'Legg til');
  const form = section(second, 'risks').locator('.programme-edit', {
    has: second.locator('summary', { hasText: 'Ny risiko' }),
  });
  await form.locator('summary').first().click();
  await form.getByLabel('Hva kan gå galt').fill('Den andres risiko');
  await form.getByRole('button', { name: 'Legg til', exact: true }).click();
  const told = second.getByRole('alert').filter({ hasText: 'Noen andre har lagret imens' });
  await told.getByText('Risiko lagt til: Den førstes risiko').waitFor();
  await told.getByRole('button', { name: 'Legg min endring oppå deres' }).click();
  for (const name of ['Den andres risiko', 'Den førstes risiko'])
    await section(second, 'risks').locator('strong', { hasText: name }).waitFor();
  await second.locator('summary', { hasText: 'Slik det var før' }).click();
  await second.locator('.programme-versions').getByText('lagret ved siden av').waitFor();
  await readable(second);
  for (const page of [first, second]) await page.context().close();
});

test('what a meeting agrees lands in the programme with the figures’ version', options, async () => {
  const { id } = await keep('5046', 'hoylandet-program.toml');
  const page = await open(browser, server);
  await page.goto(`${server.address}/nb/5046/meeting?c=sick_leave:0.06&step=agree`);
  await page.getByLabel('Hva er dere enige om').or(page.locator('#agreed')).first().fill('Vi prøver lavere fravær.');
  const keeping = page.getByRole('region', { name: 'Ta vare på i programmet' });
  await keeping.getByRole('button', { name: 'Ta vare på i programmet' }).waitFor();
  const choice = keeping.locator('select');
  if (await choice.count()) await choice.selectOption(id);
  await keeping.getByLabel('Hvem møtte').fill('Formannskapet');
  await look(page, 'meeting');
  await keeping.getByRole('button', { name: 'Ta vare på i programmet' }).click();
  await keeping.getByRole('link', { name: 'Åpne programmet' }).click();
  await section(page, 'decisions').locator('summary', { hasText: 'Møte' }).first().click();
  await section(page, 'decisions').getByText('Vi prøver lavere fravær.').waitFor();
  await section(page, 'decisions').getByRole('link', { name: 'Åpne det som var skrudd på' }).first().waitFor();
  await section(page, 'decisions').getByText('Tallgrunnlag').first().waitFor();
  await look(page, 'minutes');
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('what was said is deleted for good when its time is over', options, async () => {
  const { id } = await keep('5046', 'hoylandet-program.toml');
  const page = await open(browser, server);
  await page.goto(`${server.address}/nb/5046/followup?p=${encodeURIComponent(id)}`);
  const heard = section(page, 'heard').locator('li', { hasText: 'Møte i eldrerådet' });
  await heard.locator('summary').first().click();
  await heard.getByText('Trygghet om natten').waitFor();
  await heard.getByRole('button', { name: 'Slett det som ble sagt' }).click();
  await heard.getByRole('button', { name: 'Slett for godt' }).click();
  await page.getByText('Slettet, også i eldre versjoner.').waitFor();
  assert.equal(await page.getByText('Trygghet om natten').count(), 0);
  await page.context().close();
});

test('phases, projects and the year are written, corrected and taken away', options, async () => {
  const { id } = await keep('5046', 'hoylandet-program.toml');
  const page = await open(browser, server);
  await page.goto(`${server.address}/nb/5046/followup?p=${encodeURIComponent(id)}`);
  const outline = section(page, 'outline');
  await outline.locator('#phase-3').getByText('nå', { exact: true }).waitFor();
  await fill(
    page,
    outline,
    'Nytt prosjekt',
    { 'Navn på prosjektet': 'Skolebygg', 'Eier i linjen': 'Kommunalsjef', 'Mer om prosjektet': 'Nye rom' },
    'Legg til',
  );
  const made = outline.locator('#project-skolebygg');
  await made.getByText('Skriv inn hva prosjektet handler om').waitFor();
  // What it is about decides who must be heard: corrected in the form that it was written in.
  const change = made.locator('.programme-edit');
  await change.locator('summary').first().click();
  await change.getByLabel('skole', { exact: true }).check();
  assert.equal(await change.getByLabel('Navn på prosjektet').inputValue(), 'Skolebygg');
  await change.getByRole('button', { name: 'Lagre' }).click();
  await made.getByText('Handler om skole.').waitFor();
  await look(page, 'outline');
  // A project with things of its own stays, and the reader is told; an empty one goes.
  const owned = outline.locator('#project-omsorg .programme-edit');
  await owned.locator('summary').first().click();
  await owned.getByRole('button', { name: /^Fjern/ }).click();
  await owned.getByRole('button', { name: 'Fjern', exact: true }).click();
  await owned.getByRole('alert').getByText('Flytt eller fjern dem først').waitFor();
  await change.locator('summary').first().click();
  await change.getByRole('button', { name: /^Fjern/ }).click();
  await change.getByRole('button', { name: 'Fjern', exact: true }).click();
  await made.waitFor({ state: 'detached' });

  const wheel = section(page, 'wheel');
  await wheel.locator('summary', { hasText: 'Det som kommer hvert år' }).click();
  await fill(
    page,
    wheel,
    'Noe som kommer hvert år',
    { 'Hva kommer': 'Tertialrapport', Måned: '9', '=Dag': '15' },
    'Legg til',
  );
  await wheel.getByText('15. september: Tertialrapport').waitFor();
  assert.deepEqual(page.faults, []);
  await readable(page);
  await page.context().close();
});

test('a measure that is taken on the answer page becomes a gain', options, async () => {
  const { id } = await keep('5046', 'hoylandet-program.toml');
  const page = await open(browser, server);
  await page.goto(`${server.address}/nb/5046/choice`);
  const card = page.locator('.measures > .measure').first();
  const name = (await card.locator('.measure-name').innerText()).trim();
  await card.getByRole('button', { name: /^Ta med/ }).click();
  const link = card.getByRole('link', { name: /^Følg opp som gevinst/ });
  const wanted = new URL(await link.getAttribute('href'), server.address).searchParams.get('gain');
  await page.goto(`${server.address}/nb/5046/followup?p=${encodeURIComponent(id)}&gain=${encodeURIComponent(wanted)}`);
  const gains = section(page, 'gains');
  await gains.getByLabel('Tiltak', { exact: true }).waitFor();
  assert.equal(await gains.getByLabel('Tiltak', { exact: true }).inputValue(), wanted);
  const form = gains.locator('.programme-edit', {
    has: page.locator('summary', { hasText: 'Ny gevinst av et tiltak' }),
  });
  await form.getByLabel('Hvem svarer').fill('Enhetsleder');
  await look(page, 'follow');
  await form.getByRole('button', { name: 'Legg til' }).click();
  const made = gains
    .locator('li', { hasText: name.split(/\s/)[0] })
    .filter({ hasText: /fra|til/ })
    .last();
  await made.locator('summary').first().click();
  await made.getByText('bytt med egen måling').waitFor();
  await look(page, 'followed');
  await readable(page);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('a gain is measured by a published figure: its baseline and what came are read, not typed', options, async () => {
  const { id } = await keep('5046', 'hoylandet-program.toml');
  const page = await open(browser, server);
  await page.goto(`${server.address}/nb/5046/followup?p=${encodeURIComponent(id)}`);
  const gains = section(page, 'gains');
  const form = gains.locator('.programme-edit', {
    has: page.locator('summary', { hasText: 'Ny gevinst målt med et publisert tall' }),
  });
  await form.locator('summary').first().click();
  await form.getByLabel('Publisert tall').selectOption('school_6_15');
  await form.getByLabel('Hvem svarer').fill('Kommunalsjef');
  await form.getByLabel('Nullpunktet er fra').selectOption('2022');
  await form.getByLabel('Målår', { exact: true }).fill('2028');
  await form.getByLabel('Mål', { exact: true }).fill('200000');
  await look(page, 'published');
  await form.getByRole('button', { name: 'Legg til', exact: true }).click();
  const made = gains.locator('li', { hasText: 'Grunnskole per innbygger 6–15 år' }).last();
  await made.locator('summary').first().click();
  await made.getByText(/2023: \d/).waitFor();
  assert.equal(await made.getByText('Skriv inn det som er målt').count(), 0, 'what is published is not typed');
  await look(page, 'published-gain');
  await readable(page);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('paper has everything open', options, async () => {
  const { id } = await keep('5046', 'hoylandet-program.toml');
  const page = await open(browser, server);
  await page.goto(`${server.address}/nb/5046/followup?p=${encodeURIComponent(id)}`);
  await section(page, 'decisions').locator('details').first().waitFor();
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await section(page, 'decisions').getByText('Tallgrunnlag').first().waitFor();
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('.programme-edit:visible').count(), 0, 'no forms on paper');
  await page.context().close();
});

for (const colorScheme of ['light', 'dark']) {
  for (const lang of ['nb', 'nn', 'en']) {
    test(`axe and a phone: ${lang}, ${colorScheme}`, options, async () => {
      const { id } = await keep('5046', 'hoylandet-program.toml');
      for (const width of [390, 1440]) {
        const page = await open(browser, server, {
          colorScheme,
          bypassCSP: true,
          reducedMotion: 'reduce',
          viewport: { width, height: 900 },
        });
        for (const query of [`?p=${encodeURIComponent(id)}`, '?p=new']) {
          await page.goto(`${server.address}/${lang}/5046/followup${query}`);
          await page
            .locator(query === '?p=new' ? '.programme-begin' : '.programme-section')
            .first()
            .waitFor();
          await page.waitForFunction(() => !document.querySelector('.loading'));
          // Everything that can be unfolded, forms included.
          await page.evaluate(() => {
            for (const one of document.querySelectorAll('main details')) one.open = true;
          });
          await page.waitForTimeout(300);
          await readable(page);
          await accessible(page, query);
        }
        await page.context().close();
      }
    });
  }
}
