//! A whole module, its story included, with the keyboard alone, and two reloads on the way.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { answer, focusShows, focused, press, tabTo } from './support/keyboard.mjs';
import { withOrder } from './support/lesson.mjs';
import { picture } from './support/pupil.mjs';
import * as story from './support/story-keyboard.mjs';
import { alive, world } from './support/world.mjs';

const { journey, open } = await world();

async function reloadLosesNothing(page, what) {
  const before = await picture(page);
  await page.reload();
  await alive(page);
  assert.deepEqual(await picture(page), before, what);
}

/** Answers the questions of the step; gives the kinds of fields met. */
async function answerStep(page) {
  const kinds = [];
  for (const question of await page.locator('fieldset.question').evaluateAll((all) => all.map(({ id }) => id))) {
    kinds.push(...(await answer(page, question)));
    const check = `#${question} .question__check`;
    if (!(await page.locator(check).count())) continue;
    await press(page, check);
    assert.notEqual(await page.locator(`#${question} .question__feedback`).innerText(), '', `${question} has feedback`);
    assert.ok(await page.evaluate((one) => document.activeElement.matches(one), check), 'the focus stays on « Vérifier »');
  }
  return kinds;
}

/** Follows the link to the story of the step, plays it, and comes back by the link of its end. */
async function playStory(page) {
  await press(page, '#etape-histoire');
  await page.locator('#histoire-commencer').waitFor();
  await alive(page);
  await story.begin(page);
  const turns = await story.playOn(page);
  await press(page, '#histoire-apres');
  await page.locator('.steps').waitFor();
  await alive(page);
  return turns;
}

test('from the list to a module by keyboard', journey(async (page) => {
  await open(page, 'eleve/');
  await press(page, 'a[href$="eleve/m2/"]');
  await page.locator('.steps').waitFor();
  await page.waitForFunction(() => document.activeElement.id === 'titre');
}));

test('a whole module by keyboard', journey(async (page) => {
  await open(page, 'eleve/m2/');
  const kinds = new Set();
  const count = await page.locator('.steps__button').count();
  for (let nth = 1; nth <= count; nth += 1) {
    assert.equal(await page.locator('.steps__where').innerText(), `Étape ${nth} sur ${count}`);
    for (const kind of await answerStep(page)) kinds.add(kind);
    if (await page.locator('.step--simulation').count()) {
      const before = await picture(page);
      assert.ok((await playStory(page)) > 3, 'a story has turns');
      assert.deepEqual(await picture(page), before, 'back at the same step');
    }
    if (nth === 4) await reloadLosesNothing(page, 'a reload in the middle of the steps');
    if (nth === count) break;
    await press(page, '#etape-suite', nth % 2 ? 'Enter' : 'Space');
    await page.waitForFunction(() => document.activeElement.id === 'etape');
    assert.ok(await focusShows(page), 'the focus shows on the heading of the step');
  }
  assert.deepEqual([...kinds].sort(), ['checkbox', 'radio', 'select'], 'the kinds of fields that this module has');
  await press(page, '#etape-terminer');
  await page.locator('.finished').waitFor();
  await reloadLosesNothing(page, 'a reload at the end');
}));

test('the questions of the other modules answer to the keyboard', journey(async (page) => {
  for (const id of ['m4', 'm8']) {
    await open(page, `eleve/${id}/`);
    const count = await page.locator('.steps__button').count();
    for (let nth = 1; nth <= count; nth += 1) {
      await answerStep(page);
      if (nth === count) break;
      await press(page, '#etape-suite');
      await page.waitForFunction(() => document.activeElement.id === 'etape');
    }
    await press(page, '#etape-terminer');
    await page.locator('.finished').waitFor();
  }
}));

test('a list is put in order with the keyboard', journey(async (page) => {
  await withOrder(page);
  await open(page, 'eleve/m2/');
  assert.deepEqual(await answerStep(page), ['radio', 'order']);
}));

/** Tab goes round the page and comes back; Shift+Tab goes back the same way. */
async function walkRound(page, key) {
  const stops = [];
  for (let nth = 0; nth < 200; nth += 1) {
    await page.keyboard.press(key);
    const { tag } = await focused(page);
    if (tag === 'body' && nth > 0) return stops;
    if (tag === 'body') continue;
    assert.ok(await focusShows(page), `the focus shows: ${JSON.stringify(await focused(page))}`);
    const stop = await page.evaluate(() => [...document.querySelectorAll('*')].indexOf(document.activeElement));
    // The parts of a date field are stops of their own.
    if (stop !== stops.at(-1)) stops.push(stop);
  }
  return assert.fail('the walk never left the page: a trap');
}

for (const route of ['', 'eleve/m8/', 'histoires/s8/', 'aide/', 'enseignant/tableau/', 'enseignant/feuilleter/m2/', 'accessibilite/']) {
  test(`no trap on « ${route} »`, journey(async (page) => {
    await open(page, route);
    const there = await walkRound(page, 'Tab');
    assert.ok(there.length > 8, 'there are stops');
    assert.equal(new Set(there).size, there.length, 'no stop comes twice');
    assert.deepEqual(there, [...there].sort((a, b) => a - b), 'the order is the order of reading');
  }));
}

test('the skip link leads to the content', journey(async (page) => {
  await open(page, 'aide/');
  await page.keyboard.press('Tab');
  assert.equal((await focused(page)).words, 'Aller au contenu');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement.id === 'contenu');
  await page.keyboard.press('Tab');
  assert.ok(await page.evaluate(() => document.activeElement.closest('main') !== null), 'the next stop is in the content');
}));

test('the help door opens and closes by keyboard', journey(async (page) => {
  await open(page, 'eleve/m2/');
  await press(page, '#porte-aide > summary');
  assert.ok(await page.locator('#porte-aide[open]').count());
  await tabTo(page, '.help-door__more');
  await press(page, '#porte-aide > summary', 'Space', { back: true });
  assert.equal(await page.locator('#porte-aide[open]').count(), 0);
}));
