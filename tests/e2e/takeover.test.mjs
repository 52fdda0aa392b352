//! Below /a/b/c/ on a server that rewrites nothing: deep links, reload, Back; and the take-over of the
//! prerendered page, which keeps what was done before the program was there.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { focused } from './support/keyboard.mjs';
import { alive, world } from './support/world.mjs';

const { journey, open, at, path, key } = await world({ under: '/a/b/c/' });
const MODULE = 'Témoin, je fais quoi\u202f?';
const heading = (page) => page.locator('h1').innerText();
const where = (page) => new URL(page.url()).pathname;
const stands = (page, id) => page.waitForFunction((wanted) => document.activeElement.id === wanted, id);

/** Opens a page whose program waits; gives what lets it come. */
async function opened(page, route) {
  let release;
  const gate = new Promise((done) => { release = done; });
  await page.route('**/*_bg.wasm', async (request) => {
    await gate;
    await request.continue();
  });
  await page.goto(at(route), { waitUntil: 'domcontentloaded' });
  await page.locator('html[data-base]').waitFor({ state: 'attached' });
  return async () => {
    assert.equal(await page.locator('html[data-ready]').count(), 0, 'the program was not there before');
    release();
    await alive(page);
  };
}

test('a deep link, a reload', journey(async (page) => {
  await open(page, 'eleve/m2/');
  assert.equal(await heading(page), MODULE);
  await page.locator('#etape-suite').click();
  await page.reload();
  await alive(page);
  assert.match(await page.locator('.steps__where').innerText(), /^Étape 2 /);
}));

test('back and forward between the list and a module', journey(async (page) => {
  await open(page, 'eleve/');
  const list = await heading(page);
  await page.getByRole('link', { name: MODULE }).click();
  await page.waitForURL(`**${path}eleve/m2/`);
  await page.locator('#etape-suite').waitFor();
  await page.goBack();
  await page.waitForFunction((words) => document.querySelector('h1')?.textContent === words, list);
  assert.equal(where(page), `${path}eleve/`);
  await page.goForward();
  await page.waitForFunction((words) => document.querySelector('h1')?.textContent === words, MODULE);
  assert.equal(where(page), `${path}eleve/m2/`);
  assert.equal(await page.title(), 'Module 2 – Balise');
}));

test('from pupils to adults and back', journey(async (page) => {
  await open(page, 'eleve/');
  await page.getByRole('link', { name: 'Enseignants', exact: true }).click();
  await page.waitForFunction(() => document.querySelector('h1')?.textContent === 'Pour les enseignants');
  assert.equal(where(page), `${path}enseignant/`);
  await alive(page);
  await page.getByRole('link', { name: 'Ouvrir le tableau' }).click();
  await page.locator('#classe-creer').waitFor();
  assert.equal(where(page), `${path}enseignant/tableau/`);
  await page.goBack();
  await page.waitForFunction(() => document.querySelector('h1')?.textContent === 'Pour les enseignants');
  await page.goBack();
  await page.waitForFunction(() => document.querySelector('h1')?.textContent === 'Choisis un module');
  assert.equal(where(page), `${path}eleve/`);
}));

test('from the list to a story and back', journey(async (page) => {
  await open(page, 'eleve/');
  await page.getByRole('link', { name: 'Le recadrage' }).click();
  await page.waitForURL(`**${path}histoires/s5/`);
  await alive(page);
  assert.equal(await heading(page), 'Le recadrage');
  assert.equal(await page.title(), 'Histoire 5 – Balise');
  await page.goBack();
  await page.waitForFunction(() => document.querySelector('h1')?.textContent === 'Choisis un module');
  assert.equal(where(page), `${path}eleve/`);
}));

test('an address without its slash', journey(async (page) => {
  await open(page, 'eleve/m2');
  assert.equal(where(page), `${path}eleve/m2/`);
  assert.equal(await heading(page), MODULE);
}));

test('with scripts off: the doors, a module, the help', journey(async (page) => {
  await page.goto(at(''));
  await page.getByRole('link', { name: 'Je suis élève' }).click();
  await page.getByRole('link', { name: MODULE }).click();
  assert.equal(where(page), `${path}eleve/m2/`);
  assert.ok(await page.locator('fieldset.question legend').first().isVisible(), 'the first question can be read');
  assert.ok((await page.locator('fieldset.question .option').count()) > 1, 'and its answers');
  await page.locator('#porte-aide > summary').click();
  assert.ok(await page.getByText('3018').first().isVisible(), 'the door opens');
  await page.getByRole('link', { name: 'Toute l’aide' }).click();
  assert.equal(where(page), `${path}aide/`);
  assert.ok(await page.getByRole('link', { name: '3018', exact: true }).isVisible());
  await page.getByRole('link', { name: 'Enseignants', exact: true }).click();
  assert.equal(where(page), `${path}enseignant/`);
  // Without scripts, their preloads are refused by the browser itself.
}, { javaScriptEnabled: false, expected: [/^failed: .*\.js \(csp\)$/] }));

/** Counts the shifts of the layout, from the first frame. */
function countShifts() {
  window.shifts = [];
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries()) window.shifts.push({ value, what: sources.map(({ node, previousRect: a, currentRect: b }) => `${node?.id || node?.className || node?.nodeName}: ${[a, b].map(({ x, y, width, height }) => [x, y, width, height])}`) });
  }).observe({ type: 'layout-shift', buffered: true });
}

/** Where things are drawn, to the tenth of a pixel. */
const places = (page) => page.evaluate(() => Object.fromEntries(
  [...document.querySelectorAll('h1, h2, header, nav, fieldset, button, .option, footer')].map((one, nth) => {
    const { x, y, width, height } = one.getBoundingClientRect();
    return [`${nth} ${one.localName}#${one.id}`, [x, y, width, height].map((side) => Math.round(side * 10) / 10)];
  }),
));

for (const route of ['eleve/m2/', 'histoires/s2/', 'histoires/s8/', '', 'eleve/', 'aide/', 'enseignant/', 'enseignant/tableau/', 'parents/p2/']) {
  test(`nothing moves when « ${route} » is taken over`, journey(async (page, { context }) => {
    await page.addInitScript(countShifts);
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    const release = await opened(page, route);
    await page.waitForLoadState('load');
    const before = await places(page);
    // A page that is read in pieces grows at its end; the take-over itself moves nothing.
    const grown = await page.evaluate(() => window.shifts.splice(0).reduce((sum, { value }) => sum + value, 0));
    assert.ok(grown < 0.01, `the page shifts by ${grown} while it is read`);
    await release();
    // Two frames: the page is drawn, and whatever would move has moved.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 100)))));
    assert.deepEqual(await page.evaluate(() => window.shifts), []);
    assert.deepEqual(await places(page), before);
  }));
}

test('one h1 at every moment', journey(async (page) => {
  await page.addInitScript(() => {
    window.headings = new Set();
    new MutationObserver(() => {
      const count = document.querySelectorAll('h1').length;
      // Before the first one is read by the browser there is none.
      if (count || window.headings.size) window.headings.add(count);
    }).observe(document, { childList: true, subtree: true });
  });
  await open(page, 'eleve/m2/');
  assert.deepEqual(await page.evaluate(() => [...window.headings]), [1]);
}));

test('an answer and the focus from before the take-over are kept', journey(async (page) => {
  const release = await opened(page, 'eleve/m2/');
  const option = page.locator('fieldset.question input').nth(1);
  const id = await option.getAttribute('id');
  await option.check();
  await option.focus();
  await release();
  assert.ok(await page.locator(`#${id}`).isChecked());
  assert.equal((await focused(page)).id, id);
  assert.match(await page.evaluate((name) => sessionStorage.getItem(name), key('eleve')), /"mdr"/, 'and kept in the tab');
}));

test('an early press of « Vérifier » is honoured', journey(async (page) => {
  const release = await opened(page, 'eleve/m2/');
  await page.locator('fieldset.question input').nth(2).check();
  await page.locator('.question__check').first().click();
  assert.equal(await page.locator('.question__feedback').first().innerText(), '');
  await release();
  assert.match(await page.locator('.question__feedback').first().innerText(), /C’est juste/);
}));

test('an early press of « Suite » is honoured', journey(async (page) => {
  const release = await opened(page, 'eleve/m2/');
  await page.locator('#etape-suite').click();
  await release();
  await page.locator('#etape-2[aria-current="step"]').waitFor();
  await stands(page, 'etape');
}));

for (const [id, button, role] of [['s2', 'histoire-commencer'], ['s8', 'role-temoin', 'role-temoin']]) {
  test(`an early press of « ${button} » is honoured`, journey(async (page) => {
    const release = await opened(page, `histoires/${id}/`);
    await page.locator(`#${button}`).click();
    assert.equal(await page.locator('.app__log').count(), 0);
    await release();
    await page.locator('.app__log').waitFor();
    await stands(page, 'histoire');
    const { parties } = JSON.parse(await page.evaluate((name) => sessionStorage.getItem(name), key('eleve')));
    assert.deepEqual(parties, { [id]: role ? [role] : [] });
  }));
}

test('a story that was begun is there again after a reload, wherever it lives', journey(async (page) => {
  await open(page, 'histoires/s2/');
  await page.locator('#histoire-commencer').click();
  await page.locator('#histoire-suite').click();
  await page.reload();
  await alive(page);
  assert.equal(await page.locator('.announce').count(), 0);
  assert.ok(await page.locator('.app__log').isVisible());
}));

test('the help door opened before the take-over stays open', journey(async (page) => {
  const release = await opened(page, 'eleve/m2/');
  await page.locator('#porte-aide > summary').click();
  await release();
  assert.ok(await page.locator('#porte-aide[open]').count());
}));

test('what was typed on the board before the take-over is kept', journey(async (page) => {
  const release = await opened(page, 'enseignant/tableau/');
  await page.locator('#classe-libelle').fill('6eA');
  await page.locator('#classe-niveau').selectOption('6e');
  await page.locator('#classe-effectif').fill('24');
  await release();
  const kept = [];
  for (const id of ['libelle', 'niveau', 'effectif']) kept.push(await page.locator(`#classe-${id}`).inputValue());
  assert.deepEqual(kept, ['6eA', '6e', '24']);
}));

test('the first load moves neither the focus nor the page', journey(async (page) => {
  const release = await opened(page, 'eleve/m2/');
  await page.evaluate(() => window.scrollTo(0, 300));
  await release();
  assert.equal((await focused(page)).tag, 'body');
  assert.equal(await page.evaluate(() => window.scrollY), 300);
}));

for (const [from, name, title] of [
  ['eleve/', MODULE, 'Module 2 – Balise'],
  ['', 'Je suis élève', 'Élèves – Balise'],
  ['eleve/m2/', 'Cet appareil', 'Cet appareil – Balise'],
  ['enseignant/', 'Feuilleter Qui voit quoi ?', 'Feuilleter le module 4 – Balise'],
]) {
  test(`after the link « ${name} », the h1 has the focus and the title changed`, journey(async (page) => {
    await open(page, from);
    await page.getByRole('link', { name, exact: true }).click();
    await page.waitForFunction((wanted) => document.title === wanted, title);
    await stands(page, 'titre');
    assert.equal(await page.evaluate(() => window.scrollY), 0, 'the page is at its top');
  }));
}
