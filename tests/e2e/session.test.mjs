//! A whole session as a teacher runs it: prepared, presented in two windows, counted, closed, noted on
//! the board. Either window may be closed or reloaded in the middle.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { assertAccessible } from './support/axe.mjs';
import { data } from './support/files.mjs';
import * as session from './support/session.mjs';
import * as teacher from './support/teacher.mjs';
import { alive, leftBehind, world } from './support/world.mjs';

const { journey, open, key } = await world();
const plain = (text) => text.replace(/\s+/g, ' ');
const CONTACT = { qui: 'Mme Roux, CPE', ou: 'vie scolaire', quand: 'à la récréation' };
const ONE_LOOK = [{ colorScheme: 'light', width: 1280 }];

/** Pieces of the teacher's notes, long enough not to be found by chance. */
function notes(module) {
  const { source } = data(`${module}-animation`);
  const pieces = String(source).split('\n').map((piece) => piece.replace(/^[#>\-\s]+|\{[^}]*\}/g, '').trim());
  return pieces.filter((piece) => piece.length > 40).map((piece) => plain(piece).slice(0, 40));
}

test('a session of thirty minutes', journey(async (page) => {
  const secrets = notes('m2');
  assert.ok(secrets.length > 20, 'the module has notes');
  const screens = [];
  const noNote = async (screen) => {
    const dom = plain(await screen.evaluate(() => document.documentElement.textContent));
    for (const secret of secrets) assert.ok(!dom.includes(secret), `the class could read « ${secret} »`);
    screens.push(dom.length);
  };

  // 7:50: a class, a module, thirty minutes, a first name that a pupil bears.
  await open(page, 'enseignant/tableau/');
  await teacher.createClass(page, { label: '5eB', size: 28 });
  await page.getByRole('link', { name: 'Enseignants', exact: true }).click();
  await page.getByRole('link', { name: 'Animer Témoin, je fais quoi' }).click();
  await page.locator('#run-commencer').waitFor();
  assert.ok(await page.locator('.run__warning').isVisible(), 'a blank contact is said');
  const names = await page.locator('.run__names').innerText();
  await session.prepare(page, { label: '5eB', minutes: 30, contact: CONTACT, swaps: 1 });
  assert.equal(await page.locator('.run__warning').count(), 0);
  const swapped = await page.locator('.run__names').innerText();
  assert.notEqual(swapped, names);
  assert.match(plain(await page.locator('.run__sum').innerText()), /27 min prévues.*reprendre.*« Mes deux phrases »/);
  const elsewhere = await page.locator('.room__address').first().innerText();
  assert.match(elsewhere, /animer\/m2\/#minutes=30&prenoms=2/);
  assert.match(await page.locator('#run-lien-eleves').getAttribute('href'), /eleve\/m2\/\?prenoms=2#qui=Mme%20Roux/);
  await assertAccessible(page, 'before a session');

  // Two windows: the class's, and the covered one.
  let screen = await session.begin(page);
  assert.ok(await page.locator('#couvert-non').isVisible(), 'the presenter’s view opens covered');
  assert.equal(await page.locator('.note').count(), 0);
  await noNote(screen);
  await page.locator('#couvert-oui').click();
  assert.ok(await page.locator('.room__card svg').isVisible(), 'notes on the teacher’s own phone');
  await assertAccessible(page, 'the covered view', ONE_LOOK);
  await session.uncover(page);
  assert.ok(await page.locator('.note').count() > 0 || await page.locator('.what-if').count() > 0);
  await assertAccessible(page, 'the presenter’s view');

  // Hands on something one can know: shown when the teacher says so.
  await session.forwardTo(page, screen, '.projection__question');
  const fields = page.locator('.hands__field');
  const counts = [12, 3, 11];
  for (const [nth, count] of counts.entries()) await fields.nth(nth).fill(String(count));
  await screen.waitForTimeout(100);
  assert.doesNotMatch(await session.seen(screen), /mains/);
  await noNote(screen);
  await page.locator('#montrer-reponses').click();
  await session.sees(screen, /12.mains/);
  assert.match(plain(await session.seen(screen)), /3 mains.*11 mains/);
  await assertAccessible(screen, 'a question with its hands', ONE_LOOK);

  // The story, with the class's first names, by tables.
  await session.forwardTo(page, screen, '.projection__scene');
  const COUNTED = '.hands:has([id^="prendre-"]) .hands__field';
  await session.playTo(page, COUNTED);
  await screen.locator('.projection__choices .projection__letter').first().waitFor();
  const people = (words) => plain(words).match(/: (.*)\./)[1].split(/, | et /);
  const dom = await screen.evaluate(() => document.body.innerText);
  for (const name of people(names)) assert.ok(!new RegExp(`\\b${name}\\b`).test(dom), `${name} was swapped`);
  const scene = await session.title(screen);
  const votes = page.locator(COUNTED);
  assert.ok(await votes.count() > 1, 'these choices may be counted');
  await votes.nth(0).fill('14');
  await votes.nth(1).fill('5');
  await page.getByText('le plus de mains').first().waitFor();
  assert.doesNotMatch(await session.seen(screen), /mains/);
  await page.locator('#montrer-mains').click();
  await session.sees(screen, /14.mains/);
  await noNote(screen);

  // The class's window is closed, then reloaded; nothing is lost.
  await screen.close();
  screen = await session.other(page, '#ouvrir-projection');
  await session.sees(screen, /14.mains/);
  assert.equal(await session.title(screen), scene);
  await screen.reload();
  await alive(screen);
  await session.sees(screen, /14.mains/);
  await noNote(screen);

  // The presenter's window is reloaded, then closed: it comes back covered, where it was.
  await page.reload();
  await alive(page);
  await session.uncover(page);
  assert.equal(await page.locator(COUNTED).first().inputValue(), '14');
  await page.close();
  const presenter = await session.other(screen, '#projection-enseignant');
  assert.ok(await presenter.locator('#couvert-non').isVisible());
  await session.uncover(presenter);
  assert.equal(await presenter.locator(COUNTED).first().inputValue(), '14');

  // A minority branch on purpose, then a remote: forward, black, back to the scene.
  await presenter.locator('[id^="prendre-"]').nth(1).click();
  await screen.waitForFunction((old) => document.querySelector('.projection__title').innerText !== old, scene);
  const after = await session.title(screen);
  await screen.keyboard.press('b');
  await screen.locator('.projection__blank').waitFor();
  await screen.keyboard.press('PageDown');
  await screen.locator('.projection__blank').waitFor({ state: 'detached' });
  assert.equal(await session.title(screen), after);
  await screen.keyboard.press('PageUp');
  await session.sees(screen, /14.mains/);

  // The class's map, by a quick count of hands: words on the projector, nothing else.
  await presenter.locator('#run-carte > summary').click();
  const endings = presenter.locator('.express__count').first().locator('input');
  for (const [nth, count] of [15, 9, 4].entries()) await endings.nth(nth).fill(String(count));
  await presenter.locator('#express-publier').click();
  await presenter.locator('#montrer-carte').click();
  await screen.locator('.projection__map .class-map__drawing').waitFor();
  assert.match(await session.seen(screen), /beaucoup/);
  // Arrows walk the map while it has the focus: the session stays where it is.
  await screen.locator('.map-box').first().focus();
  await screen.keyboard.press('ArrowDown');
  await screen.keyboard.press('ArrowRight');
  await screen.locator('.projection__map .class-map__drawing').waitFor();
  await noNote(screen);
  await assertAccessible(screen, 'the map, projected', ONE_LOOK);
  await screen.reload();
  await alive(screen);
  await screen.locator('.projection__map .class-map__drawing').waitFor();
  await presenter.locator('#mener-suivant').click();
  await session.sees(screen, /14.mains/);

  // The bell is near: ten minutes, then the end.
  await presenter.locator('#reste-10').click();
  await presenter.getByText('À reprendre la prochaine fois').waitFor();
  await presenter.locator('#mener-clore').click();
  let last = '';
  for (let press = 0; press < 12 && !(await presenter.locator('#terminer').count()); press += 1) {
    last = await session.title(screen);
    await presenter.locator('#mener-suivant').click();
    await screen.waitForTimeout(150);
    await noNote(screen);
  }
  assert.ok(await presenter.locator('#terminer').isVisible(), `the closing is reached, after « ${last} »`);

  // Help, opened by everyone together: what answers now, and who receives a pupil here.
  await presenter.locator('#mener-aide').click();
  await session.sees(screen, /Mme Roux, CPE, vie scolaire, à la récréation/);
  await session.sees(screen, /3018/);
  await assertAccessible(screen, 'help, projected', ONE_LOOK);
  await presenter.locator('#mener-suivant').click();

  // Ended: the line to paste, the slips, the board.
  await presenter.locator('#fin-minutes').fill('30');
  await presenter.locator('#terminer').click();
  const line = plain(await presenter.locator('#fin-ligne').innerText());
  assert.match(line, /^5eB – Témoin, je fais quoi \? .* – 30 min – /);
  await assertAccessible(presenter, 'after the session', ONE_LOOK);
  await session.sees(screen, 'La séance n’a pas commencé');
  for (const window of [presenter, screen]) {
    assert.equal((await leftBehind(window)).sessionStorage[key('seance')], undefined, 'nothing of the session stays');
  }
  await presenter.getByRole('link', { name: 'Ouvrir le tableau' }).click();
  await presenter.locator('.parts').waitFor();
  const { classes, log } = await teacher.picture(presenter);
  assert.match(plain(classes[0].join(' ')), /5eB.* 0 h 30/);
  assert.equal(plain(log[0]), line);
  assert.ok(screens.length > 5, 'the class’s window was read at each turn');
}));

/** Sizes of every piece of text that the class can see, in pixels, with what it says. */
function sizes(screen) {
  return screen.evaluate(() => {
    const found = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const { parentElement: parent, data: words } = walk.currentNode;
      if (!words.trim() || parent.closest('script, .visually-hidden, .skip, noscript') || !parent.checkVisibility()) continue;
      const range = document.createRange();
      range.selectNodeContents(walk.currentNode);
      if (![...range.getClientRects()].some(({ width, height }) => width > 1 && height > 1)) continue;
      found.push({ size: parseFloat(getComputedStyle(parent).fontSize), words: words.trim().slice(0, 30), where: parent.className });
    }
    return found;
  });
}

const AAA = [{ colorScheme: 'light', width: 1280 }, { colorScheme: 'dark', width: 1280 }];

for (const module of ['m2', 'm4', 'm8']) {
  test(`${module} is legible from the back of the room, and leads alone`, journey(async (page) => {
    await open(page, `enseignant/animer/${module}/`);
    await session.prepare(page, { contact: CONTACT });
    const screen = await session.begin(page);
    // The teacher leads from the only screen there is.
    let seen = 0;
    for (let press = 0; press < 70; press += 1) {
      for (const { size, words, where } of await sizes(screen)) {
        assert.ok(size >= 28, `« ${words} » is ${size} px (${where})`);
        seen += 1;
      }
      if (press % 6 === 0) await assertAccessible(screen, `${module}, screen ${press}`, AAA.slice(0, 1), ['wcag2aaa']);
      const before = await screen.locator('.projection').innerText();
      if (/Avant de partir/.test(before) && press > 20) break;
      const ways = screen.locator('.projection__choices button');
      const count = await ways.count();
      if (count > 1) await ways.nth(press % count).click();
      else await screen.keyboard.press('PageDown');
      await screen.waitForTimeout(40);
    }
    assert.ok(seen > 100, `${seen} pieces of text`);
    await screen.keyboard.press('a');
    await session.sees(screen, /Mme Roux/);
    for (const { size, words } of await sizes(screen)) assert.ok(size >= 28, `« ${words} » is ${size} px`);
    await assertAccessible(screen, `${module}, help`, AAA, ['wcag2aaa']);
  }));
}

test('a window that the browser refuses costs nothing', journey(async (page, { context }) => {
  await page.addInitScript(() => { window.open = () => null; });
  await open(page, 'enseignant/animer/m2/');
  await page.locator('#run-commencer').click();
  await page.locator('#couvert-non').waitFor();
  // The link opens it as a tab, under the same name.
  const screen = await session.other(page, '#ouvrir-projection');
  assert.equal(context.pages().length, 2);
  await session.sees(screen, 'Avant de commencer');
  await session.uncover(page);
  await page.locator('#mener-noir').click();
  await screen.locator('.projection__blank').waitFor();
}));

test('another page of the origin cannot put words on the projector', journey(async (page) => {
  await open(page, 'enseignant/animer/m2/');
  const screen = await session.begin(page);
  const before = await session.seen(screen);
  const kept = await page.evaluate((slot) => sessionStorage.getItem(slot), key('seance'));
  const [channel, text] = kept.split('\n');
  const run = JSON.parse(text);
  const forged = [
    'bonjour', '', '{', '[]', '<h1>Bonjour</h1>',
    JSON.stringify({ ...run, revision: 900, texte: 'INTRUS' }),
    JSON.stringify({ ...run, revision: 900, etape: '<b>INTRUS</b>' }),
    JSON.stringify({ ...run, revision: 900, module: 'm4' }),
    JSON.stringify({ ...run, revision: 900, carte: 'INTRUS' }),
    JSON.stringify({ ...run, revision: 0, vue: 'noir' }),
  ];
  await page.evaluate(([name, messages]) => {
    const other = new BroadcastChannel(name);
    for (const message of [...messages, { an: 'object' }, 12]) other.postMessage(message);
  }, [`${key('').replace(/:$/, ':')}${channel}`.replace('::', ':'), forged]);
  await screen.waitForTimeout(300);
  assert.equal(await session.seen(screen), before);
  assert.ok(!(await screen.content()).includes('INTRUS'));
}));
