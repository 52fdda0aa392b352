import { chromium } from 'playwright-core';
const base = process.argv[2];
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
async function shot(name, { width = 1280, height = 800, dark = false, act = async () => {}, full = false } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: dark ? 'dark' : 'light', locale: 'fr-FR' });
  const page = await context.newPage();
  page.on('console', (m) => { if (m.type() === 'error') console.log(name, m.text()); });
  await page.goto(base + 'enseignant/carte/s2/');
  await page.locator('html[data-ready="1"]').waitFor({ state: 'attached' });
  await act(page);
  await page.screenshot({ path: `/tmp/map-shots/${name}.png`, fullPage: full });
  await context.close();
}
const fill = async (page) => {
  const groups = [[12, 8, 4, 3, 0], [15, 12], [9, 12, 6]];
  for (const [nth, hands] of groups.entries()) {
    const fields = page.locator('.express__count').nth(nth).locator('input');
    for (const [rank, number] of hands.entries()) await fields.nth(rank).fill(String(number)).catch(() => {});
  }
  await page.locator('#express-publier').click();
  await page.locator('.map-legend').waitFor();
};
const whole = async (page) => {
  await page.evaluate(async (base) => {
    const map = await (await fetch(base + 'donnees/s2-carte.json')).json();
    const words = ['peu', 'groupe', 'beaucoup', 'groupe', 'peu', 'beaucoup', 'peu'];
    const told = { scenario: 's2', parties: 24, scenes: {}, choix: {} };
    map.scenes.forEach(([id], nth) => { told.scenes[id] = words[nth % words.length]; });
    map.voies.forEach(([from, , turns], nth) => { for (const turn of turns) { (told.choix[from] ??= {})[turn] = words[(nth * 3) % words.length]; } });
    sessionStorage.setItem(`balise:${new URL(base).pathname}:carte`, JSON.stringify(told));
  }, base);
  await page.reload();
  await page.locator('html[data-ready="1"]').waitFor({ state: 'attached' });
  await page.locator('.map-legend').waitFor();
};
await shot('form-1280', { full: true });
await shot('form-360', { width: 360, full: true });
await shot('express-1280', { act: fill });
await shot('map-1280', { act: whole });
await shot('map-full-1280', { act: whole, full: true });
await shot('map-768', { width: 768, height: 1024, act: whole });
await shot('map-360', { width: 360, height: 740, act: whole, full: true });
await shot('map-dark', { dark: true, act: whole });
await shot('map-whole', { width: 1920, height: 1080, act: async (page) => { await whole(page); await page.locator('#carte-tout').click(); await page.locator('#carte-tout').scrollIntoViewIfNeeded(); await page.evaluate(() => document.querySelector('.class-map__tools').scrollIntoView()); } });
await shot('replay', { act: async (page) => { await whole(page); await page.locator('#carte-scene-prive').click(); await page.locator('.what-if-play').waitFor(); await page.evaluate(() => document.querySelector('.what-if-play').scrollIntoView()); } });
{
  const context = await browser.newContext({ locale: 'fr-FR' });
  const page = await context.newPage();
  await page.goto(base + 'enseignant/carte/s2/');
  await page.locator('html[data-ready="1"]').waitFor({ state: 'attached' });
  await whole(page);
  await page.pdf({ path: '/tmp/map-shots/map.pdf', format: 'A4', preferCSSPageSize: true, tagged: true });
  await context.close();
}
await browser.close();
