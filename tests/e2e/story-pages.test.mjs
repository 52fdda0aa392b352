//! Each screen of each story: the start, a conversation, each kind of panel, a message being composed,
//! the debrief. axe in both themes and at both widths, one heading, no sideways scroll.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { data, stories } from './support/files.mjs';
import { assertGood } from './support/good.mjs';
import { begin, ended, guide, picture, playOn, tap, towardPanels } from './support/story.mjs';
import { world } from './support/world.mjs';

const { journey, open } = await world();

/** What a screen holds that others do not; each is looked at once. */
function kindOf({ clues, cards, draft, path, told, counters }) {
  if (path.length) return 'debrief';
  if (clues.length) return 'clues';
  if (cards.length) return 'settings';
  if (draft.length) return 'draft';
  if (told.some((words) => /réagit|publie|partage/.test(words))) return 'feed';
  return counters.length ? 'numbers' : 'conversation';
}

/** Opens what the panel holds, so that it is looked at as it is when used. */
async function usePanel(page, { clues, cards }) {
  for (const clue of clues.slice(0, 2)) await tap(page, `#indice-${clue}`);
  if (cards.length) await tap(page, '.settings input:not(:checked)');
}

for (const id of stories()) {
  test(`each screen of ${id}`, journey(async (page) => {
    await open(page, `histoires/${id}/`);
    // The start page is one of the pages of pages.test.mjs.
    await begin(page);
    const seen = new Set();
    await playOn(page, {
      choice: guide(towardPanels(data(id))),
      onScene: async (now) => {
        const kind = kindOf(now);
        if (seen.has(kind)) return;
        seen.add(kind);
        await usePanel(page, now);
        await assertGood(page, `${id}, ${kind}`);
      },
    });
    assert.ok((await ended(page)) && seen.has('debrief') && seen.size > 1, [...seen].join());
    const { source } = data(id);
    for (const [mark, kind] of [['.reperage', 'clues'], ['.reglages', 'settings'], ['.composer', 'draft']]) {
      if (new RegExp(`^## .*\\${mark}`, 'm').test(source)) assert.ok(seen.has(kind), `${kind} of ${id} was met`);
    }
    assert.equal((await picture(page)).scenes.length, (await picture(page)).path.length, 'the path is the scenes that were met');
  }));
}
