// Screenshots of every page, to be looked at by eye.   node scripts/shoot.mjs ADDRESS FOLDER
import { mkdirSync } from 'node:fs';
import { launch } from '../tests/browser.mjs';

const [, , address, folder] = process.argv;
mkdirSync(folder, { recursive: true });
const pages = {
  start: '',
  overview: '/5029',
  standing: '/5029/standing',
  outlook: '/5029/outlook',
  choice: '/5029/choice',
  answer: '/5029/choice?c=institution_to_staffed_home:0.2;sick_leave:0.065;class_size:17',
  meeting: '/5029/choice?meeting=1&c=institution_to_staffed_home:0.2',
  structure: '/5029/structure',
  followup: '/5029/followup',
  sources: '/5029/sources',
  compare: '/compare?m=5029,1151',
  unknown: '/skaunn',
};
const sights = [
  { name: 'laptop-nb', lang: 'nb', viewport: { width: 1366, height: 768 } },
  { name: 'phone-nn', lang: 'nn', viewport: { width: 360, height: 740 } },
  { name: 'projector-en', lang: 'en', viewport: { width: 1920, height: 1080 } },
  { name: 'dark-nb', lang: 'nb', viewport: { width: 1366, height: 768 }, colorScheme: 'dark' },
];
const only = process.argv[4]?.split(',');
const browser = await launch();
for (const { name, lang, ...options } of sights) {
  if (only && !only.includes(name)) continue;
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.on('console', (message) => message.type() === 'error' && console.log(name, message.text()));
  page.on('pageerror', (error) => console.log(name, String(error)));
  for (const [key, path] of Object.entries(pages)) {
    await page.goto(`${address}/${lang}${path}`);
    await page.locator('main h1').waitFor();
    await page.waitForFunction(() => !document.querySelector('.loading'));
    await page.waitForTimeout(900);
    await page.screenshot({ path: `${folder}/${name}-${key}.png`, fullPage: key !== 'meeting' });
    if (name === 'laptop-nb' && ['overview', 'outlook'].includes(key))
      await page.pdf({ path: `${folder}/print-${key}.pdf`, format: 'A4', preferCSSPageSize: true });
  }
  await context.close();
}
await browser.close();
