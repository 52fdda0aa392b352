//! Nothing is written before a person acts, and what a pupil does never shows in the address, the
//! title or the history.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { modules, pages, stories } from './support/files.mjs';
import { answerStep, countSteps, goToStep } from './support/pupil.mjs';
import { begin, playOn, tap } from './support/story.mjs';
import { NOTHING, leftBehind, world } from './support/world.mjs';

const { journey, open, path, key } = await world();
const NOT_THERE = [/^status 404/, /^console: Failed to load resource.*404/];

/** What others could read of a page: its address, its title, its history. */
const trace = (page) => page.evaluate(() => ({ address: location.href, title: document.title, length: history.length, state: history.state }));

/** A router keeps a marker of its own in the state; a value that tells something would be text or a deep object. */
function assertEmptyState(state, what) {
  const told = Object.entries(state ?? {}).filter(([, value]) => value !== null && value !== undefined && value !== false);
  assert.deepEqual(told, [], `${what}: history.state tells nothing`);
}

test('visiting every page writes nothing', journey(async (page) => {
  for (const { route } of pages()) {
    await open(page, route);
    assert.deepEqual(await leftBehind(page), NOTHING, `after « ${route} »`);
    assertEmptyState((await trace(page)).state, route);
  }
}));

test('walking by links and opening doors writes nothing', journey(async (page) => {
  await open(page, '');
  for (const name of ['Je suis élève', 'Témoin, je fais quoi ?']) {
    await page.getByRole('link', { name, exact: true }).click();
    await page.locator('#porte-aide > summary').click();
    await page.locator('#porte-aide > summary').click();
  }
  await page.locator('.question__hint summary').first().click();
  await page.getByRole('link', { name: 'Cet appareil', exact: true }).click();
  await page.locator('#appareil-effacer').waitFor();
  assert.deepEqual(await leftBehind(page), NOTHING);
}));

test('an act writes one key, in the tab alone', journey(async (page) => {
  await open(page, 'eleve/m2/');
  await page.locator('fieldset.question input').first().check();
  const left = await leftBehind(page);
  assert.deepEqual(Object.keys(left.sessionStorage), [key('eleve')]);
  assert.deepEqual({ ...left, sessionStorage: {} }, NOTHING);
}));

for (const id of modules()) {
  test(`playing ${id} leaves no trace in the address, the title or the history`, journey(async (page) => {
    await open(page, `eleve/${id}/`);
    const before = await trace(page);
    assertEmptyState(before.state, id);
    const count = await countSteps(page);
    for (let nth = 1; nth <= count; nth += 1) {
      await goToStep(page, nth);
      await answerStep(page);
      assert.deepEqual(await trace(page), before, `after step ${nth}`);
    }
    await page.locator('#etape-terminer').click();
    await page.locator('.finished').waitFor();
    assert.deepEqual(await trace(page), before, 'at the end');
  }));
}

for (const id of stories()) {
  test(`opening ${id} keeps nothing, beginning it does, and playing shows nowhere`, journey(async (page) => {
    await open(page, `histoires/${id}/`);
    const before = await trace(page);
    assertEmptyState(before.state, id);
    await page.locator('#histoire-prenoms').click();
    await page.locator('#histoire-prenoms').click();
    assert.deepEqual(await leftBehind(page), NOTHING, 'the page was opened, and first names changed');
    await begin(page);
    const left = await leftBehind(page);
    assert.deepEqual(Object.keys(left.sessionStorage), [key('eleve')], 'the story was begun');
    await playOn(page, { onScene: async () => assert.deepEqual(await trace(page), before) });
    await tap(page, '.path__step button');
    assert.deepEqual(await trace(page), before, 'after « Et si… ? »');
    assert.deepEqual({ ...(await leftBehind(page)), sessionStorage: {} }, NOTHING, 'the tab alone keeps it');
  }));
}

test('the history holds pages only: back leaves the module at once', journey(async (page) => {
  await open(page, 'eleve/');
  await page.getByRole('link', { name: 'Témoin, je fais quoi ?' }).click();
  await page.locator('#etape-suite').waitFor();
  const { length } = await trace(page);
  for (const nth of [3, 1, 2]) await goToStep(page, nth);
  assert.equal((await trace(page)).length, length);
  await page.goBack();
  assert.equal(new URL(page.url()).pathname, `${path}eleve/`);
}));

test('a page that does not exist writes nothing either', journey(async (page) => {
  await open(page, 'rien');
  assert.deepEqual(await leftBehind(page), NOTHING);
}, { expected: NOT_THERE }));
