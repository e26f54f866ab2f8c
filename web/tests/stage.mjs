// What a test of the pages begins with: the server and a browser, ended after the last of them; without Chromium nothing is tried.
import { after, before } from 'node:test';
import { haveChromium, launch } from './browser.mjs';
import { Server } from './server.mjs';

/// `use` is given the browser before the first test.
export function stage(use, server = new Server()) {
  let browser;
  before(async () => {
    if (!haveChromium) return;
    await server.start();
    use((browser = await launch()));
  });
  after(async () => {
    await browser?.close();
    if (server.process) await server.stop();
  });
  return { server, options: { skip: haveChromium ? false : 'no Chromium' } };
}
