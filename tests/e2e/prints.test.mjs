//! What a module prints, as PDF: as many pages as said, tagged, A4, every word there, nothing wider or
//! higher than its place, no colour needed. axe reads the same pages in pages.test.mjs.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { modules } from './support/files.mjs';
import { assertGood } from './support/good.mjs';
import { A4, coloured, letters, sheet, wordsOf } from './support/paper.mjs';
import { world } from './support/world.mjs';

const { journey, open, at } = await world();
const folder = mkdtempSync(join(tmpdir(), 'balise-prints-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** Fewest and most pages. */
const PAGES = { fiche: [2, 2], eleve: [1, 1], cartes: [2, 2], livret: [2, 4], papiers: [1, 1], 'plan-b': [1, 1] };
/** What a teacher may have prepared, as long as it can be. */
const LONG = `#minutes=45&prenoms=2&qui=${'Madame%20Roux-Delacroix%20et%20Monsieur%20B'}&ou=${'Bureau%20de%20la%20vie%20scolaire%2C%20rez-de-ch'}&quand=${'Tous%20les%20jours%20de%20midi%20a%20treize%20heures'}`;
/** The room between the margins, in CSS pixels. */
const WIDTHS = { livret: 725, cartes: 733, papiers: 733, 'plan-b': 733 };

/** The words in sight of each block, then what leaves its place, as printed. */
function printed(page) {
  return page.evaluate(() => {
    const blocks = [...document.querySelectorAll('main :is(p, li, th, td, h1, h2, h3, caption)')];
    const shown = blocks.filter((block) => block.checkVisibility({ visibilityProperty: true }));
    const room = document.documentElement.clientWidth;
    const wide = shown.filter((block) => block.getBoundingClientRect().right > room + 1);
    const places = [...document.querySelectorAll('.slip, .half, .answer')];
    const high = places.filter((place) => place.checkVisibility() && (place.scrollHeight > place.clientHeight + 1 || place.scrollWidth > place.clientWidth + 1));
    return { texts: shown.map((block) => block.innerText), out: [...wide, ...high].map((one) => `${one.className} ${one.innerText}`) };
  });
}

async function assertPrinted(page, kind, what) {
  const file = join(folder, `${what.replace(/\W+/g, '-')}.pdf`);
  await page.pdf({ path: file, preferCSSPageSize: true, tagged: true });
  const { pages, tagged, size } = sheet(file);
  const [least, most] = PAGES[kind];
  assert.ok(pages >= least && pages <= most, `${what}: ${pages} pages`);
  assert.ok(tagged, `${what}: tagged`);
  assert.deepEqual(size, A4, `${what}: A4`);
  const { height } = page.viewportSize();
  await page.setViewportSize({ width: WIDTHS[kind] ?? 680, height });
  await page.emulateMedia({ media: 'print' });
  const { texts, out } = await printed(page);
  assert.deepEqual(out, [], `${what}: out of its place`);
  const words = wordsOf(file);
  const lost = texts.filter((text) => !words.includes(letters(text)));
  assert.ok(texts.length > 5, `${what}: ${texts.length} texts`);
  assert.deepEqual(lost, [], `${what}: not on paper`);
  await page.emulateMedia({ media: null });
  return file;
}

for (const module of modules()) {
  for (const kind of Object.keys(PAGES)) {
    const route = `enseignant/imprimer/${module}/${kind}/`;
    test(`${route} on paper`, journey(async (page) => {
      await open(page, route);
      const file = await assertPrinted(page, kind, `${module} ${kind}`);
      // A machine may draw an emoji of a message in colour: some thirty dots each.
      assert.ok(coloured(file) < 400, `${coloured(file)} coloured dots`);
    }));

    test(`${route} on paper, everything prepared`, journey(async (page) => {
      await open(page, `${route}${LONG}`);
      await assertPrinted(page, kind, `${module} ${kind}, prepared`);
      await assertGood(page, `${route}, prepared`);
    }));
  }
}

test('a page prints the same with scripts off, but for the addresses of this copy', journey(async (page) => {
  for (const kind of Object.keys(PAGES)) {
    await page.goto(at(`enseignant/imprimer/m2/${kind}/`));
    await assertPrinted(page, kind, `m2 ${kind}, scripts off`);
  }
}, { javaScriptEnabled: false }));

test('the sheet carries the prepared session to another room', journey(async (page) => {
  await open(page, 'enseignant/imprimer/m2/fiche/#minutes=30&prenoms=2');
  const [room, leaf] = await page.locator('.room__address').allInnerTexts();
  assert.equal(room, at('enseignant/animer/m2/#minutes=30&prenoms=2'));
  assert.equal(leaf, at('enseignant/feuilleter/m2/'));
  assert.equal(await page.locator('.room .qr').count(), 2);
  assert.ok(await page.locator('.room .qr').first().isVisible());
}));

test('the gamebook has the first names of the session', journey(async (page) => {
  const words = async (set) => {
    await open(page, `enseignant/imprimer/m2/livret/#prenoms=${set}`);
    await page.reload();
    await page.locator('html[data-ready="1"]').waitFor({ state: 'attached' });
    return page.locator('.book').innerText();
  };
  assert.notEqual(await words(1), await words(2));
}));
