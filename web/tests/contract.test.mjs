// Every answer fits docs/api/openapi.json: status, media type, schema.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import Ajv from 'ajv/dist/2020.js';
import { Server } from './server.mjs';

const api = JSON.parse(readFileSync(new URL('../../docs/api/openapi.json', import.meta.url), 'utf8'));
const ajv = new Ajv({ strict: false, allErrors: true });
ajv.addSchema({ $id: 'api', components: api.components });
const compiled = new Map();
function validator(schema) {
  const text = JSON.stringify(schema).replaceAll('"#/components', '"api#/components');
  if (!compiled.has(text)) compiled.set(text, ajv.compile(JSON.parse(text)));
  return compiled.get(text);
}

const server = new Server();
const called = new Set();
before(() => server.start());
after(() => server.stop());

async function call(method, pattern, path, { body, status = 200, headers = {}, at = server } = {}) {
  called.add(`${method} ${pattern}`);
  const response = await fetch(at.address + path, {
    redirect: 'manual',
    method: method.toUpperCase(),
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      'x-handlingsrom': 'test',
      ...headers,
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  assert.equal(response.status, status, `${method} ${path}`);
  const operation = api.paths[pattern][method];
  const described = operation.responses[String(status)] ?? operation.responses.default;
  assert.ok(described, `${method} ${pattern} describes ${status}`);
  const type = response.headers.get('content-type')?.split(';')[0];
  const text = await response.text();
  if (!text) return null;
  const media = described.content[type];
  assert.ok(media, `${method} ${pattern} describes ${type}`);
  if (!media.schema) return text;
  const answers =
    type === 'application/x-ndjson'
      ? text
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line))
      : [JSON.parse(text)];
  const check = validator(media.schema);
  for (const answer of answers) assert.ok(check(answer), `${method} ${path}: ${ajv.errorsText(check.errors)}`);
  return type === 'application/x-ndjson' ? answers : answers[0];
}

const m = '/api/v1/municipalities/{municipality}';

test('the annual rota: drafted, solved, checked, changed by hand', async () => {
  const draft = await call('post', `${m}/rota/draft`, '/api/v1/municipalities/5046/rota/draft?lang=nb', {
    body: { kind: 'nursing_home' },
  });
  const unit = draft.text.replace('weeks = 52', 'weeks = 6').replace(/^wish = .*$/gm, ''); // Christmas is not in them
  const lines = await call('post', '/api/v1/rota/solve', '/api/v1/rota/solve?lang=nn', { body: { unit, seconds: 2 } });
  assert.equal(lines.at(-1).event, 'ready');
  const made = lines.at(-1).files.find((one) => one.name === 'rota.json');
  const rota = await (await fetch(server.address + made.href)).json();
  assert.ok(validator(api.components.schemas.AnnualRota)(rota));
  assert.equal(rota.findings.filter((one) => one.failed).length, 0);
  const body = { unit, rota: rota.csv };
  const same = await call('post', '/api/v1/rota/check', '/api/v1/rota/check?lang=nb', { body });
  assert.deepEqual(same.people, rota.people);
  // Nine hours between evening and day: refused at once, with the paragraph.
  const person = rota.people.find((one) => one.days.startsWith('D') || one.days.startsWith('-'));
  const edits = [`${person.id} 2027-01-05 A`, `${person.id} 2027-01-06 D`];
  const edited = await call('post', '/api/v1/rota/check', '/api/v1/rota/check?lang=nb', { body: { ...body, edits } });
  assert.ok(edited.findings.some((one) => one.failed && one.rule === 'daily_rest' && one.text.includes('§ 10-8')));
  await call('post', '/api/v1/rota/check', '/api/v1/rota/check?lang=nb', {
    body: { ...body, edits: ['Ingen 2027-01-05 A'] },
    status: 404,
  });
  await call('post', '/api/v1/rota/check', '/api/v1/rota/check?lang=nb', { body: { unit, rota: 'a,b' }, status: 422 });
  // One is away for three days; the rest stands, and the files are those of the new plan.
  const away = { ...body, person: rota.people[0].id, from: '2027-01-18', to: '2027-01-20' };
  const anew = await call('post', '/api/v1/rota/replan', '/api/v1/rota/replan?lang=nb', { body: away });
  assert.ok(anew.changes.every((one) => one.day >= '2027-01-14' && one.day <= '2027-02-03'));
  assert.equal(anew.people[0].days.split(' ').slice(14, 17).join(''), 'XXX');
  const files = await call('post', '/api/v1/rota/files', '/api/v1/rota/files?lang=en', {
    body: { unit, rota: anew.csv },
  });
  assert.equal(files.at(-1).files.filter((one) => one.name.endsWith('.ics')).length, rota.people.length);
  await call('post', '/api/v1/rota/replan', '/api/v1/rota/replan?lang=nb', {
    body: { ...away, from: '2027-01-20', to: '2027-01-18' },
    status: 422,
  });
});

test('programmes: begun, read, changed, kept', async () => {
  const file = readFileSync(new URL('../../examples/hoylandet-program.toml', import.meta.url), 'utf8');
  const own = '/api/v1/programme';
  for (const lang of ['nb', 'nn', 'en']) {
    const choices = await call('get', `${own}/choices`, `${own}/choices?lang=${lang}`);
    assert.ok(choices.roles.length > 10 && choices.models.every((one) => one.about.length > 20));
    const begun = await call('post', `${own}/new`, `${own}/new?lang=${lang}`, {
      body: { model: 'three_phases', municipality: '5046', title: 'T', begins: '2027-01-04' },
    });
    assert.ok(begun.text.includes('model = "three_phases"'));
    const read = await call('post', `${own}/read`, `${own}/read?lang=${lang}&width=360`, { body: { text: file } });
    assert.equal(read.decisions.length, 2);
    assert.match(read.charts.gains.svg, /viewBox="0 0 360 /);
  }
  const edit = { do: 'change', what: 'task', id: 'bygg', values: { done: '2026-11-30' } };
  const edited = await call('post', `${own}/edit`, `${own}/edit?lang=nb`, {
    body: { text: file, edit, today: '2026-11-30' },
  });
  assert.ok(edited.text.startsWith(file.slice(0, 200)), 'comments stay');
  await call('post', `${own}/edit`, `${own}/edit?lang=nb`, { body: { text: file, edit }, status: 422 });
  await call('post', `${own}/read`, `${own}/read?lang=nb`, { body: { text: 'a = ' }, status: 422 });
  const calendar = await call('post', `${own}/calendar`, `${own}/calendar?lang=nb`, { body: { text: file } });
  assert.match(calendar, /^BEGIN:VCALENDAR\r\n/);
  for (const drawing of ['gantt', 'wheel', 'gains'])
    assert.match(
      await call('post', `${own}/drawing`, `${own}/drawing?lang=nb`, { body: { text: file, drawing } }),
      /^<svg /,
    );
  const lines = await call('post', `${own}/report`, `${own}/report?lang=nb`, { body: { text: file, kind: 'status' } });
  assert.equal(lines.at(-1).event, 'ready');

  const kept = await call('post', `${m}/programmes`, '/api/v1/municipalities/5046/programmes?lang=nb', {
    body: { text: file },
    status: 201,
  });
  await call('post', `${m}/programmes`, '/api/v1/municipalities/5029/programmes?lang=nb', {
    body: { text: file },
    status: 422,
  });
  const list = await call('get', `${m}/programmes`, '/api/v1/municipalities/5046/programmes?lang=nb');
  assert.ok(list.programmes.some((one) => one.id === kept.id));
  const pattern = '/api/v1/programmes/{programme}';
  const path = `/api/v1/programmes/${encodeURIComponent(kept.id)}`;
  const second = await call('post', `${pattern}/edits`, `${path}/edits?lang=nb`, {
    body: { version: kept.version, edit, today: '2026-11-30' },
  });
  assert.notEqual(second.version, kept.version);
  const risk = { do: 'add', what: 'risk', values: { name: 'R', likelihood: 1, consequence: 1 } };
  const late = await call('post', `${pattern}/edits`, `${path}/edits?lang=nb`, {
    body: { version: kept.version, edit: risk, today: '2026-11-30' },
    status: 409,
  });
  assert.equal(late.arguments.newest, second.version);
  const beside = await call('get', pattern, `${path}?version=${late.arguments.kept}&lang=nb`);
  assert.ok(
    beside.programme.risks.some((one) => one.name === 'R'),
    'what came second is kept',
  );
  const before = await call('get', pattern, `${path}?version=${kept.version}&lang=nb`);
  assert.deepEqual(before.programme, kept.programme, 'an earlier version is as it was');
  const told = await call(
    'get',
    `${pattern}/difference`,
    `${path}/difference?from=${kept.version}&to=${second.version}&lang=nn`,
  );
  assert.equal(told.differences.length, 1);
  const thing = await call('get', `${pattern}/thing`, `${path}/thing?what=mandate&lang=nb`);
  assert.ok(thing.values.text.length > 0);
  await call('get', `${pattern}/thing`, `${path}/thing?what=task&id=none&lang=nb`, { status: 404 });
  const text = await call('get', `${pattern}/file`, `${path}/file`);
  const third = await call('put', pattern, `${path}?lang=nb`, { body: { text, version: second.version } });
  const { versions } = await call('get', `${pattern}/versions`, `${path}/versions?lang=nb`);
  assert.ok(versions.some((one) => one.beside) && versions.some((one) => one.version === third.version));
  await call('get', `${pattern}/calendar.ics`, `${path}/calendar.ics?lang=nb`);
  await call('post', `${pattern}/report`, `${path}/report?lang=nb`, { body: { kind: 'yearly' } });
  const listed = await call('post', `${pattern}/tasks`, `${path}/tasks?lang=nb`, {
    body: { version: third.version, name: 'liste.csv', text: 'id,Navn,Dager\nny,Ny oppgave,3\n', today: '2026-11-30' },
  });
  assert.equal(listed.imported.added, 1);
  await call('post', `${pattern}/forget`, `${path}/forget?lang=nb`, {
    body: { version: listed.version, id: 'none' },
    status: 404,
  });
  await call('get', pattern, '/api/v1/programmes/5046.none?lang=nb', { status: 404 });
  await call('get', pattern, `${path}?version=abc&lang=nb`, { status: 404 });
});
test('accounts: signing in, roles, links, spaces, sharing, the record', async () => {
  const open = await call('get', '/api/v1/session', '/api/v1/session?lang=nb');
  assert.equal(open.needed, false);
  const at = new Server();
  at.account('sjef', ['administrator@all', 'auditor@all']);
  at.account('kari', ['programme@5046']);
  await at.start();
  try {
    const chief = { at, headers: { cookie: await at.signIn('sjef') } };
    const kari = { at, headers: { cookie: await at.signIn('kari') } };
    const password = 'en lang setning uten mening';
    const session = '/api/v1/session';
    await call('post', session, `${session}?lang=nn`, { at, body: { name: 'kari', password }, status: 201 });
    await call('post', session, `${session}?lang=en`, { at, body: { name: 'kari', password: 'feil' }, status: 401 });
    assert.deepEqual((await call('get', session, session, kari)).rights, ['analyse', 'plan', 'decide']);
    await call('get', `${session}/data`, `${session}/data`, kari);
    await call('get', `${session}/data`, `${session}/data`, { at, status: 401 });
    const factor = `${session}/second-factor`;
    const offered = await call('post', factor, factor, { ...kari, body: { password } });
    assert.match(offered.address, /^otpauth:\/\/totp\/Handlingsrom:kari\?secret=[A-Z2-7]{32}&/);
    await call('put', factor, factor, { ...kari, body: { code: '12' }, status: 403 });
    await call('post', '/api/v1/password-strength', '/api/v1/password-strength', { at, body: { password } });
    const { sessions } = await call('get', `${session}/all`, `${session}/all`, kari);
    const other = sessions.find((one) => !one.this_one);
    await call('post', `${session}/end`, `${session}/end`, { ...kari, body: { session: other.id, password } });
    await call('post', `${session}/end`, `${session}/end`, { ...kari, body: { session: other.id }, status: 403 });
    const shown = `${session}/shown`;
    await call('put', shown, shown, { ...kari, body: { password }, status: 204 });
    await call('put', shown, shown, { ...kari, body: { code: '000000' }, status: 403 });
    await call('post', `${session}/notices-seen`, `${session}/notices-seen`, { ...kari, body: {}, status: 204 });
    const fresh = 'et helt annet passord';
    await call('put', `${session}/password`, `${session}/password`, {
      ...kari,
      body: { password, new_password: fresh },
    });
    const elsewhere = '/api/v1/sign-in/{provider}';
    await call('get', elsewhere, '/api/v1/sign-in/none', { at, status: 302 });
    await call('get', `${elsewhere}/back`, '/api/v1/sign-in/none/back?state=a&code=b', { at, status: 302 });

    const { accounts } = await call('get', '/api/v1/accounts', '/api/v1/accounts', chief);
    const id = accounts.find((one) => one.name === 'kari').id;
    const one = '/api/v1/accounts/{account}';
    const roles = [
      { role: 'programme', space: '5046' },
      { role: 'reader', space: '5029' },
    ];
    await call('put', `${one}/roles`, `/api/v1/accounts/${id}/roles`, { ...chief, body: { roles } });
    await call('put', `${one}/roles`, `/api/v1/accounts/${id}/roles`, { ...kari, body: { roles }, status: 403 });
    await call('post', `${one}/reset`, `/api/v1/accounts/${id}/reset`, { ...chief, body: {}, status: 201 });
    const links = '/api/v1/links';
    const made = await call('post', links, `${links}?lang=nn`, { ...chief, body: { roles, days: 2 }, status: 201 });
    const token = made.path.split('#link=')[1];
    await call('post', `${links}/use`, `${links}/use`, { at, body: { token, name: 'ny', password }, status: 201 });
    await call('post', `${links}/use`, `${links}/use`, { at, body: { token, name: 'to', password }, status: 404 });
    await call('post', links, links, { ...chief, body: { roles }, status: 201 });
    const left = await call('get', links, links, chief);
    await call('delete', `${links}/{link}`, `${links}/${left.links[0].id}`, { ...chief, status: 204 });
    const keys = '/api/v1/keys';
    const wanted = { name: 'Regneark', roles: [{ role: 'reader', space: 'all' }], per_minute: 2 };
    const key = await call('post', keys, keys, { ...chief, body: wanted, status: 201 });
    await call('post', keys, keys, { ...kari, body: wanted, status: 403 });
    assert.equal((await call('get', keys, keys, chief)).keys[0].name, 'Regneark');
    const program = { at, headers: { authorization: `Bearer ${key.secret}` } };
    await call('get', '/api/v1/municipalities', '/api/v1/municipalities', program);
    await call('get', '/api/v1/accounts', '/api/v1/accounts', { ...program, status: 403 });
    await call('get', '/api/v1/municipalities', '/api/v1/municipalities', { ...program, status: 429 });
    await call('delete', `${keys}/{key}`, `${keys}/${key.id}`, { ...chief, status: 204 });
    await call('get', '/api/v1/municipalities', '/api/v1/municipalities', { ...program, status: 401 });
    const place = '/api/v1/providers/{provider}';
    const entra = {
      name: 'Entra ID',
      issuer: 'http://127.0.0.1:1',
      client_id: 'handlingsrom',
      client_secret: 'hemmelig',
      address: 'http://localhost:8350',
      roles: [{ value: 'plan', roles: [{ role: 'programme', space: '5046' }] }],
    };
    await call('put', place, '/api/v1/providers/entra', { ...chief, body: entra });
    await call('put', place, '/api/v1/providers/entra', { ...kari, body: entra, status: 403 });
    const listed = await call('get', '/api/v1/providers', '/api/v1/providers', chief);
    assert.equal(listed.providers[0].has_secret, true);
    await call('post', `${place}/try`, '/api/v1/providers/entra/try', { ...chief, body: {}, status: 502 });
    await call('delete', place, '/api/v1/providers/entra', { ...chief, status: 204 });
    const spaces = '/api/v1/spaces';
    const body = { name: 'Indre Namdal', municipalities: ['5046', 'Grong'] };
    const space = await call('put', `${spaces}/{space}`, `${spaces}/indre-namdal`, { ...chief, body });
    assert.deepEqual(space.municipalities, ['5045', '5046']);
    await call('get', spaces, spaces, kari);
    await call('delete', `${spaces}/{space}`, `${spaces}/indre-namdal`, { ...chief, status: 204 });

    const scenarios = '/api/v1/scenarios';
    const saved = await call('post', scenarios, scenarios, {
      ...kari,
      body: { municipality: '5046', name: 'Min', changes: [] },
      status: 201,
    });
    const sharing = `${scenarios}/{scenario}/sharing`;
    const where = `${scenarios}/${saved.id}`;
    assert.equal((await call('get', sharing, `${where}/sharing`, kari)).shown, 'private');
    await call('get', `${scenarios}/{scenario}`, where, { ...chief, status: 404 });
    await call('post', sharing, `${where}/sharing`, { ...kari, body: { shown: 'shared' } });
    await call('get', `${scenarios}/{scenario}`, where, chief);
    // Two who change the same: both are kept, and where they differ is told.
    const change = (name, revision, status) =>
      call('put', `${scenarios}/{scenario}`, where, { ...kari, body: { name, changes: [], revision }, status });
    await change('Først', 1, 200);
    const late = await change('Sist', 1, 409);
    const { versions } = await call('get', `${scenarios}/{scenario}/versions`, `${where}/versions`, kari);
    const beside = versions.find((version) => version.version === late.arguments.kept);
    assert.deepEqual(beside.differences, [{ id: 'name', here: 'Sist', newest: 'Først' }]);
    const file = readFileSync(new URL('../../examples/hoylandet-program.toml', import.meta.url), 'utf8');
    const kept = await call('post', `${m}/programmes`, '/api/v1/municipalities/5046/programmes?lang=nb', {
      ...kari,
      body: { text: file },
      status: 201,
    });
    const programme = `/api/v1/programmes/${encodeURIComponent(kept.id)}`;
    await call('get', '/api/v1/programmes/{programme}/sharing', `${programme}/sharing`, kari);
    await call('post', '/api/v1/programmes/{programme}/sharing', `${programme}/sharing`, {
      ...kari,
      body: { shown: 'shared' },
    });
    // What colleagues say, and what is new since one was last here.
    const { since, changes } = await call('post', `${m}/visits`, '/api/v1/municipalities/5046/visits', kari);
    assert.ok(since && changes.every((seen) => seen.author !== 'kari'));
    await call('post', `${m}/visits`, '/api/v1/municipalities/5046/visits?lang=nb', { status: 404 });
    const comments = '/api/v1/municipalities/5046/comments';
    const said = await call('post', `${m}/comments`, comments, {
      ...chief,
      body: { about: 'figure:rooms.money', title: 'Rommet i økonomien', text: 'Hvor kommer tallet fra?' },
      status: 201,
    });
    await call('post', `${m}/comments`, comments, { ...chief, body: { about: 'x', text: ' ' }, status: 422 });
    const heard = await call('get', `${m}/comments`, `${comments}?about=figure%3Arooms.money`, kari);
    assert.deepEqual(
      heard.comments.map((comment) => [comment.author, comment.own]),
      [['sjef', false]],
    );
    const news = await call('post', `${m}/visits`, '/api/v1/municipalities/5046/visits', kari);
    assert.deepEqual(
      news.changes.filter((seen) => seen.kind === 'comment').map((seen) => [seen.author, seen.title]),
      [['sjef', 'Rommet i økonomien']],
    );
    const drop = `${m}/comments/{comment}`;
    await call('delete', drop, `${comments}/${said.id}`, { ...kari, status: 403 });
    await call('delete', drop, `${comments}/${said.id}`, { ...chief, status: 204 });
    const record = await call('get', '/api/v1/audit', '/api/v1/audit', chief);
    assert.ok(record.whole && record.entries.some((entry) => entry.author_name === 'kari' && entry.action === 'put'));
    await call('delete', one, `/api/v1/accounts/${id}`, { ...chief, status: 204 });
    await call('delete', session, session, { ...chief, status: 204 });
    await call('get', '/api/v1/accounts', '/api/v1/accounts', { ...chief, status: 401 });
  } finally {
    await at.stop();
  }
});

test('drawings: every kind, refusals, the style', async () => {
  const values = Array.from({ length: 25 }, (_, t) => 10 - t);
  const shared = {
    id: 'd1',
    title: 'Tittel <b>',
    first_year: 2026,
    last_year: 2050,
    unit: 'places',
    lines: [{ name: 'A & B', values }],
  };
  for (const kind of ['room', 'lines']) {
    const drawn = await call('post', '/api/v1/drawings', '/api/v1/drawings?lang=nn', { body: { ...shared, kind } });
    assert.equal(drawn.svg.match(/data-year=/g).length, 25);
    assert.ok(!drawn.svg.includes('<b>') && drawn.svg.includes('Tittel &lt;b&gt;'));
    assert.equal(drawn.unit, 'plassar');
  }
  const ladder = await call('post', '/api/v1/drawings', '/api/v1/drawings?lang=nb', {
    body: {
      kind: 'ladder',
      id: 'd2',
      first_year: 2026,
      last_year: 2040,
      steps: [{ name: 'Trinn', now: 10, later: 14 }],
    },
  });
  assert.match(ladder.svg, /↑ 4/);
  for (const body of [
    { ...shared, kind: 'pie' },
    { ...shared, kind: 'lines', id: 'a"b' },
    { ...shared, kind: 'lines', last_year: 2900 },
    { ...shared, kind: 'lines', lines: [{ values, p10: [1] }] },
  ])
    await call('post', '/api/v1/drawings', '/api/v1/drawings', { body, status: 422 });
  assert.match(await call('get', '/api/v1/drawings.css', '/api/v1/drawings.css'), /--hr-left:/);
});

test('what is asked for with GET', async () => {
  for (const lang of ['nb', 'nn', 'en']) {
    await call('get', '/api/v1/status', `/api/v1/status?lang=${lang}`);
    const all = await call('get', '/api/v1/municipalities', `/api/v1/municipalities?lang=${lang}`);
    assert.equal(all.municipalities.length, 357);
    await call('get', '/api/v1/sources', `/api/v1/sources?lang=${lang}`);
    await call('get', '/api/v1/assumptions', `/api/v1/assumptions?lang=${lang}`);
    const { levers } = await call('get', '/api/v1/levers', `/api/v1/levers?lang=${lang}`);
    for (const lever of levers)
      assert.ok(
        lever.today >= (lever.legal_low ?? -Infinity) && lever.today <= (lever.legal_high ?? Infinity),
        `${lever.id} is lawful today`,
      );
    for (const place of ['5029', '1151', '0301', '5628']) {
      const outlook = await call('get', `${m}/outlook`, `/api/v1/municipalities/${place}/outlook?lang=${lang}`);
      for (const figure of outlook.figures) {
        assert.equal(figure.middle.length, outlook.years, figure.id);
        assert.notEqual(figure.name, figure.id, `${figure.id} has a name in ${lang}`);
      }
      const published = await call('get', `${m}/published`, `/api/v1/municipalities/${place}/published?lang=${lang}`);
      assert.ok(published.figures.length > 0);
      await call('get', `${m}/standing`, `/api/v1/municipalities/${place}/standing?lang=${lang}`);
      await call('get', `${m}/population`, `/api/v1/municipalities/${place}/population?lang=${lang}`);
      await call('get', m, `/api/v1/municipalities/${place}?lang=${lang}`);
    }
    for (const figure of ['money', 'people', 'places', 'population.total', 'care.users.total']) {
      const path = `/api/v1/municipalities/5029/explain?figure=${figure}&year=2040&lang=${lang}`;
      await call('get', `${m}/explain`, path);
      await call('get', `${m}/explain`, `${path}&branch=0&depth=1`);
    }
  }
  const stands = await call('get', `${m}/levers`, '/api/v1/municipalities/5029/levers?lang=nb');
  assert.ok(stands.levers.some((one) => one.comparable.median !== null));
  for (const place of ['5029', '0301', '1151']) {
    const map = await call('get', `${m}/schools`, `/api/v1/municipalities/${place}/schools?lang=nb`);
    for (const school of map.schools)
      if (school.place)
        assert.ok(
          school.place.x > 0 && school.place.x < map.width && school.place.y > 0 && school.place.y < map.height,
          `${school.name} lies within ${place}`,
        );
  }
  const alternative = `${m}/schools/alternative`;
  for (const lang of ['nb', 'nn', 'en']) {
    const closed = await call(
      'get',
      alternative,
      `/api/v1/municipalities/5029/schools/alternative?close=974563258&lang=${lang}`,
    );
    assert.deepEqual(
      closed.moves.map((one) => one.from),
      ['974563258'],
    );
    assert.ok(closed.headline.length > 40);
  }
  const left = await call('get', alternative, '/api/v1/municipalities/0301/schools/alternative?lang=nb&year=2035');
  assert.equal(left.moves.length, 0);
  await call('get', alternative, '/api/v1/municipalities/5046/schools/alternative?close=974591774&lang=nb', {
    status: 409,
  });
  await call('get', alternative, '/api/v1/municipalities/5029/schools/alternative?close=nowhere&lang=en', {
    status: 404,
  });
  await call('get', alternative, '/api/v1/municipalities/5029/schools/alternative?close=974563258:x&lang=nb', {
    status: 422,
  });
  await call('get', alternative, '/api/v1/municipalities/5029/schools/alternative?year=1999&lang=nb', { status: 422 });
  for (const place of ['5029', '0301', '1151', '4647']) {
    const drawn = await call(
      'get',
      alternative,
      `/api/v1/municipalities/${place}/schools/alternative?width=640&lang=nb`,
    );
    assert.ok(drawn.map.svg.length < 150_000 && !/NaN|inf/.test(drawn.map.svg), `${place}: a map`);
    assert.match(drawn.map.svg, /data-school="\d+"/);
    assert.equal(drawn.beside.length, 2);
    assert.deepEqual(
      drawn.beside.map((one) => one.with),
      drawn.beside.map((one) => one.without),
      'nothing closed, nothing changed',
    );
  }
  for (const width of ['5', '1e9', 'x'])
    await call('get', alternative, `/api/v1/municipalities/5029/schools/alternative?width=${width}&lang=nb`, {
      status: 422,
    });
  const asked = await call('post', alternative, '/api/v1/municipalities/4647/schools/alternative?lang=nn', {
    body: {
      close: ['Naustdal skule:8-10'],
      pupils: ['Viksdalen skule=60'],
      set: ['structure.detour_factor=1.6'],
      from: 2030,
      year: 2035,
    },
  });
  assert.equal(asked.schools.find((one) => one.name === 'Naustdal skule').state, 'partly');
  assert.equal(asked.schools.find((one) => one.name === 'Viksdalen skule').known, 'own');
  await call('post', alternative, '/api/v1/municipalities/4647/schools/alternative?lang=nn', {
    body: { close: 'x' },
    status: 422,
  });
  const { swings } = await call('get', `${m}/tornado`, '/api/v1/municipalities/5029/tornado?year=2040&lang=nb');
  assert.ok(swings.some((swing) => swing.at_high[0] > 0));
  await call('get', `${m}/tornado`, '/api/v1/municipalities/5029/tornado?year=1999&lang=nb', { status: 422 });
  for (const [place, asked] of [
    ['5029', ''],
    ['5029', '&with=neighbours'],
    ['5029', '&with=5031,Melhus'],
    ['1151', '&with=neighbours'],
    ['0301', '&with=county'],
    ['5605', '&with=country'],
    ['5628', '&count=10&weight_need=0'],
  ]) {
    const compared = await call('get', `${m}/comparison`, `/api/v1/municipalities/${place}/comparison?lang=en${asked}`);
    for (const one of [...compared.against_group, ...compared.against_country]) {
      const sum = one.parts.reduce((total, part) => total + part.effect, 0);
      if (one.parts.length)
        assert.ok(
          Math.abs(one.base + sum - one.own) < 1e-5 * Math.abs(one.own) + 1e-5,
          `${place} ${one.id}: the parts add up`,
        );
      else
        assert.ok(one.own === null || one.base === null, `${place} ${one.id}: only what is missing is not taken apart`);
    }
  }
  for (const wrong of ['with=nabo', 'with=,', 'count=0', 'count=ti', 'weight_need=-1']) {
    await call('get', `${m}/comparison`, `/api/v1/municipalities/5029/comparison?lang=nb&${wrong}`, {
      status: wrong === 'with=nabo' ? 404 : 422,
    });
  }
  await call('get', '/api/v1/map', '/api/v1/map?lang=nb');
  await call('get', '/api/v1/distributions', '/api/v1/distributions?lang=nb');
  await call('get', '/api/v1/search', '/api/v1/search?q=Skaun&lang=nb');
  await call('get', '/api/openapi.json', '/api/openapi.json');
});

test('regions: sums, and who lacks while others have to spare', async () => {
  const pattern = '/api/v1/regions/{region}/outlook';
  const path = (region, lang = 'nb') => `/api/v1/regions/${encodeURIComponent(region)}/outlook?lang=${lang}`;
  const alone = await call('get', `${m}/outlook`, '/api/v1/municipalities/5029/outlook?lang=nb');
  const one = await call('get', pattern, path('skaun'));
  assert.deepEqual(one.region.members, [{ number: '5029', name: 'Skaun' }]);
  for (const figure of one.figures)
    assert.deepEqual(
      figure,
      alone.figures.find((other) => other.id === figure.id),
      figure.id,
    );
  const names = {};
  for (const lang of ['nb', 'nn', 'en'])
    names[lang] = (await call('get', pattern, path('area:5029', lang))).region.name;
  assert.equal(new Set(Object.values(names)).size, 3, 'a name in each language');
  const list = await call('get', pattern, path('Skaun,5028'));
  assert.equal(list.region.id, '5028,5029');
  const other = await call('get', `${m}/outlook`, '/api/v1/municipalities/5028/outlook?lang=nb');
  const middle = (outlook, id, t) => outlook.figures.find((figure) => figure.id === id).middle[t];
  const people = middle(alone, 'population.total', 0) + middle(other, 'population.total', 0);
  assert.equal(middle(list, 'population.total', 0), people, 'today is a sum');
  // Later the line is the median of the sums, which is no sum of medians; it lies within its own range.
  for (const id of ['population.total', 'rooms.money', 'rooms.people', 'rooms.places']) {
    const figure = list.figures.find((each) => each.id === id);
    assert.ok(figure.middle[14] >= figure.p10[14] && figure.middle[14] <= figure.p90[14], id);
  }
  for (const shortage of list.shortages) assert.ok(shortage.municipalities.every((count) => count <= 2));
  // Counted to the person today, told to what is known later.
  assert.equal(list.said.length, list.years);
  const digits = (text) => text.replace(/\D/g, '');
  assert.equal(digits(list.said[0].inhabitants), String(people));
  assert.match(list.said[14].inhabitants, /^om lag /);
  assert.match(digits(list.said[14].inhabitants), /^\d{3}0*$/);
  assert.deepEqual([list.said[14].lacking.length, one.said[14].lacking.length], [3, 0]);
  await call('get', pattern, path('county:99'), { status: 404 });
  await call('get', pattern, path('5029,nonsense'), { status: 404 });
  await call('get', pattern, path(','), { status: 422 });
});

test('a region is kept, and its making ends when the client leaves', async () => {
  const path = `${server.address}/api/v1/regions/${encodeURIComponent('county:34')}/outlook?lang=nn`;
  const leaving = new AbortController();
  const left = fetch(path, { signal: leaving.signal }).then(
    () => 'came',
    () => 'left',
  );
  setTimeout(() => leaving.abort(), 100);
  assert.equal(await left, 'left');
  const start = Date.now();
  const first = await fetch(path);
  assert.equal(first.status, 200);
  await first.arrayBuffer();
  const made = Date.now() - start;
  const again = await fetch(path, { headers: { 'if-none-match': first.headers.get('etag') } });
  assert.equal(again.status, 304);
  assert.ok(Date.now() - start - made < made, 'the second time it is known');
});

test('errors are problem documents', async () => {
  const missed = await call('get', m, '/api/v1/municipalities/skaunn?lang=en', {
    status: 404,
    headers: { 'accept-language': 'nb' },
  });
  assert.match(missed.title, /^There is no municipality/, 'in the language asked for');
  await call('get', '/api/v1/search', '/api/v1/search?q=&lang=nn', { status: 422 });
  await call('get', '/api/v1/search', `/api/v1/search?q=${'x'.repeat(500)}`, { status: 422 });
  await call('get', `${m}/explain`, '/api/v1/municipalities/5029/explain?figure=nonsense&year=2040&lang=nb', {
    status: 404,
  });
  await call('get', `${m}/explain`, '/api/v1/municipalities/5029/explain?figure=money&year=abc&lang=nb', {
    status: 422,
  });
  await call('get', '/api/v1/status', '/api/v1/municipalities/5029/outlook?lang=de', { status: 404 });
  await call('post', `${m}/rooms`, '/api/v1/municipalities/5029/rooms?lang=nb', {
    body: { changes: [{ id: 'care.nonsense', value: 1 }] },
    status: 404,
  });
  await call('post', `${m}/rooms`, '/api/v1/municipalities/5029/rooms?lang=nb', {
    body: { changes: [{ id: 'care.fte_home', value: 1e9 }] },
    status: 422,
  });
  const unsaid = await call('post', `${m}/rooms`, '/api/v1/municipalities/5029/rooms?lang=nb', {
    body: { changes: [], readings: false },
  });
  assert.deepEqual(unsaid.readings, []);
  await call('post', `${m}/rooms`, '/api/v1/municipalities/5029/rooms?lang=nb', { body: { unknown: 1 }, status: 422 });
  await call('post', `${m}/rooms`, '/api/v1/municipalities/5029/rooms?lang=nb', { body: [], status: 422 });
  await call('get', '/api/v1/scenarios/{scenario}', '/api/v1/scenarios/00?lang=nb', { status: 404 });
  await call('get', '/api/v1/reports/{report}/{file}', '/api/v1/reports/00/x.html', { status: 404 });
  await call('post', '/api/v1/scenarios', '/api/v1/scenarios', {
    body: { municipality: '5029', name: 'x' },
    status: 403,
    headers: { origin: 'https://example.org' },
  });
});

test('what if', async () => {
  const changes = [
    { id: 'care.coverage_long_stay', value: 0.8, reason: 'hjemme lenger' },
    { id: 'economy.income_growth', value: 0.004, from: 2027, to: 2030 },
  ];
  const path = '/api/v1/municipalities/5029';
  const rooms = await call('post', `${m}/rooms`, `${path}/rooms?lang=nb`, { body: { changes } });
  assert.ok(rooms.figures.some((figure) => figure.id === 'rooms.money'));
  await call('post', `${m}/rooms`, `${path}/rooms?lang=nb`, {
    body: { changes, paths: 20, figures: ['rooms.money', 'care.'] },
  });
  const parts = await call('post', `${m}/contributions`, `${path}/contributions?lang=nb`, {
    body: { changes, figure: 'rooms.money', year: 2040 },
  });
  const sum = parts.before + parts.parts.reduce((total, part) => total + part.effect, 0);
  assert.ok(Math.abs(sum - parts.after) < 1e-5 * Math.abs(parts.after) + 100, 'contributions add up');
  await call('post', `${m}/explain`, `${path}/explain?lang=nb`, {
    body: { changes, figure: 'rooms.money', year: 2040 },
  });
  const solved = await call('post', `${m}/solve`, `${path}/solve?lang=nb`, {
    body: { changes, figure: 'rooms.money', year: 2040, vary: 'economy.income_growth' },
  });
  assert.ok(Math.abs(solved.reached) < 1000, 'the target is met');
  await call('post', `${m}/solve`, `${path}/solve?lang=nb`, {
    body: { figure: 'rooms.money', year: 2040, vary: 'services.health_target_share', target: 1e12 },
    status: 409,
  });
});

test('what if, with own figures: rooms, what each change did and the calculation are the same course', async () => {
  const path = '/api/v1/municipalities/5029';
  const question = { figure: 'rooms.people', year: 2040 };
  const own = { name: 'egne.csv', text: 'tall;sektor;verdi;enhet\nårsverk;skole;150,5;årsverk\n' };
  const inRooms = async (body) => {
    const answer = await call('post', `${m}/rooms`, `${path}/rooms?lang=nb`, { body });
    return answer.figures.find((one) => one.id === question.figure).middle[question.year - answer.first_year];
  };
  const [today, with_] = [await inRooms({ changes: [] }), await inRooms({ changes: [], own })];
  assert.ok(Math.abs(today - with_) > 0.1, 'own figures are felt');
  const tree = await call('post', `${m}/explain`, `${path}/explain?lang=nb`, { body: { ...question, own } });
  assert.ok(Math.abs(tree.value - with_) < 1e-6, 'explained as it is shown');
  const changes = [{ id: 'institution_to_staffed_home', value: 0.2 }];
  const parts = await call('post', `${m}/contributions`, `${path}/contributions?lang=nb`, {
    body: { ...question, changes, own },
  });
  assert.ok(Math.abs(parts.before - with_) < 1e-6, 'changes begin where own figures stand');
  await call('post', `${m}/explain`, `${path}/explain?lang=nb`, {
    body: { ...question, own: { name: 'egne.csv', text: 'årsverk;skole;mange\n' } },
    status: 422,
  });
});

test('what if, with levers', async () => {
  const path = '/api/v1/municipalities/5029';
  const changes = [
    { id: 'institution_to_staffed_home', value: 0.2, reason: 'egen bolig' },
    { id: 'class_size', value: 17, from: 2028, to: 2030 },
    { id: 'economy.income_growth', value: 0.002 },
  ];
  await call('post', `${m}/rooms`, `${path}/rooms?lang=nb`, { body: { changes, paths: 20 } });
  const parts = await call('post', `${m}/contributions`, `${path}/contributions?lang=nb`, {
    body: { changes, figure: 'rooms.money', year: 2040 },
  });
  assert.ok(
    Math.abs(parts.before + parts.parts.reduce((total, part) => total + part.effect, 0) - parts.after) < 100,
    'contributions add up',
  );
  const tree = await call('post', `${m}/explain`, `${path}/explain?lang=nb`, {
    body: { changes, figure: 'rooms.money', year: 2040 },
  });
  assert.equal(tree.children.length, 3, 'today’s course and two levers');
  await call('post', `${m}/rooms`, `${path}/rooms?lang=nb`, {
    body: { changes: [{ id: 'class_size', value: 25 }] },
    status: 422,
  });
  await call('post', `${m}/rooms`, `${path}/rooms?lang=nb`, {
    body: {
      changes: [
        { id: 'housing_programme', value: 5 },
        { id: 'in_migration', value: 5 },
      ],
    },
    status: 422,
  });
  await call('post', `${m}/smallest-change`, `${path}/smallest-change?lang=nb`, {
    body: { figure: 'rooms.people', year: 2045 },
  });
  await call('post', `${m}/smallest-change`, `${path}/smallest-change?lang=nb`, {
    body: { figure: 'rooms.nonsense', year: 2045 },
    status: 422,
  });
  const events = await call('post', `${m}/reports`, `${path}/reports?lang=nb`, { body: { changes, name: 'Prøve' } });
  assert.ok(events.at(-1).files.some((file) => file.name.startsWith('Perspektivmelding')));
});

test('scenarios are kept, changed only from their latest revision, and deleted', async () => {
  const made = await call('post', '/api/v1/scenarios', '/api/v1/scenarios', {
    body: {
      municipality: 'Skaun',
      name: 'Prøve',
      changes: [{ id: 'care.fte_home', value: 0.9, reason: 'ny teknologi' }],
    },
    status: 201,
  });
  assert.equal(made.municipality, '5029');
  const one = '/api/v1/scenarios/{scenario}';
  const path = `/api/v1/scenarios/${made.id}`;
  assert.deepEqual(await call('get', one, path), made);
  const changed = await call('put', one, path, { body: { name: 'Prøve 2', changes: [], revision: 1 } });
  assert.equal(changed.revision, 2);
  await call('put', one, path, { body: { name: 'Prøve 3', changes: [], revision: 1 }, status: 409 });
  const list = await call('get', '/api/v1/scenarios', '/api/v1/scenarios?municipality=5029');
  assert.equal(list.scenarios.length, 1);
  assert.equal(list.scenarios[0].changes, undefined);
  assert.deepEqual(list.damaged, []);
  const whole = await call('get', '/api/v1/scenarios', '/api/v1/scenarios?municipality=5029&with=changes&limit=1');
  assert.deepEqual(whole.scenarios[0], changed);
  assert.equal(whole.next, undefined);
  await call('get', '/api/v1/scenarios', '/api/v1/scenarios?limit=0', { status: 422 });
  // Sent again because the answer was lost: saved once.
  const again = {
    body: { municipality: 'Skaun', name: 'Ein gong', changes: [] },
    status: 201,
    headers: { 'Idempotency-Key': 'k1' },
  };
  const first = await call('post', '/api/v1/scenarios', '/api/v1/scenarios', again);
  assert.equal((await call('post', '/api/v1/scenarios', '/api/v1/scenarios', again)).id, first.id);
  await call('delete', one, `/api/v1/scenarios/${first.id}`, { status: 204 });
  await server.kill(); // in the middle of everything, without warning
  await server.start();
  assert.equal((await call('get', one, path)).name, 'Prøve 2');
  await call('delete', one, path, { status: 204 });
  await call('get', one, path, { status: 404 });
});

test('the report, with progress, and its files', async () => {
  const events = await call('post', `${m}/reports`, '/api/v1/municipalities/5029/reports?lang=nn', { body: {} });
  const ready = events.at(-1);
  assert.equal(ready.event, 'ready');
  assert.ok(ready.files.length >= 3);
  for (const file of ready.files) {
    const response = await fetch(server.address + file.href);
    assert.equal(response.status, 200);
    assert.match(response.headers.get('content-disposition'), /^attachment/);
    assert.equal((await response.arrayBuffer()).byteLength, file.bytes);
  }
  called.add('get /api/v1/reports/{report}/{file}');
});

test('first page and parts: as wide as asked for, in three languages, refusals', async () => {
  const path = '/api/v1/municipalities/5029/first-page';
  const page = await call('get', `${m}/first-page`, `${path}?lang=nn&room=300&width=500`);
  assert.equal(page.rooms.length, 3);
  for (const room of page.rooms) {
    assert.match(room.svg, /viewBox="0 0 300 /);
    assert.equal(room.table.rows.length, room.table.values.length);
  }
  assert.deepEqual(
    page.sections.map((one) => one.id),
    ['why', 'who', 'others'],
  );
  // The same reading as the outlook and the report.
  const outlook = await call('get', `${m}/outlook`, '/api/v1/municipalities/5029/outlook?lang=nn');
  for (const room of page.rooms)
    assert.deepEqual(
      room.reading,
      outlook.readings.find((one) => one.id === room.reading.id),
    );
  await call('get', `${m}/first-page`, `${path}?width=1`, { status: 422 });
  const part = await call('get', `${m}/parts/{part}`, '/api/v1/municipalities/5029/parts/outlook?lang=en');
  assert.ok(part.sections.flatMap((one) => one.charts).length > 10);
  await call('get', `${m}/parts/{part}`, '/api/v1/municipalities/5029/parts/nonsense', { status: 404 });
  const told = await call(
    'get',
    `${m}/told`,
    '/api/v1/municipalities/5029/told?figures=population.total,nonsense,economy.income.total&lang=nb',
  );
  assert.deepEqual(
    told.figures.map((one) => one.id),
    ['population.total', 'economy.income.total'],
  );
  assert.match(told.figures[0].told[14], /^om lag \d/);
});

test('measures: what there is, what it takes, what first, refusals', async () => {
  const path = '/api/v1/municipalities/5029/measures';
  const all = await call('get', `${m}/measures`, `${path}?lang=nn&year=2035`);
  assert.ok(all.measures.length > 20);
  for (const { measures } of all.giving_most) assert.ok(measures.length > 0 && measures.length <= 6);
  const demand = { room: 'rooms.money', year: 2035, at_least: 20e6 };
  const choose = (body, status = 200) =>
    call('post', `${m}/measures/choice`, `${path}/choice?lang=nn`, { body, status });
  const found = await choose({ demands: [demand] });
  assert.ok(found.met && found.chosen.length > 0 && found.chosen.length <= 7, found.sentence);
  assert.ok(found.demands[0].reached >= 20e6 * 0.999999);
  const other = await choose({ demands: [demand], without: [found.chosen[0].id] });
  assert.ok(other.chosen.every((one) => one.id !== found.chosen[0].id));
  const own = [{ id: 'own-1', name: 'Leige ut huset', kroner: 2e6, from: 2028 }];
  const worth = [{ id: 'own-1', worth: 3 }, ...found.chosen.slice(0, 2).map((one) => ({ id: one.id, worth: -1 }))];
  const first = await choose({ demands: [{ ...demand, at_least: 1e6 }], worth, own });
  assert.deepEqual(
    first.chosen.map((one) => one.id),
    ['own-1'],
  );
  const none = await choose({ demands: [{ ...demand, at_least: 1e12 }] });
  assert.ok(!none.met && none.colliding.length === 1 && none.sentence);
  const held = await choose({ demands: [demand], floors: [{ figure: 'workforce.needed.nurse', year: 2035 }] });
  const floor = held.demands.find((one) => one.figure === 'workforce.needed.nurse');
  assert.ok(floor && floor.room === null && (!held.met || floor.reached >= floor.at_least - 1e-6), floor?.text);
  await choose({ demands: [demand], floors: [{ figure: 'nonsense', year: 2035 }] }, 404);
  await choose({ demands: [{ ...demand, room: 'rooms.nonsense' }] }, 422);
  await choose({ demands: [{ ...demand, year: 2199 }] }, 422);
  await choose({ demands: [demand], with: ['nonsense'] }, 404);
});

test('a file read in: understood, kept, in force from the next answer on; forms', async () => {
  const path = '/api/v1/municipalities/5029/import';
  const text = 'Kommune;Variabel;2023;2024\n5029 Skaun;Elever;10;12,5\n1657 Skaun (-2017);Elever;:;..\n';
  const look = (body, status = 200) => call('post', `${m}/import`, `${path}?lang=nb`, { body, status });
  const read = await look({ name: 'elever.csv', text });
  assert.equal(read.figures, 4);
  assert.equal(read.can_be_kept, true);
  assert.deepEqual(
    read.columns.map((one) => one.role),
    ['municipality', 'quantity', 'value', 'value'],
  );
  assert.equal(read.rows[1].value, '12,5');
  assert.ok(read.sentences.some((one) => /semikolon/.test(one)));
  const otherwise = await look({ name: 'elever.csv', text, roles: { Variabel: 'dimension', D: 'ignored' } });
  assert.equal(otherwise.columns[1].chosen, true);
  assert.equal((await look({ name: 'x.csv', text: 'Kommune;2024\n' }, 422)).key, 'importing_no_table');
  await look({ name: 'x.csv', text, roles: { Variabel: 'spells' } }, 422);
  await look({ name: 'x.csv', text, sheet: 7 }, 422);
  await look({ name: 'x.csv', text, year: 'i fjor' }, 422);
  await look({ name: 'x.csv', bytes: Buffer.from('%PDF-1.4').toString('base64') }, 422);
  await look({ name: 'x.csv', nonsense: 1, text }, 422);

  const before = await call('get', `${m}/in-force`, '/api/v1/municipalities/5029/in-force?lang=nb');
  assert.equal(before.imports, true);
  assert.equal(before.forms.length, 8);
  const form = await call('get', `${m}/forms/{form}`, '/api/v1/municipalities/5029/forms/vacancies?lang=nn');
  assert.ok(form.length > 1000);
  await call('get', `${m}/forms/{form}`, '/api/v1/municipalities/5029/forms/spells?lang=nn', { status: 404 });
  const keep = (body, status = 201) => call('post', `${m}/import/kept`, `${path}/kept?lang=nb`, { body, status });
  const kept = await keep({ name: 'elever.csv', text, mapping: true, source: 'skolekontoret' });
  assert.equal(kept.fresh, 2);
  assert.equal((await keep({ name: 'elever.csv', text, source: 'skolekontoret' })).fresh, 0);
  assert.equal((await look({ name: 'elever-2.csv', text: text.replace('12,5', '13') })).mapping_known, true);
});

test('own figures: how they are read, the page with them, refusals at their cell', async () => {
  const path = '/api/v1/municipalities/5029/own-figures';
  const text = 'figure;sector;value;unit\nfull_time_equivalents;school;118,4;\nnet_spending;school;150;mill. kr\n';
  const read = (body, status = 200) => call('post', `${m}/own-figures`, `${path}?lang=nb`, { body, status });
  const preview = await read({ name: 'skole.csv', text });
  assert.equal(preview.lines.length, 2);
  assert.match(preview.lines[0].value, /118,4/);
  assert.equal(preview.lines[0].line, 2);
  const same = await read({ name: 'skole.csv', bytes: Buffer.from(text).toString('base64') });
  assert.deepEqual(same.lines, preview.lines);
  const far = await read({ name: 'skole.csv', text: text.replace('150', '15000') });
  assert.ok(far.lines[1].far_off && !far.lines[0].far_off);
  const half = await read({ name: 'skole.csv', text: text.replace('118,4', 'mange') }, 422);
  assert.equal(half.arguments.line, '2');
  await read({ name: 'skole.csv', bytes: '***' }, 422);
  const more = await read({
    name: 'Innlimt tabell',
    text: 'Tall\tVerdi\tEnhet\nEiendomsskatt\t18,5\tmill. kr\nDisposisjonsfond\t41 000\t1000 kr\nLedige årsverk, sykepleiere\t4,5\tårsverk\n',
  });
  assert.deepEqual(
    more.lines.map((one) => [one.line, one.name, Boolean(one.far_off)]),
    [
      [2, 'Eiendomsskatt', false],
      [3, 'Disposisjonsfond', false],
      [4, 'Ledige årsverk, sykepleiere', false],
    ],
  );
  const other = await read({ name: 'x.csv', text: 'figure;sector;value\nkommune;;4647\nvacant_nurses;;3\n' }, 422);
  assert.equal(other.key, 'own_other_municipality');
  assert.equal(other.arguments.line, '2');
  const page = await call('post', `${m}/first-page`, '/api/v1/municipalities/5029/first-page?lang=nb', {
    body: { own: { name: 'skole.csv', text } },
  });
  const published = await call('get', `${m}/first-page`, '/api/v1/municipalities/5029/first-page?lang=nb');
  assert.notDeepEqual(page.rooms[1].table.values, published.rooms[1].table.values, 'the own figures are used');
});

test('what is at hand: the same answers with own figures and with what is turned', async () => {
  const turned = { changes: [{ id: 'sick_leave', value: 0.06 }] };
  const at = '/api/v1/municipalities/5029';
  for (const [pattern, path] of [
    [`${m}/first-page`, `${at}/first-page?lang=nb`],
    [`${m}/parts/{part}`, `${at}/parts/outlook?lang=nb`],
    [`${m}/told`, `${at}/told?figures=rooms.money,workforce.needed.total&lang=nb`],
  ]) {
    const published = await call('get', pattern, path);
    assert.deepEqual(
      await call('post', pattern, path, { body: {} }),
      published,
      `${path}: nothing at hand changes nothing`,
    );
    assert.notDeepEqual(
      await call('post', pattern, path, { body: turned }),
      published,
      `${path}: what is turned shows`,
    );
    await call('post', pattern, path, { body: { changes: [{ id: 'nonsense', value: 1 }] }, status: 404 });
    await call('post', pattern, path, { body: { nonsense: 1 }, status: 422 });
  }
});

test('alternatives side by side: rows, start years, refusals; the same in the report', async () => {
  const path = '/api/v1/municipalities/5029/alternatives?lang=nn&width=900';
  const alternatives = [
    { name: 'Heime', changes: [{ id: 'institution_to_staffed_home', value: 0.2 }] },
    { name: 'Ein skule mindre', changes: [{ id: 'school_count', value: -1 }], start: 2030 },
  ];
  const all = await call('post', `${m}/alternatives`, path, { body: { alternatives } });
  assert.equal(all.names.length, 3);
  for (const row of all.rows) assert.equal(row.entries.length, 3, row.id);
  assert.ok(all.changes[1][0].from >= 2030);
  assert.match(all.chart.svg, /viewBox="0 0 900 /);
  const outlook = await call('get', `${m}/first-page`, '/api/v1/municipalities/5029/first-page?lang=nn');
  const lasts = all.rows.find((row) => row.id === 'lasts.money');
  assert.equal(lasts.entries[0].text, outlook.rooms[0].reading.headline, 'today is read as on the answer page');
  const none = await call('post', `${m}/alternatives`, path, { body: {} });
  assert.equal(none.names.length, 1);
  const six = Array.from({ length: 6 }, () => alternatives[0]);
  await call('post', `${m}/alternatives`, path, { body: { alternatives: six }, status: 422 });
  await call('post', `${m}/alternatives`, path, { body: { alternatives, year: 2199 }, status: 422 });
  await call('post', `${m}/alternatives`, path, { body: { alternatives: [{ name: ' ', changes: [] }] }, status: 422 });
  const events = await call('post', `${m}/reports`, '/api/v1/municipalities/5029/reports?lang=nn', {
    body: { alternatives },
  });
  const files = events.at(-1).files;
  const html = await (await fetch(server.address + files.find((file) => file.name.endsWith('.html')).href)).text();
  for (const one of alternatives) assert.ok(html.includes(one.name), one.name);
  assert.ok(html.includes('Alternativa side om side'));
});

test('minutes: what was agreed and what was changed, as files', async () => {
  const events = await call('post', `${m}/minutes`, '/api/v1/municipalities/5029/minutes?lang=nb', {
    body: {
      title: 'Formannskapet',
      held: '29. november 2026',
      present: 'Kari, Ola',
      agreed: 'Vi utreder heldøgns boliger.\n\nVi legger ikke ned skoler.',
      before: [],
      after: [{ id: 'institution_to_staffed_home', value: 0.2 }],
    },
  });
  const { files } = events.at(-1);
  const html = await (await fetch(server.address + files.find((file) => file.name.endsWith('.html')).href)).text();
  for (const text of ['Formannskapet', 'Vi legger ikke ned skoler.', 'Kari, Ola', 'Da møtet sluttet'])
    assert.ok(html.includes(text), text);
  await call('post', `${m}/minutes`, '/api/v1/municipalities/5029/minutes', { body: { after: 1 }, status: 422 });
});

test('rooms of several municipalities on one axis', async () => {
  const both = await call('get', '/api/v1/rooms-beside', '/api/v1/rooms-beside?m=5029,4647&lang=en&width=900');
  assert.equal(both.chart.table.rows.length, 2);
  await call('get', '/api/v1/rooms-beside', '/api/v1/rooms-beside?m=', { status: 422 });
  await call('get', '/api/v1/rooms-beside', '/api/v1/rooms-beside?m=nonsense', { status: 404 });
  await call('get', '/api/v1/rooms-beside', '/api/v1/rooms-beside?m=5029&year=2199', { status: 422 });
});

test('names while they are typed', async () => {
  const typed = async (q) =>
    (await call('get', '/api/v1/suggestions', `/api/v1/suggestions?q=${encodeURIComponent(q)}`)).suggestions;
  assert.equal((await typed('tromso'))[0].name, 'Tromsø');
  assert.equal((await typed('1657'))[0].number, '5029');
  assert.equal((await typed('førde'))[0].until, 2019);
  assert.equal((await typed('herøy')).filter((one) => one.name === 'Herøy').length, 2);
  assert.deepEqual(await typed(''), []);
});

test('drawings of parts: waterfall, tornado, strip', async () => {
  const draw = (body, status = 200) =>
    call('post', '/api/v1/drawings', '/api/v1/drawings?lang=nb', {
      body: { id: 'd9', unit: 'kroner', ...body },
      status,
    });
  const parts = [
    { name: 'Mer', value: 2e6, at_low: -1e6, at_high: 2e6 },
    { name: 'Mindre', value: -3e6, at_low: 3e6, at_high: -1e6 },
  ];
  const fall = await draw({ kind: 'waterfall', parts, start: { name: 'Nå', value: 5e6 }, end_name: 'Etter' });
  assert.deepEqual(
    fall.texts,
    ['+5 mill. kr', '+2 mill. kr', '−3 mill. kr', '+4 mill. kr'].map((one) => one.replaceAll(' ', fall.texts[0].at(2))),
  );
  const swings = await draw({ kind: 'swings', parts });
  assert.equal(swings.texts.length, 4);
  const strip = await draw({ kind: 'strip', values: [1, 2, null, 3, 4, 5], group: [0, 1], ours: 3, ours_name: 'Vår' });
  assert.equal(strip.svg.match(/<circle/g).length, 5);
  await draw({ kind: 'strip', values: ['x'] }, 422);
  await draw({ kind: 'waterfall', parts: [1] }, 422);
});

test('buildings: a table sent, shown and refused', async () => {
  const ask = (body, status = 200, lang = 'nb') =>
    call('post', `${m}/buildings`, `/api/v1/municipalities/5029/buildings?lang=${lang}`, { body, status });
  const text =
    'Navn;Bruk;Areal (m²);Tilstandsgrad;Kapasitet;Elever\nBuvik skole;skole;6200;1;600;471\nJåren skole;skole;1050;2,5;90;48\n';
  for (const lang of ['nb', 'nn', 'en']) {
    const shown = await ask({ name: 'bygg.csv', text, width: 700 }, 200, lang);
    assert.equal(shown.sections.length, 6);
    assert.match(shown.sentence, /7.250/);
    assert.match(shown.scenario, /lever = "investments"/);
  }
  const dear = await ask({
    name: 'bygg.csv',
    text,
    settings: { 'buildings.renew_grade_3': 40000 },
    from: 2030,
    years: 5,
  });
  assert.equal(dear.assumptions.find((one) => one.id === 'buildings.renew_grade_3').value, 40000);
  for (const [body, status, says] of [
    [{ name: 'bygg.csv', text: 'a;b\n1;2' }, 422, /bygg\.csv/],
    [{ name: 'bygg.csv', text: '' }, 422, /./],
    [{ name: 'bygg.csv', text: 'Navn;Bruk;Areal\nA;skole;-4' }, 422, /-4/],
    [{ name: 'bygg.csv', text, from: 1999 }, 422, /1999/],
    [{ name: 'bygg.csv', text, years: 0 }, 422, /years/],
    [{ name: 'bygg.csv', text, settings: { 'buildings.colour': 1 } }, 404, /colour/],
    [{ name: 'bygg.csv', text, settings: { 'buildings.rate': 'x' } }, 422, /buildings\.rate/],
    [{ name: 'bygg.csv', text, colour: 'red' }, 422, /colour/],
    [{ text }, 422, /name/],
  ]) {
    const problem = await ask(body, status);
    assert.match(problem.title, says, JSON.stringify(body).slice(0, 80));
  }
  const lines = await call('post', `${m}/buildings/report`, '/api/v1/municipalities/5029/buildings/report?lang=nb', {
    body: { name: 'bygg.csv', text },
  });
  assert.match(JSON.stringify(lines), /ready/);
});

test('structure: kindergartens and homes, the whole and a list', async () => {
  const ask = (body, status = 200, lang = 'nb') =>
    call('post', `${m}/structure/places`, `/api/v1/municipalities/5029/structure/places?lang=${lang}`, {
      body,
      status,
    });
  for (const service of ['kindergarten', 'care_home', 'staffed_home']) {
    const whole = await ask({ service });
    assert.equal(whole.service, service);
    assert.equal(whole.sections.length, 1);
  }
  const text = 'Barnehage;Barn\nVenn;30\nBuvik;70\n';
  for (const lang of ['nb', 'nn', 'en']) {
    const listed = await ask({ service: 'kindergarten', name: 'liste.csv', text, width: 700 }, 200, lang);
    assert.equal(listed.sections[1].charts[0].table.rows.length, 2);
    assert.ok(listed.notices.some((one) => one.includes('liste.csv')));
  }
  for (const [body, says] of [
    [{ service: 'school' }, /service/],
    [{ service: 'care_home', name: 'liste.csv', text: 'Navn;Bruk\nVenn;skole\n' }, /care_home/],
    [{ service: 'kindergarten', name: 'liste.csv', text: 'Barnehage;Barn\nVenn;-3\n' }, /-3/],
    [{ service: 'kindergarten', name: 'liste.toml', text: 'title = ' }, /liste\.toml/],
    [{ colour: 'red' }, /colour/],
  ])
    assert.match((await ask(body, 422)).title, says, JSON.stringify(body));
});

test('structure: best, compared, answer, file, plan', async () => {
  const ask = (what, body, status = 200, lang = 'nb') =>
    call('post', `${m}/structure/${what}`, `/api/v1/municipalities/5029/structure/${what}?lang=${lang}`, {
      body,
      status,
    });
  const viggja = 'Viggja oppvekstsenter Avdeling skole';
  const own = { alternatives: [{ title: 'Vår "egen"', close: [viggja] }] };
  const best = await ask('best', own);
  assert.ok(best.proved && best.total >= best.bound - 1);
  assert.equal(best.sites.length, 6);
  for (const lang of ['nb', 'nn', 'en']) {
    const compared = await ask(
      'compared',
      { ...own, points: best.points, shown: 'alternative-3', wide: 1200 },
      200,
      lang,
    );
    assert.deepEqual(
      compared.alternatives.map((one) => one.key),
      ['today', 'cheapest', 'nearest', 'alternative-3'],
    );
    assert.equal(compared.shown, 'alternative-3');
    for (const section of [compared.map, compared.frontier, ...compared.one, ...compared.side_by_side]) {
      assert.ok(!section.heading.includes('structure'), section.heading);
      for (const chart of section.charts)
        assert.ok(!/NaN|undefined|structure_/.test(chart.svg + chart.title), chart.id);
    }
    assert.ok(compared.map.charts[0].svg.includes('data-key="site-0"'));
    for (const [k] of best.points.entries())
      assert.ok(compared.frontier.charts[0].svg.includes(`data-key="point-${k}"`));
  }
  const child = await ask('answer', { ...own, points: best.points, area: viggja, born: 2022, year: 2031 });
  assert.equal(child.sentences.length, 4);
  const school = await ask('answer', { ...own, site: viggja });
  assert.equal(school.sentences.length, 2);
  const text = await ask('file', {
    ...own,
    longest: { km_1_4: 20 },
    sites: [{ name: 'Buvik skole', seats: 600, must: 'stay' }],
  });
  assert.match(text, /km_1_4 = 20/);
  assert.match(text, /title = "Vår \\"egen\\""/);
  const again = await ask('best', { file: text });
  assert.equal(again.sites.find((one) => one.name === 'Buvik skole').must, 'stay');
  for (const [what, body, status, says] of [
    ['best', { file: 'title = ' }, 422, /struktur\.toml/],
    ['best', { file: text, first_year: 'x' }, 422, /first_year/],
    ['best', { file: text.replace('municipality = "Skaun"', 'municipality = "Malvik"') }, 422, /./],
    ['best', { first_year: 1999 }, 422, /1999/],
    ['best', { most_schools: 1 }, 409, /høyst 1 skoler/],
    ['best', { colour: 'red' }, 422, /colour/],
    ['best', { sites: [{ name: 'Ingensteds', seats: 3 }] }, 422, /Buvik/],
    ['best', { sites: [{ name: 'Buvik skole', seats: -3 }] }, 422, /-3/],
    ['best', { sites: [{ name: 'Buvik skole', must: 'maybe' }] }, 422, /maybe/],
    ['best', { file: `ways = "README.md"\n${text}` }, 422, /README\.md/],
    ['compared', { shown: 'point-7' }, 422, /point-7/],
    ['compared', { shown: 'today', year: 2101 }, 422, /2101/],
    ['compared', { shown: 'today', alternatives: [{ title: 'A', close: ['Ingensteds'] }] }, 404, /Ingensteds/],
    ['answer', { area: 'Ingensteds', born: 2022 }, 422, /Buvik/],
    ['answer', { area: viggja, born: 1950 }, 422, /1950/],
    ['answer', { site: 'Ingensteds' }, 422, /Buvik/],
    ['plan', { file: 'x' }, 422, /./],
  ]) {
    const problem = await ask(what, body, status);
    assert.match(problem.title, says, JSON.stringify(body).slice(0, 80));
  }
  const plan = await ask('plan', own);
  const ready = plan.at(-1);
  assert.equal(ready.event, 'ready', JSON.stringify(ready));
  assert.equal(ready.files.length, 4);
  await call('get', '/api/v1/reports/{report}/{file}', ready.files[0].href);
});

test('cooperation: partners, map, study, rooms, file, papers, inquiry', async () => {
  const partners = `${m}/cooperation/partners`;
  const best = await call('get', partners, '/api/v1/municipalities/1812/cooperation/partners?lang=nb');
  assert.ok(best.partners.length > 1);
  for (const [index, one] of best.partners.entries()) {
    assert.equal(one.members[0].number, '1812', 'the one that asks stands first');
    assert.ok(index === 0 || one.own_gain <= best.partners[index - 1].own_gain, 'most gain first');
    assert.ok(one.gain.low <= one.gain.value && one.gain.value <= one.gain.high);
    assert.equal(one.reasons.length, 4);
  }
  assert.equal(best.evidence.length, 2, 'what the accounts say of those that exist');
  for (const [wrong, status] of [
    ['service=ski', 404],
    ['service=ppt', 404],
    ['members=9', 422],
    ['km=near', 422],
  ])
    await call('get', partners, `/api/v1/municipalities/1812/cooperation/partners?lang=nn&${wrong}`, { status });
  const map = await call('get', `${m}/cooperation/map`, '/api/v1/municipalities/1812/cooperation/map?lang=en');
  for (const number of map.shown) assert.ok(map.svg.includes(`data-number="${number}"`));
  assert.ok(map.shown.includes('1812') && map.near.every((one) => one.number !== '1812'));
  const choices = {};
  for (const lang of ['nb', 'nn', 'en'])
    choices[lang] = await call('get', '/api/v1/cooperation/choices', `/api/v1/cooperation/choices?lang=${lang}`);
  for (const one of choices.nb.services)
    assert.ok(!one.name.includes('together.') && !one.about.includes('together.'), `${one.id} has a name`);
  assert.equal(choices.nb.ways.length, 11);
  assert.equal(choices.nb.forms.length, 5);

  const ask = (what, body, status = 200, lang = 'nb') =>
    call('post', `/api/v1/cooperation/${what}`, `/api/v1/cooperation/${what}?lang=${lang}`, { body, status });
  const four = { municipalities: ['4640', 'Luster', '4642', '4643'], form: 'host_board', seen_from: '4640' };
  for (const lang of ['nb', 'nn', 'en']) {
    const study = await ask('study', four, 200, lang);
    assert.equal(study.members.length, 4);
    assert.ok(study.sentence.length > 40 && !study.sentence.includes('together.'));
    for (const way of study.ways) {
      if (!way.paid) continue;
      const sum = way.paid.reduce((total, one) => total + one.value, 0);
      assert.ok(Math.abs(sum - study.together.value) < 10, `${way.id} shares all there is to pay`);
      assert.equal(way.in_core, way.departures.length === 0);
    }
    for (const section of study.sections)
      for (const chart of section.charts) assert.ok(!/NaN|undefined/.test(chart.svg), chart.id);
  }
  const left = await ask('study', { ...four, leaves: 'Luster' });
  assert.match(left.sentence, /^Uten Luster: /);
  assert.equal(left.members.find((one) => one.name === 'Luster').paid, null);
  assert.equal(left.ways[0].paid.length, 3);
  const apart = await ask('study', { ...four, hosts: ['4640'], leaves: '4640' });
  assert.ok(apart.falls_apart && apart.sentence.includes('faller samarbeidet'));
  const rooms = await ask('rooms', four);
  assert.equal(rooms.members.length, 4);
  for (const one of [...rooms.members, rooms.sum])
    for (const room of one.rooms)
      for (const course of [room.alone, room.together]) {
        assert.equal(course.middle.length, rooms.years);
        assert.ok(course.middle.every((value, t) => value >= course.p10[t] - 1e-6 && value <= course.p90[t] + 1e-6));
      }
  const text = await ask('file', { ...four, quality: 'A "b"\nc' });
  assert.match(text, /municipalities = \["Sogndal", "Luster", "Lærdal", "Årdal"\]/);
  assert.match(text, /quality = "A \\"b\\"\\nc"/);

  // A file that somebody has is opened and asked again; a table of ways is read.
  const opened = await ask('opened', { text });
  assert.equal(opened.asked.quality, 'A "b"\nc');
  assert.equal((await ask('study', opened.asked)).members.length, 4);
  const csv = 'from,to,km,minutes\nSogndal,Luster,31,40\n';
  const ways = await ask('ways', { municipalities: ['4640', '4644'], text: csv });
  assert.deepEqual(ways.distances, [{ from: '4640', to: '4644', km: 31, minutes: 40 }]);
  await ask('ways', { municipalities: ['4640', '4644'], text: 'from,to\n' }, 422);
  await ask('opened', { text: 'title = 1' }, 422);
  const far = await ask('study', { ...four, most_minutes: 1 }, 409, 'nn');
  assert.match(far.title, /kan ikkje bli/, 'what takes long is refused in the language asked for, too');

  // A road that is typed, keys to come and what an agreement sets are read, shown and written.
  const typed = {
    ...four,
    distances: [{ from: '4640', to: '4644', km: 31 }],
    history: [
      { from: 2030, sharing: 'equal' },
      { from: 2028, sharing: 'fixed_rest', fixed_share: 0.4 },
    ],
    transition_years: 2,
    least: 100000,
  };
  const agreed = await ask('study', typed);
  assert.equal(agreed.distances.length, 6);
  const road = agreed.distances.find((one) => one.from_name === 'Sogndal' && one.to_name === 'Luster');
  assert.ok(road.given && road.km === 31);
  assert.ok(agreed.distances.some((one) => !one.given && one.over_sea > 0));
  assert.ok(agreed.sentences.some((one) => /følger nøkkelen som gjelder da.*fra 2028.*fra 2030/.test(one)));
  assert.match(
    await ask('file', typed),
    /from = 2028\n.*\n.*fixed_rest.*\nfixed_share = 0.4\n\n\[\[history\]\]\nfrom = 2030/,
  );

  // What the reader of files refuses is refused with its line, column, what was found and expected.
  for (const [body, status, says] of [
    [{ municipalities: ['4640', '4644', 'Sogndal'] }, 422, /står to ganger/],
    [{ municipalities: ['4640', '4644'], hosts: ['4642'] }, 422, /er ikke med/],
    [{ ...four, history: [{ from: 2030, sharing: 'shapley' }] }, 422, /shapley.*Ventet equal/s],
    [{ ...four, deposit: -5 }, 422, /deposit.*-5.*Ventet 0/s],
    [{ municipalities: ['4640', '4644'], hosts: [] }, 422, /mangler vert/],
    [{ municipalities: ['4640', '4644'], service: 'ski' }, 422, /ski/],
    [{ municipalities: ['4640', '4644'], service: 'ppt' }, 422, /ingen kostnad i regnskapet/],
    [{ municipalities: ['4640'] }, 422, /2–/],
    [{ municipalities: ['4640', '4644'], leaves: '4642' }, 422, /er ikke med i samarbeidet/],
    [{ municipalities: ['4640', '0301'], most_km: 20 }, 409, /kan ikke bli én enhet/],
    [
      { municipalities: ['4640', '4644'], sharing: 'agreed', own: [{ municipality: '4640', agreed: 60 }] },
      422,
      /summerer til 60/,
    ],
    [{ municipalities: ['4640', '4644'], colour: 'red' }, 422, /colour/],
    [{ municipalities: '4640' }, 422, /municipalities/],
  ]) {
    const problem = await ask('study', body, status);
    assert.match(problem.title, says);
  }
  const paper = await ask('papers', { municipalities: ['4640', '4644'], form: 'host' });
  const ready = paper.at(-1);
  assert.equal(ready.event, 'ready', JSON.stringify(ready));
  assert.ok(ready.files.some((one) => one.name.endsWith('Sogndal.html')));
  // A paper for each council, and the study's report with its workbook.
  assert.equal(ready.files.filter((one) => one.name.endsWith('.html')).length, 3);
  assert.equal(ready.files.filter((one) => one.name.endsWith('.xlsx')).length, 1);
  await call('get', '/api/v1/reports/{report}/{file}', ready.files[0].href);
  await ask('papers', { municipalities: ['4640'] }, 422);
  const inquiry = readFileSync(new URL('../../examples/sogn-utgreiing.toml', import.meta.url), 'utf8');
  const state = await ask('inquiry', { text: inquiry, name: 'sogn.toml' });
  assert.deepEqual(state.steps[0].waiting, ['Lærdal', 'Årdal', 'Aurland', 'Høyanger']);
  assert.equal(state.current, 0);
  assert.match(state.section.charts[0].svg, /<svg/);
  const faulty = await ask('inquiry', { text: inquiry.replace('answer = "yes"', 'answer = "maybe"') }, 422);
  assert.match(faulty.title, /linje \d+.*maybe/);
  await ask('inquiry', { text: ' ' }, 422);
});

test('every operation of the document was called', () => {
  const all = Object.entries(api.paths).flatMap(([path, item]) =>
    ['get', 'post', 'put', 'delete'].filter((method) => item[method]).map((method) => `${method} ${path}`),
  );
  assert.deepEqual(
    all.filter((one) => !called.has(one)),
    [],
  );
});

test('answers are known again by their ETag, and compressed', async () => {
  const path = `${server.address}/api/v1/municipalities/5029/outlook?lang=nb`;
  const first = await fetch(path, { headers: { 'accept-encoding': 'br' } });
  assert.equal(first.headers.get('content-encoding'), 'br');
  await first.arrayBuffer();
  const again = await fetch(path, { headers: { 'if-none-match': first.headers.get('etag') } });
  assert.equal(again.status, 304);
});
