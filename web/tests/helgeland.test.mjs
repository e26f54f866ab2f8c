// A shared installation for Helgeland's 18 municipalities, as docs/operations.md tells it: PostgreSQL, and all the rest from the page: the administrator's second
// factor, two places where people sign in, accounts and spaces, roles for a municipality and for the region, one municipality put out for inhabitants, a backup put back, an earlier store brought up to date.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { accessible, haveChromium, launch, open } from './browser.mjs';
import { clientSecret, freePort, signInElsewhere, startProvider, writeDown } from './provider.mjs';
import { setUpCodes } from './second-factor.mjs';
import { program, Server, goodPassword } from './server.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const postgresql = here('../../scripts/test-postgresql');
const engine = here('../engine/engine.wasm');
const havePostgresql = existsSync('/usr/lib/postgresql');
const options = { skip: !haveChromium ? 'no Chromium' : !havePostgresql ? 'no PostgreSQL' : false };
const helgeland =
  'Bindal, Sømna, Brønnøy, Vega, Vevelstad, 1818, Alstahaug, Leirfjord, Vefsn, Grane, Hattfjelldal, Dønna, Nesna, Hemnes, Rana, Lurøy, Træna, Rødøy';

/// A server on a database of the tests' PostgreSQL.
class Shared extends Server {
  constructor(database, keys) {
    super();
    this.database = database;
    // Several servers of one store have one key to its secrets.
    this.more = ['--secrets', join(keys ?? this.folder, 'secrets.key')];
  }
  get store() {
    return address(this.database);
  }
}

const first = new Shared('helgeland');
let folder, told, browser;
const providers = {};
const apps = {}; // the second factors of people
const address = (database) => `postgresql:///${database}?user=tests&host=${folder}`;
const sql = (database, statement) =>
  execFileSync('psql', ['-q', '-h', folder, '-U', 'tests', '-d', database, '-v', 'ON_ERROR_STOP=1', '-c', statement]);

before(async () => {
  if (options.skip) return;
  told = join(first.folder, 'postgresql');
  execFileSync(postgresql, ['start', told], { stdio: 'ignore' });
  folder = readFileSync(told, 'utf8').trim();
  for (const database of ['helgeland', 'restored', 'earlier']) sql('postgres', `CREATE DATABASE ${database}`);
  first.account('sjef', ['administrator@all', 'auditor@all']);
  first.port = await freePort();
  first.address = `http://localhost:${first.port}`;
  const known = { address: first.address, folder: first.folder };
  providers.ansattporten = await startProvider({
    ...known,
    id: 'ansattporten',
    name: 'Ansattporten',
    rolesOf: () => ['region'],
  });
  providers.entra = await startProvider({
    ...known,
    id: 'entra',
    name: 'Entra ID',
    rolesOf: (person) => (person === 'ukjent' ? [] : ['plan']),
  });
  const own = first.address;
  await first.start();
  first.address = own;
  browser = await launch();
});
after(async () => {
  await browser?.close();
  for (const provider of Object.values(providers)) provider.stop();
  if (first.process && first.process.exitCode === null) await first.kill('SIGTERM');
  if (told) execFileSync(postgresql, ['stop', told]);
  await first.stop?.().catch(() => undefined);
});

async function enter(page, name) {
  await page.getByLabel('Brukernavn').fill(name);
  await page.getByLabel('Passord', { exact: true }).fill(goodPassword);
  await page.getByRole('button', { name: 'Logg inn', exact: true }).click();
}

/// The status that a page's session gets.
const status = (page, path) => page.evaluate(async (to) => (await fetch(to)).status, path);

test('the region and who cares for it are made on the page', options, async () => {
  const page = await open(browser, first);
  await page.goto(`${first.address}/nb/accounts`);
  await enter(page, 'sjef');
  await page.getByRole('heading', { level: 1, name: 'Kontoer og roller' }).waitFor();
  // Others reach this server: who administers it shows two factors, and is led to where the second one is set up.
  await page.getByText('Administratorer må bruke en kode').waitFor();
  assert.equal(await page.getByRole('region', { name: 'Inviter noen' }).count(), 0);
  await page.getByRole('link', { name: 'Min konto' }).last().click();
  apps.sjef = await setUpCodes(page);
  await page.getByRole('link', { name: 'Kontoer og roller' }).click();
  await page.getByLabel('Kortnavn').fill('helgeland');
  await page.getByLabel('Navn', { exact: true }).fill('Helgeland');
  await page.getByLabel('Kommuner').fill(helgeland);
  await page.getByRole('button', { name: 'Lagre rommet' }).click();
  const listed = await page.getByText(/^Helgeland \(helgeland\): /).innerText();
  assert.equal(listed.match(/18\d\d/g).length, 18, listed);

  const invite = page.getByRole('region', { name: 'Inviter noen' });
  await invite.getByLabel('Rolle').selectOption('administrator');
  await invite.getByLabel('Sted').fill('helgeland');
  await invite.getByRole('button', { name: 'Legg til' }).click();
  await invite.getByRole('button', { name: 'Lag lenke' }).click();
  const link = await page.locator('[role=status] code').innerText();
  await page.context().close();

  const guest = await open(browser, first);
  await guest.goto(link);
  await guest.getByLabel('Brukernavn').fill('regionen');
  await guest.getByLabel('Nytt passord').fill(goodPassword);
  await guest.getByRole('button', { name: 'Ta i bruk' }).click();
  await guest.getByText('Kontoen regionen er klar').waitFor();
  await enter(guest, 'regionen');
  await guest.waitForURL(`${first.address}/nb`);
  await guest.goto(`${first.address}/nb/account`);
  apps.regionen = await setUpCodes(guest);
  // Gives roles in Helgeland, and nowhere else; where people sign in is for who administers everything.
  await guest.goto(`${first.address}/nb/accounts`);
  const own = guest.getByRole('region', { name: 'Inviter noen' });
  await own.waitFor();
  assert.equal(await guest.getByRole('region', { name: 'Innloggingstjenester' }).count(), 0);
  await own.getByLabel('Rolle').selectOption('reader');
  for (const [place, alert] of [
    ['1811', false],
    ['5029', true],
  ]) {
    await own.getByLabel('Sted').fill(place);
    await own.getByRole('button', { name: 'Legg til' }).click();
    await own.getByRole('button', { name: 'Lag lenke' }).click();
    if (alert) await guest.getByRole('alert').waitFor();
    else await guest.locator('[role=status] code').waitFor();
  }
  await guest.context().close();
});

test('two places where people sign in are written down, tried, changed and removed on the page', options, async () => {
  const page = await open(browser, first, { bypassCSP: true });
  await page.goto(`${first.address}/nb/accounts`);
  await enter(page, 'sjef');
  await page.getByLabel('Kode fra appen').fill(await apps.sjef.code());
  await page.getByRole('button', { name: 'Logg inn', exact: true }).click();
  // What has happened to one's way in is told at the next sign-in.
  await page.getByText('Kode fra app ble satt opp').waitFor();
  await page.getByRole('button', { name: 'Jeg har sett det' }).click();
  await page.waitForURL(`${first.address}/nb/accounts`);
  const services = page.getByRole('region', { name: 'Innloggingstjenester' });
  await services.waitFor();
  await writeDown(page, {
    id: 'ansattporten',
    name: 'Ansattporten',
    issuer: providers.ansattporten.issuer,
    rows: [['region', 'analyst', 'helgeland']],
  });
  // A secret that was written down wrong is found out by a try, and written anew.
  await writeDown(page, {
    id: 'entra',
    name: 'Entra ID',
    issuer: providers.entra.issuer,
    secret: 'feil',
    rows: [['plan', 'programme', '1833']],
  });
  const row = (name) => services.getByRole('row', { name: new RegExp(`^${name}`) });
  await row('Ansattporten').getByRole('button', { name: /^Prøv/ }).click();
  await services.getByText('Tjenesten kjenner klienten og hemmeligheten.').waitFor();
  await row('Entra ID').getByRole('button', { name: /^Prøv/ }).click();
  await services.getByText('Tjenesten godtar ikke klient-id-en eller hemmeligheten.').waitFor();
  await row('Entra ID')
    .getByRole('button', { name: /^Endre/ })
    .click();
  const change = page.getByRole('region', { name: 'Endre Entra ID' });
  await change.getByLabel('Klienthemmelighet').fill(clientSecret);
  await change.getByRole('button', { name: 'Lagre tjenesten' }).click();
  await change.waitFor({ state: 'detached' });
  await row('Entra ID').getByRole('button', { name: /^Prøv/ }).click();
  await services.getByText('Tjenesten kjenner klienten og hemmeligheten.').waitFor();
  // One that is not there says so; it is removed again.
  await writeDown(page, { id: 'borte', name: 'Borte', issuer: 'http://127.0.0.1:1', rows: [['x', 'reader', 'all']] });
  await row('Borte').getByRole('button', { name: /^Prøv/ }).click();
  await services.getByRole('alert').getByText('http://127.0.0.1:1/.well-known/openid-configuration').waitFor();
  await accessible(page, 'sign-in services');
  page.once('dialog', (dialog) => void dialog.accept());
  await row('Borte')
    .getByRole('button', { name: /^Fjern/ })
    .click();
  await row('Borte').waitFor({ state: 'detached' });
  // The secret is nowhere to be read: not on the page, not in an answer, not in the database; the record says who did it.
  await page.reload();
  await row('Entra ID').waitFor();
  const seen = (await page.content()) + (await page.evaluate(async () => (await fetch('/api/v1/providers')).text()));
  const kept = execFileSync('psql', [
    '-At',
    '-h',
    folder,
    '-U',
    'tests',
    '-d',
    'helgeland',
    '-c',
    'SELECT * FROM card',
  ]);
  for (const text of [seen, String(kept)]) {
    assert.ok(text.includes(providers.entra.issuer));
    assert.ok(!text.includes(clientSecret), 'the secret');
  }
  await page.goto(`${first.address}/nb/audit`);
  await page.getByText('innloggingstjeneste lagt til').first().waitFor();
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('people sign in at two places, with a role in the region and a role in one municipality', options, async () => {
  const analyst = await open(browser, first);
  await analyst.goto(`${first.address}/nb/1833/choice?c=institution_to_staffed_home:0.2`);
  await signInElsewhere(analyst, 'Ansattporten', 'anna');
  await analyst.getByLabel('Navn på nytt scenario').fill('Hjemme i Rana');
  await analyst.getByRole('button', { name: 'Lagre', exact: true }).first().click();
  const saved = analyst.locator('.scenario-list li').filter({ hasText: 'Hjemme i Rana' });
  await saved.getByRole('button', { name: /^Del/ }).click();
  await saved.getByText('delt i kommunen').waitFor();
  for (const [number, expected] of [
    ['1811', 200],
    ['1836', 200],
    ['5029', 403],
  ])
    assert.equal(await status(analyst, `/api/v1/municipalities/${number}/comments`), expected, number);
  assert.deepEqual(
    analyst.faults.filter((one) => !one.startsWith('request to')),
    [],
  );
  await analyst.context().close();

  const planner = await open(browser, first);
  await planner.goto(`${first.address}/nb/1833/choice`);
  await signInElsewhere(planner, 'Entra ID', 'petter');
  const shared = planner.locator('.scenario-list li').filter({ hasText: 'Hjemme i Rana' });
  planner.on('dialog', (dialog) => void dialog.accept());
  await shared.getByRole('button', { name: /^Vedta/ }).click();
  await shared.getByText('vedtatt').waitFor();
  await shared.getByRole('button', { name: /^Publiser/ }).click();
  await shared.getByText('publisert').waitFor();
  for (const [number, expected] of [
    ['1833', 200],
    ['1811', 403],
  ])
    assert.equal(await status(planner, `/api/v1/municipalities/${number}/comments`), expected, number);
  await planner.context().close();

  const stranger = await open(browser, first);
  await stranger.goto(`${first.address}/nb/1833`);
  await signInElsewhere(stranger, 'Entra ID', 'ukjent');
  await stranger.getByText('har ingen rolle her').waitFor();
  await stranger.context().close();
});

test('Rana is put out for inhabitants', { skip: options.skip || (existsSync(engine) ? false : 'no engine') }, () => {
  const out = join(first.folder, 'rana');
  execFileSync(program, ['publish', 'rana', '--out', out], { stdio: ['ignore', 'ignore', 'inherit'] });
  assert.ok(existsSync(join(out, 'nb', '1833', 'index.html')));
});

test('two processes share the store; what is copied while they run is whole elsewhere', options, async () => {
  const second = new Shared('helgeland', first.folder);
  const restored = new Shared('restored', first.folder);
  await second.start();
  try {
    const cookie = await second.signIn('sjef', goodPassword, await apps.sjef.code());
    const list = (server, with_) =>
      fetch(`${server.address}/api/v1/scenarios?municipality=1833`, { headers: { cookie: with_ } }).then((one) =>
        one.json(),
      );
    // Work that is published is seen by the administrator too.
    assert.equal((await list(second, cookie)).scenarios?.length, 1);
    const copy = join(first.folder, 'store.jsonl');
    execFileSync(program, ['store', 'backup', copy, '--store', second.store], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    execFileSync(program, ['store', 'restore', copy, '--store', restored.store], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    execFileSync(program, ['--store', restored.store, 'audit', 'check'], { stdio: ['ignore', 'ignore', 'inherit'] });
    await restored.start();
    // With the code that the key file opens: the copy alone does not hold it.
    const again = await restored.signIn('regionen', goodPassword, await apps.regionen.code());
    assert.equal((await list(restored, again)).scenarios?.[0]?.name, 'Hjemme i Rana');
  } finally {
    for (const one of [second, restored]) if (one.process) await one.stop();
  }
});

test('a store of an earlier version is brought up to date and keeps what it holds', options, async () => {
  // As a version left it that knew no accounts: three of today's migrations.
  const before_ = await new Shared('earlier').start();
  const made = await fetch(`${before_.address}/api/v1/scenarios`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-handlingsrom': 'test' },
    body: JSON.stringify({ municipality: '1820', name: 'Fra før', changes: [] }),
  });
  assert.equal(made.status, 201);
  await before_.stop();
  sql('earlier', 'DROP TABLE card; DELETE FROM migration WHERE number >= 4');
  const now = await new Shared('earlier').start();
  try {
    assert.equal((await fetch(`${now.address}/ready`)).status, 200);
    const found = await fetch(`${now.address}/api/v1/scenarios?municipality=1820`).then((one) => one.json());
    assert.equal(found.scenarios[0].name, 'Fra før');
  } finally {
    await now.stop();
  }
});
