// What five people come to find out, each from the first page on and without a manual: clicks counted, and the time that the pages take. Reading takes
// its own time; web/README.md has both.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { haveChromium, launch, open } from './browser.mjs';
import { Server } from './server.mjs';

const options = { skip: haveChromium ? false : 'no Chromium' };
const mostSeconds = 90; // of three minutes; the rest is for reading
const server = new Server();
let browser;
before(async () => {
  if (!haveChromium) return;
  await server.start();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  if (server.process) await server.stop();
});

/// A person at a page, whose clicks and typed fields are counted.
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
  8,
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
    await page.locator('.headline-sentence', { hasText: /sparer kommunen/ }).waitFor();
    await person.click(page.getByRole('link', { name: 'Oversikt', exact: true }));
    assert.match(await page.locator('[data-room="rooms.money"] .room-note').innerText(), /Pengene rekker/);
  },
);

task('a health director of Rana sees need, staff and sick leave beside the neighbours', 6, async (person, page) => {
  await person.find('nb', 'rana', /^Rana/);
  await person.click(page.getByRole('link', { name: 'Hvor står vi?', exact: true }));
  await person.click(page.getByRole('button', { name: 'naboer' }));
  await page.getByRole('heading', { name: /nabokommunene/ }).waitFor();
  await page.locator('.account-card').nth(3).waitFor();
  await page
    .locator('.standing-name', { hasText: /[Ss]ykefravær|[Bb]ehov/ })
    .first()
    .waitFor();
});

task(
  'a director of Sunnfjord finds 60 million without fewer nurses, sets alternatives side by side and takes the report',
  16,
  async (person, page) => {
    await person.find('nn', 'sunnfj', /Sunnfjord/);
    await person.click(page.getByRole('link', { name: 'Korleis kjem vi dit?', exact: true }));
    const part = page.locator('.measures-part');
    await person.fill(part.getByLabel('Millionar kroner vi treng'), '60');
    await person.fill(part.getByLabel('Innan'), '2029');
    await person.click(part.getByLabel('sjukepleiarar'));
    await person.click(part.getByRole('button', { name: 'Kva skal til?' }));
    await page.locator('.measure-answer').waitFor();
    const all = page.locator('.measure-answer').getByRole('button', { name: /Ta med/ });
    if (await all.count()) await person.click(all.first());
    else
      await person.click(
        part
          .locator('.measures')
          .last()
          .getByRole('button', { name: /^Ta med/ })
          .first(),
      );
    await person.click(page.getByRole('button', { name: 'Set side om side med andre' }));
    await page.locator('.side-table').first().waitFor();
    await person.click(page.getByRole('button', { name: 'Lag rapport' }));
    await page.locator('.files a[download]').first().waitFor({ timeout: 80_000 });
    const names = await page.locator('.files a').allInnerTexts();
    assert.ok(
      ['.docx', '.pdf', '.xlsx'].every((ending) => names.some((name) => name.endsWith(ending))),
      names.join(),
    );
  },
);

task('the leader of Høylandet reads the risk of a shortage', 3, async (person, page) => {
  await person.find('nb', 'hoylan', /Høylandet/);
  const places = page.locator('.room-picture', { hasText: /[Pp]lasser/ }).last();
  await places.waitFor();
  assert.match(await page.locator('main').innerText(), /\d+\s%|prosent/);
});

task(
  'a union representative reads on a phone in nynorsk from when nurses are missing',
  3,
  async (person, page) => {
    await person.find('nn', 'sunnfj', /Sunnfjord/);
    assert.match(await page.locator('[data-room="rooms.people"]').innerText(), /sjukepleiar|helsefagarbeidar|lærar/i);
  },
  { viewport: { width: 390, height: 844 } },
);
