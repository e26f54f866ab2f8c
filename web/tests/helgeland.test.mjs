// A shared installation for Helgeland's 18 municipalities, as docs/operations.md tells it: PostgreSQL, two places where people sign in, accounts and spaces made
// on the page, roles for a municipality and for the region, one municipality put out for inhabitants, a backup put back, an earlier store brought up to date.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { haveChromium, launch, open } from './browser.mjs';
import { freePort, signInElsewhere, startProvider } from './provider.mjs';
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
  constructor(database) {
    super();
    this.database = database;
  }
  get store() {
    return address(this.database);
  }
}

const first = new Shared('helgeland');
let folder, told, browser;
const providers = [];
const address = (database) => `postgresql:///${database}?user=tests&host=${folder}`;
const sql = (database, statement) =>
  execFileSync('psql', ['-q', '-h', folder, '-U', 'tests', '-d', database, '-v', 'ON_ERROR_STOP=1', '-c', statement]);

before(async () => {
  if (options.skip) return;
  told = join(first.folder, 'postgresql');
  execFileSync(postgresql, ['start', told], { stdio: 'ignore' });
  folder = readFileSync(told, 'utf8').trim();
  for (const database of ['helgeland', 'restored', 'earlier']) sql('postgres', `CREATE DATABASE ${database}`);
  first.account('sjef', ['administrator@all']);
  first.port = await freePort();
  const own = `http://localhost:${first.port}`;
  const tables = [];
  for (const [id, name, roles, rolesOf] of [
    ['ansattporten', 'Ansattporten', { region: ['analyst@helgeland'] }, () => ['region']],
    ['entra', 'Entra ID', { plan: ['programme@1833'] }, (person) => (person === 'ukjent' ? [] : ['plan'])],
  ]) {
    const provider = await startProvider({ id, name, address: own, folder: first.folder, roles, rolesOf });
    providers.push(provider);
    tables.push(provider.table);
  }
  const file = join(first.folder, 'providers.toml');
  writeFileSync(file, tables.join('\n'));
  first.more = ['--providers', file, '--address', own];
  await first.start();
  first.address = own;
  browser = await launch();
});
after(async () => {
  await browser?.close();
  for (const provider of providers) provider.stop();
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
  await page.getByText('Ansattporten, Entra ID').waitFor();
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
  // Gives roles in Helgeland, and nowhere else.
  await guest.goto(`${first.address}/nb/accounts`);
  const own = guest.getByRole('region', { name: 'Inviter noen' });
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
  const second = new Shared('helgeland');
  const restored = new Shared('restored');
  await second.start();
  try {
    const cookie = await second.signIn('sjef');
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
    const again = await restored.signIn('regionen');
    assert.equal((await list(restored, again)).scenarios?.[0]?.name, 'Hjemme i Rana');
  } finally {
    for (const one of [second, restored]) if (one.process) await one.stop();
  }
});

test('a store of an earlier version is brought up to date and keeps what it holds', options, async () => {
  // As a version left it that knew no accounts: three of today's four migrations.
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
