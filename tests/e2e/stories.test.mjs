//! Each fictional application, with the keyboard alone, from the start page to the debrief, « Et si… ? » and
//! the replay. What is checked after each press stands in support/story-keyboard.mjs.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { data } from './support/files.mjs';
import { press, tabTo } from './support/keyboard.mjs';
import * as keyboard from './support/story-keyboard.mjs';
import { BACK, SKIP, guide, picture, playOn } from './support/story.mjs';
import { alive, world } from './support/world.mjs';

const { journey, open } = await world();

/** What a person can see of someone's things, with the settings as they are. */
async function cardOf(page, viewer) {
  const card = page.locator('.sight').filter({ has: page.locator('.sight__viewer', { hasText: new RegExp(`^${viewer}$`) }) });
  const rows = await card.locator('li').allInnerTexts();
  const sees = rows.filter((row) => row.startsWith('voit ')).length;
  assert.equal(await card.locator('.sight__count').innerText(), `voit ${sees} sur ${rows.length}`);
  return (what) => rows.find((row) => row.endsWith(` ${what}`))?.slice(0, -what.length - 1);
}

/** Turns one setting with arrows; after each, who sees what changes at once, in words. */
async function turn(page, name, steps) {
  for (const { key, value, what, seen } of steps) {
    assert.equal(await keyboard.turnSetting(page, name, key), `reglage-${name}-${value}`);
    for (const [viewer, words] of Object.entries(seen)) {
      assert.equal((await cardOf(page, viewer))(what), words, `${viewer}, ${name} = ${value}`);
    }
  }
}

const POINT = 'Ton point sur la carte';
const HOURS = 'L’heure où il sort';
const [YES, NO] = ['voit', 'ne voit pas'];

/**
 * The applications. What is wanted leads through what each one is for; `meets` says what must be met on the way.
 */
const PLAYS = [
  { id: 's2', app: 'Ricochet', log: 'Conversation', wanted: ['prive', 'insister', 'pardon', 'deux', 'place', 'ensemble', 'preparer', 'moi-aussi'] },
  { id: 's3', app: 'Archipel', log: 'Salon du jeu', wanted: ['minh', 'prive', 'ecrit', 'expres', 'phare', 'notre-table', 'leila', 'table', 'phrases'], meets: ['counters'] },
  {
    id: 's4', app: 'Passerelle', log: 'Réglages', meets: ['cards'],
    wanted: ['garder-ligne', 'prive', 'liste', 'labo', 'choisis', 'phrase', 'inconnu', 'photo', 'labo-2', 'admin', 'adulte-2'],
    settings: (page) => turn(page, 'position', [
      // From the whole map of the outing to nobody, and back to some friends.
      { key: 'ArrowUp', value: 'amis', what: POINT, seen: { 'une amie': YES, 'un ami d’ami': NO, 'un inconnu': NO, 'ton futur lycée': NO } },
      { key: 'ArrowUp', value: 'personne', what: POINT, seen: { 'une amie': NO, 'un ami d’ami': NO, 'un inconnu': NO, 'ton futur lycée': NO } },
      { key: 'ArrowUp', value: 'groupe', what: POINT, seen: { 'une amie': YES, 'un ami d’ami': YES, 'un inconnu': YES, 'ton futur lycée': NO } },
      { key: 'ArrowLeft', value: 'amis', what: POINT, seen: { 'une amie': YES, 'un ami d’ami': NO } },
    ]),
  },
  {
    id: 's5', app: 'Vitrine', log: 'Fil', meets: ['draft', 'counters'],
    wanted: ['zoom', 'demander', 'dire', 'avant', 'raconter', 'oui-copiee', 'ensemble', 'faits', 'discret', 'reparer', 'a-elle'],
  },
  {
    id: 's6', app: 'Escale', log: 'Profil', meets: ['clues', 'draft', 'cards', 'counters'],
    wanted: ['prive', 'reperage', 'croiser', 'appel', 'costa', 'vasseur', 'noter', 'usurpation', 'avec-page', 'bureau', 'relance', 'regler'],
    settings: (page) => turn(page, 'public', [
      { key: 'ArrowUp', value: 'college', what: HOURS, seen: { 'un ami': YES, 'un élève du collège': YES, 'un inconnu': NO, 'un futur employeur': NO } },
      { key: 'ArrowUp', value: 'amis', what: HOURS, seen: { 'un ami': YES, 'un élève du collège': NO } },
      { key: 'ArrowDown', value: 'college', what: HOURS, seen: { 'un élève du collège': YES } },
    ]),
  },
  ...['ami', 'temoin'].map((role) => ({
    id: 's8', role, app: 'Vigie', log: 'Entraînement', meets: ['draft', 'counters', ...(role === 'temoin' ? ['skipped'] : [])],
    wanted: ['prive', 'oser', 'hub', 'danger', 'mere', 'cuisine', 'garder', 'trace', 'signaler', 'refus', 'accord', 'vu', 'un-seul', 'appel', 'second'],
  })),
];

/**
 * A pupil who looks at every clue, uses the settings the first time that there are some, reloads the page, goes one
 * choice back; and who passes over the first sensitive scene, in one of the roles.
 */
function visitor(page, play, last) {
  const met = new Set();
  const onScene = async (now, nth) => {
    for (const part of ['clues', 'cards', 'draft', 'counters']) if (now[part].length) met.add(part);
    if (now.clues.length) assert.ok((await keyboard.lookAtClues(page)) > 4);
    if (now.cards.length && play.settings && !met.has('set')) {
      met.add('set');
      await play.settings(page);
    }
    if (nth === 2) await reloadLosesNothing(page);
    if (nth === 3) await goBackAndForth(page, last());
    if (play.role === 'temoin' && !met.has('skipped') && (await page.locator(SKIP).count())) {
      met.add('skipped');
      await keyboard.skip(page);
    }
  };
  return { met, onScene };
}

async function reloadLosesNothing(page) {
  const before = await picture(page);
  await page.reload();
  await alive(page);
  assert.deepEqual(await picture(page), before, 'a reload resumes at the same scene, read to its end');
}

async function goBackAndForth(page, choice) {
  const { scenes, choices } = await picture(page);
  await press(page, BACK, 'Space');
  await keyboard.standsOn(page, 'histoire', 'back leads to the name of the application');
  const back = await picture(page);
  assert.deepEqual(back.scenes, scenes.slice(0, -1), 'one choice back');
  await keyboard.choose(page, choice);
  await keyboard.readScene(page);
  assert.deepEqual((await picture(page)).choices, choices);
}

/** The end: one's own path, no score, help, « Et si… ? » and the replay. */
async function assertDebrief(page, play) {
  await keyboard.standsOn(page, 'histoire-choix', 'the debrief is entered at its heading');
  assert.equal(await page.locator('.debrief__title').innerText(), 'L’histoire s’arrête ici');
  const { path, scenes } = await picture(page);
  assert.equal(path.length, scenes.length);
  const words = await page.locator('.debrief').innerText();
  assert.doesNotMatch(words, /score|bravo|%/i, 'no score');
  assert.match(words, /adulte/);
  await tabTo(page, '.debrief__help a[href$="aide/"]');
  const sides = await page.locator('.debrief .side').count();
  assert.ok(sides >= data(play.id).vues.length - 1, 'what others could have felt');

  const whatIf = page.locator('.path__step button');
  const [button, label] = await whatIf.nth(1).evaluate((one) => [one.id, one.getAttribute('aria-label')]);
  assert.match(label, /^Et si…\s\? Revenir avant/);
  await press(page, `#${button}`, 'Enter', { back: true });
  await keyboard.standsOn(page, 'histoire', '« Et si… ? » leads to the name of the application');
  const again = await picture(page);
  assert.deepEqual(again.scenes, scenes.slice(0, again.scenes.length), 'what came before stays');
  assert.ok(again.scenes.length < scenes.length && again.choices.length > 1);
}

async function assertReplay(page, play) {
  await playOn(page);
  await press(page, '#histoire-rejouer', 'Enter', { back: false });
  await keyboard.standsOn(page, 'titre', 'a replay begins at the title of the story');
  assert.equal(await page.locator('.announce').count(), 1, 'one reads again who one is');
  await keyboard.begin(page, play.role ? `#role-${play.role}` : '#histoire-commencer');
}

for (const play of PLAYS) {
  test(`« ${play.app} » by keyboard${play.role ? `, ${play.role}` : ''}`, journey(async (page) => {
    await open(page, `histoires/${play.id}/`);
    assert.ok((await page.locator('.announce__app').textContent()).startsWith(`${play.app} · application inventée`));
    await keyboard.begin(page, play.role ? `#role-${play.role}` : '#histoire-commencer');
    assert.equal(await page.locator('.app__name').textContent(), play.app);
    assert.equal(await page.getByRole('log', { name: play.log, exact: true }).count(), 1);
    const by = guide(play.wanted);
    let last = null;
    const { met, onScene } = visitor(page, play, () => last);
    const turns = await keyboard.playOn(page, { choice: (now) => { last = by(now); return last; }, onScene });
    assert.ok(turns > 4, 'a story has turns');
    for (const part of play.meets ?? []) assert.ok(met.has(part), `${part} was met`);
    await assertDebrief(page, play);
    await assertReplay(page, play);
  }));
}
