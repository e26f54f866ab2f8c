// Starts the real server on a free port with scenarios of its own, and stops it.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
export const program = process.env.HANDLINGSROM ?? join(root, 'build', 'release', 'src', 'handlingsrom');

export class Server {
  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), 'handlingsrom-test-'));
    this.port = 0;
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
        join(this.folder, 'store.sqlite'),
        '--pages',
        join(root, 'web', 'dist'),
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
