//! What a teacher reads: a module and a story to leaf through, and what never reaches a pupil.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { data, html, modules, pages } from './support/files.mjs';
import { goToKind, openStory } from './support/pupil.mjs';
import { begin } from './support/story.mjs';
import { world } from './support/world.mjs';

const { journey, open } = await world();
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
