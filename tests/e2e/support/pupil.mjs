//! Goes through a module as a pupil would, with the pointer.

import assert from 'node:assert/strict';

import { alive } from './world.mjs';

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

/** Follows the link of the present step to its story, a page of its own. */
export async function openStory(page) {
  await page.locator('#etape-histoire').click();
  await page.waitForURL('**/histoires/*/');
  await alive(page);
}

/** What a pupil sees of a step: its number, its answers, its feedback. */
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
      finished: words('.finished__title'),
    };
  });
}
