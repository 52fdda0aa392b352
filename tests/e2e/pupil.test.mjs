//! What a pupil can do: feedback on knowledge and none on feelings, the story back and forth, and what
//! the device keeps.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { data, modules, pupilRoutes } from './support/files.mjs';
import { withOrder } from './support/lesson.mjs';
import * as pupil from './support/pupil.mjs';
import * as story from './support/story.mjs';
import { NOTHING, alive, leftBehind, open as openAt, world } from './support/world.mjs';

const { journey, open, at, key, visitor } = await world();
const SAVE = key('eleve');
const feedbackOf = (question) => question.locator('.question__feedback').innerText();
const saved = (page, place = 'sessionStorage') => page.evaluate(([where, name]) => window[where].getItem(name), [place, SAVE]);

test('knowledge has feedback, when asked for, and it goes when the answer changes', journey(async (page) => {
  await open(page, 'eleve/m2/');
  const question = page.locator('fieldset.question--savoir').first();
  await question.locator('.question__check').click();
  assert.match(await feedbackOf(question), /Réponds d’abord/);
  await question.locator('input').nth(0).check();
  assert.equal(await feedbackOf(question), '');
  await question.locator('.question__check').click();
  assert.match(await feedbackOf(question), /Pas encore/);
  await question.locator('input').nth(2).check();
  assert.equal(await feedbackOf(question), '');
  await question.locator('.question__check').click();
  assert.match(await feedbackOf(question), /C’est juste/);
}));

test('a hint waits to be asked for', journey(async (page) => {
  await open(page, 'eleve/m2/');
  const hint = page.locator('.question__hint').first();
  assert.ok(!(await hint.locator('p').isVisible()));
  await hint.locator('summary').click();
  assert.ok(await hint.locator('p').isVisible());
}));

test('a feeling has no feedback and is kept nowhere', journey(async (page) => {
  const met = [];
  for (const id of modules()) {
    const source = data(id).source;
    if (!source.includes('.ressenti')) continue;
    met.push(id);
    await open(page, `eleve/${id}/`);
    const question = await pupil.goToQuestion(page, 'ressenti');
    assert.equal(await question.locator('.question__check, [role="status"]').count(), 0);
    const before = await leftBehind(page);
    const words = await question.innerText();
    for (const input of await question.locator('input').all()) {
      await input.check();
      assert.deepEqual(await leftBehind(page), before);
    }
    assert.equal(await question.innerText(), words, 'nothing is said about it');
    const place = await page.locator('.steps__where').innerText();
    await page.reload();
    await alive(page);
    assert.equal(await page.locator('.steps__where').innerText(), place);
    assert.equal(await page.locator('fieldset.question--ressenti input:checked').count(), 0);
  }
  assert.ok(met.length > 0, 'a feeling was met');
}));

for (const kind of ['avis', 'engagement']) {
  test(`« ${kind} » has no feedback and stays in the tab`, journey(async (page) => {
    await open(page, 'eleve/m2/');
    const question = await pupil.goToQuestion(page, kind);
    assert.equal(await question.locator('.question__check, [role="status"], .mark').count(), 0);
    const option = question.locator('input').first();
    const name = (await option.getAttribute('id')).split('-').slice(2).join('-');
    await option.check();
    assert.ok((await saved(page)).includes(`"${name}"`), 'kept in the tab');
    assert.deepEqual({ ...(await leftBehind(page)), sessionStorage: {} }, NOTHING);
    await page.reload();
    await alive(page);
    assert.ok(await page.locator(`fieldset.question--${kind} input`).first().isChecked());
  }));
}

test('the buttons of an order keep the focus and say the place', journey(async (page) => {
  await withOrder(page);
  await open(page, 'eleve/m2/');
  const question = page.locator('fieldset.question--ordre');
  const items = () => question.locator('.order__label').allInnerTexts();
  const [first, second, ...others] = await items();
  const down = question.locator('button[id*="-descendre-"]').first();
  const id = await down.getAttribute('id');
  await down.click();
  assert.deepEqual(await items(), [second, first, ...others]);
  await page.waitForFunction((wanted) => document.activeElement.id === wanted, id);
  assert.equal(await question.locator('p[role="status"]').innerText(), `${first}, position 2 sur 4`);
  await page.keyboard.press('Enter');
  assert.deepEqual(await items(), [second, others[0], first, others[1]]);
  await question.locator('.question__check').click();
  assert.notEqual(await feedbackOf(question), '');
  assert.equal(await question.locator('.mark').count(), 4);
}));

const told = (page) => page.locator('.app__list > li').allInnerTexts();

test('the story: one message for each press, back, « Et si… ? », replay', journey(async (page) => {
  await open(page, 'histoires/s2/');
  await page.locator('#histoire-commencer').click();
  assert.equal((await told(page)).length, 2, 'the title of the scene and its first message');
  await page.locator(story.MORE).click();
  assert.equal((await told(page)).length, 3);
  await story.readScene(page);
  const first = await told(page);
  const offered = await story.choices(page).allInnerTexts();
  await story.choices(page).nth(2).click();
  assert.ok((await page.locator('.app__choice').innerText()).endsWith(offered[2]), 'what was chosen is written');
  await story.readScene(page);
  await page.locator(story.BACK).click();
  assert.deepEqual(await told(page), first, 'back to the scene as it was');
  await story.choose(page, 1);
  await story.playOn(page);
  const path = await page.locator('.path__choice').allInnerTexts();
  assert.equal(path[0], offered[1], 'the path is one’s own');
  await page.locator('#et-si-1').click();
  await page.locator('.choices').waitFor();
  assert.equal(await page.locator('.app__choice').count(), 1, '« Et si… ? » keeps what came before');
  await story.playOn(page);
  await page.locator('#histoire-rejouer').click();
  assert.equal(await page.locator('.app, .debrief').count(), 0, 'a replay begins before the story');
  await page.locator('#histoire-commencer').click();
  assert.equal((await told(page)).length, 2, 'and slowly');
  assert.equal(await page.locator('.app__choice').count(), 0);
}));

const device = async (page) => {
  await open(page, 'appareil/');
  await page.locator('#appareil-a-moi').click();
};

test('« à moi » keeps on the device, « partagé » takes it back', async () => {
  const { context } = await visitor();
  const page = await context.newPage();
  await open(page, 'eleve/m2/');
  await page.locator('fieldset.question input').nth(1).check();
  const answers = await saved(page);
  await device(page);
  assert.match(await page.locator('.device__said').innerText(), /C’est noté/);
  let left = await leftBehind(page);
  assert.deepEqual([left.sessionStorage, left.localStorage], [{}, { [SAVE]: answers, [key('appareil')]: 'oui' }]);
  await page.close();

  const later = await context.newPage();
  await openAt(later, at('eleve/m2/'));
  assert.ok(await later.locator('fieldset.question input').nth(1).isChecked(), 'a closed tab loses nothing');
  await device(later);
  left = await leftBehind(later);
  assert.deepEqual([left.sessionStorage, left.localStorage], [{ [SAVE]: answers }, {}]);
  await context.close();
});

test('a shared device forgets a closed tab', async () => {
  const { context } = await visitor();
  const page = await context.newPage();
  await open(page, 'eleve/m2/');
  await page.locator('fieldset.question input').nth(1).check();
  await page.close();
  const later = await context.newPage();
  await openAt(later, at('eleve/m2/'));
  assert.equal(await later.locator('fieldset.question input:checked').count(), 0);
  await context.close();
});

test('« Tout effacer ici » erases what is ours and nothing else', journey(async (page) => {
  await open(page, 'eleve/m2/');
  await page.evaluate(([ours, theirs]) => {
    for (const storage of [localStorage, sessionStorage]) {
      storage.setItem(theirs, 'du voisin');
      storage.setItem(ours, 'à nous');
    }
  }, [`${SAVE}-illisible-1`, 'balise:/autre/:eleve']);
  await page.locator('fieldset.question input').first().check();
  await device(page);
  await page.locator('#appareil-effacer').click();
  assert.match(await page.locator('.device__said').innerText(), /effacé/);
  const { localStorage: local, sessionStorage: session } = await leftBehind(page);
  assert.deepEqual([local, session], [{ 'balise:/autre/:eleve': 'du voisin' }, { 'balise:/autre/:eleve': 'du voisin' }]);
  await open(page, 'eleve/m2/');
  assert.equal(await page.locator('fieldset.question input:checked').count(), 0);
}));

test('a save that cannot be read is set aside whole, and said calmly', journey(async (page) => {
  for (const [nth, broken] of ['{"format":"balise-eleve","version":1,"mod', '{"format":"balise-eleve","version":99}'].entries()) {
    await page.goto(at('404.html'));
    await page.evaluate(([name, text]) => sessionStorage.setItem(name, text), [SAVE, broken]);
    await open(page, 'eleve/m2/');
    assert.match(await page.locator('.notices').innerText(), /mise de côté/);
    await page.locator('fieldset.question input').first().check();
    const { sessionStorage: kept } = await leftBehind(page);
    assert.equal(kept[`${SAVE}-illisible-${nth + 1}`], broken);
    assert.match(kept[SAVE], /"mdr"/, 'and the play goes on');
  }
}));

test('a device that keeps nothing: it is said, and one can play', journey(async (page) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };
  });
  await open(page, 'eleve/m2/');
  assert.equal(await page.locator('.notices').innerText(), '');
  await page.locator('fieldset.question input').nth(2).check();
  assert.match(await page.locator('.notices').innerText(), /ne garde rien/);
  await page.locator('.question__check').click();
  assert.match(await page.locator('.question__feedback').first().innerText(), /C’est juste/);
  await open(page, 'histoires/s2/');
  assert.ok((await story.playStory(page)) > 3);
  assert.match(await page.locator('.notices').innerText(), /ne garde rien/);
}));

/** Any control in which words could be typed. */
const TYPED = 'textarea, [contenteditable], [role="textbox"], input:not([type="radio"]):not([type="checkbox"])';

for (const route of pupilRoutes()) {
  test(`nothing can be typed on « ${route} »`, journey(async (page) => {
    await open(page, route);
    assert.equal(await page.locator(TYPED).count(), 0);
    const count = await pupil.countSteps(page);
    for (let nth = 1; nth <= count; nth += 1) {
      await pupil.goToStep(page, nth);
      await pupil.answerStep(page);
      assert.equal(await page.locator(TYPED).count(), 0, `step ${nth}`);
    }
    if (await page.locator('.announce').count()) {
      await story.playStory(page, { onScene: async () => assert.equal(await page.locator(TYPED).count(), 0) });
    }
  }));
}
