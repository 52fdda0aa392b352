//! Uses the board as a teacher would.

import { readFile } from 'node:fs/promises';

/** Opens a part of the board by the name on its button. */
export async function part(page, name) {
  const button = page.locator('.parts').getByRole('button', { name, exact: true });
  if ((await button.getAttribute('aria-current')) !== 'true') await button.click();
}

/** Creates a class; the board says what happened. */
export async function createClass(page, { label = '5eB', level = '5e', size = 27 } = {}) {
  await part(page, 'Mes classes');
  await page.locator('#classe-libelle').fill(label);
  await page.locator('#classe-niveau').selectOption(level);
  await page.locator('#classe-effectif').fill(String(size));
  await page.locator('#classe-creer').click();
}

/** Logs a session for a class or a level by the quickest entry; what is not given stays as the form has it. */
export async function logSession(page, { label = '5eB', level, activity, date = '2026-11-16', minutes = 50, mode = 'projecteur' }) {
  await part(page, 'Ce qui reste');
  if (!(await page.locator('#seance-ajouter').isVisible())) await page.locator('#ajout-ouvrir').click();
  await page.locator('#seance-classe').selectOption(level ? { value: `niveau:${level}` } : { label });
  await page.locator('#seance-activite').selectOption(activity);
  await page.locator('#seance-date').fill(date);
  await page.locator('#seance-minutes').fill(String(minutes));
  await page.locator('#seance-mode').selectOption(mode);
  await page.locator('#seance-ajouter').click();
}

/** What the board last said. */
export function said(page) {
  return page.locator('.board__said').innerText();
}

/** The board as it stands: each class with its hours, and the log. */
export async function picture(page) {
  await part(page, 'Ce qui reste');
  const classes = await page.evaluate(() => [...document.querySelectorAll('.classes__row')].map((row) =>
    ['.classes__open', '.classes__what', '.classes__sum', '.classes__left'].map((cell) => row.querySelector(cell).innerText.trim())));
  await part(page, 'Séances faites');
  const log = await page.evaluate(() => [...document.querySelectorAll('.log__line')].map((line) => line.innerText.trim()));
  return { classes, log };
}

/** Opens what the file bar keeps folded. */
export async function moreOfFile(page) {
  if (!(await page.locator('#fichier-csv').isVisible())) await page.locator('#fichier-autres').click();
}

/** Presses a button that gives a file; gives its name and its text, byte order mark included. */
export async function downloaded(page, button) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator(button).click()]);
  const bytes = await readFile(await download.path());
  return { name: download.suggestedFilename(), bytes, text: bytes.toString('utf8') };
}

/** Chooses a file made of this text in a field, and waits for the board's answer. */
export async function openFile(page, text, field = '#fichier') {
  const before = await said(page);
  await page.locator(field).setInputFiles({ name: 'tableau.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await page.waitForFunction((old) => document.querySelector('.board__said').innerText !== old, before);
  return said(page);
}
