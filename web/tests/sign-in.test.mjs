// Signing in as people do, the pages of accounts, and a real place that signs people in (oidc-provider) on this machine.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { accessible, haveChromium, launch, open } from './browser.mjs';
import { freePort, signInElsewhere, startProvider } from './provider.mjs';
import { Server, goodPassword } from './server.mjs';

const options = { skip: haveChromium ? false : 'no Chromium' };
const server = new Server();
let browser;
before(async () => {
  server.account('sjef', ['administrator@all']);
  server.account('kari', ['analyst@5029']);
  server.account('revisor', ['auditor@all']);
  await server.start();
  if (haveChromium) browser = await launch();
});
after(async () => {
  await browser?.close();
  await server.stop();
});

async function enter(page, name, password = goodPassword) {
  await page.getByLabel('Brukernavn').fill(name);
  await page.getByLabel('Passord', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Logg inn' }).click();
}

test('who is not signed in is led to where one does, and back', options, async () => {
  const page = await open(browser, server);
  await page.goto(`${server.address}/nb/5029`);
  await page.getByRole('heading', { level: 1, name: 'Logg inn' }).waitFor();
  await enter(page, 'kari', 'noe helt annet enn det');
  await page.getByRole('alert').getByText('Navnet eller passordet er feil').waitFor();
  await enter(page, 'kari');
  await page.waitForURL(`${server.address}/nb/5029`);
  await page.locator('.room').nth(2).waitFor();
  await page.getByRole('link', { name: 'kari' }).click();
  await page.getByRole('heading', { level: 1, name: 'kari' }).waitFor();
  assert.equal(
    await page.evaluate(() => document.cookie.includes('handlingsrom')),
    false,
    'scripts do not see the session',
  );
  await page.getByRole('button', { name: 'Logg ut' }).click();
  await page.getByRole('heading', { level: 1, name: 'Logg inn' }).waitFor();
  await page.goto(`${server.address}/nb/5029`);
  await page.getByRole('heading', { level: 1, name: 'Logg inn' }).waitFor();
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('a session that ends while one looks leads to signing in', options, async () => {
  const page = await open(browser, server);
  await page.goto(`${server.address}/nb/sign-in?next=%2Fnb%2F5029`);
  await enter(page, 'kari');
  await page.locator('.room').nth(2).waitFor();
  await page.context().clearCookies({ name: 'handlingsrom' });
  await page.getByRole('link', { name: 'Hvor står vi?' }).click();
  await page.getByRole('heading', { level: 1, name: 'Logg inn' }).waitFor();
  await page.context().close();
});

test('where one is signed in is seen on the own page, and ended there', options, async () => {
  const page = await open(browser, server, { bypassCSP: true });
  const other = await open(browser, server);
  for (const one of [other, page]) {
    await one.goto(`${server.address}/nb/sign-in?next=%2Fnb%2Faccount`);
    await enter(one, 'kari');
    await one.getByRole('heading', { level: 1, name: 'kari' }).waitFor();
  }
  const sessions = page.getByRole('region', { name: 'Her er du logget inn' });
  await sessions.getByText('denne', { exact: true }).waitFor();
  const others = sessions.getByRole('row').filter({ has: page.getByRole('button', { name: /^Avslutt/ }) });
  const before = await others.count();
  assert.ok(before >= 1);
  assert.match(await others.first().innerText(), /Chrome, Linux/);
  await accessible(page, 'sessions');
  assert.equal(await others.first().getByRole('button').isDisabled(), true, 'not before the password is written');
  await sessions.getByLabel('Passordet ditt').fill('noe galt noe galt');
  await others.first().getByRole('button').click();
  await sessions.getByRole('alert').getByText('Passordet er feil').waitFor();
  await sessions.getByLabel('Passordet ditt').fill(goodPassword);
  await sessions.getByRole('button', { name: 'Avslutt alle andre' }).click();
  await others.first().waitFor({ state: 'detached' });
  await other.goto(`${server.address}/nb/5029`);
  await other.getByRole('heading', { level: 1, name: 'Logg inn' }).waitFor();
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'kari' }).waitFor();
  assert.deepEqual(page.faults, []);
  await other.context().close();
  await page.context().close();
});

test('a password is judged while it is typed, and its change is told at the next sign-in', options, async () => {
  server.account('ola', ['reader@5029']);
  const page = await open(browser, server, { bypassCSP: true });
  await page.goto(`${server.address}/nb/sign-in?next=%2Fnb%2Faccount`);
  await enter(page, 'ola');
  const form = page.locator('form', { hasText: 'Bytt passord' });
  const strength = form.getByRole('status');
  const fresh = 'gulrot under månelyst tak';
  for (const [typed, told] of [
    ['iloveyou1234', 'For lett å gjette'],
    ['kx7Qp2!vR', 'For kort, eller for likt navnet ditt'],
    [fresh, 'Godt'],
  ]) {
    await form.getByLabel('Nytt passord').fill(typed);
    await strength.getByText(told, { exact: true }).waitFor();
  }
  await accessible(page, 'strength');
  await form.getByLabel('Nytt passord').fill('iloveyou1234');
  await form.getByLabel('Passord', { exact: true }).fill(goodPassword);
  await form.getByRole('button', { name: 'Bytt passord' }).click();
  await form.getByRole('alert').getByText('blant dem som prøves først').waitFor();
  await form.getByLabel('Nytt passord').fill(fresh);
  await form.getByRole('button', { name: 'Bytt passord' }).click();
  await form.getByText('Passordet er byttet').waitFor();
  await page.getByRole('button', { name: 'Logg ut' }).click();
  await page.getByRole('heading', { level: 1, name: 'Logg inn' }).waitFor();
  await enter(page, 'ola', fresh);
  await page.getByText('Passordet ble endret').waitFor();
  await accessible(page, 'notices');
  await page.getByRole('button', { name: 'Jeg har sett det' }).click();
  await page.waitForURL(`${server.address}/nb`);
  await page.goto(`${server.address}/nb/account`);
  await page.getByRole('heading', { level: 1, name: 'ola' }).waitFor();
  assert.equal(await page.getByText('Passordet ble endret').count(), 0, 'once');
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('the page after signing in is one of ours', options, async () => {
  for (const next of ['//evil.example/', 'https://evil.example/', '/\\evil.example']) {
    const page = await open(browser, server);
    await page.goto(`${server.address}/nb/sign-in?next=${encodeURIComponent(next)}`);
    await enter(page, 'kari');
    await page.waitForURL(`${server.address}/nb`);
    await page.context().close();
  }
});

test('an administrator invites, gives roles, makes a space; the invited comes in', options, async () => {
  const page = await open(browser, server);
  await page.goto(`${server.address}/nb/accounts`);
  await enter(page, 'sjef');
  await page.getByRole('heading', { level: 1, name: 'Kontoer og roller' }).waitFor();
  const invite = page.getByRole('region', { name: 'Inviter noen' });
  await invite.getByLabel('Rolle').selectOption('programme');
  await invite.getByLabel('Sted').fill('5029');
  await invite.getByRole('button', { name: 'Legg til' }).click();
  await invite.getByRole('button', { name: 'Lag lenke' }).click();
  const link = await page.locator('[role=status] code').innerText();
  assert.match(link, /\/nb\/sign-in#link=[\w-]{43}$/);

  const guest = await open(browser, server);
  await guest.goto(link);
  await guest.getByLabel('Brukernavn').fill('per');
  await guest.getByLabel('Nytt passord').fill('kort');
  await guest.getByRole('button', { name: 'Ta i bruk' }).click();
  await guest.getByRole('alert').getByText('for lett å gjette').waitFor();
  await guest.getByLabel('Nytt passord').fill(goodPassword);
  await guest.getByRole('button', { name: 'Ta i bruk' }).click();
  await guest.getByText('Kontoen per er klar').waitFor();
  await enter(guest, 'per');
  await guest.waitForURL(`${server.address}/nb`);
  await guest.context().close();

  await page.getByLabel('Kortnavn').fill('vaernes');
  await page.getByLabel('Navn', { exact: true }).fill('Værnesregionen');
  await page.getByLabel('Kommuner').fill('5034, Stjørdal');
  await page.getByRole('button', { name: 'Lagre rommet' }).click();
  await page.getByText('5034, 5035').waitFor();
  await page.reload();
  const row = page.getByRole('row', { name: /^per/ });
  assert.match(await row.innerText(), /Programansvarlig, 5029/);
  await row.getByRole('button', { name: /Endre roller/ }).click();
  const editor = page.getByRole('region', { name: 'Rollene til per' });
  await editor.getByLabel('Rolle').selectOption('reader');
  await editor.getByLabel('Sted').fill('vaernes');
  await editor.getByRole('button', { name: 'Legg til' }).click();
  await editor.getByRole('button', { name: 'Lagre rollene' }).click();
  await page.getByText('Leser, vaernes').waitFor();
  page.once('dialog', (dialog) => void dialog.accept());
  await row.getByRole('button', { name: 'Fjern per' }).click();
  await row.waitFor({ state: 'detached' });
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('what gives a way in asks for the password again, and is then done', options, async () => {
  const page = await open(browser, server, { bypassCSP: true });
  await page.goto(`${server.address}/nb/accounts`);
  await enter(page, 'sjef');
  const invite = page.getByRole('region', { name: 'Inviter noen' });
  await invite.getByLabel('Rolle').selectOption('reader');
  await invite.getByLabel('Sted').fill('5029');
  await invite.getByRole('button', { name: 'Legg til' }).click();
  // As the server answers ten minutes after the sign-in, until the password was shown.
  let shown = false;
  page.on('response', (answer) => (shown ||= answer.url().includes('/session/shown') && answer.status() === 204));
  await page.route('**/api/v1/links?*', (route) =>
    shown || route.request().method() !== 'POST'
      ? route.continue()
      : route.fulfill({
          status: 403,
          contentType: 'application/problem+json',
          body: JSON.stringify({ title: 'Vis at det er deg', status: 403, key: 'shown_needed' }),
        }),
  );
  const made = page.locator('[role=status] code');
  const make = () => invite.getByRole('button', { name: 'Lag lenke' }).click();
  const asked = page.getByRole('dialog');
  await make();
  await asked.getByRole('heading', { name: 'Vis at det er deg' }).waitFor();
  await accessible(page, 'shown again');
  await page.keyboard.press('Escape');
  await page.getByRole('alert').getByText('Vis at det er deg').waitFor();
  assert.equal(await made.count(), 0, 'not done');
  await make();
  await asked.getByLabel('Passordet ditt').fill('noe galt noe galt');
  await asked.getByRole('button', { name: 'Fortsett' }).click();
  await asked.getByRole('alert').getByText('Passordet er feil').waitFor();
  await asked.getByLabel('Passordet ditt').fill(goodPassword);
  await asked.getByRole('button', { name: 'Fortsett' }).click();
  assert.match(await made.innerText(), /#link=[\w-]{43}$/);
  assert.equal(await asked.isVisible(), false);
  await page.goto(`${server.address}/nb/account`);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Last ned alt (JSON)' }).click(),
  ]);
  assert.equal(file.suggestedFilename(), 'handlingsrom.json');
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('a program gets a key, seen once, that lets it in until it is taken back', options, async () => {
  const page = await open(browser, server, { bypassCSP: true });
  await page.goto(`${server.address}/nb/accounts`);
  await enter(page, 'sjef');
  const keys = page.getByRole('region', { name: 'Nøkler for programmer' });
  await keys.getByLabel('Program', { exact: true }).fill('Regneark i økonomi');
  const rights = keys.getByRole('region', { name: 'Rettigheter for nøkkelen' });
  assert.doesNotMatch(await rights.getByLabel('Rolle').innerText(), /Administrator/);
  await rights.getByLabel('Sted').fill('5029');
  await rights.getByRole('button', { name: 'Legg til' }).click();
  await rights.getByRole('button', { name: 'Lag nøkkel' }).click();
  const secret = await keys.locator('[role=status] code').first().innerText();
  const row = keys.getByRole('row', { name: /^Regneark i økonomi/ });
  await row.waitFor();
  await accessible(page, 'accounts with a key');
  const ask = () =>
    fetch(`${server.address}/api/v1/municipalities/5029`, { headers: { authorization: `Bearer ${secret}` } });
  assert.equal((await ask()).status, 200);
  await page.reload();
  await row.waitFor();
  assert.ok(!(await page.locator('body').innerText()).includes(secret), 'the key is not shown again');
  page.once('dialog', (dialog) => void dialog.accept());
  await row.getByRole('button', { name: 'Trekk tilbake' }).click();
  await row.waitFor({ state: 'detached' });
  assert.equal((await ask()).status, 401);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('what one says of a figure is told to the other who comes back', options, async () => {
  const kari = await open(browser, server);
  await kari.goto(`${server.address}/nb/sign-in?next=%2Fnb%2F5029`);
  await enter(kari, 'kari');
  await kari.locator('.room').nth(2).waitFor(); // Her first visit begins.

  const page = await open(browser, server, { bypassCSP: true });
  await page.goto(`${server.address}/nb/sign-in?next=%2Fnb%2F5029`);
  await enter(page, 'sjef');
  await page.locator('.room').nth(2).waitFor();
  await page
    .locator('.room-picture')
    .first()
    .getByRole('button', { name: /^Slik er det regnet ut/ })
    .click();
  const said = page.getByRole('region', { name: 'Kommentarer' });
  await said.getByRole('textbox').fill('Hvor kommer tallet fra?');
  await said.getByRole('button', { name: 'Legg til' }).click();
  await said.getByText('Hvor kommer tallet fra?').first().waitFor();
  await said.getByRole('button', { name: /^Slett/ }).waitFor();
  await accessible(page, 'a comment');

  await kari.reload();
  const news = kari.getByRole('region', { name: /^Nytt siden du var her/ });
  assert.match(await news.innerText(), /Kommentar til .*sjef/);
  await kari
    .locator('.room-picture')
    .first()
    .getByRole('button', { name: /^Slik er det regnet ut/ })
    .click();
  const heard = kari.getByRole('region', { name: 'Kommentarer' });
  await heard.getByText('Hvor kommer tallet fra?').waitFor();
  assert.equal(await heard.getByRole('button', { name: /^Slett/ }).count(), 0, 'only its writer takes it away');
  await said.getByRole('button', { name: /^Slett/ }).click();
  await said.getByRole('listitem').waitFor({ state: 'detached' });
  for (const one of [kari, page]) {
    assert.deepEqual(one.faults, []);
    await one.context().close();
  }
});

test('the pages are accessible in three languages and both themes', options, async () => {
  for (const [name, paths] of [
    [null, ['sign-in', 'sign-in#link=abc']],
    ['sjef', ['account', 'accounts']],
    ['revisor', ['audit']],
  ]) {
    const page = await open(browser, server, { bypassCSP: true });
    if (name) {
      await page.goto(`${server.address}/nb/sign-in`);
      await enter(page, name);
      await page.waitForURL(`${server.address}/nb`);
    }
    for (const path of paths)
      for (const language of ['nb', 'nn', 'en'])
        for (const theme of ['light', 'dark']) {
          await page.evaluate((chosen) => localStorage.setItem('theme', chosen), theme).catch(() => undefined);
          await page.goto(`${server.address}/${language}/${path}`);
          await page.reload();
          await page.getByRole('heading', { level: 1 }).waitFor();
          await page.waitForTimeout(100);
          await accessible(page, `${language} ${path} ${theme}`);
          const raw = await page.locator('body').innerText();
          assert.doesNotMatch(
            raw,
            /\b(?:action|title|role|audit|space|problem)\.[a-z_]+/,
            'every sentence has its words',
          );
        }
    await page.context().close();
  }
});

test('a certified provider of OpenID Connect lets one in, with the roles that it tells', options, async () => {
  const ours = new Server();
  ours.port = await freePort();
  const address = `http://localhost:${ours.port}`;
  const provider = await startProvider({
    id: 'kommunen',
    name: 'Kommunen',
    address,
    folder: ours.folder,
    roles: { analytiker: ['analyst@5029'] },
    rolesOf: (person) => (person === 'gjest' ? [] : ['analytiker']),
  });
  const file = join(ours.folder, 'providers.toml');
  writeFileSync(file, provider.table);
  ours.more = ['--providers', file, '--address', address];
  await ours.start();
  try {
    for (const [who, comesIn] of [
      ['kari', true],
      ['gjest', false],
    ]) {
      const page = await open(browser, ours);
      await page.goto(`${address}/nb/5029`);
      await signInElsewhere(page, 'Kommunen', who);
      if (comesIn) {
        await page.waitForURL(`${address}/nb/5029`);
        await page.locator('.room').nth(2).waitFor();
        await page.getByRole('link', { name: `${who}@example.no` }).waitFor();
        // The place has its own session, and asks all the same.
        await page.goto(`${address}/api/v1/sign-in/kommunen?again=1&next=%2Fnb%2Faccount`);
        await page.locator('input[name=login]').fill(who);
        await page.locator('input[name=password]').fill('x');
        await page.locator('button[type=submit]').click();
        await page.waitForURL(`${address}/nb/account`);
        const [file] = await Promise.all([
          page.waitForEvent('download'),
          page.getByRole('button', { name: 'Last ned alt (JSON)' }).click(),
        ]);
        assert.equal(file.suggestedFilename(), 'handlingsrom.json');
      } else {
        await page.getByText('har ingen rolle her').waitFor();
      }
      await page.context().close();
    }
  } finally {
    await ours.stop();
    provider.stop();
  }
});
