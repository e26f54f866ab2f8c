// An app that makes codes (RFC 6238), as people have one on their phone: each code once.
import { createHmac } from 'node:crypto';
import { goodPassword } from './server.mjs';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const seconds = 30;

function bytesOf(base32) {
  const bits = [...base32].map((one) => letters.indexOf(one).toString(2).padStart(5, '0')).join('');
  return Buffer.from(bits.match(/.{8}/g).map((one) => parseInt(one, 2)));
}

export class CodeApp {
  constructor(key) {
    this.key = bytesOf(key);
    this.last = 0;
  }

  /// The next one that has not been used; waits where this step's and the next one's have.
  async code() {
    const now = () => Math.floor(Date.now() / 1000 / seconds);
    const step = Math.max(now(), this.last + 1);
    while (now() < step - 1) await new Promise((done) => setTimeout(done, 500));
    this.last = step;
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(BigInt(step));
    const mac = createHmac('sha1', this.key).update(counter).digest();
    const number = mac.readUInt32BE(mac[mac.length - 1] & 15) & 0x7fffffff;
    return String(number % 1_000_000).padStart(6, '0');
  }
}

/// On the page of one's own account.
export async function setUpCodes(page, password = goodPassword) {
  const form = page.locator('form', { hasText: 'Kode fra app' });
  await form.getByLabel('Passord', { exact: true }).fill(password);
  await form.getByRole('button', { name: 'Ta i bruk kode' }).click();
  const app = new CodeApp((await form.locator('code').innerText()).replace(/\s/g, ''));
  await form.getByLabel('Kode fra appen').fill(await app.code());
  await form.getByRole('button', { name: 'Bekreft koden' }).click();
  await page.getByText('Du må skrive en kode fra appen').waitFor();
  return app;
}
