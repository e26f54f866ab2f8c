// The main path for Skaun in three languages, against the real server and real figures.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from './browser.mjs';
import { ods, xlsx } from './sheets.mjs';
import { stage } from './stage.mjs';

let browser;
const { server, options } = stage((begun) => (browser = begun));

const oddities =
  /NaN|undefined|Infinity|(?<!(?:på|over|under) )\bnull\b|\[object|−0(?![,.\d])|(?:^|\s)(?:nav|say|room|choice|outlook|programme|followup|measures?|ownMeasure|own|live|search|figure|unit|assumption|trace|standing|lever|leverGroup|answer|tornado|together|examples|solve|report|scenarios|side|atHand|meeting|difference|comparison)\.[a-z_]+/m;

async function readable(page) {
  const text = await page.locator('body').innerText();
  const odd = text.match(oddities);
  assert.equal(
    odd,
    null,
    `odd text: ${odd?.[0]} in ${text.slice(Math.max(0, (odd?.index ?? 0) - 60), (odd?.index ?? 0) + 60)}`,
  );
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(wide <= 1, `page is ${wide} px too wide`);
}

async function setRange(page, selector, value) {
  await page.locator(selector).evaluate((input, wanted) => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(input, String(wanted));
    input.dispatchEvent(new Event('input', { bubbles: true }));
  }, value);
}

const words = {
  nb: { standing: 'Hvor står vi?', outlook: 'Hvor går vi?', choice: 'Hvordan kommer vi dit?', followup: 'Kom vi dit?' },
  nn: { standing: 'Kvar står vi?', outlook: 'Kvar går vi?', choice: 'Korleis kjem vi dit?', followup: 'Kom vi dit?' },
  en: {
    standing: 'Where do we stand?',
    outlook: 'Where are we going?',
    choice: 'How do we get there?',
    followup: 'Did we get there?',
  },
};

for (const [lang, names] of Object.entries(words)) {
  test(`main path in ${lang}`, options, async () => {
    const page = await open(browser, server);
    await page.goto(`${server.address}/${lang}`);
    await page.getByRole('combobox').fill('skau');
    await page.getByRole('option', { name: /Skaun/ }).click();
    await page.waitForURL(/\/5029/);
    await page.locator('.room').nth(2).waitFor();
    assert.equal(await page.locator('html').getAttribute('lang'), lang);
    assert.equal(await page.locator('.room').count(), 3);
    await readable(page);
    for (const next of ['standing', 'outlook', 'choice', 'followup']) {
      await page.getByRole('link', { name: names[next], exact: true }).click();
      await page.waitForURL(new RegExp(next));
      await page.locator('main h1').waitFor();
      await page.waitForFunction(() => !document.querySelector('.loading'));
      await readable(page);
    }
    assert.deepEqual(page.faults, []);
    await page.context().close();
  });
}

test(
  'comparison: the group is chosen, the strips and the waterfall follow, the address reproduces it',
  options,
  async () => {
    const page = await open(browser, server);
    await page.goto(`${server.address}/nb/5029/standing`);
    await page.getByRole('heading', { name: /30 mest like kommunene/ }).waitFor();
    await page.waitForFunction(() => document.querySelectorAll('.standing-row .c-dot-group').length > 30);
    await page.getByRole('button', { name: 'naboer' }).click();
    await page.waitForURL(/group=neighbours/);
    await page.getByRole('heading', { name: /nabokommunene/ }).waitFor();
    await page.waitForFunction(
      () => document.querySelector('.standing-row').querySelectorAll('.c-dot-group').length < 10,
    );
    const darker = await page.locator('.standing-row').first().locator('.c-dot-group').count();
    assert.ok(darker > 0 && darker < 10, `${darker} neighbours`);
    // An own list, begun from the group at hand.
    await page.getByRole('button', { name: 'egen liste' }).click();
    await page.waitForURL(/group=\d{4}/);
    await page.getByRole('combobox', { name: 'Legg til en kommune' }).fill('malv');
    await page.getByRole('option', { name: /Malvik/ }).click();
    await page.waitForURL(/5031/);
    await page.getByRole('button', { name: /Malvik/ }).waitFor();
    await page.getByLabel('Forskjell i').selectOption('home_care');
    await page.getByRole('heading', { name: /brukere av hjemmetjenester per 1000 innbyggere/ }).waitFor();
    await readable(page);
    // The table behind it adds up.
    await page.locator('.difference').getByRole('button', { name: 'Vis tabell' }).click();
    const effects = await page.locator('.difference tbody tr').evaluateAll((rows) =>
      rows.map((row) =>
        Number(
          row.lastElementChild.textContent
            .replace(/[^\d,−+]/g, '')
            .replace(/(?<=,\d)\d+$/, '')
            .replace('−', '-')
            .replace('+', '')
            .replace(',', '.'),
        ),
      ),
    );
    const parts = effects.slice(0, -1).reduce((sum, one) => sum + one, 0);
    assert.ok(Math.abs(parts - effects.at(-1)) < 0.3, `the parts (${parts}) are the difference (${effects.at(-1)})`);
    const title = await page.locator('.difference h3').innerText();
    const other = await open(browser, server);
    await other.goto(page.url());
    await other.locator('.difference h3').waitFor();
    assert.equal(await other.locator('.difference h3').innerText(), title);
    // Suppressed figures are said to be missing; an island has no neighbours.
    await other.goto(`${server.address}/en/1151/standing?group=neighbours&why=home_care`);
    await other.getByText('Utsira has no one to compare with in this group').first().waitFor();
    await other.getByText('lacks published figures').first().waitFor();
    await readable(other);
    assert.deepEqual([...page.faults, ...other.faults], []);
    await page.context().close();
    await other.context().close();
  },
);

test('levers: the rooms react, the waterfall says what did what, undo, scenarios saved', options, async () => {
  const page = await open(browser, server);
  await page.goto(`${server.address}/nb/5029/choice?group=care`);
  const lever = '[data-lever="institution_to_staffed_home"] input[type=range]';
  await page.locator(lever).waitFor();
  const places = page.locator('[data-room="rooms.places"] .room-gap');
  const before_ = await places.innerText();
  await setRange(page, lever, 0.2);
  await page.waitForFunction(
    (old) => document.querySelector('[data-room="rooms.places"] .room-gap').innerText !== old,
    before_,
  );
  await page.waitForURL(/c=institution_to_staffed_home/);
  await page.locator('.choice .drawing .c-now').first().waitFor();
  await page.getByLabel('Navn på nytt scenario').fill('Hjemme lenger');
  await page.getByRole('button', { name: 'Lagre', exact: true }).click();
  await page.getByText('Lagret.').waitFor();
  await page.locator('.scenario-list').getByText('Hjemme lenger').waitFor();
  await page.getByRole('button', { name: 'Nullstill alt' }).click();
  await page.waitForFunction(
    (old) => document.querySelector('[data-room="rooms.places"] .room-gap').innerText === old,
    before_,
  );
  await page.getByRole('button', { name: 'Angre' }).click();
  await page.waitForFunction(
    (old) => document.querySelector('[data-room="rooms.places"] .room-gap').innerText !== old,
    before_,
  );
  // The address reproduces what is seen.
  const gap = (where) => where.locator('[data-room="rooms.places"] .room-gap').innerText();
  await page.waitForFunction(() =>
    /prosent|risiko/i.test(document.querySelector('[data-room="rooms.places"] .room-gap').innerText),
  );
  const seen = await gap(page);
  const link = page.url();
  const other = await open(browser, server);
  await other.goto(link);
  await other.waitForFunction(
    (text) => document.querySelector('[data-room="rooms.places"] .room-gap')?.innerText === text,
    seen,
  );
  assert.deepEqual([...page.faults, ...other.faults], []);
  await page.context().close();
  await other.context().close();
});

test('what would it take, of one lever and of several', options, async () => {
  const page = await open(browser, server);
  await page.goto(`${server.address}/en/5029/choice?group=assumptions`);
  const lever = page.locator('[data-lever="economy.income_growth"]');
  await lever.getByRole('button', { name: 'What would it take to break even?' }).click();
  await page.getByRole('button', { name: 'Use this' }).click();
  await page.waitForURL(/c=economy.income_growth/);
  await page.goto(`${server.address}/en/5029/choice?c=class_size:16;efficiency:0.001`);
  await page.locator('.changed-list li').nth(1).waitFor();
  const before_ = await page.locator('.changed-list').innerText();
  await page.getByRole('button', { name: 'Find the answer with the levers turned' }).click();
  await page.waitForFunction(
    (old) =>
      document.querySelector('.changed-list').innerText !== old ||
      document.querySelector('main [role=status]').innerText !== '',
    before_,
  );
  assert.deepEqual(
    page.faults.filter((fault) => !fault.includes('409')),
    [],
  );
  await page.context().close();
});

test('a politician’s question: close no school, but move a fifth of the nursing home places', options, async () => {
  const page = await open(browser, server);
  await page.goto(`${server.address}/nb/5029/choice?group=care`);
  await page.locator('[data-lever="institution_to_staffed_home"]').waitFor();
  const all = await page.locator('[data-lever]').count();
  await page.getByLabel('Finn en spak').fill('sykehjem');
  await page.waitForFunction((before) => document.querySelectorAll('[data-lever]').length < before, all); // it narrows
  await page.locator('[data-lever="institution_to_staffed_home"]').waitFor();
  await setRange(page, '[data-lever="institution_to_staffed_home"] input[type=range]', 0.2);
  const answer = page.locator('.answer');
  await answer.getByRole('listitem').nth(2).waitFor();
  await page.waitForFunction(() =>
    /(mer|mindre) enn uten endringene/.test(document.querySelector('.answer').innerText),
  );
  assert.match(await page.locator('.changed-list').innerText(), /Fra sykehjem til bemannet bolig: 0\s% → 20\s%/);
  assert.ok(!(await page.locator('.changed-list').innerText()).includes('skole'), 'the schools are as they are');
  // The same from the list of questions, without knowing the lever's name.
  await page.goto(`${server.address}/nb/5029/choice?group=care`);
  await page.getByRole('button', { name: /hver femte sykehjemsplass/ }).click();
  await page.waitForURL(/c=institution_to_staffed_home%3A0.2/);
  await readable(page);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('levers that count the same twice give way to each other', options, async () => {
  const page = await open(browser, server);
  await page.goto(`${server.address}/nb/5029/choice?c=institution_to_staffed_home:0.2&group=care`);
  await page.locator('[data-lever="threshold_nursing_home"]').waitFor();
  await setRange(page, '[data-lever="threshold_nursing_home"] input[type=range]', 0.9);
  await page.getByText('teller det samme to ganger', { exact: false }).waitFor();
  await page.waitForFunction(() => document.querySelectorAll('.changed-list li').length === 1);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('a figure explains itself down to its sources', options, async () => {
  const page = await open(browser, server);
  await page.goto(`${server.address}/nn/5029`);
  await page.locator('.figure-button').first().click();
  await page.locator('.trace li').first().waitFor();
  for (const summary of await page.locator('.trace details:not([open]) > summary').all())
    await summary.click().catch(() => undefined);
  assert.ok((await page.locator('.trace-source').count()) > 0);
  await page.keyboard.press('Escape');
  await page.locator('.trace').waitFor({ state: 'detached' });
  assert.ok(
    await page.evaluate(() => document.activeElement?.classList.contains('figure-button')),
    'focus is back where it was',
  );
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('two municipalities side by side', options, async () => {
  const page = await open(browser, server);
  await page.goto(`${server.address}/nb/compare?m=5029,4647`);
  await page.locator('.room').nth(5).waitFor();
  await readable(page);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('regions: a county, a municipality with its neighbours, a list of one\u2019s own', options, async () => {
  const page = await open(browser, server);
  await page.goto(`${server.address}/nb`);
  const search = page.getByRole('combobox', { name: 'Finn en kommune eller et fylke' });
  await search.fill('vestfo');
  await page.getByRole('option', { name: /Vestfold fylke/ }).click();
  await page.waitForURL(/compare\?m=county/);
  const county = page.locator('[data-region="county:39"]');
  await county.locator('.room').nth(2).waitFor({ timeout: 60_000 });
  await county.getByRole('heading', { name: 'Vestfold' }).waitFor();
  assert.match(await county.locator('.region-shortages').innerText(), /hjelper ikke av seg selv/);
  await readable(page);
  // A municipality beside the region, then with its neighbours, then two as one.
  await page.goto(`${server.address}/nb/compare?m=5029,5028`);
  await page.getByRole('button', { name: 'Skaun med naboene' }).click();
  const area = page.locator('[data-region="area:5029"]');
  await area.locator('.room').nth(2).waitFor({ timeout: 60_000 });
  await area.getByText('Kommunene i regionen').click();
  assert.ok((await area.locator('.region-members li').count()) >= 3);
  await page
    .getByRole('button', { name: 'Melhus + Skaun som én region' })
    .or(page.getByRole('button', { name: 'Skaun + Melhus som én region' }))
    .click();
  const own = page.locator('[data-region="list:5028-5029"]');
  await own.locator('.room').nth(2).waitFor({ timeout: 60_000 });
  await own.getByText('Kommunene i regionen').click();
  await own.getByRole('button', { name: 'Fjern Melhus', exact: true }).click();
  const alone = page.locator('[data-region="list:5029"]');
  await alone.locator('.room').nth(2).waitFor();
  await readable(page);
  // A region of one is the municipality.
  const gap = (where) => where.locator('[data-room="rooms.money"] .room-gap').innerText();
  const ofRegion = await gap(alone);
  await page.goto(`${server.address}/nb/compare?m=5029`);
  await page.locator('.room').nth(2).waitFor();
  assert.equal(await gap(page.locator('.compared')), ofRegion);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('the report comes with progress', options, async () => {
  const page = await open(browser, server);
  await page.goto(`${server.address}/nb/5029`);
  await page.getByRole('button', { name: 'Lag rapport' }).click();
  const link = page.locator('.report a[download]').first();
  await link.waitFor({ timeout: 60_000 });
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  assert.match(download.suggestedFilename(), /^Kunnskapsgrunnlag Skaun/);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('chart: table, CSV, SVG and PNG', options, async () => {
  const page = await open(browser, server);
  await page.goto(`${server.address}/nb/5029/outlook`);
  const chart = page.locator('figure.chart').first();
  await chart.locator('svg').waitFor();
  await chart.getByRole('button', { name: 'Mer', exact: true }).click(); // the column is narrow
  for (const [button, ending] of [
    ['CSV', '.csv'],
    ['SVG', '.svg'],
    ['PNG', '.png'],
  ]) {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      chart.getByRole('button', { name: button }).click(),
    ]);
    assert.ok(download.suggestedFilename().endsWith(ending));
  }
  await chart.getByRole('button', { name: 'Vis tabell' }).click();
  assert.ok((await chart.locator('tbody tr').count()) >= 25);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('phone of 360 px', options, async () => {
  const page = await open(browser, server, { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true });
  for (const path of [
    '',
    '/5029',
    '/5029/standing',
    '/5029/outlook',
    '/5029/choice',
    '/5029/followup',
    '/5029/sources',
    '/compare?m=5029,4647',
    '/compare?m=area:5029',
    '/5029/meeting',
    '/5029/alternatives?a=Heime~~institution_to_staffed_home:0.2',
  ]) {
    await page.goto(`${server.address}/nn${path}`);
    await page.locator('main h1').waitFor();
    await page.waitForFunction(() => !document.querySelector('.loading'));
    await readable(page);
  }
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('old name, unknown name, unknown page, expired links', options, async () => {
  const page = await open(browser, server);
  await page.goto(`${server.address}/nb/1657`);
  await page.waitForURL(/\/nb\/5029/);
  await page.goto(`${server.address}/nb/skaunn`);
  await page.getByRole('heading', { name: 'Fant ikke siden' }).waitFor();
  await page.getByText('Skaun', { exact: false }).first().waitFor();
  await page.goto(`${server.address}/nb/5029/nonsense`);
  await page.getByRole('heading', { name: 'Fant ikke siden' }).waitFor();
  await page.goto(`${server.address}/nb/5029/choice?scenario=00000000000000000000000000000000`);
  await page.getByText('Scenariet finnes ikke lenger.').waitFor();
  await page.goto(`${server.address}/nb/5029/choice?c=care.gone:1`);
  await page.getByText('Lenken har endringer', { exact: false }).waitFor();
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('server killed and started again in the middle', options, async () => {
  const page = await open(browser, server);
  await page.goto(`${server.address}/nb/5029/choice?group=care`);
  const lever = '[data-lever="institution_to_staffed_home"] input[type=range]';
  await page.locator(lever).waitFor();
  await page.waitForTimeout(500);
  await server.kill();
  await setRange(page, lever, 0.3);
  await page.getByText('Programmet svarer ikke', { exact: false }).waitFor();
  const text = await page.locator('[data-room="rooms.places"] .room-gap').innerText();
  await server.start();
  await page.getByText('Programmet svarer ikke', { exact: false }).waitFor({ state: 'detached' });
  await page.waitForFunction(
    (old) => document.querySelector('[data-room="rooms.places"] .room-gap').innerText !== old,
    text,
  );
  await page.context().close();
});

test('the main path by keyboard alone', options, async () => {
  const page = await open(browser, server);
  await page.goto(`${server.address}/nb`);
  await page.getByRole('combobox').waitFor();
  const tabTo = async (matches, most = 60) => {
    for (let i = 0; i < most; ++i) {
      await page.keyboard.press('Tab');
      const found = await page.evaluate(matches);
      if (found) {
        const outline = await page.evaluate(() => {
          const style = getComputedStyle(document.activeElement);
          return style.outlineStyle !== 'none' || style.boxShadow !== 'none';
        });
        assert.ok(outline, 'focus can be seen');
        return;
      }
    }
    assert.fail(`not reached with Tab: ${matches}`);
  };
  await tabTo(() => document.activeElement.getAttribute('role') === 'combobox');
  await page.keyboard.type('skaun');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(/5029/);
  await page.locator('.room').nth(2).waitFor();
  await tabTo(() => document.activeElement.className === 'figure-button');
  await page.keyboard.press('Enter');
  await page.locator('.trace li').first().waitFor();
  await page.keyboard.press('Escape');
  await tabTo(() => document.activeElement.textContent === 'Prøv hva som hjelper', 160);
  await page.keyboard.press('Enter');
  await tabTo(() => document.activeElement.textContent === 'Alle spakene, for den som regner', 160);
  await page.keyboard.press('Enter');
  await page.locator('[data-lever]').first().waitFor();
  await tabTo(
    () => document.activeElement.closest('[data-lever]') !== null && document.activeElement.type === 'range',
    80,
  );
  const before_ = await page.locator('.changed-list li').count();
  for (let i = 0; i < 5; ++i) await page.keyboard.press('ArrowRight');
  await page.waitForFunction((old) => document.querySelectorAll('.changed-list li').length > old, before_);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('measures: what it takes within a frame, what not, priorities with one of our own', options, async () => {
  const page = await open(browser, server);
  await page.goto(`${server.address}/nb/5029/choice`);
  const part = page.locator('.measures-part');
  await part.getByLabel('Millioner kroner vi trenger').fill('40');
  await part.getByLabel('Innen').fill('2032');
  await part.getByRole('button', { name: 'Hva skal til?' }).click();
  const answer = page.locator('.measure-answer');
  await answer.waitFor();
  const cards = answer.locator('.measure');
  const count = await cards.count();
  assert.ok(count >= 1 && count <= 7, `${count} measures`);
  assert.match(await answer.innerText(), /Penger i 2032: \+\d+ mill\. kr/);
  const left = await cards.first().locator('h3').innerText();
  await answer
    .getByRole('button', { name: /Ikke dette/ })
    .first()
    .click();
  await page.waitForFunction(
    (old) => ![...document.querySelectorAll('.measure-answer .measure h3')].some((one) => one.innerText === old),
    left,
  );
  await answer.getByRole('button', { name: /Ta med alle/ }).click();
  await page.waitForURL(/c=/);
  await page.locator('.changed-list li').first().waitFor();
  // Up and down, judged by those who decide: what is wished for within what can be spared.
  await part.getByText('Egne tiltak').click();
  await part.getByLabel('Hva gjør dere?').fill('Leie ut rådhuset');
  await part.getByLabel(/Mill\. kr; årsverk/).fill('2; 0; 0; 2028');
  await part.getByRole('button', { name: 'Legg til' }).click();
  await part.locator('.measures').last().locator('select').first().selectOption({ label: 'Kan gjøres' });
  await part.getByLabel('Millioner kroner vi trenger').fill('1');
  await part.getByLabel('Hva gjør dere?').fill('Selge bar');
  // Loaded anew, nothing that was typed or judged is lost.
  await page.reload();
  await part.getByText('Leie ut rådhuset: +2,0 mill. kr', { exact: false }).waitFor();
  assert.equal(await part.getByLabel('Hva gjør dere?').inputValue(), 'Selge bar');
  assert.equal(await part.getByLabel('Millioner kroner vi trenger').inputValue(), '1');
  await part.getByRole('button', { name: 'Prioriter de 2 dere har vurdert' }).click();
  await answer.getByText('Leie ut rådhuset').first().waitFor();
  await readable(page);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('amounts: what cannot be meant is refused at its field, what people write is read', options, async () => {
  const page = await open(browser, server);
  await page.goto(`${server.address}/nb/5029/choice`);
  const part = page.locator('.measures-part');
  const [amount, year] = [part.getByLabel('Millioner kroner vi trenger'), part.getByLabel('Innen')];
  const ask = part.getByRole('button', { name: 'Hva skal til?' });
  for (const [typed, when, said] of [
    ['abc', '2032', 'Skriv et tall'],
    ['1e30', '2032', 'Skriv et tall'],
    ['-5', '2032', 'Skriv et tall over null'],
    ['60 000 000', '2032', 'Skriv i millioner'],
    ['60', '1900', 'Velg et år fra 2026 til 2050'],
    ['60', '', 'Velg et år fra 2026 til 2050'],
  ]) {
    await amount.fill(typed);
    await year.fill(when);
    await ask.click();
    await part.getByText(said, { exact: false }).first().waitFor();
    assert.equal(await part.locator('.measure-answer').count(), 0, `${typed} ${when}`);
  }
  await amount.fill('40 mill. kr');
  await year.fill('2032');
  await ask.click();
  await part.locator('.measure-answer').waitFor();
  // Of one's own: each fault by its name, and the unit may be written.
  await part.getByText('Egne tiltak').click();
  const [name, figures] = [part.getByLabel('Hva gjør dere?'), part.getByLabel(/Mill\. kr; årsverk/)];
  for (const [called, typed, said] of [
    ['', '1', 'Skriv hva dere gjør.'],
    ['Leie ut', 'abc', 'Et av tallene kan ikke leses'],
    ['Leie ut', '0; 0; 0', 'Skriv minst ett tall som ikke er null'],
    ['Leie ut', '1200000', 'Skriv kroner i millioner'],
    ['Leie ut', '2; 0; 0; fra 1900', 'Velg et år fra 2026 til 2050'],
  ]) {
    await name.fill(called);
    await figures.fill(typed);
    await part.getByRole('button', { name: 'Legg til' }).click();
    await part.getByText(said, { exact: false }).first().waitFor();
  }
  await figures.fill('1,2 mill. kr; 0 årsverk; 0; fra 2028');
  await part.getByRole('button', { name: 'Legg til' }).click();
  await part.getByText('Leie ut: +1,2 mill. kr', { exact: false }).waitFor();
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('own figures: refused at their cell, seen as they were read, used, one click back', options, async () => {
  const page = await open(browser, server);
  await page.goto(`${server.address}/nb/5029`);
  await page.getByRole('button', { name: 'Legg inn egne tall' }).click();
  const paste = page.getByLabel('Eller lim inn fra et regneark');
  const look = page.getByRole('button', { name: 'Se hvordan det leses' });
  await paste.fill('figure;sector;value;unit\nårsverk;skole;mange;');
  await look.click();
  await page.getByText(/linje 2.*«mange»/).waitFor();
  await paste.fill('figure;sector;value;unit\nårsverk;skole;150,5;\nnetto driftsutgifter;skole;1500;mill. kr');
  await look.click();
  const preview = page.locator('.own-preview');
  await preview.getByText('150,5 årsverk').waitFor();
  assert.equal(await preview.locator('.far-off').count(), 1, 'a slip of unit is said');
  await preview.getByRole('button', { name: 'Bruk disse tallene' }).click();
  await page.getByText('Siden bruker egne tall', { exact: false }).first().waitFor();
  await page.locator('.room').nth(2).waitFor();
  await page.reload();
  await page.getByText('Siden bruker egne tall', { exact: false }).first().waitFor();
  // Every page says what of it uses them, and sends them where it says so.
  const sent = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.postData()?.includes('"own"'))
      sent.push(new URL(request.url()).pathname);
  });
  await page.goto(`${server.address}/nb/5029/standing`);
  await page.getByText('Egne tall fra Innlimt tabell står i tabellen øverst', { exact: false }).waitFor();
  await page.locator('.own-preview').getByText('150,5 årsverk').waitFor();
  await page.goto(`${server.address}/nb/compare?m=5029,4647`);
  await page.getByText('Egne tall er ikke med', { exact: false }).waitFor();
  await page.goto(`${server.address}/nb/5029/choice?c=institution_to_staffed_home:0.2`);
  await page.getByText('Rommene bruker egne tall fra Innlimt tabell', { exact: false }).waitFor();
  await page
    .getByRole('button', { name: /^Hvorfor/ })
    .first()
    .click();
  await page.locator('.trace').waitFor();
  for (const asked of ['rooms', 'contributions', 'explain'])
    assert.ok(
      sent.some((path) => path.endsWith(`/${asked}`)),
      `${asked} has the own figures`,
    );
  await page.goto(`${server.address}/nb/5029`);
  await page.getByRole('button', { name: 'Tilbake til publiserte tall' }).first().click();
  await page.getByText('Siden bruker egne tall', { exact: false }).first().waitFor({ state: 'detached' });
  await readable(page);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test(
  'own figures as programs save them: a workbook, an ODS, what is pasted, and files that are none',
  options,
  async () => {
    const rows = [
      ['tall', 'sektor', 'verdi', 'enhet'],
      ['årsverk', 'skole', 150.5, 'årsverk'],
    ];
    const page = await open(browser, server);
    await page.goto(`${server.address}/nb/5029`);
    await page.getByRole('button', { name: 'Legg inn egne tall' }).click();
    const file = page.locator('.own-figures input[type=file]');
    const preview = page.locator('.own-preview');
    for (const [name, buffer] of [
      ['egne.xlsx', xlsx(rows)],
      ['egne.ods', ods(rows)],
    ]) {
      await file.setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
      await preview.getByText(`${name} er lest slik: 1 tall`, { exact: false }).waitFor();
      assert.match(await preview.innerText(), /150,5 årsverk/);
    }
    await page
      .getByLabel('Eller lim inn fra et regneark')
      .fill(rows.map((row) => row.join('\t').replace('.', ',')).join('\n'));
    await page.getByRole('button', { name: 'Se hvordan det leses' }).click();
    await preview.getByText('Innlimt tabell er lest slik: 1 tall', { exact: false }).waitFor();
    // Empty, cut in two, a picture, another table: said, and nothing is taken.
    for (const [name, buffer] of [
      ['tom.csv', Buffer.alloc(0)],
      ['halv.xlsx', xlsx(rows).subarray(0, 400)],
      ['bilde.ods', Buffer.from('\x89PNG\r\n\x1a\nikke et regneark', 'latin1')],
      ['annet.csv', Buffer.from('navn;by\nKari;Oslo\n')],
      ['stor.ods', ods([rows[0], ['årsverk', 'skole', 1e15, 'årsverk']])],
      ['oslo.csv', Buffer.from('tall;sektor;verdi;enhet;kommune\nårsverk;skole;150;årsverk;0301\n')],
    ]) {
      await file.setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
      await page.locator('.own-figures [role=alert]').getByText(name, { exact: false }).waitFor();
      assert.equal(await preview.count(), 0, name);
    }
    assert.deepEqual(page.faults, []);
    await page.context().close();
  },
);

test('search: without accents, by old names, asks where two share a name', options, async () => {
  const page = await open(browser, server);
  await page.goto(`${server.address}/nb`);
  const search = page.getByRole('combobox').first();
  await search.fill('Tromso');
  await page
    .getByRole('option', { name: /Tromsø/ })
    .first()
    .waitFor();
  await search.fill('1657');
  await page.getByRole('option', { name: /Skaun.*1657/ }).waitFor();
  await search.fill('Herøy');
  await page.getByRole('option', { name: /Herøy/ }).nth(1).waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('2 kommuner heter Herøy', { exact: false }).waitFor();
  await search.fill('Førde');
  await page.getByRole('option', { name: /Sunnfjord.*Førde til og med 2019/ }).click();
  await page.waitForURL(/4647/);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});
