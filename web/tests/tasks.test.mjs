// What five people come to find out, each from the first page on and without a manual: clicks counted, and the time that the pages take. Reading takes
// its own time; web/README.md has both.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from './browser.mjs';
import { stage } from './stage.mjs';

const mostSeconds = 90; // of three minutes; the rest is for reading
let browser;
const { server, options } = stage((begun) => (browser = begun));

/// A person at a page, whose clicks, typed fields and keys are counted.
class Person {
  constructor(page) {
    this.page = page;
    this.clicks = 0;
    this.begun = Date.now();
  }
  async click(locator) {
    this.clicks += 1;
    await locator.click();
  }
  async fill(locator, text) {
    this.clicks += 1;
    await locator.fill(text);
  }
  async press(key) {
    this.clicks += 1;
    await this.page.keyboard.press(key);
  }
  /// From the first page by name.
  async find(language, typed, name) {
    await this.page.goto(`${server.address}/${language}`);
    await this.fill(this.page.getByRole('combobox').first(), typed);
    await this.click(this.page.getByRole('option', { name }).first());
    await this.page.locator('.room').nth(2).waitFor();
  }
}

function task(name, most, act, screen = {}) {
  test(`${name}: at most ${most} clicks`, options, async (context) => {
    const page = await open(browser, server, screen);
    const person = new Person(page);
    await act(person, page);
    const seconds = (Date.now() - person.begun) / 1000;
    context.diagnostic(`${person.clicks} clicks, ${seconds.toFixed(1)} s`);
    assert.ok(person.clicks <= most, `${person.clicks} clicks`);
    assert.ok(seconds < mostSeconds, `${seconds} s`);
    assert.deepEqual(page.faults, []);
    await page.context().close();
  });
}

task(
  'a council member asks what closing Viggja and Venn gives, and whether the money holds to 2035',
  7,
  async (person, page) => {
    await person.find('nb', 'skau', /Skaun/);
    await person.click(page.getByRole('link', { name: 'Hvordan kommer vi dit?', exact: true }));
    await person.click(page.getByRole('link', { name: 'Skolene på kartet' }).first());
    for (const school of ['Viggja', 'Venn']) {
      const dot = page
        .locator('.school-map g', { has: page.locator('title', { hasText: school }) })
        .locator('.reach')
        .first();
      await dot.waitFor();
      await person.click(dot);
      await page.waitForTimeout(300);
    }
    // What it saves, and whether the money holds that year, with and without.
    await page.locator('.headline-sentence', { hasText: /I 2035 sparer kommunen .* kr/ }).waitFor();
    const money = page.locator('.rooms-beside-map li', { hasText: 'Penger' });
    await money.getByText(/^I 2035 (er|mangler|går)/).waitFor();
    await money.getByText(/^Uten endringen: I 2035 (er|mangler|går)/).waitFor();
    await page.locator('.headline-sentence', { hasText: /125 elever/ }).waitFor();
  },
);

task(
  'a health director of Rana and Leirfjord sees need, nurses and sick leave beside the neighbours, then both municipalities',
  9,
  async (person, page) => {
    await person.find('nb', 'rana', /^Rana/);
    assert.match(await page.locator('[data-room="rooms.people"]').innerText(), /mangler merkbart flere/);
    await page.locator('.live-section svg', { hasText: 'Sykepleiere' }).first().waitFor();
    await person.click(page.getByRole('link', { name: 'Hvor står vi?', exact: true }));
    await person.click(page.getByRole('button', { name: 'naboer' }));
    await page.getByRole('heading', { name: /nabokommunene/ }).waitFor();
    await page.locator('.account-card').nth(3).waitFor();
    for (const wanted of ['Sykepleieres andel av årsverkene i omsorg', 'Behovsindeks for pleie og omsorg']) {
      const row = page.locator('.standing-row', { has: page.locator('.standing-name', { hasText: wanted }) });
      await row.getByText(/^Gruppa: .* \(\d+ av \d+ har tallet\)/).waitFor();
    }
    // What is not published for Rana is said, with what can be done instead.
    const staff = page.locator('section[aria-labelledby="s-staff"]');
    await staff.getByText('Sykefraværet er ikke med for kommunen', { exact: false }).waitFor();
    assert.ok(await staff.getByRole('link', { name: 'Hva om sykefraværet blir 6 prosent?' }).isVisible());
    await person.click(page.getByRole('link', { name: 'Oversikt', exact: true }));
    const beside = page.getByRole('combobox', { name: 'Sett ved siden av en annen kommune' });
    await person.fill(beside, 'leirf');
    await person.click(page.getByRole('option', { name: /Leirfjord/ }).first());
    await page.locator('.compared').nth(1).getByText('Leirfjord').waitFor();
    await page.locator('.compared').nth(1).locator('.room').nth(2).waitFor();
  },
);

task(
  'a director of Sunnfjord uses an own figure, finds 60 million by 2029 without fewer nurses, and takes the report',
  16,
  async (person, page) => {
    await person.find('nn', 'sunnfj', /Sunnfjord/);
    await person.click(page.getByRole('button', { name: 'Legg inn eigne tal' }));
    await person.fill(
      page.getByLabel('Eller lim inn frå eit rekneark'),
      'tal;sektor;verdi;eining\nårsverk;skule;430;årsverk',
    );
    await person.click(page.getByRole('button', { name: 'Sjå korleis det blir lese' }));
    await person.click(page.getByRole('button', { name: 'Bruk desse tala' }));
    await page.locator('.own-note').waitFor();
    await person.click(page.getByRole('link', { name: 'Korleis kjem vi dit?', exact: true }));
    const part = page.locator('.measures-part');
    await person.fill(part.getByLabel('Millionar kroner vi treng'), '60');
    await person.fill(part.getByLabel('Innan'), '2029');
    await person.click(part.getByLabel('sjukepleiarar'));
    await person.click(part.getByRole('button', { name: 'Kva skal til?' }));
    await page.locator('.measure-answer').waitFor();
    await person.click(
      page
        .locator('.measure-answer')
        .getByRole('button', { name: /^Ta med/ })
        .last(),
    );
    await page.locator('.answer').waitFor();
    await person.click(page.getByRole('button', { name: 'Lag rapport' }));
    await page.locator('.files a[download]').first().waitFor({ timeout: 80_000 });
    const names = await page.locator('.files a').allInnerTexts();
    assert.ok(
      ['.docx', '.pdf', '.xlsx'].every((ending) => names.some((name) => name.endsWith(ending))),
      names.join(),
    );
  },
);

task('a director of Sunnfjord takes three alternatives into a meeting', 17, async (person, page) => {
  await person.find('nn', 'sunnfj', /Sunnfjord/);
  await person.click(page.getByRole('link', { name: 'Korleis kjem vi dit?', exact: true }));
  for (const [index, question] of [/éin skule mindre/, /sjukefråværet blir 6/, /heime med trening/].entries()) {
    if (index > 0) await person.click(page.getByRole('link', { name: 'Lag eit nytt alternativ' }));
    await person.click(page.getByRole('button', { name: question }));
    await person.click(page.getByRole('button', { name: 'Set side om side med andre' }));
    await page.locator('.alternative').nth(index).waitFor();
    await page.locator('.side-table').first().waitFor();
  }
  await person.click(page.getByRole('link', { name: 'Møtevising' }));
  await page.locator('main h1', { hasText: 'Kvar er vi?' }).waitFor();
  for (const title of ['Kvar går vi?', 'Kva kan vi gjere?', 'Kva krev det?']) {
    await person.press('ArrowRight');
    await page.locator('main h1', { hasText: title }).waitFor();
  }
  const asked = page.locator('.meeting-body');
  for (const name of ['éin skule mindre', 'sjukefråværet', 'heime med trening'])
    await asked.getByText(name, { exact: false }).filter({ visible: true }).first().waitFor();
});

task('the leader of Høylandet reads the risk of a shortage', 3, async (person, page) => {
  await person.find('nb', 'hoylan', /Høylandet/);
  // What the year says when it is read, and whose shortage comes first.
  const places = page.locator('.room-picture', { hasText: /[Pp]lasser/ }).last();
  await places.waitFor();
  assert.match(await page.locator('[data-room="rooms.people"]').innerText(), /helsefagarbeidere/);
  assert.match(await page.locator('[data-room="rooms.places"]').innerText(), /Plassene rekker til 2050/);
  const risk = (year) =>
    places
      .getByText(new RegExp(`I ${year} .*Risikoen for at de blir for få i minst én måned, er \\d+\\s%`))
      .filter({ visible: true });
  await risk(2040).first().waitFor();
  await person.click(places.locator('[data-year="2050"]'));
  await risk(2050).first().waitFor();
});

task(
  'a union representative reads on a phone in nynorsk from when nurses are missing',
  3,
  async (person, page) => {
    await person.find('nn', 'sunnfj', /Sunnfjord/);
    assert.match(
      await page.locator('[data-room="rooms.people"]').innerText(),
      /Frå \d{4} manglar merkbart fleire (sjukepleiarar|helsefagarbeidarar|lærarar)/,
    );
    // All groups, nurses among them, are further down on the same page.
    await page.locator('.live-section svg', { hasText: 'Sjukepleiarar' }).first().waitFor();
  },
  { viewport: { width: 390, height: 844 } },
);
