// Memory over MINUTES of requests of which no two are the same: levers turned, pages and ways behind figures under addresses that nobody has asked for.
//   node bench/web/memory.mjs [MINUTES [A SECOND [USERS]]]
// Ends by itself. One line a minute: requests so far, resident memory, and what was not answered with 200.
import { serving } from './serving.mjs';

const minutes = Number(process.argv[2] ?? 30);
const rate = Number(process.argv[3] ?? 100);
const users = Number(process.argv[4] ?? 20);
const server = await serving(users);
const cookies = [];
for (let i = 0; i < users; ++i) cookies.push(await server.signIn(i));
const numbers = await server.numbers(cookies[0]);
const languages = ['nb', 'nn', 'en'];
const years = 25;

/// The n-th request.
function question(n) {
  const place = `/api/v1/municipalities/${numbers[(n * 7919) % numbers.length]}`;
  const lang = `lang=${languages[n % 3]}&n=${n}`;
  switch (n % 10) {
    case 0:
      return ['GET', `${place}/outlook?${lang}`];
    case 1:
      return ['GET', `${place}/explain?figure=money&year=${2026 + (n % years)}&depth=4&${lang}`];
    case 2:
      return ['GET', `${place}/standing?${lang}`];
    default: {
      const change = n % 2 ? { id: 'class_size', value: 14 + (3.5 * (n % 99991)) / 99991 } : { id: 'economy.income_growth', value: 0.001 + (0.01 * (n % 99991)) / 99991 };
      return ['POST', `${place}/rooms?${lang}`, JSON.stringify({ changes: [change], figures: ['rooms.'] })];
    }
  }
}

let asked = 0;
let under = 0;
const states = new Map();
const begun = performance.now();
const end = begun + minutes * 60_000;
const tell = () =>
  console.log(
    `${((performance.now() - begun) / 60_000).toFixed(1)} min: ${asked} requests, ${server.megabytes().toFixed(1)} MB, ${server.processorSeconds().toFixed(0)} s of processor, states ${JSON.stringify([...states])}`,
  );
tell();
let next = begun + 60_000;
while (performance.now() < end) {
  const due = ((performance.now() - begun) / 1000) * rate;
  while (asked < due && under < 4 * users) {
    const n = asked++;
    ++under;
    const [method, path, body] = question(n);
    server
      .ask(method, path, cookies[n % users], body)
      .then((answer) => states.set(answer.statusCode, (states.get(answer.statusCode) ?? 0) + 1))
      .catch(() => states.set('cut', (states.get('cut') ?? 0) + 1))
      .finally(() => --under);
  }
  if (performance.now() >= next) {
    tell();
    next += 60_000;
  }
  await new Promise((done) => setTimeout(done, 10));
}
while (under > 0) await new Promise((done) => setTimeout(done, 50));
tell();
await server.stop();
