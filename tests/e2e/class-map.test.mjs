//! The class's map: three counts by hands become words, once; the drawing, its keys and its zoom; the
//! list that says the same; « Et si… ? » from a scene and from a branch.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { assertAccessible } from './support/axe.mjs';
import { data } from './support/files.mjs';
import { assertGood } from './support/good.mjs';
import { alive, world } from './support/world.mjs';

const { journey, open } = await world();
const PAGE = 'enseignant/carte/s2/';
const plain = (text) => text.replace(/\s+/g, ' ').trim();
const WORDS = ['peu ou personne', 'un groupe', 'beaucoup', 'pas de mot'];

/** Types counts: for the endings, and for the turning points, in the order of the page. */
async function count(page, ...groups) {
  for (const [nth, hands] of groups.entries()) {
    const fields = page.locator('.express__count').nth(nth).locator('input');
    for (const [rank, number] of hands.entries()) await fields.nth(rank).fill(String(number));
  }
}

/** A map of twenty-seven plays. */
async function published(page) {
  await open(page, PAGE);
  await count(page, [12, 8, 4, 3, 0]);
  await page.locator('#express-publier').click();
  await page.locator('.map-legend').waitFor();
}

/** The word of each scene, in the drawing and in the list. */
const drawn = (page) => page.locator('.map-box').evaluateAll((boxes) => boxes.map((box) => [
  box.querySelector('.map-box__title').textContent.trim(), box.querySelector('.map-box__word').textContent.trim(),
]));
const listed = (page) => page.locator('.map-list__title').evaluateAll((rows) => rows.map((row) => {
  const word = row.querySelector('strong').textContent.trim();
  return [row.textContent.replace(/[\s\u00a0]*:[\s\u00a0]*[^:]*$/, '').trim(), word];
}));

test('three counts become a map of words, published once', journey(async (page) => {
  await open(page, PAGE);
  assert.ok(await page.locator('.express__count').count() <= 3, 'three counts at most');
  assert.equal(await page.locator('.map-box__word').count(), 0, 'no word before it is published');
  await page.locator('#express-publier').click();
  assert.match(plain(await page.locator('#express-dit').innerText()), /Comptez d’abord/);
  await count(page, [12, 8, 4, 3, 0], [60, 1]);
  await page.locator('#express-publier').click();
  assert.match(plain(await page.locator('#express-dit').innerText()), /61 mains pour 27 parties.*rien n’est publié/);
  await count(page, [12, 8, 4, 3, 0], [15, 12]);
  await page.locator('#express-publier').click();
  await page.locator('.map-legend').waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'carte-titre');
  assert.equal(await page.locator('#express-publier').count(), 0, 'it is frozen');
  const words = (await drawn(page)).map(([, word]) => word);
  assert.equal(words.filter((word) => word !== 'pas de mot').length >= 5, true, words.join());
  assert.ok(words.every((word) => WORDS.includes(word)), words.join());
  // No count is written anywhere, but what each word may mean.
  const kept = await page.evaluate(() => JSON.stringify({ ...sessionStorage }));
  assert.doesNotMatch(kept, /:\s*(12|8|4|3|15)[,}\]]/);
  // A reload loses nothing.
  const before = await drawn(page);
  await page.reload();
  await alive(page);
  await page.locator('.map-box').first().waitFor();
  assert.deepEqual(await drawn(page), before);
}));

test('the list says what the drawing says', journey(async (page) => {
  await published(page);
  assert.deepEqual(await listed(page), await drawn(page));
}));

test('fewer than ten plays: a sentence, and nothing else', journey(async (page) => {
  await open(page, PAGE);
  await count(page, [5, 4, 0, 0, 0]);
  await page.locator('#express-publier').click();
  await page.locator('#carte-titre').waitFor();
  assert.match(plain(await page.locator('main').innerText()), /Moins de dix parties/);
  assert.equal(await page.locator('.map-box, .map-list').count(), 0);
  await assertAccessible(page, 'too few plays');
  await page.locator('.class-map__again summary').click();
  await page.locator('#carte-effacer').click();
  await page.locator('#express-publier').waitFor();
}));

test('arrow keys walk along the branches, and Enter opens a scene', journey(async (page) => {
  await published(page);
  const focused = () => page.evaluate(() => document.activeElement.id);
  await page.locator('#carte-scene-debut').focus();
  const met = [await focused()];
  // The focus moves once the page is drawn.
  const moved = (from) => page.waitForFunction((id) => document.activeElement.id !== id, from, { timeout: 2_000 });
  while (!/^carte-scene-fin-/.test(met.at(-1)) && met.length < 40) {
    await page.keyboard.press('ArrowDown');
    await moved(met.at(-1));
    met.push(await focused());
  }
  assert.ok(met.length > 5, met.join());
  await page.keyboard.press('ArrowUp');
  await moved(met.at(-1));
  assert.equal(await page.locator('.map-box[tabindex="0"]').count(), 1);
  const title = plain(await page.locator(':focus .map-box__title').innerText()).replace(' (fin)', '');
  await page.keyboard.press('Enter');
  await page.locator('.what-if-play').waitFor();
  assert.ok(plain(await page.locator('#et-si').innerText()).endsWith(title));
}));

test('the zoom enlarges, reduces, and shows all of it', journey(async (page) => {
  await published(page);
  const width = () => page.locator('.class-map__drawing').evaluate((svg) => svg.getBoundingClientRect().width);
  const own = await width();
  const word = () => page.locator('.map-box__word').first().evaluate((node) => {
    const { a } = node.closest('svg').getScreenCTM();
    return parseFloat(getComputedStyle(node).fontSize) * a;
  });
  assert.ok(await word() >= 28, `words of ${await word()} px`);
  await page.locator('#carte-reduire').click();
  assert.ok(await width() < own);
  await page.locator('#carte-agrandir').click();
  assert.equal(Math.round(await width()), Math.round(own));
  await page.locator('#carte-tout').click();
  const seen = await page.locator('.class-map__window').evaluate((box) => [box.scrollWidth - box.clientWidth, box.scrollHeight - box.clientHeight]);
  assert.ok(seen.every((hidden) => hidden <= 1), `hidden: ${seen}`);
  await page.locator('#carte-scene-debut').focus();
  await page.keyboard.press('+');
  assert.ok(await width() < own);
}));

test('« Et si… ? » takes the story up at a branch, and goes on from there', journey(async (page) => {
  await published(page);
  const scene = page.locator('.map-list__scene').nth(3);
  const label = plain(await scene.locator('.map-list__turn em').first().innerText());
  await scene.locator('.map-list__turn button').first().click();
  await page.locator('.what-if-play').waitFor();
  assert.ok(plain(await page.locator('#et-si').innerText()).endsWith(label), label);
  assert.ok(await page.locator('.what-if-play .app__list > li').count() > 0, 'the scene is told');
  await page.locator('.what-if-play .choices__list button').first().click();
  assert.ok(!plain(await page.locator('#et-si').innerText()).endsWith(label), 'the story went on');
  await page.locator('#et-si-retour').click();
  assert.ok(plain(await page.locator('#et-si').innerText()).endsWith(label));
  await page.locator('#et-si-fermer').click();
  assert.equal(await page.locator('.what-if-play').count(), 0);
}));

test('the map, filled and replayed, keeps every rule', journey(async (page) => {
  await published(page);
  await assertGood(page, 'a published map');
  await page.locator('#carte-scene-debut').click();
  await page.locator('.what-if-play').waitFor();
  await assertGood(page, 'a replay');
}));

test('only adults’ pages carry the drawing', () => {
  assert.ok(data('s2-carte').scenes.length > 20);
});
