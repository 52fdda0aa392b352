//! Plays a story with the keyboard alone, and checks after each press where the focus is and what
//! came: one message, the way on, the answer to a clue, the present value of a setting.

import assert from 'node:assert/strict';

import { focusShows, focused, press, tabTo } from './keyboard.mjs';
import { CHOICES, MORE, SKIP, TOOLS, guide, picture, settled } from './story.mjs';

const MAX_TURNS = 80;

/** Fails unless what has this id has the focus, and shows it. */
export async function standsOn(page, id, why) {
  await settled(page);
  assert.equal((await focused(page)).id, id, why);
  assert.ok(await focusShows(page), `the focus shows on #${id}`);
}

/** The way forward: the next message; once all was said, what the scene lets one do, or the choices. */
async function standsForward(page, why) {
  await settled(page);
  const more = await page.locator(MORE).count();
  const tools = await page.locator(TOOLS).count();
  await standsOn(page, (more ? MORE : tools ? TOOLS : CHOICES).slice(1), why);
}

/** A panel stands after its own heading and before the choices: which way to go depends on where one is. */
async function towardPanel(page) {
  return { back: !(await page.evaluate((tools) => document.activeElement.matches(tools), TOOLS)) };
}

/** Presses a way to begin: the title of the application has the focus, and one message came. */
export async function begin(page, button = '#histoire-commencer') {
  await press(page, button);
  await standsOn(page, 'histoire', 'the application is entered at its name');
  const { told, scenes } = await picture(page);
  assert.deepEqual([told.length, scenes.length], [2, 1], 'the title of the scene and its first message');
}

/** Reads the scene: each press brings one message. */
export async function readScene(page) {
  for (let turn = 0; turn < MAX_TURNS && (await page.locator(MORE).count()); turn += 1) {
    const before = await picture(page);
    await press(page, MORE, turn % 2 ? 'Space' : 'Enter');
    await standsForward(page, 'the focus stays on the way forward');
    const after = await picture(page);
    assert.equal(after.told.length, before.told.length + 1, 'one message for each press');
    // A draft stands last, below the messages.
    const [old, now] = [before, after].map(({ told, draft }) => (draft.length ? told.slice(0, -1) : told));
    assert.deepEqual(now.slice(0, old.length), old, 'what was said stays');
  }
}

/** Looks at every element of a profile: its answer has the focus, and the count follows what reveals. */
export async function lookAtClues(page) {
  let { clues } = await picture(page);
  let found = 0;
  const all = clues.length;
  while (clues.length) {
    const [clue] = clues;
    await press(page, `#indice-${clue}`, clues.length % 2 ? 'Space' : 'Enter', clues.length === all ? await towardPanel(page) : {});
    await standsOn(page, `retour-${clue}`, 'the answer to a clue has the focus');
    const answer = await page.locator(`#retour-${clue}`).innerText();
    if (answer.startsWith('Oui')) found += 1;
    else assert.match(answer, /^Non, pas ici\./);
    const now = await picture(page);
    assert.match(now.found[0], new RegExp(`^Trouvés.: ${found} sur \\d+\\.$`), 'the count is said');
    assert.equal(now.clues.length, clues.length - 1);
    clues = now.clues;
  }
  assert.equal(await page.locator('.clues__count').getAttribute('role'), 'status');
  assert.equal((await picture(page)).found[0].replace(/\D+/g, ' ').trim(), `${found} ${found}`, 'all were found');
  return all;
}

/** Goes to a setting and moves to its next value with an arrow: the focus stays there. */
export async function turnSetting(page, name, key) {
  await tabTo(page, `[name="reglage-${name}"]`, await towardPanel(page));
  await page.keyboard.press(key);
  await settled(page);
  const { id } = await focused(page);
  assert.ok(await page.evaluate(() => document.activeElement.checked), 'the focus is on the value that holds');
  assert.ok(await focusShows(page), `the focus shows on #${id}`);
  return id;
}

/** Makes a choice: what follows begins with one message, or all at once when there is one. */
export async function choose(page, id) {
  const { scenes, choices, offered } = await picture(page);
  const composing = (await page.locator(CHOICES).innerText()) === 'Choisis une phrase';
  await press(page, `#choisir-${id}`);
  await standsForward(page, 'the focus goes to the way forward');
  const after = await picture(page);
  assert.equal(after.scenes.length, scenes.length + 1, 'the next scene follows, and the others stay');
  if (composing) assert.ok(after.draft[0]?.endsWith(offered[choices.indexOf(id)]), 'the sentence stands in the draft');
}

/** Passes over a sensitive scene, without penalty: the story goes on as after a choice. */
export async function skip(page) {
  const { scenes } = await picture(page);
  await press(page, SKIP);
  await standsForward(page, 'the focus goes to the way forward');
  assert.equal((await picture(page)).scenes.length, scenes.length + 1);
  await readScene(page);
}

/** Plays on to the debrief; `onScene` is called at each scene, once it was read. */
export async function playOn(page, { choice = guide(), onScene = () => {} } = {}) {
  for (let turn = 0; turn < MAX_TURNS; turn += 1) {
    await readScene(page);
    await onScene(await picture(page), turn);
    if (await page.locator('.debrief').count()) return turn;
    await choose(page, choice(await picture(page)));
  }
  return assert.fail('the story ends');
}
