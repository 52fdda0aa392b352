//! Codes of a class: played on pupils' pages, counted again from the story's own text, and shown to
//! Chromium's fake camera as pictures made from the QR codes of those pages.

import { writeFileSync } from 'node:fs';

import { data } from './files.mjs';
import { begin, playOn, tap } from './story.mjs';
import { alive } from './world.mjs';

/** What the fake camera films, in pixels. */
const FILM = { width: 640, height: 480, module: 9 };
/** Pictures for each code, at so many a second: a code stays long enough to be read, then another comes. */
const STAYS = 4;
const PACE = 4;

/** A choice at random among those offered, the same in every run; never caught in a loop for long. */
export function wanderer(seed) {
  let state = seed * 2654435761 >>> 0;
  return ({ choices: offered }) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return offered[(state >>> 8) % offered.length];
  };
}

/** Plays a story to its end on a pupil's page; gives what the tab keeps of it. */
export async function playOnce(page, id, choice, key) {
  await begin(page);
  await playOn(page, { choice });
  return JSON.parse(await page.evaluate((name) => sessionStorage.getItem(name), key)).parties[id];
}

/** Follows the link at the end of a story, or of a module, to the page where it is handed in. */
export async function toHandIn(page, link = '#histoire-remise') {
  await page.locator(link).click();
  await page.waitForURL('**/remise/*/');
  await alive(page);
}

/** Shows the pupil's code; gives its signs as typed, and the drawing of its QR code. */
export async function show(page, button = '#remise-montrer') {
  await tap(page, button);
  return page.evaluate(() => ({
    typed: document.querySelector('.hand-in__typed code')?.textContent,
    drawing: document.querySelector('.hand-in__card .qr__ink').getAttribute('d'),
    side: Number(document.querySelector('.hand-in__card .qr').getAttribute('viewBox').split(' ')[2]),
  }));
}

/** The scenes of a story without sub-scenes, from its own text: for each one its choices and where they lead. */
export function scenesOf(id) {
  const scenes = new Map();
  for (const part of data(id).source.split(/^## /m).slice(1)) {
    const [, scene, marks] = /\{#([a-z0-9-]+)([^}]*)\}/.exec(part);
    const ways = new Map([...part.matchAll(/^- \[[^\]]*\]\(#([a-z0-9-]+)[^)]*\)(?: \{#([a-z0-9-]+)[^}]*\})?/gm)].map(([, to, name]) => [name ?? to, to]));
    const skip = /passer=([a-z0-9-]+)/.exec(marks)?.[1];
    if (skip) ways.set('passer-la-scene', skip);
    scenes.set(scene, ways);
  }
  return scenes;
}

/** The sums of plays, counted apart from the program: each scene met and each turn made, once a play. */
export function sumsOf(id, plays) {
  const scenes = scenesOf(id);
  const sums = { parties: plays.length, scenes: {}, choix: {} };
  for (const play of plays) {
    let [here] = scenes.keys();
    const met = new Set([here]);
    const made = new Set();
    for (const choice of play.filter((one) => !one.startsWith('role-'))) {
      const to = scenes.get(here).get(choice);
      made.add(`${here} ${choice}`);
      here = to;
      met.add(here);
    }
    for (const scene of met) sums.scenes[scene] = (sums.scenes[scene] ?? 0) + 1;
    for (const pair of made) {
      const [scene, choice] = pair.split(' ');
      sums.choix[scene] ??= {};
      sums.choix[scene][choice] = (sums.choix[scene][choice] ?? 0) + 1;
    }
  }
  return sums;
}

/** One grey picture of a code, dark on light, in the middle of the film. */
function still({ drawing, side }) {
  const { width, height, module } = FILM;
  const picture = Buffer.alloc(width * height, 190);
  const left = Math.floor((width - side * module) / 2);
  const top = Math.floor((height - side * module) / 2);
  if (left < 0 || top < 0) throw new Error(`a code of ${side} modules does not fit in the film`);
  for (const [, x, y] of drawing.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
    for (let row = 0; row < module; row += 1) {
      const from = (top + Number(y) * module + row) * width + left + Number(x) * module;
      picture.fill(50, from, from + module);
    }
  }
  return picture;
}

/** Writes a film for `--use-file-for-fake-video-capture`: the codes one after the other, for ever. */
export function film(file, codes) {
  const { width, height } = FILM;
  const colours = Buffer.alloc(width * height / 2, 128);
  const parts = [Buffer.from(`YUV4MPEG2 W${width} H${height} F${PACE}:1 Ip A1:1 C420\n`)];
  for (const code of codes) {
    const picture = still(code);
    for (let nth = 0; nth < STAYS; nth += 1) parts.push(Buffer.from('FRAME\n'), picture, colours);
  }
  writeFileSync(file, Buffer.concat(parts));
}
