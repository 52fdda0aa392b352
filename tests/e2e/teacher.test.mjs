//! What a teacher can do: a class, sessions, the hours, the file, the export, a module to leaf through.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { data, html, modules, pages } from './support/files.mjs';
import { goToKind, openStory } from './support/pupil.mjs';
import { begin } from './support/story.mjs';
import * as teacher from './support/teacher.mjs';
import { world } from './support/world.mjs';

const { journey, open, key, visitor } = await world();
/** No matter which of the spaces of French typography stands there. */
const plain = (text) => text.replace(/\s+/g, ' ');

async function filledBoard(page) {
  await open(page, 'enseignant/tableau/');
  await teacher.createClass(page, { label: '5eB', size: 27 });
  await teacher.createClass(page, { label: '6e A-2', level: '6e', size: 24 });
  await teacher.logSession(page, { activity: 'm2', date: '2026-11-16', minutes: 50 });
  await teacher.logSession(page, { activity: 'hors:emc', date: '2026-11-18', minutes: 45 });
  await teacher.logSession(page, { label: '6e A-2', activity: 'm4', date: '2026-11-17', minutes: 30 });
  return teacher.picture(page);
}

test('a class, a module, an outside activity: the hours and the lines to paste', journey(async (page) => {
  const { hours, log } = await filledBoard(page);
  const [mine, other] = hours.map((row) => row.map(plain));
  assert.match(mine[0], /^5eB \(5e, 27 élèves\)$/);
  assert.match(mine[1], /^1 h 35 sur 10 h/);
  assert.match(other[1], /^0 h 30 sur 10 h/);
  // Both activities count for the axis about teaching pupils; every other axis stays empty.
  const axes = await page.locator('.hours thead th').count() - 4;
  assert.deepEqual(mine.slice(2, 2 + axes).filter((cell) => !/^(–|0 h 00)$/.test(cell)), ['1 h 35']);
  assert.equal(mine[2 + axes], '2');
  assert.equal(log.length, 3);
  assert.match(plain(log[0]), /^5eB – EMC – 18\/11\/2026 – 45 min – vidéoprojecteur$/);
  assert.match(plain(log[2]), /^5eB – Témoin, je fais quoi \? \(Balise, m2\) – 16\/11\/2026 – 50 min – /);
}));

test('a refused entry is said and changes nothing', journey(async (page) => {
  const before = await filledBoard(page);
  // The browser already stops what is too long or empty; these are the program's own refusals.
  for (const [label, sentence] of [['Lea_M.', /libellé compte/], ['5eB', /déjà ce libellé/], ['@@', /libellé compte/]]) {
    await teacher.createClass(page, { label });
    assert.match(await teacher.said(page), sentence);
    assert.deepEqual(await teacher.picture(page), before, label);
  }
  await page.locator('form').evaluateAll((forms) => forms.forEach((form) => { form.noValidate = true; }));
  await teacher.logSession(page, { activity: 'm2', minutes: 9999 });
  assert.match(await teacher.said(page), /minutes vont de/);
  await teacher.createClass(page, { label: '4eC', size: 900 });
  assert.match(await teacher.said(page), /effectif va de/);
  assert.deepEqual(await teacher.picture(page), before);
}));

test('a session needs a class', journey(async (page) => {
  await open(page, 'enseignant/tableau/');
  await page.locator('#seance-ajouter').click();
  assert.match(await teacher.said(page), /d’abord une classe/);
}));

test('a session and a class are removed', journey(async (page) => {
  await filledBoard(page);
  await page.locator('.log__row').first().getByRole('button', { name: 'Retirer' }).click();
  assert.equal((await teacher.picture(page)).log.length, 2);
  await page.locator('.hours').getByRole('button', { name: /Retirer la classe 5eB/ }).click();
  const { hours, log } = await teacher.picture(page);
  assert.deepEqual([hours.length, log.length], [1, 1]);
}));

test('the line is copied as it is shown', journey(async (page, { context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { log } = await filledBoard(page);
  await page.locator('.log__row').first().getByRole('button', { name: 'Copier' }).click();
  assert.match(await teacher.said(page), /copiée/);
  assert.equal(plain(await page.evaluate(() => navigator.clipboard.readText())), plain(log[0]));
}));

test('the export opens in a French spreadsheet', journey(async (page) => {
  await filledBoard(page);
  const { name, bytes, text } = await teacher.downloaded(page, '#fichier-csv');
  assert.match(name, /^balise-seances-\d{4}-\d\d-\d\d\.csv$/);
  assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
  assert.equal(text.replaceAll('\r\n', '').includes('\n'), false, 'every line ends with CRLF');
  const rows = text.slice(1).trimEnd().split('\r\n').map(plain);
  assert.deepEqual(rows, [
    'Classe;Niveau;Effectif;Activité;Date;Minutes;Modalité',
    '5eB;5e;27;EMC;18/11/2026;45;vidéoprojecteur',
    '6e A-2;6e;24;Qui voit quoi ? (Balise, m4);17/11/2026;30;vidéoprojecteur',
    '5eB;5e;27;Témoin, je fais quoi ? (Balise, m2);16/11/2026;50;vidéoprojecteur',
  ]);
}));

test('a reload keeps the board in the tab, and says that the file is late', journey(async (page) => {
  const before = await filledBoard(page);
  await page.reload();
  await page.locator('html[data-ready="1"]').waitFor({ state: 'attached' });
  assert.deepEqual(await teacher.picture(page), before);
  assert.match(await page.locator('.file-bar__state').innerText(), /pas encore dans votre fichier/);
  assert.deepEqual(await page.evaluate(() => [Object.keys(localStorage), Object.keys(sessionStorage)]), [[], [key('enseignant')]]);
}));

test('the saved file, opened elsewhere, gives the same board', journey(async (page) => {
  const before = await filledBoard(page);
  const { name, text } = await teacher.downloaded(page, '#fichier-enregistrer');
  assert.match(name, /^balise-\d{4}-\d\d-\d\d\.json$/);
  assert.match(await teacher.said(page), /téléchargements/);
  assert.match(await page.locator('.file-bar__state').innerText(), /fait foi/);
  const { context } = await visitor();
  const elsewhere = await context.newPage();
  await open(elsewhere, 'enseignant/tableau/');
  assert.match(await teacher.openFile(elsewhere, text), /est ouvert/);
  assert.deepEqual(await teacher.picture(elsewhere), before);
  assert.equal((await teacher.downloaded(elsewhere, '#fichier-enregistrer')).text, text, 'and saves the same file');
  await context.close();
}));

test('a file that cannot be used is refused with its reason, and the board stays', journey(async (page) => {
  const before = await filledBoard(page);
  const { text } = await teacher.downloaded(page, '#fichier-enregistrer');
  const kept = () => page.evaluate((name) => sessionStorage.getItem(name), key('enseignant'));
  const inTab = await kept();
  for (const [what, file, sentence] of [
    ['foreign', '{"type":"FeatureCollection","features":[]}', /ne vient pas de Balise/],
    ['empty', '', /n’a pas changé/],
    ['truncated', text.slice(0, text.length / 2), /n’a pas changé/],
    ['newer', text.replace('"version": 1', '"version": 2'), /plus récente/],
    ['damaged', text.replace('"minutes": 45', '"minutes": -45'), /abîmé/],
    ['too large', `${text}${' '.repeat(3_000_000)}`, /trop gros/],
  ]) {
    // Between two files something else is said, so that the same sentence twice is still an answer.
    await page.locator('.log__row').first().getByRole('button', { name: 'Copier' }).click();
    assert.match(await teacher.openFile(page, file), sentence, what);
    assert.deepEqual(await teacher.picture(page), before, what);
    assert.equal(await kept(), inTab, what);
  }
}));

for (const id of modules()) {
  test(`« Feuilleter » ${id}: notes, steps, story, print`, journey(async (page) => {
    await open(page, `enseignant/feuilleter/${id}/`);
    await page.locator('.story').waitFor();
    assert.ok((await page.locator('.note').count()) >= 3, 'notes');
    assert.ok((await page.locator('.leaf__step').count()) >= 6, 'steps');
    assert.ok((await page.locator('.story__scene').count()) >= 12, 'scenes');
    assert.ok((await page.locator('.what-if').count()) >= 5, '« Que faire si… »');
    assert.ok((await page.locator('.trace').count()) === 1, '« trace écrite »');
    const minutes = await page.locator('.leaf caption + thead + tbody tr td:nth-child(2)').allInnerTexts();
    assert.equal(minutes.reduce((sum, words) => sum + parseInt(words, 10), 0), data(id).resume.duree);
    const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
    assert.ok(pdf.length > 20_000, `a print of ${pdf.length} bytes`);
    await page.emulateMedia({ media: 'print' });
    assert.ok(await page.locator('.story__scene').last().isVisible(), 'the story is printed');
    assert.ok(!(await page.locator('.nav').isVisible()), 'the navigation is not');
  }));
}

for (const { route } of pages().filter((page) => /^enseignant\/histoires\/s\d+\/$/.test(page.route))) {
  test(`« Feuilleter » a story, « ${route} »: every scene, on paper too`, journey(async (page) => {
    await open(page, route);
    await page.locator('.story__scene').first().waitFor();
    const { source } = data(/s\d+/.exec(route)[0]);
    assert.equal(await page.locator('.story__scene').count(), source.match(/^## /gm).length);
    await page.emulateMedia({ media: 'print' });
    assert.ok(await page.locator('.story__scene').last().isVisible(), 'the story is printed');
    assert.ok(!(await page.locator('.nav').isVisible()), 'the navigation is not');
  }));
}

/** Sentences long enough to be nobody else's, without their marks. */
function sentences(source) {
  return source
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .join(' ')
    .split(/(?<=[.!?»])\s/)
    .map(bare)
    .filter((sentence) => sentence.length > 45);
}

const bare = (text) => text.replace(/[*_`[\]]/g, '').replace(/\s+/g, ' ').trim();

/** Every word of a page, the documents that it carries included. */
function wordsOf(page) {
  return bare(page.replace(/\\n|\\u003c/g, ' ').replace(/\\"/g, '"').replace(/<[^>]*>/g, ' ').replace(/&amp;/g, '&'));
}

test('what is for the presenter reaches no pupil', () => {
  const pupils = pages().filter(({ route }) => /^(eleve|histoires)\//.test(route)).map(({ file, route }) => [route, wordsOf(html(file))]);
  for (const id of modules()) {
    const { source } = data(`${id}-animation`);
    const secret = sentences(source);
    assert.ok(secret.length > 50, `${id} has its notes`);
    const lesson = bare(data(id).source);
    const story = bare(data(id.replace('m', 's')).source);
    for (const [where, text] of [...pupils, [`donnees/${id}.json`, lesson], ['the story', story]]) {
      assert.deepEqual(secret.filter((sentence) => text.includes(sentence)), [], `${id} in ${where}`);
    }
  }
});

test('no pupil page asks for what is for the presenter', journey(async (page) => {
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  for (const id of modules()) {
    await open(page, `eleve/${id}/`);
    await goToKind(page, 'simulation');
    await openStory(page);
    await begin(page);
  }
  assert.deepEqual(asked.filter((url) => url.includes('animation')), []);
}));
