//! What a pupil's first visit costs: bytes, requests and times of a cold load, for Balise's first module and, interleaved in the same run, for LiaScript playing the same lesson.
//!
//! One command, `node measure.mjs [--runs 5] [--check] [--shots folder]`, which needs a built Balise (`BALISE_DIST`, by default the project's `dist`).
//! It builds nothing, reaches no network but this machine, and its times are no test: they depend on the machine, which is why it prints ratios.
//! `--check` fails on the budget of bytes only.
//!
//! Then, in the same interleaved runs, how long a click waits for the screen: interaction.mjs says how it is measured. It is asked of an answer of that lesson, for both, and of Balise's story page for the same module, whose bytes are printed too.
//!
//! What the throttle covers: the page and its dedicated workers share one slow line and a slow processor.
//! A service worker does not (Chromium throttles each target, and Playwright gives no session for that one): its offline copy is counted in « bytes in all », but takes no bandwidth from the page here.

import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { answersPainted, storyPainted, watchPaint } from './interaction.mjs';
import { LIASCRIPT_PAGE, courseOf, moduleId, playerFolder } from './liascript.mjs';
import { serve } from './support/host.mjs';
import { listen } from './support/wire.mjs';

/** The promise of the project: the first question can be answered with this much on the wire. */
const BUDGET_BYTES = 250_000;

const LINE = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };
const SLOWER_CPU = 4;
const GIVE_UP_MS = 120_000;

/** The promise of the project: a click is seen this much sooner than in LiaScript. */
const PAINT_RATIO = 0.25;

/** The marks that Balise's pages promise to this file. */
const BALISE_PAGE = {
  readable: ['h1', 'main p'],
  question: 'fieldset.question',
  option: 'input[type=radio], input[type=checkbox]',
  check: 'button.question__check',
  feedback: '.question__feedback',
  next: '.step__next',
  // Feedback counts only once the wasm says that it has taken over.
  ready: 'html[data-ready="1"]',
};

/** A fault that its reader can repair: printed as a sentence, without a stack. */
class Stop extends Error {}

async function main() {
  const options = optionsOf(process.argv.slice(2));
  const here = dirname(fileURLToPath(import.meta.url));
  const from = (variable, fallback) => resolve(process.env[variable] ?? join(here, fallback));
  const dist = from('BALISE_DIST', '../../dist');
  const lesson = from('BALISE_LESSON', '../../content/modules/m2.md');
  const browserPath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  const route = `eleve/${moduleId(lesson)}/`;
  const story = `histoires/${moduleId(lesson).replace('m', 's')}/`;
  must(existsSync(join(dist, route, 'index.html')), `no built page ${route} in ${dist}: build the app first, or set BALISE_DIST.`);
  must(existsSync(join(dist, story, 'index.html')), `no built page ${story} in ${dist}.`);
  must(existsSync(lesson), `no lesson at ${lesson}: set BALISE_LESSON.`);
  must(existsSync(browserPath), `no Chromium at ${browserPath}: apt-get install chromium, or set CHROMIUM.`);

  const { chromium } = await tool(() => import('playwright-core'));
  const player = await tool(async () => playerFolder());

  const balise = await serve({ folder: dist });
  const liascript = await serve({
    folder: player.folder,
    // The course lies beside the player, so that the same origin answers for both; its pictures are Balise's own.
    files: { '/course.md': Buffer.from(courseOf(lesson)) },
    pictures: join(dirname(lesson), '..'),
  });
  const contenders = [
    { name: 'Balise', site: balise, address: `${balise.origin}/${route}`, page: BALISE_PAGE, runs: [], clicks: [] },
    {
      name: 'LiaScript',
      site: liascript,
      address: `${liascript.origin}/index.html?${liascript.origin}/course.md`,
      page: LIASCRIPT_PAGE,
      runs: [],
      clicks: [],
    },
  ];

  const stories = [];
  const browser = await chromium.launch({
    executablePath: browserPath,
    args: [
      '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync',
      // Whatever a page asks elsewhere fails at once, the same on every machine.
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  });
  try {
    // A first visit at full speed is not counted: it fills the server's brotli cache, and a page that cannot be answered stops here rather than in the slow runs.
    for (const contender of contenders) await visit(browser, contender, { throttled: false, shots: options.shots });
    for (let run = 1; run <= options.runs; run += 1) {
      for (const contender of contenders) {
        const seen = await visit(browser, contender, { throttled: true });
        contender.runs.push(seen);
        const answered = await interact(browser, contender.address, (page) => answersPainted(page, contender.page));
        contender.clicks.push(answered);
        console.error(`run ${run}/${options.runs}  ${contender.name.padEnd(9)}  ${ms(seen.answerable)}  ${kB(seen.bytesToAnswer)}  ${ms(median(answered.checked))}`);
      }
      stories.push(await interact(browser, `${balise.origin}/${story}`, storyPainted));
    }
    return report(contenders, stories, { options, browser: browser.version(), player: player.version });
  } finally {
    await browser.close();
    balise.close();
    liascript.close();
  }
}

/** One cold visit: a new context has no cache, no storage and a renderer of its own. */
async function visit(browser, { name, site, address, page: marks }, { throttled, shots }) {
  const context = await browser.newContext({ locale: 'fr-FR', viewport: { width: 1280, height: 800 } });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    const wire = await listen(session);
    // Each context is fresh, so every visit is a first one; within it the browser caches as it does for anybody.
    if (throttled) {
      await session.send('Network.emulateNetworkConditions', LINE);
      await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER_CPU });
    }
    site.forget();
    await page.addInitScript(probe, marks);
    await page.goto(address, { waitUntil: 'commit', timeout: GIVE_UP_MS });
    // Asked from outside now and then, and in the cheapest way: whatever runs in the page runs on the processor being measured.
    const look = async () => (await session.send('Runtime.evaluate', { expression: 'window.firstVisit', returnByValue: true })).result.value;
    const limit = throttled ? GIVE_UP_MS : GIVE_UP_MS / 4;
    const seen = await until(look, (state) => state?.answerable, limit);
    must(seen?.answerable, `${name}: no feedback to the first question after ${limit / 1000} s (seen so far, in ms: ${JSON.stringify(seen)}).`);
    await until(async () => wire.quiet() && site.quiet(), Boolean, 20_000);
    if (shots) {
      mkdirSync(shots, { recursive: true });
      await page.screenshot({ path: join(shots, `${name.toLowerCase()}.png`) });
    }
    return {
      ...seen,
      wasm: wire.arrival((url) => url.endsWith('.wasm')),
      bytesToAnswer: wire.bytes(seen.answerable),
      requestsToAnswer: wire.requests(seen.answerable),
      bytesInAll: site.sent(),
      requestsInAll: site.answered(),
      // What the server sent and the page did not receive: workers, above all the offline copy.
      bytesOfWorkers: Math.max(0, site.sent() - wire.bytes(Infinity)),
      repeated: wire.repeated(),
      elsewhere: wire.elsewhere(site.origin),
    };
  } finally {
    await context.close();
  }
}

/** One more cold visit, on a fast line: the processor alone is slow while the clicks are measured. */
async function interact(browser, address, use) {
  const context = await browser.newContext({ locale: 'fr-FR', viewport: { width: 1280, height: 800 } });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    const wire = await listen(session);
    await page.addInitScript(watchPaint);
    await page.goto(address, { waitUntil: 'load', timeout: GIVE_UP_MS });
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER_CPU });
    const painted = await use(page);
    return { ...painted, bytes: wire.bytes(Infinity) };
  } finally {
    await context.close();
  }
}

/**
 * Runs inside the page, before anything else; the same loop for both contenders, so it must not know either of them.
 *
 * It looks once a frame: while a style sheet blocks the display there is no frame, so hidden text is never called readable.
 * It clicks the way an impatient pupil would, too early and again, until feedback appears.
 */
function probe(marks) {
  if (window.top !== window) return;
  const AGAIN_AFTER_MS = 100;
  const state = { readable: null, question: null, ready: null, answerable: null };
  window.firstVisit = state;
  const shown = (element) =>
    element.textContent.trim() !== '' &&
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
    element.getBoundingClientRect().height > 0;
  const all = (root, selector) => [...root.querySelectorAll(selector)];
  const words = (question) => all(question, marks.feedback).filter(shown).map((part) => part.textContent).join();
  let clicked = { element: null, at: 0 };
  let before = null;
  const click = (element, now) => {
    if (!element || (element === clicked.element && now - clicked.at < AGAIN_AFTER_MS)) return;
    clicked = { element, at: now };
    element.click();
  };
  const look = () => {
    const now = performance.now();
    state.readable ??= marks.readable.every((selector) => all(document, selector).some(shown)) ? now : null;
    const ready = !marks.ready || document.querySelector(marks.ready) !== null;
    state.ready ??= ready ? now : null;
    const question = all(document, marks.question).find(
      (found) => shown(found) && found.querySelector(marks.option) && found.querySelector(marks.check),
    );
    if (question) {
      state.question ??= now;
      before ??= words(question);
      const said = words(question);
      if (ready && said !== '' && said !== before) {
        state.answerable = now;
        return;
      }
      const option = question.querySelector(marks.option);
      if (option.checked) click(question.querySelector(marks.check), now);
      else option.click();
    } else {
      click(all(document, marks.next).find((next) => next.checkVisibility()), now);
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** Prints the table and says whether the budget holds. */
function report([balise, liascript], stories, { options, browser, player }) {
  const ours = medians(balise.runs);
  const theirs = medians(liascript.runs);
  const rows = [
    ['bytes to the first answer', 'bytesToAnswer', kB],
    ['bytes in all', 'bytesInAll', kB],
    ['  of which workers, offline copy', 'bytesOfWorkers', kB],
    ['requests to the first answer', 'requestsToAnswer', String],
    ['requests in all', 'requestsInAll', String],
    ['lesson readable', 'readable', ms],
    ['first question readable', 'question', ms],
    ['first question answerable', 'answerable', ms],
  ];
  const line = (cells) => cells.map((cell, index) => (index === 0 ? cell.padEnd(32) : cell.padStart(18))).join('').trimEnd();
  console.log(`Cold load, CPU ×${SLOWER_CPU}, 1.6 Mbit/s, 150 ms; medians of ${options.runs} interleaved runs; Chromium ${browser}, @liascript/editor ${player}`);
  console.log('');
  console.log(line(['', 'Balise', 'LiaScript', 'Balise/LiaScript']));
  for (const [label, key, format] of rows) {
    // A ratio of what only one of them does would mean nothing.
    const ratio = key === 'bytesOfWorkers' ? '' : (ours[key] / theirs[key]).toFixed(2);
    console.log(line([label, format(ours[key]), format(theirs[key]), ratio]));
  }
  console.log('');
  const [low, high] = [Math.min, Math.max].map((pick) => balise.runs.map((run) => run.answerable).reduce((a, b) => pick(a, b)));
  console.log(`Balise: wasm arrived ${ms(ours.wasm)}, took over ${ms(ours.ready)}; answerable from ${ms(low)} to ${ms(high)} over the runs`);
  console.log(`first question readable before the wasm: ${ours.wasm !== null && ours.question < ours.wasm ? 'yes' : 'no'}; lesson readable before the wasm: ${ours.wasm !== null && ours.readable < ours.wasm ? 'yes' : 'no'}`);
  for (const { name, runs, site } of [balise, liascript]) {
    const last = runs.at(-1);
    const short = (urls) => urls.map((url) => url.replace(`${site.origin}/`, '')).join(', ');
    if (last.repeated.length > 0) console.log(`${name} asked twice for: ${short(last.repeated)}`);
    if (last.elsewhere.length > 0) console.log(`${name} asked other hosts (refused here): ${short(last.elsewhere)}`);
  }
  reportClicks(balise, liascript, stories);
  // The worst run, not the median: a budget that holds half of the time does not hold.
  const spent = Math.max(...balise.runs.map((run) => run.bytesToAnswer));
  const within = spent <= BUDGET_BYTES;
  const story = Math.max(...stories.map(({ bytes }) => bytes));
  console.log(`story page, to the scene after its second choice: ${kB(story)} on the wire, within ${kB(BUDGET_BYTES)}: ${story <= BUDGET_BYTES ? 'yes' : 'no'}`);
  console.log(`budget: first question answerable within ${kB(BUDGET_BYTES)} on the wire: ${within ? 'yes' : 'no'} (${kB(spent)})`);
  return options.check && !(within && story <= BUDGET_BYTES) ? 1 : 0;
}

/** Prints how long clicks waited for the screen. A story has no equal in LiaScript: its clicks are set against an answer there. */
function reportClicks(balise, liascript, stories) {
  const all = (runs, key) => median(runs.flatMap((run) => run[key]));
  const theirs = all(liascript.clicks, 'checked');
  const rows = [
    ['module: words that do nothing', all(balise.clicks, 'nothing'), all(liascript.clicks, 'nothing')],
    ['module: an option ticked', all(balise.clicks, 'ticked'), all(liascript.clicks, 'ticked')],
    ['module: an answer checked', all(balise.clicks, 'checked'), theirs],
    ['story: the next message', all(stories, 'message'), theirs],
    ['story: a choice', all(stories, 'choice'), theirs],
  ];
  console.log('');
  console.log(`Click to next paint, CPU ×${SLOWER_CPU}, same runs, medians; a story against LiaScript's answer`);
  for (const [label, ours, other] of rows) {
    console.log(`${label.padEnd(32)}${ms(ours).padStart(18)}${ms(other).padStart(18)}${(ours / other).toFixed(2).padStart(18)}`);
  }
  const kept = rows.slice(2).every(([, ours, other]) => ours / other <= PAINT_RATIO);
  console.log(`target: at most ${PAINT_RATIO} of LiaScript's answer, for an answer, a message and a choice: ${kept ? 'yes' : 'no'}`);
  console.log('');
}

function medians(runs) {
  const keys = Object.keys(runs[0]).filter((key) => !Array.isArray(runs[0][key]));
  return Object.fromEntries(keys.map((key) => [key, median(runs.map((run) => run[key]))]));
}

function median(values) {
  if (values.includes(null)) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function optionsOf(words) {
  const options = { runs: 5, check: false, shots: null };
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    if (word === '--check') options.check = true;
    else if (word === '--runs') options.runs = Number(words.shift());
    else if (word === '--shots') options.shots = words.shift();
    else throw new Stop(`unknown option ${word}. Usage: node measure.mjs [--runs 5] [--check] [--shots folder]`);
  }
  must(Number.isInteger(options.runs) && options.runs > 0, '--runs takes a whole number of runs, at least 1.');
  must(options.shots !== undefined, '--shots takes a folder.');
  return options;
}

/** The npm tools may not be there yet; the sentence says how to get them. */
async function tool(load) {
  try {
    return await load();
  } catch (error) {
    throw new Stop(`${error.message.split('\n')[0]}. Run: npm ci --ignore-scripts, in the folder of this file.`);
  }
}

async function until(ask, good, limit) {
  const end = Date.now() + limit;
  let answer = null;
  while (Date.now() < end) {
    // The question may fall in the middle of a navigation: the next one will not.
    answer = await ask().catch(() => null);
    if (good(answer)) return answer;
    await new Promise((wake) => setTimeout(wake, 200));
  }
  return answer;
}

function must(condition, sentence) {
  if (!condition) throw new Stop(sentence);
}

function ms(value) {
  return value === null ? '–' : `${Math.round(value).toLocaleString('en')} ms`;
}

function kB(value) {
  return `${Math.round(value / 1000).toLocaleString('en')} kB`;
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof Stop)) throw error;
  console.error(`measure: ${error.message}`);
  process.exitCode = 2;
}
