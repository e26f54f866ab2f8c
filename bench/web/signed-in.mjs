// 200 people who have signed in, each with levers of their own: requests a second, the slowest hundredth, processor time of the server, memory.
//   node bench/web/signed-in.mjs [SECONDS [USERS]]      HANDLINGSROM names the program
// Two loads after another: pages as they are looked at (each in its turn of 357 municipalities and three languages, so that nearly every address is a new
// one), and levers turned (POST …/rooms, which no cache answers).
import { serving } from './serving.mjs';

const seconds = Number(process.argv[2] ?? 20);
const users = Number(process.argv[3] ?? 200);
const server = await serving(1);

async function load(name, next) {
  const times = [];
  const states = new Map();
  const before = server.processorSeconds();
  const begin = performance.now();
  const end = begin + seconds * 1000;
  await Promise.all(
    cookies.map(async (cookie, user) => {
      for (let turn = 0; performance.now() < end; ++turn) {
        const from = performance.now();
        const answer = await server.ask(...next(user, turn, cookie));
        times.push(performance.now() - from);
        states.set(answer.statusCode, (states.get(answer.statusCode) ?? 0) + 1);
      }
    }),
  );
  const elapsed = (performance.now() - begin) / 1000;
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.min(times.length - 1, Math.floor(share * times.length))].toFixed(1);
  const each = ((server.processorSeconds() - before) / times.length) * 1000;
  console.log(
    `${name}: ${times.length} requests, ${(times.length / elapsed).toFixed(0)} a second, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, ` +
      `${each.toFixed(2)} ms of the server's processor each, ${server.megabytes().toFixed(0)} MB, states ${JSON.stringify([...states])}`,
  );
}

const cookies = [];
try {
  const before = server.processorSeconds();
  for (let i = 0; i < users; ++i) cookies.push(await server.signIn(i));
  console.log(`${users} signed in: ${(((server.processorSeconds() - before) / users) * 1000).toFixed(0)} ms of processor each`);
  const numbers = await server.numbers(cookies[0]);
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
  await server.stop();
}
