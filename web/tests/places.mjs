// Every page that there is to look at, with what stands on it: addresses, what is kept beforehand, and what is done when it is there.
import { readFileSync } from 'node:fs';

const example = (name) => readFileSync(new URL(`../../examples/${name}`, import.meta.url), 'utf8');

/// Programmes that the pages of follow-up show.
export async function furnish(server) {
  for (const [number, name] of [
    ['5046', 'hoylandet-program.toml'],
    ['5029', 'skaun-program.toml'],
  ]) {
    const answer = await fetch(`${server.address}/api/v1/municipalities/${number}/programmes?lang=nb`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-handlingsrom': 'test' },
      body: JSON.stringify({ text: example(name) }),
    });
    if (!answer.ok) throw new Error(`${name}: ${answer.status} ${await answer.text()}`);
  }
}

const turned = 'c=institution_to_staffed_home:0.2';
const accounts = 'Ansvar;Art;Regnskap 2024\n1000;10100;1 234,5\n1000;17000;−20\nSum ansvar: 1000;;1 214,5\n';
const ownFigures = 'figure;sector;value;unit\nårsverk;skole;150,5;\nårsverk;pleie og omsorg;190;';
const keepOwn = (text) =>
  globalThis.localStorage.setItem('own-figures-5029', JSON.stringify({ name: 'egne.csv', text }));

/// Into the server where one signs in, as the one who may do everything there.
async function signIn(page, server) {
  const [name, value] = (await server.signIn('sjef')).split('=');
  await page.context().addCookies([{ name, value, url: server.address }]);
}

/// `path` after the language; `begin`: before the page is loaded anew; `act`: when it stands there; `closed`: at a server where one signs in.
export const places = {
  start: { path: '' },
  overview: { path: '/5029' },
  overviewOwn: { path: '/5029', begin: (page) => page.evaluate(keepOwn, ownFigures) },
  standing: { path: '/5029/standing' },
  outlook: { path: '/5029/outlook' },
  choice: { path: '/5029/choice?c=institution_to_staffed_home:0.2;school_count:-1' },
  measures: {
    path: '/5029/choice',
    act: async (page) => {
      await page.locator('#wanted-amount').fill('40');
      await page.locator('.measure-frame button[type=submit]').click();
      await page.locator('.measure-answer').waitFor();
    },
  },
  alternatives: {
    path: '/5029/alternatives?a=Hjemme~~institution_to_staffed_home:0.2&a=En%20skole%20mindre~2029~school_count:-1&a=Begge%20deler~~institution_to_staffed_home:0.2;school_count:-1',
  },
  carried: { path: `/5029/outlook?${turned}&name=Hjemme` },
  meeting: { path: `/5029/meeting?${turned}` },
  meetingGoing: { path: '/5029/meeting?step=going' },
  meetingCan: { path: '/5029/meeting?step=can' },
  meetingAsks: { path: `/5029/meeting?step=asks&${turned}` },
  meetingAgree: { path: `/5029/meeting?step=agree&${turned}` },
  structure: { path: '/5029/structure' },
  cooperation: { path: '/4640/cooperation?with=4644,4642,4643&form=host_board&leaves=4642' },
  rota: { path: '/5029/rota' },
  followup: { path: '/4640/followup' },
  programme: { path: '/5046/followup' },
  sources: { path: '/5029/sources' },
  importing: {
    path: '/5029/sources',
    act: async (page) => {
      await page
        .locator('.import-file input[type=file]')
        .setInputFiles({ name: 'regnskap.csv', mimeType: 'text/csv', buffer: Buffer.from(accounts) });
      await page.locator('.import-file h3').first().waitFor();
    },
  },
  compare: { path: '/compare?m=5029,4647' },
  region: { path: '/compare?m=area:5029,5028' },
  small: { path: '/5046/outlook' },
  large: { path: '/0301/outlook' },
  largeMap: { path: '/0301/structure' },
  unknown: { path: '/skaunn' },
  unknownPage: { path: '/5029/finnes-ikke' },
  signIn: { path: '/sign-in', closed: true },
  account: { path: '/account', closed: true, begin: signIn },
  accounts: { path: '/accounts', closed: true, begin: signIn },
  audit: { path: '/audit', closed: true, begin: signIn },
};

const day = new Date('2026-12-01T09:00:00+01:00'); // a programme's page says what is late

/// The place as a person finds it on that day, with nothing of an earlier one in the browser.
export async function visit(page, server, lang, place) {
  await page.clock.setFixedTime(day);
  if (!page.url().startsWith(server.address)) await page.goto(`${server.address}/${lang}`);
  await page.evaluate(() => {
    globalThis.localStorage.clear();
    globalThis.sessionStorage.clear();
  });
  await place.begin?.(page, server);
  await page.goto(`${server.address}/${lang}${place.path}`);
  await page.locator('main h1').waitFor();
  await place.act?.(page);
}
