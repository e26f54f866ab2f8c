// Starts the real server on a free port with scenarios of its own, and stops it.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
export const program = process.env.HANDLINGSROM ?? join(root, 'build', 'release', 'src', 'handlingsrom');

export const goodPassword = 'en lang setning uten mening';

export class Server {
  /// `more`: further arguments of serve.
  constructor(more = []) {
    this.more = more;
    this.folder = mkdtempSync(join(tmpdir(), 'handlingsrom-test-'));
    this.port = 0;
  }

  get store() {
    return join(this.folder, 'store.sqlite');
  }

  /// An account, made as an administrator makes one: from then on only those who have one are let in.
  account(name, roles, password = goodPassword) {
    execFileSync(program, ['--store', this.store, 'account', 'add', name, '--role', roles.join(',')], {
      input: `${password}\n`,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
  }

  /// The session's cookie.
  async signIn(name, password = goodPassword, code = undefined) {
    const answer = await fetch(`${this.address}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-handlingsrom': 'test' },
      body: JSON.stringify({ name, password, code }),
    });
    if (answer.status !== 201) throw new Error(`sign-in: ${answer.status} ${await answer.text()}`);
    return answer.headers.getSetCookie()[0].split(';')[0];
  }

  async start() {
    this.process = spawn(
      program,
      [
        'serve',
        '--port',
        String(this.port),
        '--scenarios',
        join(this.folder, 'scenarios.sqlite'),
        '--store',
        this.store,
        '--pages',
        join(root, 'web', 'dist'),
        ...this.more,
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const exited = new Promise((_, fail) =>
      this.process.once('exit', (code) => fail(new Error(`server ended with ${code}`))),
    );
    exited.catch(() => undefined);
    const line = await Promise.race([
      new Promise((done) => this.process.stdout.once('data', (data) => done(String(data)))),
      exited,
    ]);
    this.address = line.trim().replace(/\/$/, '');
    this.port = Number(new URL(this.address).port);
    return this;
  }

  kill(signal = 'SIGKILL') {
    const gone = new Promise((done) => this.process.once('exit', done));
    this.process.kill(signal);
    return gone;
  }

  async stop() {
    if (this.process.exitCode === null && this.process.signalCode === null) await this.kill('SIGTERM');
    rmSync(this.folder, { recursive: true, force: true });
  }
}
