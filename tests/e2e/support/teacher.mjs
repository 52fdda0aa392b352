//! Uses the board as a teacher would.

import { readFile } from 'node:fs/promises';

/** Creates a class; the board says what happened. */
export async function createClass(page, { label = '5eB', level = '5e', size = 27 } = {}) {
  await page.locator('#classe-libelle').fill(label);
  await page.locator('#classe-niveau').selectOption(level);
  await page.locator('#classe-effectif').fill(String(size));
  await page.locator('#classe-creer').click();
}

/** Logs a session; what is not given stays as the form has it. */
export async function logSession(page, { label = '5eB', activity, date = '2026-11-16', minutes = 50, mode = 'projecteur' }) {
  await page.locator('#seance-classe').selectOption({ label });
  await page.locator('#seance-activite').selectOption(activity);
  await page.locator('#seance-date').fill(date);
  await page.locator('#seance-minutes').fill(String(minutes));
  const modes = await page.locator('#seance-mode option').evaluateAll((options) => options.map(({ value }) => value));
  await page.locator('#seance-mode').selectOption(modes.includes(mode) ? mode : modes[0]);
  await page.locator('#seance-ajouter').click();
}

/** What the board last said. */
export function said(page) {
  return page.locator('.board__said').innerText();
}

/** The board as it stands: the hours, the log. */
export function picture(page) {
  return page.evaluate(() => ({
    hours: [...document.querySelectorAll('.hours tbody tr')].map((row) => [...row.cells].map((cell) => cell.innerText.trim())),
    log: [...document.querySelectorAll('.log__line')].map((line) => line.innerText.trim()),
  }));
}

/** Presses a button that gives a file; gives its name and its text, byte order mark included. */
export async function downloaded(page, button) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator(button).click()]);
  const bytes = await readFile(await download.path());
  return { name: download.suggestedFilename(), bytes, text: bytes.toString('utf8') };
}

/** Chooses a file made of this text, and waits for the board's answer. */
export async function openFile(page, text) {
  const before = await said(page);
  await page.locator('#fichier').setInputFiles({ name: 'tableau.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await page.waitForFunction((old) => document.querySelector('.board__said').innerText !== old, before);
  return said(page);
}
