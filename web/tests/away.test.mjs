// The server restarted, its disk full, the network gone while somebody types: the page says so, stands, and has lost nothing.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { beforeEach, test } from 'node:test';
import { goodPassword, Server } from './server.mjs';
import { haveChromium, open } from './browser.mjs';
import { stage } from './stage.mjs';

let browser;
const { server, options } = stage((begun) => (browser = begun));
beforeEach(async () => {
  if (haveChromium && (server.process.exitCode !== null || server.process.signalCode !== null)) await server.start();
});

const away = (page) => page.getByText('Siden prøver igjen av seg selv', { exact: false }).first();
const again = (page) => page.getByText('Det du har skrevet, blir stående', { exact: false }).first();

async function begun(name) {
  const post = async (path, body) => {
    const response = await fetch(server.address + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-handlingsrom': 'test' },
      body: JSON.stringify(body),
    });
    const answer = await response.json();
    assert.ok(response.ok, JSON.stringify(answer).slice(0, 300));
    return answer;
  };
  const { text } = await post('/api/v1/programme/new?lang=nb', {
    model: 'three_phases',
    municipality: '5029',
    title: name,
    begins: '2026-01-05',
  });
  return (await post('/api/v1/municipalities/5029/programmes?lang=nb', { text })).id;
}

test('a page that is asked for while the server is away comes, with its style, when it is back', options, async () => {
  const page = await open(browser, server);
  await page.goto(`${server.address}/nb/5029`);
  await page.locator('.room').nth(2).waitFor();
  await page.waitForLoadState('networkidle');
  await server.kill();
  await page.getByRole('link', { name: 'Kom vi dit?', exact: true }).click();
  await away(page).waitFor();
  assert.ok(await page.locator('nav.questions').isVisible(), 'the frame stands');
  await server.start();
  await page.getByRole('heading', { name: 'Begynn et program' }).waitFor();
  await away(page).waitFor({ state: 'detached' });
  const laidOut = await page
    .locator('.programme-begin')
    .first()
    .evaluate((one) => getComputedStyle(one).display);
  assert.equal(laidOut, 'grid');
  // Another language meanwhile: what stands there stays until its words come.
  await server.kill();
  await page.getByRole('link', { name: 'Nynorsk' }).click();
  await away(page).waitFor();
  await server.start();
  await page.getByRole('heading', { name: 'Start eit program' }).waitFor();
  await page.context().close();
});

test('a part that the program does not have any more takes nothing else with it', options, async () => {
  const page = await open(browser, server);
  await page.goto(`${server.address}/nb/5029`);
  await page.locator('.room').nth(2).waitFor();
  await page.route(/assets\/Standing-[^/]*\.js/, (route) => route.fulfill({ status: 404, body: '' }));
  await page.getByRole('link', { name: 'Hvor står vi?', exact: true }).click();
  await page.getByText('Siden kunne ikke vises', { exact: false }).waitFor();
  await page.unroute(/assets\/Standing-[^/]*\.js/);
  await page.getByRole('button', { name: 'Last siden på nytt' }).click();
  await page.locator('main h1', { hasText: 'Hvor står' }).waitFor();
  await page.context().close();
});

test('a scenario that could not be saved keeps its name, and is saved once', options, async () => {
  const page = await open(browser, server);
  await page.goto(`${server.address}/nb/5029/choice?c=institution_to_staffed_home:0.2`);
  const name = page.getByLabel('Navn på nytt scenario');
  await name.waitFor();
  await page.waitForLoadState('networkidle');
  await server.kill();
  await name.fill('Hjemme lenger');
  await page.getByRole('button', { name: 'Lagre', exact: true }).click();
  await again(page).waitFor();
  assert.equal(await name.inputValue(), 'Hjemme lenger');
  await server.start();
  await page.getByRole('button', { name: 'Lagre', exact: true }).click();
  await page.locator('.scenario-list li', { hasText: 'Hjemme lenger' }).waitFor();
  assert.equal(await page.locator('.scenario-list li').count(), 1);
  assert.equal(await name.inputValue(), '');
  // Nor is it said to be deleted before it is.
  await server.kill();
  await page.getByRole('button', { name: 'Slett Hjemme lenger' }).click();
  await again(page).waitFor();
  assert.equal(await page.getByRole('button', { name: /Angre slettingen/ }).count(), 0);
  await server.start();
  await page.getByRole('button', { name: 'Slett Hjemme lenger' }).click();
  await page.getByRole('button', { name: /Angre slettingen/ }).click();
  await page.locator('.scenario-list li', { hasText: 'Hjemme lenger' }).waitFor();
  await page.context().close();
});

test('a form half written outlives the server and the page', options, async () => {
  const id = await begun('Sammen');
  const page = await open(browser, server);
  await page.goto(`${server.address}/nb/5029/followup?p=${id}`);
  const form = page.locator('section[aria-labelledby="programme-tasks"] .programme-edit', { hasText: 'Ny oppgave' });
  await form.locator('summary').first().click();
  await form.getByLabel('Hva skal gjøres').fill('Kartlegge nattevakter');
  await form.getByLabel('Til og med').fill('2026-03-31');
  await form.getByLabel('Fra', { exact: true }).fill('2026-03-02');
  await server.kill();
  // A phone is turned while the server is away: the drawings are asked for anew, and the form stands.
  await page.setViewportSize({ width: 700, height: 800 });
  await away(page).waitFor();
  await form.getByLabel('Hvem gjør det').fill('Prosjektleder');
  await form.getByRole('button', { name: 'Legg til' }).click();
  await again(page).waitFor();
  assert.equal(await form.getByLabel('Hva skal gjøres').inputValue(), 'Kartlegge nattevakter');
  await server.start();
  await away(page).waitFor({ state: 'detached' });
  await page.reload();
  await form.getByLabel('Hva skal gjøres').waitFor();
  assert.equal(await form.getByLabel('Hva skal gjøres').inputValue(), 'Kartlegge nattevakter');
  assert.equal(await form.getByLabel('Hvem gjør det').inputValue(), 'Prosjektleder');
  await form.getByRole('button', { name: 'Legg til' }).click();
  const tasks = page.locator('section[aria-labelledby="programme-tasks"]');
  await tasks.getByText('Kartlegge nattevakter').first().waitFor();
  // Sent, it is not kept any longer.
  await page.reload();
  await tasks.getByText('Kartlegge nattevakter').first().waitFor();
  assert.equal(await page.evaluate(() => Object.keys(sessionStorage).filter((key) => /^draft/.test(key)).length), 0);
  await page.context().close();
});

test('a report that breaks off says so, and can be asked for again', options, async () => {
  const page = await open(browser, server);
  await page.goto(`${server.address}/nb/5029`);
  await page.locator('.room').nth(2).waitFor();
  await page.getByRole('button', { name: 'Lag rapport' }).click();
  await page.locator('progress').first().waitFor();
  await server.kill();
  await again(page).waitFor();
  await server.start();
  await page.getByRole('button', { name: 'Lag rapport' }).click();
  await page.locator('.files a[download]').first().waitFor({ timeout: 80_000 });
  await page.context().close();
});

const canFill = existsSync('/usr/bin/prlimit');
test(
  'a full disk: said, what was typed stands, and is saved when there is room',
  { skip: options.skip || (canFill ? false : 'no prlimit') },
  async () => {
    const id = await begun('Romslig');
    const limit = (bytes) => execFileSync('/usr/bin/prlimit', ['--pid', server.process.pid, `--fsize=${bytes}:`]);
    const page = await open(browser, server);
    await page.goto(`${server.address}/nb/5029/choice?c=institution_to_staffed_home:0.2`);
    const name = page.getByLabel('Navn på nytt scenario');
    await name.fill('Uten plass');
    limit(1);
    await page.getByRole('button', { name: 'Lagre', exact: true }).click();
    await page.getByText('Kan ikke lagre', { exact: false }).first().waitFor();
    assert.equal(await name.inputValue(), 'Uten plass');
    limit('unlimited');
    await page.getByRole('button', { name: 'Lagre', exact: true }).click();
    await page.locator('.scenario-list li', { hasText: 'Uten plass' }).waitFor();

    await page.goto(`${server.address}/nb/5029/followup?p=${id}`);
    const form = page.locator('section[aria-labelledby="programme-tasks"] .programme-edit', { hasText: 'Ny oppgave' });
    await form.locator('summary').first().click();
    await form.getByLabel('Hva skal gjøres').fill('Rydde');
    await form.getByLabel('Til og med').fill('2026-03-31');
    await form.getByLabel('Fra', { exact: true }).fill('2026-03-02');
    limit(1);
    await form.getByRole('button', { name: 'Legg til' }).click();
    await form.getByText('Kan ikke lagre', { exact: false }).waitFor();
    assert.equal(await form.getByLabel('Hva skal gjøres').inputValue(), 'Rydde');
    limit('unlimited');
    await form.getByRole('button', { name: 'Legg til' }).click();
    await page.locator('section[aria-labelledby="programme-tasks"]').getByText('Rydde').first().waitFor();
    assert.deepEqual(page.faults, []);
    await page.context().close();
  },
);

test('the meeting: no network while it is typed, and nothing is lost', options, async () => {
  const page = await open(browser, server);
  await page.goto(`${server.address}/nb/5029/meeting?step=agree&c=institution_to_staffed_home:0.2`);
  const written = page.getByLabel('Skriv ned, én setning på hver linje');
  await written.waitFor();
  await page.context().setOffline(true);
  await written.fill('Vi utreder dette til juni.');
  await page.getByRole('button', { name: 'Lag referat' }).click();
  await again(page).waitFor();
  assert.equal(await written.inputValue(), 'Vi utreder dette til juni.');
  await page.context().setOffline(false);
  await page.reload();
  await written.waitFor();
  assert.equal(await written.inputValue(), 'Vi utreder dette til juni.');
  await page.context().close();
});

test('where accounts are: a server that is away is said, and the form keeps what it has', options, async () => {
  const closed = new Server();
  closed.account('berit', ['administrator@all']);
  await closed.start();
  try {
    const page = await open(browser, closed);
    await page.goto(`${closed.address}/nb/sign-in`);
    await page.getByLabel('Brukernavn').fill('berit');
    await page.getByLabel('Passord', { exact: true }).fill(goodPassword);
    await closed.kill();
    await page.getByRole('button', { name: 'Logg inn' }).click();
    await again(page).waitFor();
    assert.equal(await page.getByLabel('Brukernavn').inputValue(), 'berit');
    await closed.start();
    await page.getByRole('button', { name: 'Logg inn' }).click();
    await page.waitForURL((url) => !url.pathname.includes('sign-in'));
    await page.context().close();
  } finally {
    await closed.stop();
  }
});
