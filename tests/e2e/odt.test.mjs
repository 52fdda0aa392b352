//! Sheets that a teacher can change open in an office suite, on as many pages as said, with their
//! words. The package itself is tested in tests/core/odt.rs.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { DIST, data, html, modules } from './support/files.mjs';
import { A4, letters, sheet, wordsOf } from './support/paper.mjs';

const PAGES = { fiche: 2, eleve: 1, papiers: 1, 'plan-b': 1 };
const folder = mkdtempSync(join(tmpdir(), 'balise-odt-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const kinds = modules().flatMap((module) => Object.keys(PAGES).map((kind) => ({ module, kind, name: `${module}-${kind}` })));

test('there is a file for each sheet that a teacher can change', () => {
  const found = readdirSync(join(DIST, 'donnees')).filter((name) => name.endsWith('.odt')).sort();
  assert.deepEqual(found, kinds.map(({ name }) => `${name}.odt`).sort());
});

test('every file opens, and holds its page’s words', () => {
  const files = kinds.map(({ name }) => join(DIST, 'donnees', `${name}.odt`));
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
  execFileSync(process.env.SOFFICE ?? 'soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...files], { stdio: 'ignore' });
  for (const { module, kind, name } of kinds) {
    const pdf = join(folder, `${name}.pdf`);
    const { pages, size } = sheet(pdf);
    assert.equal(pages, PAGES[kind], name);
    assert.deepEqual(size, A4, name);
    const words = wordsOf(pdf);
    for (const text of texts(module, kind)) assert.ok(words.includes(letters(text)), `${name}: « ${text} »`);
  }
});

/** The texts of the written page: its cells, items and paragraphs. */
function texts(module, kind) {
  const page = html(`enseignant/imprimer/${module}/${kind}/index.html`);
  const [, sheet] = /<div class="(?:paper__page|half)">(.*?)<(?:section class="to-print|div class="half half--copy)/s.exec(page);
  const found = [...sheet.matchAll(/<(p|li|td|th|h2)\b[^>]*>(.*?)<\/\1>/gs)]
    .map(([, , inner]) => inner)
    // A paragraph of blanks has dots of its own in the file.
    .filter((inner) => !inner.includes('class="blank'))
    .map((inner) => inner.replace(/<[^>]*>/g, '').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&'));
  assert.ok(found.length > 3, `${module} ${kind}: ${data(module).resume.titre}`);
  return found;
}
