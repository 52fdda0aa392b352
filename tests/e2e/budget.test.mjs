//! What a pupil's first load costs, in bytes on the wire. Times are measured elsewhere (measure.mjs): bytes do not
//! depend on the machine, so they can be a test.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { pages } from './support/files.mjs';
import { begin, choose, readScene } from './support/story.mjs';
import { alive, world } from './support/world.mjs';

const BUDGET_BYTES = 250_000;

const { at, journey } = await world();
const modules = pages().filter(({ route }) => /^eleve\/m\d+\/$/.test(route));
const stories = pages().filter(({ route }) => /^histoires\/s\d+\/$/.test(route));

test('there are modules and stories to weigh', () => assert.ok(modules.length >= 3 && stories.length >= 6));

/** A first question answered, and its feedback read. */
async function answerFirst(page) {
  await page.locator('fieldset.question input').first().check();
  await page.locator('.question__check').first().click();
  await page.locator('.question__feedback').first().filter({ hasText: /\S/ }).waitFor();
}

/** A first choice made, and what it leads to. */
async function chooseFirst(page) {
  await begin(page);
  await readScene(page);
  await choose(page);
}

for (const { route, act } of [
  ...modules.map(({ route }) => ({ route, act: answerFirst })),
  ...stories.map(({ route }) => ({ route, act: chooseFirst })),
]) {
  test(`the first answer of « ${route} » costs at most ${BUDGET_BYTES} bytes`, journey(async (page, { context }) => {
    const session = await context.newCDPSession(page);
    const answers = [];
    let bytes = 0;
    session.on('Network.responseReceived', ({ response }) => answers.push(response.url));
    // The body as it travels, compressed, and the headers with it.
    session.on('Network.loadingFinished', ({ encodedDataLength }) => { bytes += encodedDataLength; });
    await session.send('Network.enable');
    await page.goto(at(route));
    await alive(page);
    await act(page);
    assert.ok(answers.some((url) => url.endsWith('.wasm')), 'the program was weighed');
    assert.ok(bytes > 100_000 && bytes <= BUDGET_BYTES, `${bytes} bytes for ${answers.join(', ')}`);
  }));
}
