// axe-core finds nothing, on any page, in any language, in light and dark.
import { test } from 'node:test';
import { accessible, open } from './browser.mjs';
import { stage } from './stage.mjs';

const paths = [
  '',
  '/5029',
  '/5029/standing',
  '/5029/standing?group=5031,5028&why=care_fte',
  '/1151/standing?group=neighbours&why=home_care&against=country',
  '/5029/outlook',
  '/5029/choice',
  '/5029/choice?c=institution_to_staffed_home:0.2;school_count:-1',
  '/5029/choice?group=assumptions&c=care.fte_home:0.95',
  '/5029/alternatives?a=Hjemme~~institution_to_staffed_home:0.2&a=Skole~2029~school_count:-1',
  '/5029/outlook?c=institution_to_staffed_home:0.2&name=Hjemme',
  ...['stand', 'going', 'can', 'asks', 'agree'].map(
    (step) => `/5029/meeting?step=${step}&c=institution_to_staffed_home:0.2`,
  ),
  '/5029/structure',
  '/5029/rota',
  '/4640/cooperation?with=4644,4642,4643',
  '/5029/followup',
  '/5029/sources',
  '/compare?m=5029,4647',
  '/compare?m=5029,area:5029',
  '/skaunn',
];
let browser;
const { server, options } = stage((begun) => (browser = begun));

for (const colorScheme of ['light', 'dark']) {
  for (const lang of ['nb', 'nn', 'en']) {
    // Each page by itself (--test-name-pattern): all of them take long on a machine that does other things too.
    for (const path of paths) {
      test(`axe: ${lang}, ${colorScheme}: ${path || '/'}`, options, async () => {
        // The policy forbids foreign scripts; the examiner is let in past it.
        const page = await open(browser, server, { colorScheme, bypassCSP: true, reducedMotion: 'reduce' });
        await page.goto(`${server.address}/${lang}${path}`);
        await page.locator('main h1').waitFor();
        await page.waitForFunction(() => !document.querySelector('.loading'));
        await page.waitForTimeout(300);
        await accessible(page, path);
        await page.context().close();
      });
    }
  }
}
