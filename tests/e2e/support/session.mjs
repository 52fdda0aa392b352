//! Runs a session as a teacher would, in two windows.

import { alive } from './world.mjs';

/** Prepares a session of a module on the page « Animer »; what is not given stays as it is. */
export async function prepare(page, { label, minutes, contact, swaps = 0 } = {}) {
  if (contact) {
    for (const [field, words] of Object.entries(contact)) await page.locator(`#accueil-${field}`).fill(words);
  }
  if (label) await page.locator('#run-classe').selectOption({ label });
  if (minutes) await page.locator(`#duree-${minutes}`).check();
  for (let swap = 0; swap < swaps; swap += 1) await page.locator('#run-prenoms').click();
}

/** Begins; gives the projector's window, alive. */
export async function begin(page) {
  return other(page, '#run-commencer');
}

/** Presses what opens the other window of the session; gives it, alive. */
export async function other(page, button) {
  const [opened] = await Promise.all([page.context().waitForEvent('page'), page.locator(button).click()]);
  await alive(opened);
  return opened;
}

/** Takes the cover off the presenter's view. */
export async function uncover(page) {
  await page.locator('#couvert-non').click();
  await page.locator('.run__bar').waitFor();
}

/** What the class sees. */
export function seen(screen) {
  return screen.locator('.projection').innerText();
}

/** Waits until the class sees these words. */
export async function sees(screen, words) {
  await screen.locator('.projection').filter({ hasText: words }).waitFor();
}

/** The heading that the class sees. */
export function title(screen) {
  return screen.locator('.projection__title').innerText();
}

/** Goes forward from the presenter's view until the class sees something of this kind. */
export async function forwardTo(page, screen, selector) {
  for (let press = 0; press < 60; press += 1) {
    if (await screen.locator(selector).count()) return;
    const before = await page.locator('.run__main').innerText();
    await page.locator('#mener-suivant').click();
    await page.waitForFunction((old) => document.querySelector('.run__main').innerText !== old, before);
    // The other window follows: one turn of its own loop is enough.
    await screen.waitForTimeout(50);
  }
  throw new Error(`the class never sees ${selector}`);
}

/** Plays the story, by the way of this rank at each choice, until the presenter sees something. */
export async function playTo(page, selector, rank = 0) {
  for (let press = 0; press < 60; press += 1) {
    if (await page.locator(selector).count()) return;
    const before = await page.locator('.run__main').innerText();
    const ways = page.locator('[id^="prendre-"]');
    const count = await ways.count();
    await (count > 1 ? ways.nth(rank % count) : page.locator('#mener-suivant')).click();
    await page.waitForFunction((old) => document.querySelector('.run__main').innerText !== old, before);
  }
  throw new Error(`the presenter never sees ${selector}`);
}
