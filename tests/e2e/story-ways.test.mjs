//! The ways into a story and out of it: first names, roles, the module it belongs to, the list; and what holds
//! whatever the browser lacks: motion, styles, scripts.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { data, stories } from './support/files.mjs';
import { goToKind, openStory } from './support/pupil.mjs';
import * as story from './support/story.mjs';
import { NOTHING, alive, leftBehind, world } from './support/world.mjs';

const { journey, open, at, key } = await world();
const REHEARSAL = /Entraînement\s: rien n’est envoyé/;
const play = async (page, id) => JSON.parse(await page.evaluate((name) => sessionStorage.getItem(name), key('eleve'))).parties[id];
const main = async (page) => (await page.locator('main').innerText()).replace(/\s+/g, ' ');

/** The people whom other first names can replace, by set. */
const people = (id, set) => data(id).personnages.map(([, names]) => names).filter(({ length }) => length > 1).map((names) => names[set]);

/** Those of these names that a text says. */
const said = (text, names) => names.filter((name) => new RegExp(`(?<!\\p{L})${name}(?!\\p{L})`, 'u').test(text));

for (const id of stories()) {
  test(`other first names change everywhere in ${id}, by a link`, journey(async (page) => {
    await open(page, `histoires/${id}/?prenoms=2`);
    const gone = people(id, 0).filter((name) => !people(id, 1).includes(name));
    const met = new Set();
    const look = async () => {
      const text = await main(page);
      assert.deepEqual(said(text, gone), [], text);
      for (const name of said(text, people(id, 1))) met.add(name);
    };
    await look();
    await story.playStory(page, { onScene: look });
    assert.deepEqual([...met].sort(), people(id, 1).sort());
    assert.equal(new URL(page.url()).search, '?prenoms=2', 'the address stays as it was given');
  }));
}

test('other first names, by the button: said at once, and kept with the play', journey(async (page) => {
  await open(page, 'histoires/s6/');
  const announced = () => page.locator('.announce').innerText();
  for (const set of [0, 1, 2, 0, 1]) {
    assert.deepEqual(said(await announced(), people('s6', set)), people('s6', set));
    if (set === 1) assert.deepEqual(said(await announced(), people('s6', 0)), []);
    await page.locator('#histoire-prenoms').click();
  }
  assert.deepEqual(await leftBehind(page), NOTHING, 'names alone are kept nowhere');
  await story.begin(page);
  await page.reload();
  await alive(page);
  const { told } = await story.picture(page);
  assert.deepEqual(said(told.join(' '), people('s6', 0)), []);
  assert.ok(said(told.join(' '), people('s6', 2)).length > 0);
}));

test('a set of first names that does not exist changes nothing', journey(async (page) => {
  for (const asked of ['0', '99', '-1', 'x', '']) {
    await open(page, `histoires/s2/?prenoms=${asked}`);
    assert.deepEqual(said(await main(page), people('s2', 0)), people('s2', 0), asked);
  }
}));

test('a link gives a role', journey(async (page) => {
  const roles = Object.fromEntries(data('s8').roles);
  for (const role of ['temoin', 'ami']) {
    await open(page, `histoires/s8/?role=${role}`);
    assert.equal(await page.locator('.role, #role-tirer').count(), 0, 'nothing is left to choose');
    assert.equal(await page.locator('.announce__you').innerText(), roles[role]);
    await story.begin(page);
    assert.deepEqual(await play(page, 's8'), [`role-${role}`]);
    await page.evaluate(() => sessionStorage.clear());
  }
}));

test('a role that the story does not have leaves the choice', journey(async (page) => {
  for (const asked of ['conseil', 'auteur', '']) {
    await open(page, `histoires/s8/?role=${asked}`);
    assert.equal(await page.locator('.role').count(), 2, asked);
  }
  await open(page, 'histoires/s2/?role=ami');
  assert.equal(await page.locator('#histoire-commencer').count(), 1, 'a story of one role has that one');
}));

test('a role is drawn: chance gives each of them, and the story is told from there', async () => {
  const drawn = [];
  for (const chance of [0.001, 0.999]) {
    await journey(async (page) => {
      await page.addInitScript((number) => { Math.random = () => number; }, chance);
      await open(page, 'histoires/s8/');
      await page.locator('#role-tirer').click();
      await page.locator('.app__log').waitFor();
      const [role] = await play(page, 's8');
      drawn.push(role);
      await story.readScene(page);
      const { choices } = await story.picture(page);
      assert.ok(choices.includes(role === 'role-ami' ? 'prive' : 'oser'), role);
    })();
  }
  assert.deepEqual(drawn.sort(), data('s8').roles.map(([role]) => `role-${role}`).sort());
});

for (const role of ['ami', 'temoin']) {
  test(`the rehearsal says on every screen that nothing is sent, and where real help is (${role})`, journey(async (page) => {
    await open(page, 'histoires/s8/');
    await story.begin(page, role);
    const screens = async () => {
      const strip = page.locator('.rehearsal');
      assert.match(await strip.innerText(), REHEARSAL);
      assert.ok(await strip.isVisible());
      const link = strip.getByRole('link', { name: /Pour de vrai\s: l’aide/ });
      assert.equal(new URL(await link.getAttribute('href'), page.url()).href, at('aide/'));
      assert.ok(await strip.evaluate((one) => {
        const { top, bottom } = one.getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight;
      }), 'it is in sight, not only on the page');
    };
    await screens();
    await story.playOn(page, { onScene: screens });
    assert.match(await page.locator('.debrief__rehearsal').innerText(), /C’était un entraînement\s: aucun signalement n’est parti/);
    assert.match(await page.locator('.debrief__rehearsal').innerText(), /3018/);
  }));
}

test('the reminder that stays in sight never hides half of what has the focus', journey(async (page) => {
  await open(page, 'histoires/s8/');
  await story.begin(page, 'ami');
  await story.readScene(page);
  for (const key of [...Array(6).fill('Tab'), ...Array(12).fill('Shift+Tab')]) {
    await page.keyboard.press(key);
    const hidden = await page.evaluate(() => {
      const one = document.activeElement;
      const strip = document.querySelector('.rehearsal');
      if (one === document.body || strip.contains(one) || !one.closest('main')) return null;
      const [focus, above] = [one, strip].map((each) => each.getBoundingClientRect());
      const [top, bottom] = [Math.max(focus.top, above.top), Math.min(focus.bottom, above.bottom)];
      return bottom - top > (focus.bottom - focus.top) / 2 ? one.outerHTML : null;
    });
    assert.equal(hidden, null);
  }
}, { viewport: { width: 360, height: 560 } }));

test('a module opens its story, and the debrief comes back to the same step, answers kept', journey(async (page) => {
  await open(page, 'eleve/m2/');
  await page.locator('fieldset.question input').nth(2).check();
  const nth = await goToKind(page, 'simulation');
  assert.equal(await page.locator('#etape-histoire').innerText(), 'Ouvrir l’histoire');
  await openStory(page);
  await story.begin(page);
  await page.goBack();
  await alive(page);
  assert.notEqual(await page.locator('#etape-histoire').innerText(), 'Ouvrir l’histoire', 'it was begun');
  await openStory(page);
  await story.playOn(page);
  assert.equal(await page.locator('#histoire-apres').innerText(), 'Continuer le module');
  await page.locator('#histoire-apres').click();
  await page.waitForURL('**/eleve/m2/');
  await alive(page);
  assert.ok(await page.locator(`#etape-${nth}[aria-current="step"]`).count(), 'the step is the same');
  await page.locator('#etape-1').click();
  assert.ok(await page.locator('fieldset.question input').nth(2).isChecked());
}));

test('a story without a module leads back to the list, which says that it was begun', journey(async (page) => {
  const alone = stories().find((id) => !data(id).resume.module);
  await open(page, 'eleve/');
  await page.locator(`a[href$="histoires/${alone}/"]`).click();
  await page.waitForURL(`**/histoires/${alone}/`);
  await alive(page);
  await story.playStory(page);
  assert.equal(await page.locator('#histoire-apres').innerText(), 'Les autres histoires');
  await page.locator('#histoire-apres').click();
  await page.waitForURL('**/eleve/');
  await alive(page);
  const card = page.locator('.card--story').filter({ has: page.locator(`a[href$="histoires/${alone}/"]`) });
  assert.equal(await card.locator('.card__state').count(), 1);
}));

/** What a screen reader is told of the log during an act: what was added to it, without what encloses it. */
async function announced(page, act) {
  await page.evaluate(() => {
    window.added = [];
    window.watching = new MutationObserver((changes) => {
      for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes])) window.added.push(node.textContent.replace(/\s+/g, ' ').trim());
    });
    window.watching.observe(document.querySelector('.app__log'), { childList: true, subtree: true });
  });
  await act();
  return page.evaluate(() => {
    window.watching.disconnect();
    return window.added.filter(Boolean);
  });
}

test('the log says one message for each press', journey(async (page) => {
  await open(page, 'histoires/s2/');
  await story.begin(page);
  for (let turn = 0; turn < 3; turn += 1) {
    const said = await announced(page, () => story.tap(page, story.MORE));
    assert.deepEqual(said, (await story.picture(page)).told.slice(-1));
  }
}));

test('the log does not say again what was said before a choice', journey(async (page) => {
  await open(page, 'histoires/s2/');
  await story.begin(page);
  await story.readScene(page);
  const { told } = await story.picture(page);
  const said = await announced(page, () => story.tap(page, '.choices__list button'));
  assert.deepEqual(told.filter((words) => said.includes(words)), []);
}));

for (const id of ['s2', 's3', 's4', 's5', 's6', 's8']) {
  test(`nothing moves by itself in ${id} for who asks for less motion`, journey(async (page) => {
    await page.addInitScript(() => {
      window.moved = [];
      for (const kind of ['animationstart', 'transitionrun']) {
        document.addEventListener(kind, (event) => window.moved.push(`${kind} ${event.animationName ?? event.propertyName} .${event.target.className}`), true);
      }
    });
    await open(page, `histoires/${id}/`);
    const drawn = () => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    await story.playStory(page, {
      onScene: async (now) => {
        await usePanel(page, now);
        await drawn();
      },
    });
    await story.tap(page, '.path__step button');
    await drawn();
    assert.deepEqual(await page.evaluate(() => window.moved), []);
    assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior), 'auto');
  }));

  test(`the order of reading of ${id} holds without styles`, journey(async (page) => {
    await page.route('**/*.css', (request) => request.abort());
    await open(page, `histoires/${id}/`);
    assertOrder(await main(page), [data(id).resume.titre, 'application inventée', data(id).annonce, /Commencer l’histoire|Tirer mon rôle/], id);
    await story.playStory(page, {
      onScene: async (now) => {
        await assertScene(page, now, id);
        await usePanel(page, now);
      },
    });
    assertOrder(await main(page), ['L’histoire s’arrête ici', 'Voici ton chemin', 'Rien n’a été envoyé', 'Rejouer'], id);
  }, { expected: [/^failed: .*\.css/, /^console: Failed to load resource/] }));

  test(`${id} can be read without scripts, help included`, journey(async (page) => {
    await page.goto(at(`histoires/${id}/`));
    assert.equal(await page.locator('h1').innerText(), data(id).resume.titre);
    const words = await main(page);
    for (const sentence of [data(id).annonce, ...data(id).roles.map(([, you]) => you)]) assert.ok(words.includes(sentence.replace(/\s+/g, ' ')), sentence);
    assert.match(await page.locator('body').innerText(), /Sans JavaScript/);
    await page.locator('#porte-aide > summary').click();
    for (const number of ['3018', '3114', '17']) assert.ok(await page.locator('#porte-aide').getByText(number, { exact: true }).isVisible(), number);
    assert.ok(await page.getByRole('link', { name: 'Toute l’aide' }).isVisible());
  }, { javaScriptEnabled: false, expected: [/^failed: .*\.js \(csp\)/] }));
}

async function usePanel(page, { clues, settings }) {
  for (const clue of clues) await story.tap(page, `#indice-${clue}`);
  if (settings.length) await story.tap(page, '.settings input:not(:checked)');
}

/** Each of these comes after the one before. */
function assertOrder(text, parts, what) {
  let from = 0;
  for (const part of parts) {
    const rest = text.slice(from);
    const place = part instanceof RegExp ? rest.search(part) : rest.indexOf(part.replace(/\s+/g, ' '));
    assert.ok(place >= 0, `${what}: « ${part} » stands after what comes before it in ${text}`);
    from += place + 1;
  }
}

/** Who speaks stands before the words; what happens before what can be done. */
async function assertScene(page, { scenes, choices, clues, cards, path }, what) {
  const wrong = await page.evaluate(() => {
    const before = (one, other) => Boolean(one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);
    const pairs = [['.said', '.said__who', '.said__words'], ['.clue', '.clue__words', 'button, .clue__feedback'], ['.sight', '.sight__viewer', 'li'], ['.draft', '.draft__title', '.draft__words']];
    return pairs.flatMap(([whole, first, then]) => [...document.querySelectorAll(whole)]
      .filter((one) => !before(one.querySelector(first), one.querySelector(then)))
      .map((one) => one.textContent));
  });
  assert.deepEqual(wrong, []);
  const last = await page.locator('.app__list > li').last().innerText();
  assertOrder(await main(page), [
    data(what).resume.titre, await page.locator('.app__name').innerText(), scenes.at(-1), last.replace(/\s+/g, ' '),
    ...(clues.length ? ['Cherche ce qui en dit trop'] : []), ...(cards.length ? ['Qui voit quoi, maintenant'] : []),
    ...(path.length ? ['L’histoire s’arrête ici'] : [/Que fais-tu|Choisis une phrase|L’histoire continue/]),
    ...(choices.length ? [await story.choices(page).first().innerText()] : []),
  ], what);
}
