//! Plays a story on its own page, quickly, and reads what the page shows.

import assert from 'node:assert/strict';

/** Longer than any story: a story that does not end fails instead of turning forever. */
const MAX_TURNS = 80;

export const MORE = '#histoire-suite';
export const CHOICES = '#histoire-choix';
export const TOOLS = '#histoire-outils';
export const BACK = '#histoire-retour';
export const SKIP = '#histoire-passer';
/** The id under which a play keeps « Passer cette scène ». */
export const SKIPPED = 'passer-la-scene';

/** Waits for what a press asked for: the views first, then the focus, which moves once they are drawn. */
export function settled(page) {
  return page.evaluate(() => new Promise((done) => setTimeout(() => setTimeout(done, 0), 0)));
}

/** What the page shows of the play, in words and in ids. */
export function picture(page) {
  return page.evaluate(() => {
    const all = (selector) => [...document.querySelectorAll(selector)];
    // No matter which of the spaces of French typography stands there.
    const words = (selector) => all(selector).map((one) => one.textContent.replace(/\s+/g, ' ').trim());
    const ids = (selector, start) => all(selector).map(({ id }) => id.slice(start.length));
    return {
      scenes: words('.app__scene'),
      told: words('.app__list > li'),
      counters: words('.counter'),
      choices: ids('.choices__list button', 'choisir-'),
      offered: words('.choices__list button'),
      clues: ids('.clues button', 'indice-'),
      found: words('.clues__count'),
      settings: all('.settings input:checked').map(({ id }) => id),
      cards: words('.sight'),
      draft: words('.draft__words'),
      path: words('.path__step'),
    };
  });
}

/** Presses what is there, at once. Real pointers and keys are for the tests that are about them. */
export function tap(page, selector) {
  return page.evaluate(async (wanted) => {
    const found = document.querySelector(wanted);
    if (!found) throw new Error(`nothing to press: ${wanted}`);
    found.click();
    await new Promise((done) => setTimeout(() => setTimeout(done, 0), 0));
  }, selector);
}

/** Begins, in the only role or in the one asked for. */
export async function begin(page, role) {
  await tap(page, role ? `#role-${role}` : '#histoire-commencer, .role button');
  await page.locator('.app__log').waitFor();
}

/** Reads the present scene to its last message. */
export async function readScene(page) {
  await page.evaluate(async ([more, most]) => {
    for (let turn = 0; turn < most && document.querySelector(more); turn += 1) {
      document.querySelector(more).click();
      await new Promise((done) => setTimeout(() => setTimeout(done, 0), 0));
    }
  }, [MORE, MAX_TURNS]);
  await page.locator(CHOICES).waitFor();
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
  await tap(page, `.choices__list li:nth-child(${rank + 1}) button`);
  await readScene(page);
}

/**
 * Chooses what was least often chosen, and among these what is wanted first: no story holds such a pupil in a loop.
 *
 * Stories are rewritten and ids stay: a wish that is no longer offered is simply never granted.
 */
export function guide(wanted = []) {
  const made = new Map();
  const rank = (id) => (wanted.includes(id) ? wanted.indexOf(id) : wanted.length);
  return ({ scenes, choices: offered }) => {
    const times = (id) => made.get(`${scenes.at(-1)} ${id}`) ?? 0;
    const [best] = offered.toSorted((one, other) => times(one) - times(other) || rank(one) - rank(other));
    made.set(`${scenes.at(-1)} ${best}`, times(best) + 1);
    return best;
  };
}

/** The choices that lead to panels (clues, settings, a message to compose), from four scenes away. */
export function towardPanels({ source }) {
  const wanted = new Set([...source.matchAll(/\{#([a-z0-9-]+)[^}]*\.(?:reperage|reglages|composer)/g)].map(([, scene]) => scene));
  const scenes = source.split(/^## /m).slice(1);
  for (let step = 0; step < 4; step += 1) {
    for (const scene of scenes) {
      const leads = [...scene.matchAll(/\]\(#([a-z0-9-]+)[^)]*\)/g)].some(([, to]) => wanted.has(to));
      if (leads) wanted.add(/\{#([a-z0-9-]+)/.exec(scene)[1]);
    }
  }
  return [...wanted];
}

/** Plays from the present scene to an ending; `onScene` is called at each scene, once it was read. */
export async function playOn(page, { choice = guide(), onScene = () => {} } = {}) {
  for (let turn = 0; turn < MAX_TURNS; turn += 1) {
    await readScene(page);
    await onScene(await picture(page), turn);
    if (await ended(page)) return turn;
    // What was found or set meanwhile may have opened other choices.
    await tap(page, `#choisir-${choice(await picture(page))}`);
  }
  return assert.fail('the story ends');
}

/** Plays from the start page to an ending; gives the number of choices made. */
export async function playStory(page, options = {}) {
  await begin(page, options.role);
  return playOn(page, options);
}
