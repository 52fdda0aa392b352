//! A program that is not the one that was built is refused, and the page stays readable.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { copyOfDist } from './support/files.mjs';
import { world } from './support/world.mjs';

const SENTENCE = /n’a pas pu démarrer/;
/** The browser says why it refused. */
const REFUSED = [/^console: .*(integrity|digest|Failed to fetch|Balise|preload)/i, /^failed: .*(\.js|\.wasm|\.css) /];

/** A copy where one byte of one file differs, the same length. */
function spoiled(name) {
  const dist = copyOfDist();
  const file = readdirSync(dist).find((found) => name.test(found));
  const bytes = readFileSync(join(dist, file));
  // A letter of the last comment, name or data: what is left is still valid.
  bytes[bytes.length - 2] ^= 1;
  writeFileSync(join(dist, file), bytes);
  rmSync(join(dist, `${file}.br`), { force: true });
  return dist;
}

async function assertReadable(page) {
  assert.equal(await page.locator('h1').count(), 1);
  assert.ok(await page.locator('h1').isVisible());
  await page.locator('#porte-aide > summary').click();
  for (const number of ['3018', '3114', '17']) {
    assert.ok(await page.locator('#porte-aide').getByText(number, { exact: true }).isVisible(), `${number} can be read`);
  }
}

const SPOILED = [
  ['the pupils’ wasm', /^app-.*\.wasm$/, 'eleve/m2/'],
  ['the pupils’ script', /^app-.*\.js$/, 'eleve/m2/'],
  ['the stories’ wasm', /^stories-.*\.wasm$/, 'histoires/s2/'],
  ['the stories’ script', /^stories-.*\.js$/, 'histoires/s2/'],
  ['the adults’ wasm', /^adults-.*\.wasm$/, 'enseignant/'],
  ['the adults’ script', /^adults-.*\.js$/, 'enseignant/'],
];

// Every server starts before the first test: the runner would take a wait between two tests for the end.
const programs = [];
for (const [what, name, route] of SPOILED) programs.push({ what, route, ...(await world({ dist: spoiled(name) })) });
const styles = await world({ dist: spoiled(/^balise-.*\.css$/) });
const { journey, at } = await world();

for (const { what, route, journey: among, at: from } of programs) {
  test(`${what}, tampered with, is refused`, among(async (page, { faults }) => {
    await page.goto(from(route));
    await page.locator('#boot-failed').waitFor({ state: 'visible' });
    assert.match(await page.locator('#boot-failed').innerText(), SENTENCE);
    assert.equal(await page.locator('html[data-ready]').count(), 0);
    assert.ok(faults.length > 0, 'the browser said why');
    await assertReadable(page);
  }, { expected: REFUSED }));
}

test('the styles, tampered with, are refused', styles.journey(async (page) => {
  await page.goto(styles.at('eleve/m2/'));
  const known = await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--paper'));
  assert.equal(known, '', 'none of their rules counts');
  await assertReadable(page);
}, { expected: REFUSED }));

for (const route of ['', 'eleve/m2/', 'histoires/s2/', 'enseignant/feuilleter/m2/', 'parents/p2/', 'aide/']) {
  test(`« ${route} » can be read when every script is stopped`, journey(async (page) => {
    await page.route(/\.(js|wasm)$/, (request) => request.abort());
    await page.goto(at(route));
    await assertReadable(page);
    assert.ok((await page.locator('main').innerText()).length > 300, 'the text is there');
  }, { expected: [/^failed: /, /^console: /] }));
}

test('a program that never arrives says so', journey(async (page) => {
  await page.route(/\.wasm$/, (request) => request.abort());
  await page.goto(at('eleve/m2/'));
  await page.locator('#boot-failed').waitFor({ state: 'visible' });
  await assertReadable(page);
}, { expected: [/^failed: .*\.wasm/, /^console: /] }));
