// A file read in on the page: dropped, understood, a column decided otherwise, kept; a filled form that the calculations use at once; faults at their cell.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { accessible, haveChromium, launch, open } from './browser.mjs';
import { program, Server } from './server.mjs';

const options = { skip: haveChromium ? false : 'no Chromium' };
const server = new Server();
const folder = mkdtempSync(join(tmpdir(), 'handlingsrom-import-'));
let browser;
before(async () => {
  if (!haveChromium) return;
  await server.start();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  if (server.process) await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function readable(page) {
  const text = await page.locator('body').innerText();
  assert.equal(text.match(/NaN|undefined|Infinity|\bnull\b|\[object|(?:^|\s)(importing|form|store)\.[a-zA-Z]+/m), null);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(wide <= 1, `page is ${wide} px too wide`);
}

const choose = (page, name, text) =>
  page
    .locator('.import-file input[type=file]')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

/// A ZIP file of parts that are not compressed.
function zipped(parts) {
  const table = Array.from({ length: 256 }, (_, n) => {
    for (let k = 0; k < 8; k++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
    return n >>> 0;
  });
  const sum = (bytes) => {
    let crc = 0xffffffff;
    for (const byte of bytes) crc = table[(crc ^ byte) & 0xff] ^ (crc >>> 8);
    return (crc ^ 0xffffffff) >>> 0;
  };
  const files = [];
  const list = [];
  let at = 0;
  for (const [name, text] of parts) {
    const [bytes, called] = [Buffer.from(text), Buffer.from(name)];
    const what = Buffer.alloc(26);
    what.writeUInt16LE(20, 0);
    what.writeUInt16LE(0x21, 8);
    what.writeUInt32LE(sum(bytes), 10);
    what.writeUInt32LE(bytes.length, 14);
    what.writeUInt32LE(bytes.length, 18);
    what.writeUInt16LE(called.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    files.push(Buffer.from('PK\x03\x04'), what, called, bytes);
    list.push(Buffer.from('PK\x01\x02\x14\x00'), what, place, called);
    at += 30 + called.length + bytes.length;
  }
  const directory = Buffer.concat(list);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...files, directory, Buffer.from('PK\x05\x06'), end]);
}

/// A form of ours as a workbook that somebody has filled in: its mark on the first sheet, heads and lines on the second.
function filledForm(name, lines) {
  const office = 'http://schemas.openxmlformats.org';
  const cells = (rows) =>
    `<worksheet><sheetData>${rows
      .map((row) => `<row>${row.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`)
      .join('')}</sheetData></worksheet>`;
  const relation = (id, type, target) =>
    `<Relationship Id="${id}" Type="${office}/officeDocument/2006/relationships/${type}" Target="${target}"/>`;
  const relations = (...all) =>
    `<Relationships xmlns="${office}/package/2006/relationships">${all.join('')}</Relationships>`;
  return zipped([
    ['_rels/.rels', relations(relation('r', 'officeDocument', 'xl/workbook.xml'))],
    [
      'xl/workbook.xml',
      `<workbook xmlns:r="${office}/officeDocument/2006/relationships"><sheets><sheet name="Veiledning" sheetId="1" r:id="a"/><sheet name="Utfylling" sheetId="2" r:id="b"/></sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      relations(
        relation('a', 'worksheet', 'worksheets/sheet1.xml'),
        relation('b', 'worksheet', 'worksheets/sheet2.xml'),
      ),
    ],
    [
      'xl/worksheets/sheet1.xml',
      cells([
        ['Skjema', `handlingsrom-form ${name} 1`],
        ['Kommune', '5029'],
      ]),
    ],
    ['xl/worksheets/sheet2.xml', cells(lines)],
  ]);
}
const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

test('a table: understood, a column decided otherwise, kept under its shape', options, async () => {
  const page = await open(browser, server);
  await page.goto(`${server.address}/nb/5029/sources`);
  await page.getByRole('heading', { name: 'Les inn en fil' }).waitFor();
  assert.match(await page.locator('body').innerText(), /Ingen egne eller nyere tall er i bruk for Skaun/);
  const table = 'Ansvar;Art;Regnskap 2024\n1000;10100;1 234,5\n1000;17000;−20\nSum ansvar: 1000;;1 214,5\n';
  await choose(page, 'regnskap.csv', table);
  await page.getByRole('heading', { name: 'regnskap.csv: 2 tall' }).waitFor();
  assert.match(await page.locator('.own-preview').innerText(), /1 sum er utelatt/);
  await accessible(page);
  await readable(page);
  await page.getByRole('combobox', { name: 'Hva kolonne B Art er' }).selectOption('ignored');
  await page.getByRole('button', { name: 'Legg 2 tall i lageret' }).waitFor();
  await page.getByLabel('Hvem sier det? (vanlig: filens navn)').fill('økonomi');
  await page.getByRole('combobox', { name: 'Hva kolonne B Art er' }).selectOption('dimension');
  await page.getByRole('button', { name: 'Legg 2 tall i lageret' }).click();
  await page.getByRole('heading', { name: 'Lagret' }).waitFor();
  await choose(page, 'regnskap-mars.csv', table.replace('1 234,5', '2 000'));
  await page.getByRole('heading', { name: 'regnskap-mars.csv: 2 tall' }).waitFor();
  assert.equal(await page.getByRole('combobox', { name: 'Hva kolonne B Art er' }).inputValue(), 'dimension');
  await readable(page);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('files that cannot be read are refused in words, and the next one is read', options, async () => {
  const page = await open(browser, server, { viewport: { width: 390, height: 844 } });
  await page.goto(`${server.address}/nn/5029/sources`);
  await page.getByRole('heading', { name: 'Les inn ei fil' }).waitFor();
  for (const [name, text, words] of [
    ['tom.csv', '', /tom/],
    ['rapport.pdf', '%PDF-1.4', /PDF/],
    ['hode.csv', 'Kommune;2024\n', /ingen tabell/],
    ['kutta.json', '{"version":"2.0","class":"dataset","value":[1,', /JSON/],
  ]) {
    await choose(page, name, text);
    await page.locator('.import-file [role=alert]').getByText(words).waitFor();
  }
  await choose(page, 'tal.csv', 'Kommune;2024\nSkaun;12\n');
  await page.getByRole('heading', { name: 'tal.csv: 1 tal' }).waitFor();
  assert.equal(await page.locator('.import-file [role=alert]').innerText(), '');
  await readable(page);
  await page.context().close();
});

test('a filled form: refused at its cell, then own figures that the next page rests on', options, async () => {
  const page = await open(browser, server);
  const told = async () => (await fetch(`${server.address}/api/v1/municipalities/5029/first-page?lang=nb`)).json();
  const people = (answer) => JSON.stringify(answer.rooms[1].table.values);
  const published = people(await told());
  const heads = ['År', 'Sektor', 'Utdanning', 'Ledige årsverk'];
  const form = (...lines) => ({
    name: 'ledige.xlsx',
    mimeType: workbook,
    buffer: filledForm('vacancies', [heads, ...lines]),
  });
  await page.goto(`${server.address}/nb/5029/sources`);
  await page.getByRole('link', { name: 'Ledige stillinger' }).waitFor();
  const file = page.locator('.import-file input[type=file]');
  await file.setInputFiles(form(['2025', 'Helse og omsorg', 'Trollmann', '4'], ['2025', 'Sirkus', 'Lærer', 'mange']));
  await page.getByText('3 celler kan ikke brukes').waitFor();
  assert.match(await page.locator('.import-faults').innerText(), /C2.*Trollmann[\s\S]*B3.*Sirkus[\s\S]*D3.*mange/);
  assert.equal(await page.getByRole('button', { name: /i lageret/ }).count(), 0, 'nothing of it can be kept');
  await accessible(page);
  await file.setInputFiles(form(['2025', 'Helse og omsorg', 'Sykepleier', '2000']));
  await page.getByText('Blir ikke brukt').waitFor();
  await page.getByLabel('Bruk også tall som ligger langt fra').waitFor();
  await file.setInputFiles(form(['2025', 'Helse og omsorg', 'Sykepleier', '24,5']));
  await page.getByText('Ledige årsverk, sykepleiere, 2025').waitFor();
  await page.getByRole('button', { name: 'Legg 1 tall i lageret' }).click();
  await page.getByRole('heading', { name: 'Lagret' }).waitFor();
  assert.notEqual(people(await told()), published, 'the server answers from it without a new start');
  await page.getByRole('link', { name: 'Vis sidene med tallene i lageret' }).click();
  await page.goto(`${server.address}/nb/5029/sources`);
  await page
    .getByText(/Egne tall for Skaun: 1 tall fra lageret/)
    .first()
    .waitFor();
  await readable(page);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('what the command line puts into the store is seen by the server that runs', options, async () => {
  writeFileSync(join(folder, 'egne.csv'), 'figure;sector;value;unit\nplaces;care;41;\n');
  const told = async () =>
    JSON.stringify(await (await fetch(`${server.address}/api/v1/municipalities/5046/first-page?lang=nb`)).json());
  const before = await told();
  execFileSync(program, ['--store', server.store, 'facts', 'keep', '5046', join(folder, 'egne.csv'), '--accept'], {
    stdio: 'ignore',
  });
  let after = before;
  for (let asked = 0; asked < 600 && after === before; ++asked) {
    await new Promise((done) => setTimeout(done, 100));
    after = await told();
  }
  assert.notEqual(after, before);
});
