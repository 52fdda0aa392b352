//! A person with a keyboard only: Tab, Shift+Tab, Enter, Space, arrows. Nothing here clicks or
//! focuses by script.

import assert from 'node:assert/strict';

/** More stops than any page has: a walk that does not arrive is a trap, or the target cannot be reached. */
const MAX_STOPS = 150;

/** What has the focus. */
export function focused(page) {
  return page.evaluate(() => {
    const one = document.activeElement;
    return { id: one.id, tag: one.localName, words: (one.getAttribute('aria-label') ?? one.textContent).trim().slice(0, 80) };
  });
}

/** True when a person can see where the focus is: on the element, or on what stands for it. */
export function focusShows(page) {
  return page.evaluate(() => {
    const one = document.activeElement;
    // The calendar's button lies inside the date field: the browser draws its ring, out of reach of scripts.
    if (one.type === 'date' && !one.matches(':focus-visible')) return true;
    const label = one.labels?.[0];
    // A radio button's ring is drawn around its row, a card's around the card.
    const drawn = [[one], [one, '::after'], ...(label ? [[label], [label, '::after']] : [])];
    return drawn.some(([element, pseudo]) => {
      const style = getComputedStyle(element, pseudo);
      const real = !pseudo || style.content !== 'none';
      return real && style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && style.visibility === 'visible';
    });
  });
}

/** Presses Tab (or Shift+Tab) until the focus is on what `selector` names; every stop on the way must show. */
export async function tabTo(page, selector, { back = false } = {}) {
  for (let stop = 0; stop < MAX_STOPS; stop += 1) {
    if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
    const { tag, id, words } = await focused(page);
    if (tag !== 'body') assert.ok(await focusShows(page), `the focus shows on ${tag}#${id} « ${words} »`);
  }
  assert.fail(`${selector} was not reached in ${MAX_STOPS} stops`);
}

/** Goes to a button or a link and presses it. */
export async function press(page, selector, key = 'Enter', way = {}) {
  await tabTo(page, selector, way);
  await page.keyboard.press(key);
}

/** The id of the next field after the present one, inside an element; `null` after the last. */
async function fieldsOf(page, question) {
  return page.evaluate((id) => {
    const fields = [...document.getElementById(id).querySelectorAll('input, select')];
    const seen = new Set();
    // A group of radio buttons is one stop.
    return fields
      .filter(({ type, name }) => type !== 'radio' || (!seen.has(name) && seen.add(name)))
      .map(({ id: field, type, localName }) => ({ id: field, kind: localName === 'select' ? 'select' : type }));
  }, question);
}

/** Answers a question, whatever is right; gives the kinds of fields met. */
export async function answer(page, question) {
  const fields = await fieldsOf(page, question);
  for (const { id, kind } of fields) {
    if (kind === 'radio') {
      await tabTo(page, `[name="${await page.evaluate((one) => document.getElementById(one).name, id)}"]`);
      await page.keyboard.press('Space');
      await page.keyboard.press('ArrowDown');
    } else {
      await tabTo(page, `#${id}`);
      await page.keyboard.press(kind === 'select' ? 'ArrowDown' : 'Space');
    }
  }
  const moves = await page.evaluate((id) => document.getElementById(id).querySelector('button[id*="-descendre-"]')?.id, question);
  if (moves) await press(page, `#${moves}`, 'Space');
  return [...new Set(fields.map(({ kind }) => kind)), ...(moves ? ['order'] : [])];
}
