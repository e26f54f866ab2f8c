// 200 people who have signed in, each with levers of their own: requests a second, the slowest hundredth, processor time of the server, memory.
//   node bench/web/signed-in.mjs [SECONDS [USERS]]      HANDLINGSROM names the program
// Two loads after another: pages as they are looked at (each in its turn of 357 municipalities and three languages, so that nearly every address is a new
// one), and levers turned (POST …/rooms, which no cache answers).
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const seconds = Number(process.argv[2] ?? 20);
const users = Number(process.argv[3] ?? 200);
const program = process.env.HANDLINGSROM ?? 'build/release/src/handlingsrom';
const folder = mkdtempSync(join(tmpdir(), 'signed-in-'));
const store = join(folder, 'store.sqlite');
const password = 'en lang setning uten mening';

execFileSync(program, ['--store', store, 'account', 'add', 'user', '--role', 'analyst@all'], { input: `${password}\n` });
const server = spawn(program, ['serve', '--port', '0', '--store', store], { stdio: ['ignore', 'pipe', 'inherit'] });
const address = new URL(await new Promise((done) => server.stdout.once('data', (data) => done(String(data).trim()))));
const agent = new Agent({ keepAlive: true, maxSockets: users });

function ask(method, path, cookie, body) {
  return new Promise((done, fail) => {
    const sent = request(
      {
        agent,
        host: address.hostname,
        port: address.port,
        method,
        path,
        headers: {
          'X-Handlingsrom': 'bench',
          'Accept-Encoding': 'br',
          ...(cookie ? { Cookie: cookie } : {}),
          ...(body ? { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) } : {}),
        },
      },
      (answer) => {
        answer.resume();
        answer.on('end', () => done(answer));
        answer.on('error', fail);
      },
    );
    sent.on('error', fail);
    sent.end(body);
  });
}

const processorSeconds = () => {
  const fields = readFileSync(`/proc/${server.pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
};
const megabytes = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))[1]) / 1024;

async function signIn() {
  const answer = await ask('POST', '/api/v1/session', '', JSON.stringify({ name: 'user', password }));
  if (answer.statusCode !== 201) throw new Error(`sign-in: ${answer.statusCode}`);
  return answer.headers['set-cookie'][0].split(';')[0];
}

async function load(name, next) {
  const times = [];
  const states = new Map();
  const before = processorSeconds();
  const begin = performance.now();
  const end = begin + seconds * 1000;
  await Promise.all(
    cookies.map(async (cookie, user) => {
      for (let turn = 0; performance.now() < end; ++turn) {
        const from = performance.now();
        const answer = await ask(...next(user, turn, cookie));
        times.push(performance.now() - from);
        states.set(answer.statusCode, (states.get(answer.statusCode) ?? 0) + 1);
      }
    }),
  );
  const elapsed = (performance.now() - begin) / 1000;
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.min(times.length - 1, Math.floor(share * times.length))].toFixed(1);
  const each = ((processorSeconds() - before) / times.length) * 1000;
  console.log(
    `${name}: ${times.length} requests, ${(times.length / elapsed).toFixed(0)} a second, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, ` +
      `${each.toFixed(2)} ms of the server's processor each, ${megabytes().toFixed(0)} MB, states ${JSON.stringify([...states])}`,
  );
}

const cookies = [];
try {
  const before = processorSeconds();
  for (let i = 0; i < users; ++i) cookies.push(await signIn());
  console.log(`${users} signed in: ${(((processorSeconds() - before) / users) * 1000).toFixed(0)} ms of processor each`);
  const list = await fetch(`${address}api/v1/municipalities`, { headers: { Cookie: cookies[0] } }).then((one) => one.json());
  const numbers = list.municipalities.map((one) => one.number);
  const languages = ['nb', 'nn', 'en'];
  await load('pages', (user, turn, cookie) => {
    const n = user * 7919 + turn;
    return ['GET', `/api/v1/municipalities/${numbers[n % numbers.length]}/outlook?lang=${languages[n % 3]}&u=${user}`, cookie];
  });
  await load('pages again', (user, turn, cookie) => {
    const n = user + (turn % 5);
    return ['GET', `/api/v1/municipalities/${numbers[n % numbers.length]}/outlook?lang=${languages[n % 3]}`, cookie];
  });
  await load('levers', (user, turn, cookie) => {
    const value = (0.001 + (((user * 1009 + turn) % 9000) / 9000) * 0.01).toFixed(6);
    const body = JSON.stringify({ changes: [{ id: 'economy.income_growth', value: Number(value) }] });
    return ['POST', `/api/v1/municipalities/${numbers[user % numbers.length]}/rooms?lang=nb`, cookie, body];
  });
} finally {
  server.kill('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
}
