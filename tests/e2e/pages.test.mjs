//! Every page there is: its heading, its title, axe in both themes and at both widths, no sideways
//! scroll at 320 px. The journeys also fail on any error, policy refusal or foreign request.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { data, html, modules, pages } from './support/files.mjs';
import { assertGood } from './support/good.mjs';
import { answerStep, countSteps, goToStep } from './support/pupil.mjs';
import { createClass, logSession, part } from './support/teacher.mjs';
import { alive, world } from './support/world.mjs';

const { journey, open, at } = await world();
/** The missing page is sent with its own status: the browser's console says so, and only that. */
const MISSING = [/^status 404: .*\/rien/, /^console: Failed to load resource.*404/];

const titleOf = (file) => /<title>([^<]*)<\/title>/.exec(html(file))?.[1].trim();

test('there are pages of every kind', () => {
  const routes = pages().map(({ route }) => route);
  for (const route of ['', 'eleve/', 'eleve/m2/', 'histoires/s2/', 'enseignant/', 'enseignant/tableau/', 'enseignant/feuilleter/m2/', 'parents/', 'parents/p2/',
    'aide/', 'accessibilite/', 'confidentialite/', 'appareil/', '404.html']) {
    assert.ok(routes.includes(route), `« ${route} » is written`);
  }
});

test('titles are unique, and silent about the subject of a module, a story or a guide', () => {
  const titles = pages().map(({ file }) => titleOf(file));
  assert.ok(titles.every(Boolean), 'every page has a title');
  assert.equal(new Set(titles).size, titles.length, titles.join(' | '));
  for (const { file, route } of pages()) {
    const id = /(?:eleve|histoires|feuilleter|parents)\/([mps]\d+)\//.exec(route)?.[1];
    if (!id) continue;
    const { titre, theme } = data(id).resume ?? data(id);
    const subject = `${titre} ${theme ?? ''}`.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
    const title = titleOf(file).toLowerCase();
    assert.deepEqual(subject.filter((word) => title.includes(word)), [], `${route}: « ${title} »`);
  }
});

for (const { file, route } of pages()) {
  test(`page « ${route} »`, journey(async (page) => {
    await open(page, route);
    assert.equal(await page.title(), titleOf(file), 'the living page keeps its title');
    await assertGood(page, route);
  }));
}

test('an address that leads nowhere says so', journey(async (page) => {
  const answer = await page.goto(at('rien'));
  await alive(page);
  assert.equal(answer.status(), 404);
  assert.equal(await page.locator('h1').innerText(), 'Page introuvable');
  await assertGood(page, 'rien');
}, { expected: MISSING }));

test('an address that leads nowhere, deeper, can still be read', journey(async (page) => {
  const answer = await page.goto(at('rien/du/tout/'));
  assert.equal(answer.status(), 404);
  assert.equal(await page.locator('h1').innerText(), 'Page introuvable');
  assert.match(await page.locator('#porte-aide').textContent(), /3018/);
  // Its files are looked for beside it: a static host knows no better, and the text needs none of them.
}, { expected: [/^status 404/, /^console: /] }));

test('the open help door', journey(async (page) => {
  await open(page, 'eleve/');
  await page.locator('#porte-aide > summary').click();
  assert.ok(await page.locator('.help-door__panel').isVisible());
  await assertGood(page, 'help door');
}));

for (const id of modules()) {
  test(`each step of ${id}, answered`, journey(async (page) => {
    await open(page, `eleve/${id}/`);
    const count = await countSteps(page);
    assert.ok(count > 5, 'a module has its steps');
    for (let nth = 1; nth <= count; nth += 1) {
      await goToStep(page, nth);
      await answerStep(page);
      await assertGood(page, `${id}, step ${nth}`);
    }
    await page.locator('#etape-terminer').click();
    await assertGood(page, `${id}, finished`);
  }));
}

test('the board with a class and a session', journey(async (page) => {
  await open(page, 'enseignant/tableau/');
  await createClass(page);
  await logSession(page, { activity: 'm2' });
  await page.locator('.log__line').waitFor();
  for (const name of ['Ce qui reste', 'Calendrier', 'Séances faites', 'Autres axes', 'Mes classes']) {
    await part(page, name);
    await assertGood(page, `board, ${name}`);
  }
}));
