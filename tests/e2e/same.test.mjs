//! The same choices lead through the same scenes everywhere: what the browser showed is compared with what the
//! terminal tells (`balise play`) for the list of choices that the browser kept.
//!
//! The plays are made here, by a small walk over what the browser offers: the same on every machine, different for each
//! seed. Clues, settings, « Passer cette scène », steps back and roles are part of it.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';

import { BALISE, PROJECT, data, stories } from './support/files.mjs';
import { BACK, SKIP, SKIPPED, ended, picture, readScene, tap, towardPanels } from './support/story.mjs';
import { world } from './support/world.mjs';

const { journey, open, key } = await world();
const SEEDS = [1, 2, 3, 4];
const MAX_TURNS = 120;

/** Numbers below a bound, the same for the same seed (Park and Miller). */
function dice(seed) {
  let state = seed * 7919;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

/** What the pupil can do now, as what to press. */
async function offers(page) {
  const now = await picture(page);
  const skip = await page.locator(SKIP).count();
  return { ...now, ways: [...now.choices.map((id) => `#choisir-${id}`), ...(skip ? [SKIP] : [])] };
}

/** Looks at some clues and changes some settings, or none. */
async function usePanel(page, roll, { clues, settings }) {
  for (const clue of clues) if (roll(2)) await tap(page, `#indice-${clue}`);
  for (let nth = 0; settings.length && nth < roll(6); nth += 1) {
    const others = await page.locator('.settings input:not(:checked)').evaluateAll((all) => all.map(({ id }) => id));
    await tap(page, `#${others[roll(others.length)]}`);
  }
}

/** Plays to an ending; gives the scenes that were met and the choices that were kept. */
async function walk(page, id, seed) {
  const roll = dice(seed);
  const { roles } = data(id);
  await tap(page, roles.length > 1 ? `#role-${roles[seed % roles.length][0]}` : '#histoire-commencer');
  const made = new Map();
  // Half of the plays look for panels, and pass over what can be passed over.
  const wanted = seed % 2 ? [SKIP, ...towardPanels(data(id)).map((scene) => `#choisir-${scene}`)] : [];
  for (let turn = 0; turn < MAX_TURNS; turn += 1) {
    await readScene(page);
    if (await ended(page)) {
      const { scenes, path } = await picture(page);
      assert.equal(path.length, scenes.length);
      const { parties } = JSON.parse(await page.evaluate((name) => sessionStorage.getItem(name), key('eleve')));
      return { scenes, kept: parties[id] };
    }
    const before = await offers(page);
    await usePanel(page, roll, before);
    if (turn > 1 && roll(9) === 0) {
      await tap(page, BACK);
      continue;
    }
    const { scenes, ways } = await offers(page);
    // What was least often done comes first, so that every play ends.
    const times = (way) => made.get(`${scenes.at(-1)} ${way}`) ?? 0;
    const least = Math.min(...ways.map(times));
    const rarest = ways.filter((way) => times(way) === least);
    const way = wanted.find((one) => rarest.includes(one)) ?? rarest[roll(rarest.length)];
    made.set(`${scenes.at(-1)} ${way}`, least + 1);
    await tap(page, way);
  }
  return assert.fail(`${id} does not end`);
}

/** The titles of the scenes that the terminal tells for these choices. */
function told(id, choices, set) {
  const { status, stdout, stderr } = spawnSync(BALISE, ['play', `content/scenarios/${id}.md`, '--prenoms', String(set + 1), '--choix', choices.join(',')], {
    cwd: PROJECT, stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8',
  });
  assert.equal(status, 0, stderr);
  return [...stdout.matchAll(/^## (.*) \([a-z0-9-]+\)$/gm)].map(([, title]) => title.replace(/\s+/g, ' '));
}

/** The ids under which a play keeps its settings, and its clues. */
const settingsOf = (id) => data(id).mesures.flatMap(([measure, , , , , , values]) => (values ?? []).map((value) => `${measure}-${value[0]}`));
const cluesOf = (id) => [...data(id).source.matchAll(/^- \[[x ]\].*\{#([a-z0-9-]+)\}/gm)].map(([, clue]) => clue);

const met = { skipped: 0, set: 0, found: 0, turned: 0 };

for (const id of stories()) {
  test(`${id}: the scenes of the browser are those of the terminal`, journey(async (page) => {
    const endings = new Set();
    for (const seed of SEEDS) {
      // Other first names are part of the titles of some scenes.
      const set = seed % 2;
      await open(page, `histoires/${id}/?prenoms=${set + 1}`);
      const { scenes, kept } = await walk(page, id, seed);
      assert.deepEqual(told(id, kept, set), scenes, `seed ${seed}: ${kept.join(',')}`);
      endings.add(scenes.at(-1));
      met.skipped += kept.includes(SKIPPED) ? 1 : 0;
      met.turned += kept.length;
      met.set += kept.some((choice) => settingsOf(id).includes(choice)) ? 1 : 0;
      met.found += kept.some((choice) => cluesOf(id).includes(choice)) ? 1 : 0;
      await page.evaluate(() => sessionStorage.clear());
    }
    assert.ok(endings.size > 1, `different ends: ${[...endings].join(', ')}`);
  }));
}

test('skipped scenes, settings and clues were part of these plays', () => {
  for (const [what, times] of Object.entries(met)) assert.ok(times > 0, what);
});
