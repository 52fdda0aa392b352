//! Plays a module as a pupil would, with the pointer.

import assert from 'node:assert/strict';

/** Longer than any story: a story that does not end fails instead of turning forever. */
const MAX_TURNS = 80;

/** How many steps the module has on screen. */
export function countSteps(page) {
  return page.locator('.steps__button').count();
}

/** Opens a step by its button. */
export async function goToStep(page, nth) {
  await page.locator(`#etape-${nth}`).click();
  await page.locator(`#etape-${nth}[aria-current="step"]`).waitFor();
}

/** Opens the step of this kind (`simulation`, `workshop`, `closing`), and gives its number. */
export async function goToKind(page, kind) {
  const count = await countSteps(page);
  for (let nth = 1; nth <= count; nth += 1) {
    await goToStep(page, nth);
    if (await page.locator(`.step--${kind}`).count()) return nth;
  }
  return assert.fail(`no step of the kind ${kind}`);
}

/** Opens the step that holds a question of this kind, and gives the question. */
export async function goToQuestion(page, kind, having = '') {
  const count = await countSteps(page);
  for (let nth = 1; nth <= count; nth += 1) {
    await goToStep(page, nth);
    const question = page.locator(`fieldset.question--${kind}`).filter(having ? { has: page.locator(having) } : {});
    if (await question.count()) return question.first();
  }
  return assert.fail(`no question of the kind ${kind}`);
}

/** Answers every question of the step, whatever is right, and asks for feedback where there is some. */
export async function answerStep(page) {
  for (const question of await page.locator('fieldset.question').all()) {
    const inputs = question.locator('input');
    if (await inputs.count()) await inputs.first().check();
    for (const select of await question.locator('select').all()) await select.selectOption({ index: 1 });
    const down = question.locator('button[id*="-descendre-"]');
    if (await down.count()) await down.first().click();
    const check = question.locator('.question__check');
    if (await check.count()) await check.click();
  }
}

/** Begins the story of the present step, once it has arrived. */
export async function beginStory(page) {
  await page.locator('#histoire-commencer').click();
  await page.locator('.chat').waitFor();
}

/** Reads the present scene to its last message. */
export async function readScene(page) {
  const more = page.locator('#histoire-suite');
  for (let turn = 0; turn < MAX_TURNS && (await more.count()); turn += 1) await more.click();
  await page.locator('#histoire-choix').waitFor();
}

/** True when the story has ended. */
export async function ended(page) {
  return (await page.locator('.debrief').count()) > 0;
}

/** The choices of the present scene, « Passer cette scène » and « Revenir » left out. */
export function choices(page) {
  return page.locator('.choices__list button');
}

/** Makes the choice of this rank, then reads the scene that follows. */
export async function choose(page, rank = 0) {
  await choices(page).nth(rank).click();
  await readScene(page);
}

/** Plays from the announcement to an ending. */
export async function playStory(page, rank = () => 0) {
  await beginStory(page);
  await readScene(page);
  let turn = 0;
  while (!(await ended(page))) {
    assert.ok(turn < MAX_TURNS, 'the story ends');
    await choose(page, rank(turn, await choices(page).count()));
    turn += 1;
  }
  return turn;
}

/** What a pupil sees of a step: its number, its answers, its feedback, the scene and its choices. */
export function picture(page) {
  return page.evaluate(() => {
    const words = (selector) => [...document.querySelectorAll(selector)].map((one) => one.textContent.trim());
    return {
      where: words('.steps__where'),
      step: words('#etape'),
      checked: [...document.querySelectorAll('#app input:checked')].map(({ id }) => id),
      selected: [...document.querySelectorAll('#app select')].map(({ id, value }) => `${id}=${value}`),
      order: words('.order__label'),
      feedback: words('.question__feedback'),
      marks: words('.mark'),
      told: words('.chat__list > li'),
      choices: words('.choices button, .debrief .path__step'),
      finished: words('.finished__title'),
    };
  });
}
