// Debian's Chromium through playwright-core, offline.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

export const chromiumPath = process.env.CHROMIUM ?? '/usr/bin/chromium';
export const haveChromium = existsSync(chromiumPath);

export function launch() {
  return chromium.launch({
    executablePath: chromiumPath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/// A page that remembers everything that should not happen: errors, blocked content, requests to others.
export async function open(browser, server, options = {}) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'nb-NO',
    acceptDownloads: true,
    ...options,
  });
  const page = await context.newPage();
  page.faults = [];
  page.on('pageerror', (error) => page.faults.push(String(error)));
  page.on('console', (message) => {
    // A server that is away, or a question answered with a problem document, is part of some tests.
    if (message.type() === 'error' && !/Failed to load resource|ERR_CONNECTION/.test(message.text()))
      page.faults.push(message.text());
  });
  page.asked = new Set(); // and not answered yet; what the page before asked for is of no concern
  page.on('request', (request) => {
    if (request.isNavigationRequest()) page.asked.clear();
    page.asked.add(request);
  });
  page.on('requestfinished', (request) => page.asked.delete(request));
  page.on('requestfailed', (request) => page.asked.delete(request));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(server.address) && !url.startsWith('data:') && !url.startsWith('blob:'))
      page.faults.push(`request to ${url}`);
  });
  return page;
}

/// Nothing is asked for any more, and what stands there is the same at three looks.
export async function settled(page) {
  const longest = 20_000; // ms: what a page that is left behind had asked for may never be told to have ended
  const waitsFor = performance.now() + longest;
  let before = '';
  for (let same = 0; same < 3; ) {
    await page.waitForTimeout(200);
    if (performance.now() > waitsFor) page.asked.clear();
    const now =
      page.asked.size > 0
        ? ''
        : await page.evaluate(
            () =>
              `${document.querySelectorAll('.loading, [aria-busy=true]').length} ${document.documentElement.scrollHeight} ${document.body.innerHTML.length}`,
          );
    same = now !== '' && now.startsWith('0 ') && now === before ? same + 1 : 0;
    before = now;
  }
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const usualRules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'];

/// Nothing is found by axe-core on what is shown now; `what` names it where something is. `rules`: null for all there are. The page is opened with bypassCSP: its policy forbids foreign scripts,
/// the examiner is let in past it.
export async function accessible(page, what, rules = usualRules) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(
    // Only what is violated is written out: pages with thousands of dots have as many nodes that pass.
    (asked) => globalThis.axe.run(document, { resultTypes: ['violations'], ...(asked ? { runOnly: asked } : {}) }),
    rules,
  );
  assert.deepEqual(
    violations.map(
      (one) =>
        `${what}: ${one.id}: ${one.nodes
          .slice(0, 3)
          .map((node) => `${node.target} ${node.failureSummary?.split('\n')[1] ?? ''}`)
          .join(' | ')}`,
    ),
    [],
  );
}
