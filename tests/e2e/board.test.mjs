//! The pHARe board, used as a teacher and a coordinator do: classes, sessions, the year, lines pasted, the file, merges, « Bilan ».

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { board as large, label } from './support/boards.mjs';
import { assertGood } from './support/good.mjs';
import * as teacher from './support/teacher.mjs';
import { alive, world } from './support/world.mjs';

const { journey, open, key, visitor } = await world();
const BOARD = 'enseignant/tableau/';
/** No matter which of the spaces of French typography stands there. */
const plain = (text) => text.replace(/\s+/g, ' ');
/** The pages of a PDF. */
const count = (pdf) => pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g).length;

/** The day of the browser, so that what is late and what is coming are known. */
const ON = { time: new Date('2026-11-20T09:00:00') };

async function onTheDay(page) {
  await page.clock.setFixedTime(ON.time);
  await open(page, BOARD);
}

async function filledBoard(page) {
  await onTheDay(page);
  await teacher.createClass(page, { label: '5eB', size: 27 });
  await teacher.createClass(page, { label: '6e A-2', level: '6e', size: 24 });
  await teacher.logSession(page, { activity: 'm2', date: '2026-11-16', minutes: 50 });
  await teacher.logSession(page, { activity: 'hors:emc', date: '2026-11-18', minutes: 45 });
  await teacher.logSession(page, { label: '6e A-2', activity: 'm4', date: '2026-11-17', minutes: 30 });
  return teacher.picture(page);
}

async function paste(page, field, press, text) {
  await page.locator(field).fill(text);
  await page.locator(press).click();
}

test('a class, a module, an outside activity: what remains and the lines to paste', journey(async (page) => {
  const { classes, log } = await filledBoard(page);
  // The class to whom most remains stands first.
  assert.deepEqual(classes.map((row) => row.map(plain)), [
    ['6e A-2', '6e, 24 élèves', '0 h 30 sur 10 h', 'reste 9 h 30'],
    ['5eB', '5e, 27 élèves', '1 h 35 sur 10 h', 'reste 8 h 25'],
  ]);
  assert.equal(log.length, 3);
  assert.equal(plain(log[0]), '5eB – EMC – 18/11/2026 – 45 min – vidéoprojecteur');
  assert.match(plain(log[2]), /^5eB – Témoin, je fais quoi \? \(Balise, m2\) – 16\/11\/2026 – 50 min – /);
}));

test('one entry for a whole level counts for each of its classes', journey(async (page) => {
  await filledBoard(page);
  await teacher.createClass(page, { label: '5eC' });
  await teacher.logSession(page, { level: '5e', activity: 'hors:infirmerie', date: '2026-11-19', minutes: 60 });
  const { classes, log } = await teacher.picture(page);
  assert.deepEqual(classes.map(([name, , sum]) => [name, plain(sum)]), [
    ['6e A-2', '0 h 30 sur 10 h'], ['5eC', '1 h 00 sur 10 h'], ['5eB', '2 h 35 sur 10 h'],
  ]);
  assert.match(plain(log[0]), /^5e \(tout le niveau\) – Intervention de l’infirmerie – 19\/11\/2026 – 60 min/);
}));

test('a refused entry is said and changes nothing', journey(async (page) => {
  const before = await filledBoard(page);
  for (const [name, sentence] of [['Lea_M.', /libellé compte/], ['5e b', /déjà ce libellé/], ['@@', /libellé compte/]]) {
    await teacher.createClass(page, { label: name });
    assert.match(await teacher.said(page), sentence);
  }
  await teacher.createClass(page, { label: '4eC', size: 900 });
  assert.match(await teacher.said(page), /effectif va de/);
  await teacher.logSession(page, { activity: 'm2', minutes: 9999 });
  assert.match(await teacher.said(page), /minutes vont de/);
  assert.deepEqual(await teacher.picture(page), before);
}));

test('the same session twice is asked about before it counts twice', journey(async (page) => {
  const before = await filledBoard(page);
  await teacher.logSession(page, { activity: 'hors:emc', date: '2026-11-18', minutes: 45 });
  assert.match(await teacher.said(page), /déjà au tableau/);
  assert.deepEqual(await teacher.picture(page), before);
}));

test('a session is removed by a press, a class by two', journey(async (page) => {
  const before = await filledBoard(page);
  await page.locator('.log__row').first().getByRole('button', { name: 'Retirer' }).click();
  await page.locator('#seance-remettre:focus').waitFor();
  assert.equal(await page.locator('.log__line').count(), 2);
  await page.keyboard.press('Enter');
  assert.match(await teacher.said(page), /de nouveau au tableau/);
  assert.deepEqual(await teacher.picture(page), before, 'a slip of the finger is undone');
  await page.locator('.log__row').first().getByRole('button', { name: 'Retirer' }).click();
  assert.equal((await teacher.picture(page)).log.length, 2);
  await teacher.part(page, 'Ce qui reste');
  await page.getByRole('button', { name: 'Voir la classe 5eB' }).click();
  await page.locator('#classe-titre:focus').waitFor();
  await page.locator('#classe-retirer').click();
  assert.match(await page.locator('#classe-retirer').innerText(), /^Oui/);
  await page.locator('#classe-retirer').click();
  const { classes, log } = await teacher.picture(page);
  assert.deepEqual([classes.length, log.length], [1, 1]);
}));

test('a class is corrected', journey(async (page) => {
  await filledBoard(page);
  await teacher.part(page, 'Ce qui reste');
  await page.getByRole('button', { name: 'Voir la classe 5eB' }).click();
  await page.locator('#modifier-effectif').fill('29');
  await page.locator('#classe-modifier').click();
  assert.match(await page.locator('#classe-titre').innerText(), /29 élèves/);
  await assertGood(page, 'a class of the board');
}));

test('the line is copied as it is shown', journey(async (page, { context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { log } = await filledBoard(page);
  await page.locator('.log__row').first().getByRole('button', { name: 'Copier' }).click();
  assert.match(await teacher.said(page), /copiée/);
  assert.equal(plain(await page.evaluate(() => navigator.clipboard.readText())), plain(log[0]));
}));

test('twenty-two classes in one paste, the bad lines told', journey(async (page) => {
  await onTheDay(page);
  const good = Array.from({ length: 22 }, (_, rank) => `${label(rank)}\t${label(rank).slice(0, 2)}\t${20 + (rank % 9)}`);
  const bad = ['Léa Martin élève de 5e\t5e\t27', '5eZ\t2nde\t27', '5eY\t5e\tbeaucoup', 'rien', `${label(0)}\t6e\t25`];
  await paste(page, '#liste-texte', '#liste-relire', ['Classe\tNiveau\tEffectif', ...good, ...bad].join('\r\n'));
  assert.equal((await page.locator('#liste-relue .paste__group--refused li').count()), bad.length);
  assert.match(plain(await page.locator('#liste-relue').innerText()), /Ligne 25 : « 5eZ 2nde 27 » : le niveau est 6e, 5e, 4e ou 3e/);
  assert.equal(await page.locator('.class-list li').count(), 0, 'nothing has changed yet');
  await assertGood(page, 'a list, read');
  await page.locator('#liste-creer').click();
  assert.match(await teacher.said(page), /22 classes sont inscrites/);
  assert.equal(await page.locator('.class-list li').count(), 22);
  assert.equal(await page.locator('#liste-texte').inputValue(), '');
  await paste(page, '#liste-texte', '#liste-relire', good.slice(0, 3).join('\n'));
  assert.match(await page.locator('#liste-relue').innerText(), /3 classes déjà au tableau/);
  assert.equal(await page.locator('#liste-creer').count(), 0);
}));

test('lines of the cahier de textes: entered, already there, or refused with a reason', journey(async (page) => {
  const { log } = await filledBoard(page);
  const lines = [
    log[0],
    '5eB – Heure de vie de classe – 12/11/2026 – 55 min – sans écran',
    '- 5eB – Heure de vie de classe – 12/11/2026 – 55 min – sans écran',
    '6e A-2\tEVARS\t13/11/2026\t50\tsans écran',
    '3eZ – EMC – 12/11/2026 – 55 min – sans écran',
    '5eB – EMC – 31/11/2026 – 55 min – sans écran',
    'Bonjour, j’ai fait la séance hier',
  ];
  await paste(page, '#lignes-texte', '#lignes-relire', lines.join('\n'));
  const read = plain(await page.locator('#lignes-relues').innerText());
  assert.match(read, /2 séances à inscrire/);
  assert.match(read, /2 lignes déjà au tableau/);
  assert.match(read, /3 lignes refusées/);
  assert.match(read, /Ligne 5 : .*la classe « 3eZ » n’est pas au tableau/);
  assert.match(read, /Ligne 6 : .*ce jour n’existe pas/);
  await assertGood(page, 'lines, read');
  await page.locator('#lignes-inscrire').click();
  assert.match(await teacher.said(page), /2 séances sont inscrites/);
  assert.equal(await page.locator('.log__line').count(), 5);
  await paste(page, '#lignes-texte', '#lignes-relire', lines.join('\n'));
  assert.match(plain(await page.locator('#lignes-relues').innerText()), /4 lignes déjà au tableau/);
}));

test('a session is planned, seen on the first screen, then done', journey(async (page) => {
  await filledBoard(page);
  await teacher.part(page, 'Calendrier');
  await page.locator('#prevu-classe').selectOption({ label: '5eB' });
  await page.locator('#prevu-activite').selectOption('m4');
  await page.locator('#prevu-date').fill('2026-12-03');
  await page.locator('#prevu-ajouter').click();
  await page.locator('#prevu-classe').selectOption('niveau:6e');
  await page.locator('#prevu-activite').selectOption('hors:pix');
  await page.locator('#prevu-date').fill('2026-11-10');
  await page.locator('#prevu-ajouter').click();
  assert.match(await teacher.said(page), /est prévue/);
  assert.match(plain(await page.locator('.year__entry--planned').innerText()), /03\/12 – 5eB – Qui voit quoi \?/);
  assert.match(plain(await page.locator('.year__entry--late').innerText()), /À confirmer 10\/11 – 6e \(tout le niveau\) – Parcours Pix 6e/);
  assert.match(await page.locator('.year').innerText(), /Safer Internet Day.*date à vérifier/);
  await assertGood(page, 'calendar');
  await teacher.part(page, 'Ce qui reste');
  assert.deepEqual((await page.locator('.classes__next').allInnerTexts()).map(plain), [
    'Ensuite : Parcours Pix 6e, le 10/11, à confirmer', 'Ensuite : Qui voit quoi ?, le 03/12',
  ]);
  await teacher.part(page, 'Calendrier');
  const late = page.locator('.year__entry--late');
  await late.getByRole('button', { name: /^C’est fait/ }).click();
  await late.getByLabel('Minutes faites').fill('40');
  await late.getByRole('button', { name: 'Inscrire la séance' }).click();
  assert.match(await teacher.said(page), /parmi les séances faites/);
  assert.equal(await page.locator('.year__entry--late').count(), 0);
  assert.equal(await page.locator('.year__entry--done').count(), 1);
  const { log } = await teacher.picture(page);
  assert.ok(log.map(plain).some((line) => line.startsWith('6e (tout le niveau) – Parcours Pix 6e – 10/11/2026 – 40 min')), log.join('\n'));
}));

test('actions of the other axes have a day and perhaps a number, and stand under their axis', journey(async (page) => {
  await filledBoard(page);
  await teacher.part(page, 'Autres axes');
  await page.locator('#action-nature').selectOption('atelier-parents');
  await page.locator('#action-nombre').fill('31');
  await page.locator('#action-ajouter').click();
  assert.match(plain(await page.locator('section:has(> #axe-associer-parents)').innerText()), /20\/11\/2026 – Atelier avec les parents – 31 personnes/);
  assert.match(await page.locator('#contenu').innerText(), /n’est pas un manque/);
  await page.getByRole('button', { name: /^Retirer/ }).click();
  assert.equal(await page.locator('.log__row').count(), 0);
}));

test('sessions go to a spreadsheet, as CSV and as ODS', journey(async (page) => {
  await filledBoard(page);
  await teacher.moreOfFile(page);
  const { name, bytes, text } = await teacher.downloaded(page, '#fichier-csv');
  assert.equal(name, 'balise-seances-2026-11-20.csv');
  assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
  assert.equal(text.replaceAll('\r\n', '').includes('\n'), false, 'every line ends with CRLF');
  const rows = text.slice(1).trimEnd().split('\r\n').map(plain);
  assert.equal(rows.length, 4);
  assert.match(rows[1], /^5eB;5e;27;EMC;18\/11\/2026;45;vidéoprojecteur/);
  const ods = await teacher.downloaded(page, '#fichier-ods');
  assert.match(ods.name, /\.ods$/);
  assert.equal(ods.bytes.subarray(0, 2).toString(), 'PK');
}));

test('a reload keeps the board in the tab, and says that the file is late', journey(async (page) => {
  const before = await filledBoard(page);
  await page.reload();
  await alive(page);
  assert.deepEqual(await teacher.picture(page), before);
  assert.match(await page.locator('.file-bar__state').innerText(), /pas encore dans votre fichier/);
  assert.deepEqual(await page.evaluate(() => [Object.keys(localStorage), Object.keys(sessionStorage)]), [[], [key('enseignant')]]);
}));

test('the browser asks before a board is left that is in no file', journey(async (page) => {
  await filledBoard(page);
  const asked = page.waitForEvent('dialog');
  await page.close({ runBeforeUnload: true });
  const dialog = await asked;
  assert.equal(dialog.type(), 'beforeunload');
  await dialog.dismiss();
  await teacher.downloaded(page, '#fichier-enregistrer');
  const closed = page.waitForEvent('close');
  await page.close({ runBeforeUnload: true });
  await closed;
}));

test('the saved file, opened elsewhere, gives the same board', journey(async (page) => {
  const before = await filledBoard(page);
  const { name, text } = await teacher.downloaded(page, '#fichier-enregistrer');
  assert.equal(name, 'balise-2026-11-20.json');
  assert.match(await teacher.said(page), /téléchargements/);
  assert.match(await page.locator('.file-bar__state').innerText(), /fait foi/);
  await teacher.moreOfFile(page);
  await page.locator('#fichier-nom').fill('tableau 5e');
  assert.equal((await teacher.downloaded(page, '#fichier-enregistrer-sous')).name, 'tableau 5e.json');
  assert.equal((await teacher.downloaded(page, '#fichier-enregistrer')).name, 'tableau 5e.json', 'the name stays');
  const { context } = await visitor();
  const elsewhere = await context.newPage();
  await onTheDay(elsewhere);
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
    ['newer', text.replace('"version": 2', '"version": 3'), /plus récente/],
    ['damaged', text.replace('"minutes":45', '"minutes":-45'), /abîmé/],
    ['too large', `${text}${' '.repeat(9_000_000)}`, /trop gros/],
  ]) {
    assert.notEqual(file, text, what);
    // Between two files something else is said, so that the same sentence twice is still an answer.
    await page.locator('.log__row').first().getByRole('button', { name: 'Copier' }).click();
    assert.match(await teacher.openFile(page, file), sentence, what);
    assert.deepEqual(await teacher.picture(page), before, what);
    assert.equal(await kept(), inTab, what);
  }
}));

test('another file is brought in after a preview, once only, and the merge is undone', journey(async (page) => {
  const mine = await filledBoard(page);
  const { text } = await teacher.downloaded(page, '#fichier-enregistrer');
  const { context } = await visitor();
  const elsewhere = await context.newPage();
  await onTheDay(elsewhere);
  await teacher.openFile(elsewhere, text);
  await teacher.createClass(elsewhere, { label: '4eC', level: '4e', size: 25 });
  await teacher.logSession(elsewhere, { label: '4eC', activity: 'm2', date: '2026-11-19', minutes: 45 });
  await teacher.logSession(elsewhere, { label: '5eB', activity: 'hors:emc', date: '2026-11-19', minutes: 30 });
  const { text: theirs } = await teacher.downloaded(elsewhere, '#fichier-enregistrer');
  await context.close();

  await teacher.moreOfFile(page);
  assert.match(await teacher.openFile(page, theirs, '#fichier-a-reunir'), /Rien n’a encore changé/);
  const preview = plain(await page.locator('.merge').innerText());
  assert.match(preview, /1 classe de plus/);
  assert.match(preview, /2 séances faites de plus/);
  assert.match(preview, /compté une seule fois : 5/);
  await assertGood(page, 'a merge, read');
  await page.locator('#reunir').click();
  const both = await teacher.picture(page);
  assert.deepEqual([both.classes.length, both.log.length], [3, 5]);
  await page.locator('#tableau-annuler').click();
  assert.match(await teacher.said(page), /comme avant/);
  assert.deepEqual(await teacher.picture(page), mine);
  assert.equal(await page.locator('#tableau-annuler').count(), 0);

  await teacher.openFile(page, theirs, '#fichier-a-reunir');
  await page.locator('#reunir').click();
  await teacher.openFile(page, theirs, '#fichier-a-reunir');
  assert.match(await page.locator('.merge').innerText(), /déjà au tableau/);
  assert.equal(await page.locator('#reunir').count(), 0);
  await page.locator('#laisser').click();
  assert.deepEqual(await teacher.picture(page), both);
}));

test('opening a file over what is in no file asks first', journey(async (page) => {
  const mine = await filledBoard(page);
  const other = large({ classes: 2, sessions: 1 });
  assert.match(await teacher.openFile(page, other), /Rien n’a encore changé/);
  assert.match(await page.locator('.merge').innerText(), /ne sont dans aucun fichier/);
  await page.locator('#laisser').click();
  assert.deepEqual(await teacher.picture(page), mine);
  await teacher.openFile(page, other);
  await page.locator('#remplacer').click();
  assert.equal((await teacher.picture(page)).classes.length, 2);
}));

test('« Bilan » of the school is one page, with minutes and no answer', journey(async (page) => {
  await onTheDay(page);
  await teacher.openFile(page, large({ questions: 20 }));
  await page.getByRole('link', { name: 'Bilan sur une page' }).click();
  const sheet = page.locator('.report');
  await sheet.waitFor();
  const text = plain(await sheet.innerText());
  assert.match(text, /^L’établissement, année 2026-2027 60 classes/);
  assert.match(text, /Balise ne calcule aucun niveau de labellisation/);
  assert.doesNotMatch(text, /sur 25|réponse juste/i);
  await assertGood(page, 'Bilan');
  const pdf = await page.pdf({ preferCSSPageSize: true, tagged: true });
  assert.equal(count(pdf), 1, 'the school');
  for (const [value, title] of [['niveau:5e', /^Les classes de 5e/], [{ label: label(1) }, /^La classe 5eA1/]]) {
    await page.locator('#bilan-de').selectOption(value);
    assert.match(plain(await sheet.innerText()), title);
    assert.equal(count(await page.pdf({ preferCSSPageSize: true, tagged: true })), 1, String(title));
  }
  const csv = await teacher.downloaded(page, '#bilan-csv');
  assert.match(csv.name, /^balise-bilan-2026-11-20\.csv$/);
  assert.match(csv.text, /^\ufeffRubrique;/);
  const ods = await teacher.downloaded(page, '#bilan-ods');
  assert.equal(ods.bytes.subarray(0, 2).toString(), 'PK');
  await page.getByRole('link', { name: 'Retour au tableau' }).click();
  await page.locator('.classes__row').first().waitFor();
  assert.equal(await page.locator('.classes__row').count(), 60);
}));

test('a long log is shown piece by piece', journey(async (page) => {
  await onTheDay(page);
  await teacher.openFile(page, large({ classes: 3, sessions: 20 }));
  await teacher.part(page, 'Séances faites');
  assert.equal(await page.locator('.log__line').count(), 20);
  await page.locator('#journal-suite').click();
  assert.equal(await page.locator('.log__line').count(), 40);
  await page.locator('#journal-suite').click();
  assert.equal(await page.locator('.log__line').count(), 60);
  assert.equal(await page.locator('#journal-suite').count(), 0);
}));

test('the answers of a class are shown on demand, in words, and honestly', journey(async (page) => {
  await onTheDay(page);
  const helps = ['message-prive', 'place-gardee', 'enlever-son', 'deuxieme-adulte', 'stop-public', 'quitter-groupe'];
  await teacher.openFile(page, JSON.stringify({
    format: 'balise-enseignant', version: 2,
    classes: [{ libelle: '5eB', niveau: '5e', effectif: 27, corrections: 0 }],
    questions: [{ module: 'm2', questions: [['mdr', 'nombres', ['tout-va-bien', 'mal', 'en-prive']], ['ce-qui-aide', 'mots', helps]] }],
    seances: [{
      classe: '5eB', module: 'm2', date: '2026-11-16', minutes: 45, mode: 'postes',
      resultats: { questions: 0, eleves: 24, valeurs: '6 5 13 2 2 1 0 0 1' },
    }],
    prevu: [], actions: [], tours: [],
  }));
  await page.getByRole('button', { name: 'Voir la classe 5eB' }).click();
  assert.equal(await page.locator('.results').count(), 0, 'nobody reads them over a shoulder');
  await page.locator('#reponses-montrer').click();
  await page.locator('.results').waitFor();
  const text = plain(await page.locator('#contenu').innerText());
  assert.match(text, /Séance du 16\/11\/2026\. 24 réponses remises\. Trop peu pour conclure\./);
  const rows = (await page.locator('.results tbody tr').allInnerTexts()).map(plain);
  assert.match(rows[0], /^avant l’histoire Elle écrit « mdr »\. Que sait-on \? 13 sur 24$/);
  assert.match(rows[1], /^après l’histoire Qu’est-ce qui aide la personne visée \? peu ou personne$/);
  assert.match(text, /les plus difficiles : Qu’est-ce qui aide la personne visée \? Elle écrit « mdr »/);
  await assertGood(page, 'the answers of a class');
  await page.getByRole('link', { name: 'Bilan sur une page' }).click();
  await page.locator('#bilan-de').selectOption({ label: '5eB' });
  assert.doesNotMatch(await page.locator('.report').innerText(), /sur 24|mdr|peu ou personne/);
}));
