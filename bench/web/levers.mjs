// 200 people who have signed in, each with an account of their own, pull sliders (POST …/rooms, which no cache answers): requests a second, p50 and p99, and whose
// processor time it took. Each person has one request under way and then waits PAUSE ms, half as long to half as long again.
//   node bench/web/levers.mjs [SECONDS [USERS [PAUSE ms…]]]      needs wrk; LEVER names one of levers.lua alone, STATUSES tells what was refused
// PAUSE 0 is as much as there can be; 95 is 2,000 a second where an answer takes 5 ms.
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { processorSeconds, serving } from './serving.mjs';

const seconds = Number(process.argv[2] ?? 20);
const users = Number(process.argv[3] ?? 200);
const pauses = process.argv.length > 4 ? process.argv.slice(4).map(Number) : [0, 95];
const server = await serving(users);
try {
  const before = server.processorSeconds();
  const cookies = [];
  for (let i = 0; i < users; ++i) cookies.push(await server.signIn(i));
  console.log(`${users} signed in: ${(((server.processorSeconds() - before) / users) * 1000).toFixed(0)} ms of processor each`);
  const numbers = await server.numbers(cookies[0]);
  const env = { ...process.env, COOKIES: join(server.folder, 'cookies'), MUNICIPALITIES: join(server.folder, 'numbers') };
  writeFileSync(env.COOKIES, `${cookies.join('\n')}\n`);
  writeFileSync(env.MUNICIPALITIES, `${numbers.slice(0, users).join('\n')}\n`);
  // Each municipality's course of today is made at its first lever and kept: not what is measured.
  const warm = JSON.stringify({ changes: [{ id: 'class_size', value: 17 }], figures: ['rooms.'] });
  for (let i = 0; i < users; ++i) {
    const answer = await server.ask('POST', `/api/v1/municipalities/${numbers[i % numbers.length]}/rooms?lang=nb`, cookies[i], warm);
    if (answer.statusCode !== 200) throw new Error(`a lever: ${answer.statusCode}`);
    if (i === 0) console.log(`an answer: ${answer.bytes} bytes, ${answer.headers['content-encoding'] ?? 'plain'}`);
  }
  for (const pause of pauses) {
    const at = [performance.now(), server.processorSeconds()];
    const wrk = spawn('wrk', ['-t1', `-c${users}`, `-d${seconds}s`, '--timeout', '30s', '--latency', '-s', 'bench/web/levers.lua', server.address], {
      env: { ...env, PAUSE: String(pause) },
    });
    let told = '';
    wrk.stdout.on('data', (piece) => (told += piece));
    let driver = 0;
    const watch = setInterval(() => (driver = processorSeconds(wrk.pid) || driver), 100);
    await new Promise((done) => wrk.once('exit', done));
    clearInterval(watch);
    const elapsed = (performance.now() - at[0]) / 1000;
    const own = server.processorSeconds() - at[1];
    if (process.env.STATUSES) console.log(told);
    const part = (pattern) => told.match(pattern)?.[1] ?? '?';
    const count = Number(part(/(\d+) requests in/));
    console.log(
      `pause ${pause} ms: ${part(/Requests\/sec:\s+([\d.]+)/)} a second, p50 ${part(/50%\s+(\S+)/)}, p99 ${part(/99%\s+(\S+)/)}, refused ${part(/Non-2xx or 3xx responses: (\d+)/).replace('?', '0')}, ` +
        `server ${((own / count) * 1000).toFixed(2)} ms of processor each and ${(own / elapsed).toFixed(2)} cores, driver ${(driver / elapsed).toFixed(2)} cores, ${server.megabytes().toFixed(0)} MB`,
    );
  }
} finally {
  await server.stop();
}
