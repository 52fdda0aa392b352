//! A class hands in: thirty devices' codes typed, pasted together and shown to a camera, with exact sums;
//! what is shuffled, duplicated, cut, changed or foreign does not change them. And a pupil's side: nothing
//! shows nor is kept before it is asked for, a group has a code from five on.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { chromium } from 'playwright-core';

import { film, playOnce, show, sumsOf, toHandIn, wanderer } from './support/codes.mjs';
import { assertGood } from './support/good.mjs';
import { begin, playOn, tap } from './support/story.mjs';
import { assertCalm, watch } from './support/watch.mjs';
import { NOTHING, alive, leftBehind, open as visit, world } from './support/world.mjs';

const { journey, open, at, key } = await world();
const CLASS = 30;
const FAKE = ['--no-sandbox', '--disable-gpu', '--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream'];
const MAP = 'enseignant/carte/s2/';

const kept = (page, slot) => page.evaluate((name) => JSON.parse(sessionStorage.getItem(name)), key(slot));
const words = async (page, selector) => (await page.locator(selector).innerText()).replace(/\s+/g, ' ').trim();
const said = (page) => words(page, '.gather__said');
const count = (page) => words(page, '#collecte-compte');
const sign = (text, at) => `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`;

/** So many plays of a story, each by the next pupil of one device, and their codes. */
async function devices(page, id, many) {
  const all = [];
  for (let nth = 0; nth < many; nth += 1) {
    await open(page, `histoires/${id}/`);
    const play = await playOnce(page, id, wanderer(nth + 1), key('eleve'));
    await toHandIn(page);
    all.push({ play, ...await show(page) });
    await tap(page, '#remise-au-suivant');
    assert.deepEqual(await leftBehind(page), NOTHING, 'nothing of the pupil before stays');
  }
  return all;
}

async function openGathering(page, present) {
  await page.locator('#collecte-presents').fill(String(present));
  await page.locator('#collecte-ouvrir').click();
  await page.locator('#collecte-compte').waitFor();
}

async function type(page, text) {
  await page.locator('#collecte-code').fill(text);
  await page.locator('#collecte-compter').click();
  return said(page);
}

async function paste(page, text) {
  await page.locator('#collecte-codes').fill(text);
  await page.locator('#collecte-coller').click();
  return said(page);
}

/** The sums of the open gathering, as the tab keeps them. */
const sums = async (page) => (await kept(page, 'collecte')).collectes[0].sommes;

test('thirty codes typed, pasted and scanned have exact sums, whatever else comes', journey(async (pupil) => {
  const all = await devices(pupil, 's2', CLASS);
  const [foreign] = await devices(pupil, 's5', 1);
  assert.equal(new Set(all.map(({ typed }) => typed)).size, CLASS, 'each code differs');
  const [typed, pasted, scanned] = [all.slice(0, 10), all.slice(10, 20), all.slice(20)];

  const folder = mkdtempSync(join(tmpdir(), 'balise-film-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  // A code typed before and a foreign one come before the camera too.
  film(join(folder, 'codes.y4m'), [...scanned, typed[0], foreign]);
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [...FAKE, `--use-file-for-fake-video-capture=${join(folder, 'codes.y4m')}`],
  });
  after(() => browser.close());
  const context = await browser.newContext({ locale: 'fr-FR', viewport: { width: 1280, height: 900 } });
  const faults = await watch(context, new URL(at('')).origin);
  const asked = [];
  context.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const page = await context.newPage();
  await visit(page, at(MAP));
  await openGathering(page, CLASS);
  assert.equal(await count(page), 'Aucun code reçu.');

  // Typed: in capitals or not, with spaces; wrong ones between them.
  for (const [nth, { typed: code }] of typed.entries()) {
    const forms = [code, code.toLowerCase(), code.replaceAll('-', ' '), code.replaceAll('-', '').replaceAll('0', 'O').replaceAll('1', 'l')];
    assert.match(await type(page, forms[nth % forms.length]), /^Code compté\./);
    assert.equal(await page.locator('#collecte-code').inputValue(), '', 'the field is ready for the next code');
    assert.match(await type(page, code), /^Code déjà reçu/);
    assert.match(await type(page, sign(code, nth + (nth > 3))), /un signe est faux ou manque/);
    assert.notEqual(await page.locator('#collecte-code').inputValue(), '', 'a wrong code stays, to be corrected');
    assert.match(await type(page, code.slice(0, -1)), /un signe est faux ou manque/);
    assert.match(await type(page, foreign.typed), /il vient de l’histoire 5/);
  }
  assert.equal(await count(page), '10 codes reçus.');
  assert.deepEqual(await sums(page), sumsOf('s2', typed.map(({ play }) => play)));

  // Pasted: shuffled, twice, among words; some are cut, changed or foreign.
  const shuffled = pasted.map(({ typed: code }) => code).sort();
  const message = [...shuffled, shuffled[3], sign(shuffled[4], 2), shuffled[5].slice(0, 20), foreign.typed];
  const text = message.map((code) => `Voici mon code : ${code}. Merci !`).join('\n');
  const told = await paste(page, text);
  assert.match(told, /10 codes comptés\./);
  assert.match(told, /1 code déjà reçu/);
  assert.match(told, /un signe est faux ou manque\. .*\(2 fois\)/);
  assert.match(told, /il vient de l’histoire 5/);
  assert.equal(await page.locator('#collecte-codes').inputValue(), '', 'nothing of what was pasted stays');
  assert.equal(await count(page), '20 codes reçus.');
  await assertGood(page, 'an open gathering');

  // A reload loses nothing.
  await page.reload();
  await alive(page);
  assert.equal(await count(page), '20 codes reçus.');

  // Scanned: the reader loads now, and not before.
  assert.ok(!asked.some((path) => /scan\.js|reader-/.test(path)), 'the reader loads when the teacher scans');
  await page.locator('#collecte-scanner').click();
  await page.waitForFunction(() => /^30 codes/.test(document.querySelector('#collecte-compte').innerText), null, { timeout: 90_000 });
  for (const file of [/scan\.js$/, /reader-.*\.js$/, /reader-.*\.wasm$/]) assert.ok(asked.some((path) => file.test(path)), `${file}`);
  assert.deepEqual(await sums(page), sumsOf('s2', all.map(({ play }) => play)));
  // The film goes on: what was received counts once, what is foreign is refused.
  await page.waitForFunction(() => /déjà reçu/.test(document.querySelector('.gather__said').innerText));
  await page.waitForFunction(() => /il vient de l’histoire 5/.test(document.querySelector('.gather__said').innerText));
  await page.locator('#collecte-scanner').click();
  assert.equal(await said(page), 'La caméra est arrêtée.');
  assert.equal(await page.evaluate(() => document.querySelector('video').srcObject), null, 'the camera is given back');
  assert.deepEqual(await sums(page), sumsOf('s2', all.map(({ play }) => play)));

  // One more than are present; then it is closed, and the nonces are gone.
  const [late] = await devices(pupil, 's2', 1);
  assert.match(await type(page, late.typed), /plus de codes que d’élèves présents/);
  await page.locator('#collecte-clore').click();
  await page.locator('#collecte-clore-oui').click();
  // The map is published, in words; nobody can add to it.
  await page.locator('#carte-titre').waitFor();
  assert.deepEqual(await kept(page, 'collecte'), {
    collectes: [{ codes: 30, histoire: 's2', personnes: 30, presents: 30 }], format: 'balise-collecte', version: 1,
  });
  assert.equal(await page.locator('#collecte-code').count(), 0);
  assertCalm(faults);
}));

test('the same codes in two orders leave the same bytes', journey(async (page) => {
  const all = await devices(page, 's2', 6);
  const bytes = [];
  for (const order of [all, all.toReversed()]) {
    await page.evaluate(() => sessionStorage.clear());
    await open(page, MAP);
    await openGathering(page, 28);
    for (const { typed } of order) await type(page, typed);
    bytes.push(await page.evaluate((name) => sessionStorage.getItem(name), key('collecte')));
  }
  assert.equal(bytes[0], bytes[1]);
}));

test('nothing is kept nor shown before a pupil asks, and a code stays the same', journey(async (page) => {
  await open(page, 'histoires/remise/s2/');
  assert.match(await words(page, 'main'), /aucune partie n’est terminée/);
  assert.deepEqual(await leftBehind(page), NOTHING);
  await open(page, 'histoires/s2/');
  await begin(page);
  await playOn(page, { choice: wanderer(5) });
  await toHandIn(page);
  assert.deepEqual(Object.keys((await leftBehind(page)).sessionStorage), [key('eleve')]);
  assert.equal(await page.locator('.qr').count(), 0);
  await assertGood(page, 'the way to hand in');
  await page.locator('#remise-montrer').click();
  const first = await words(page, '.hand-in__typed code');
  assert.match(first, /^([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}$/);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'remise-code');
  await assertGood(page, 'a code');
  assert.equal(await page.locator('main input, main textarea').count(), 0, 'nothing is typed by a pupil');
  // Hidden, reloaded and shown again it is the same; an empty one looks alike.
  await page.locator('#remise-cacher').click();
  await page.reload();
  await alive(page);
  await page.locator('#remise-montrer').click();
  assert.equal(await words(page, '.hand-in__typed code'), first);
  const side = await page.locator('.qr').getAttribute('viewBox');
  await page.locator('#remise-vide').click();
  assert.notEqual(await words(page, '.hand-in__typed code'), first);
  assert.equal(await page.locator('.qr').getAttribute('viewBox'), side);
}));

test('a shared device pools the plays of five pupils into one code', journey(async (page, { context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const plays = [];
  await open(page, 'histoires/s2/');
  for (let nth = 1; nth <= 6; nth += 1) {
    plays.push(await playOnce(page, 's2', wanderer(40 + nth), key('eleve')));
    await toHandIn(page);
    await tap(page, '#remise-suivant');
    assert.deepEqual(Object.keys((await leftBehind(page)).sessionStorage), [key('remise')], 'the play itself is gone');
    assert.match(await words(page, '.hand-in__count'), new RegExp(`^${nth} parties? gardées? ici`));
    assert.equal(await page.locator('#remise-groupe-montrer').count(), nth < 5 ? 0 : 1);
    assert.equal(await page.evaluate(() => document.activeElement.id), 'remise-jouer');
    if (nth === 6) break;
    await page.keyboard.press('Enter');
    await page.waitForURL('**/histoires/s2/');
    await alive(page);
  }
  await page.reload();
  await alive(page);
  await assertGood(page, 'plays pooled');
  await page.locator('#remise-groupe-montrer').click();
  assert.match(await words(page, '.hand-in__is'), /les choix additionnés de 6 parties, sans nom/);
  await assertGood(page, 'the code of a group');
  await page.locator('#remise-copier').click();
  const code = await page.evaluate(() => navigator.clipboard.readText());
  // Its code was shown: a seventh play goes to another group.
  await open(page, 'histoires/s2/');
  await playOnce(page, 's2', wanderer(50), key('eleve'));
  await toHandIn(page);
  assert.equal(await page.locator('#remise-suivant').count(), 0);
  await page.locator('#remise-groupe-autre').click();
  assert.equal(await page.locator('#remise-suivant').count(), 1);
  await page.evaluate(() => sessionStorage.clear());
  await open(page, MAP);
  await openGathering(page, 28);
  assert.match(await paste(page, code), /^Code compté : il additionne 6 parties/);
  assert.equal(await count(page), '1 code reçu, pour 6 élèves.');
  assert.deepEqual(await sums(page), sumsOf('s2', plays));
}));

test('answers to a module are handed in on a page of their own', journey(async (page) => {
  await open(page, 'eleve/m2/');
  await page.locator('fieldset.question--savoir input').first().check();
  const last = page.locator('.steps__button').last();
  await last.click();
  await page.locator('#etape-terminer').click();
  await toHandIn(page, '#module-remise');
  assert.equal(await page.title(), 'Remise du module 2 – Balise');
  assert.equal(await page.locator('main input, main textarea').count(), 0);
  await page.locator('#remise-montrer').click();
  await assertGood(page, 'answers handed in');
  const answers = await words(page, '.hand-in__typed code');
  await open(page, MAP);
  await openGathering(page, 28);
  assert.match(await type(page, answers), /ce sont des réponses au module 2/);
}));

test('a reader of codes that is not the one that was built is refused', async () => {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FAKE });
  after(() => browser.close());
  const context = await browser.newContext({ locale: 'fr-FR' });
  await context.route('**/reader-*_bg.wasm', async (route) => {
    const answer = await route.fetch();
    const body = await answer.body();
    body[body.length - 2] ^= 1;
    await route.fulfill({ response: answer, body });
  });
  const page = await context.newPage();
  await visit(page, at(MAP));
  await openGathering(page, 28);
  await page.locator('#collecte-scanner').click();
  await page.waitForFunction(() => /lecteur de codes n’a pas démarré/.test(document.querySelector('.gather__said').innerText));
  assert.equal(await page.locator('#collecte-scanner').innerText(), 'Scanner', 'the camera is given back');
});

test('without a camera one is told so, and can type', journey(async (page) => {
  await open(page, MAP);
  await openGathering(page, 28);
  await page.locator('#collecte-scanner').click();
  await page.waitForFunction(() => /caméra/.test(document.querySelector('.gather__said').innerText) && document.querySelector('#collecte-scanner').innerText === 'Scanner');
  assert.match(await said(page), /tapez/i);
}));
