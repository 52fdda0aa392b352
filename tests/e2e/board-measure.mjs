//! How long a large board takes to open and to be redrawn: 60 classes × 10, 20, 40 sessions × 100 questions, CPU ×4.
//!
//! One command, `node board-measure.mjs [--runs 5]`, which needs a built Balise (`BALISE_DIST`, by default the project's `dist`).
//! It builds nothing, reaches no network but this machine, and its times are no test: they depend on the machine, which is why it prints ratios, to the smallest board of the same run.
//!
//! Opening is from the choice of the file to the end of the frame that shows its classes: reading, checking, adding up, drawing.
//! Redrawing is from a click to the end of the frame that shows what it did, as interaction.mjs measures it: a session logged for one class, a part opened, a class opened.

import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { board } from './support/boards.mjs';
import { serve } from './support/host.mjs';

const CLASSES = 60;
const SESSIONS = [10, 20, 40];
const QUESTIONS = 100;
const SLOWER_CPU = 4;
const GIVE_UP_MS = 60_000;

/** A fault that its reader can repair: printed as a sentence, without a stack. */
class Stop extends Error {}

async function main() {
  const runs = runsOf(process.argv.slice(2));
  const here = dirname(fileURLToPath(import.meta.url));
  const dist = resolve(process.env.BALISE_DIST ?? join(here, '../../dist'));
  const browserPath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  must(existsSync(join(dist, 'enseignant/tableau/index.html')), `no built board in ${dist}: build the app first, or set BALISE_DIST.`);
  must(existsSync(browserPath), `no Chromium at ${browserPath}: apt-get install chromium, or set CHROMIUM.`);
  const { chromium } = await import('playwright-core');
  const site = await serve({ folder: dist });
  const browser = await chromium.launch({ executablePath: browserPath, args: ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run'] });
  // The board adds up the school year of its day.
  const now = new Date();
  const year = now.getMonth() >= 7 ? now.getFullYear() : now.getFullYear() - 1;
  const sizes = SESSIONS.map((sessions) => ({ sessions, file: Buffer.from(board({ classes: CLASSES, sessions, questions: QUESTIONS, year })), seen: [] }));
  try {
    // Interleaved, so that a machine that slows down does so for every size.
    for (let run = 1; run <= runs; run += 1) {
      for (const size of sizes) {
        size.seen.push(await use(browser, `${site.origin}/enseignant/tableau/`, size.file));
        console.error(`run ${run}/${runs}  ${CLASSES} × ${size.sessions}  ${JSON.stringify(size.seen.at(-1))}`);
      }
    }
    report(sizes, runs, browser.version());
  } finally {
    await browser.close();
    site.close();
  }
}

/** A fresh page: the file opened, then what is redrawn. */
async function use(browser, address, file) {
  const context = await browser.newContext({ locale: 'fr-FR', viewport: { width: 1280, height: 800 } });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await page.addInitScript(watch);
    await page.goto(address, { waitUntil: 'load', timeout: GIVE_UP_MS });
    await page.locator('html[data-ready="1"]').waitFor({ state: 'attached', timeout: GIVE_UP_MS });
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER_CPU });
    const opening = await painted(page, 'change', () => page.locator('#fichier').setInputFiles({ name: 'tableau.json', mimeType: 'application/json', buffer: file }), '.classes__row');
    await page.locator('#ajout-ouvrir').click();
    await page.locator('#seance-activite').selectOption('hors:emc');
    const press = (selector) => () => page.locator(selector).first().click();
    const open = (name) => () => page.locator('.parts').getByRole('button', { name, exact: true }).click();
    const seen = { opening };
    seen.logged = await painted(page, 'click', press('#seance-ajouter'), '.log__line');
    seen.calendar = await painted(page, 'click', open('Calendrier'), '.year__month');
    seen.log = await painted(page, 'click', open('Séances faites'), '#journal');
    seen.classes = await painted(page, 'click', open('Ce qui reste'), '.classes__row');
    seen.class = await painted(page, 'click', press('.classes__open'), '#ses-seances');
    return Object.fromEntries(Object.entries(seen).map(([what, time]) => [what, Math.round(time)]));
  } finally {
    await context.close();
  }
}

/** Runs in the page before anything else: from an event of a person to the frame that shows an element. */
function watch() {
  window.shown = (type, selector) => new Promise((found) => {
    window.addEventListener(type, (event) => {
      const drawn = new MessageChannel();
      const look = (now) => {
        if (!document.querySelector(selector)) {
          requestAnimationFrame(look);
          return;
        }
        drawn.port1.onmessage = () => requestAnimationFrame((end) => found(Math.max(end, now) - event.timeStamp));
        drawn.port2.postMessage(null);
      };
      requestAnimationFrame(look);
    }, { capture: true, once: true });
  });
}

async function painted(page, type, act, selector) {
  await page.waitForTimeout(300);
  const time = page.evaluate(([kind, wanted]) => window.shown(kind, wanted), [type, selector]);
  await act();
  return time;
}

function report(sizes, runs, version) {
  const keys = Object.keys(sizes[0].seen[0]);
  const line = (cells) => cells.map((cell, index) => (index === 0 ? cell.padEnd(34) : cell.padStart(18))).join('').trimEnd();
  console.log(`${CLASSES} classes, ${QUESTIONS} questions, CPU ×${SLOWER_CPU}; medians of ${runs} interleaved runs; Chromium ${version}`);
  console.log(line(['', ...sizes.map(({ sessions, file }) => `${sessions} s., ${Math.round(file.length / 1000)} kB`)]));
  const smallest = sizes[0];
  for (const key of keys) {
    const of = (size) => median(size.seen.map((seen) => seen[key]));
    console.log(line([key, ...sizes.map((size) => `${of(size)} ms (×${(of(size) / of(smallest)).toFixed(1)})`)]));
  }
  const largest = sizes.at(-1);
  const worst = (some) => Math.max(...some.map((key) => median(largest.seen.map((seen) => seen[key])))) / SLOWER_CPU;
  console.log(`the largest, at full speed (÷${SLOWER_CPU}): opening ${Math.round(worst(['opening']))} ms, slowest redraw ${Math.round(worst(keys.slice(1)))} ms; a person notices from about 100 ms, and waits from about 300 ms`);
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function runsOf([option, value, ...rest]) {
  const runs = option === undefined ? 5 : Number(value);
  must((option === undefined || option === '--runs') && rest.length === 0 && Number.isInteger(runs) && runs > 0, 'usage: node board-measure.mjs [--runs 5], a whole number of runs, at least 1.');
  return runs;
}

function must(condition, sentence) {
  if (!condition) throw new Stop(sentence);
}

try {
  await main();
} catch (error) {
  if (!(error instanceof Stop)) throw error;
  console.error(`board-measure: ${error.message}`);
  process.exitCode = 2;
}
