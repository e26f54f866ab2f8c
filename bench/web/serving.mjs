// A server of its own with accounts that have signed in, for the measurements beside this file. HANDLINGSROM names the program.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const program = process.env.HANDLINGSROM ?? 'build/release/src/handlingsrom';
const password = 'en lang setning uten mening';

/// Processor time that a process has taken, in seconds; NaN once it is gone.
export function processorSeconds(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return Number.NaN;
  }
}

export async function serving(accounts) {
  const folder = mkdtempSync(join(tmpdir(), 'handlingsrom-bench-'));
  const store = join(folder, 'store.sqlite');
  for (let i = 0; i < accounts; ++i)
    execFileSync(program, ['--store', store, 'account', 'add', `user${i}`, '--role', 'analyst@all'], {
      input: `${password}\n`,
      stdio: ['pipe', 'ignore', 'pipe'],
    });
  const server = spawn(program, ['serve', '--port', '0', '--store', store], { stdio: ['ignore', 'pipe', 'inherit'] });
  const address = new URL(await new Promise((done) => server.stdout.once('data', (data) => done(String(data).trim()))));
  const agent = new Agent({ keepAlive: true });

  /// The answer, read to its end, with its length.
  const ask = (method, path, cookie, body) =>
    new Promise((done, fail) => {
      const headers = { 'X-Handlingsrom': 'bench', 'Accept-Encoding': 'br' };
      if (cookie) headers.Cookie = cookie;
      if (body) Object.assign(headers, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) });
      const sent = request({ agent, host: address.hostname, port: address.port, method, path, headers }, (answer) => {
        let bytes = 0;
        answer.on('data', (piece) => (bytes += piece.length));
        answer.on('end', () => done(Object.assign(answer, { bytes })));
        answer.on('error', fail);
      });
      sent.on('error', fail);
      sent.end(body);
    });

  return {
    pid: server.pid,
    folder,
    address: address.href.replace(/\/$/, ''),
    ask,
    /// The cookie of a session that begins now; accounts in turn.
    async signIn(i) {
      const answer = await ask('POST', '/api/v1/session', '', JSON.stringify({ name: `user${i % accounts}`, password }));
      if (answer.statusCode !== 201) throw new Error(`sign-in: ${answer.statusCode}`);
      return answer.headers['set-cookie'][0].split(';')[0];
    },
    async numbers(cookie) {
      const list = await fetch(`${address}api/v1/municipalities`, { headers: { Cookie: cookie } }).then((one) => one.json());
      return list.municipalities.map((one) => one.number);
    },
    processorSeconds: () => processorSeconds(server.pid),
    megabytes: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))[1]) / 1024,
    kill: (signal) => server.kill(signal),
    ended: new Promise((done) => server.once('exit', done)),
    async stop() {
      agent.destroy();
      server.kill('SIGTERM');
      await this.ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
