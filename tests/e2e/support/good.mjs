//! What every screen owes: one heading, no sideways scroll at 320 px, nothing that axe finds.

import assert from 'node:assert/strict';

import { assertAccessible } from './axe.mjs';

/** One `h1`, with words, in sight. */
async function assertOneHeading(page, what) {
  assert.equal(await page.locator('h1').count(), 1, `${what}: one h1`);
  assert.ok(await page.locator('h1').isVisible(), `${what}: the h1 is visible`);
  assert.notEqual((await page.locator('h1').innerText()).trim(), '', `${what}: the h1 has words`);
}

/** Nothing scrolls sideways at the width of the smallest telephone. */
async function assertNarrow(page, what) {
  const { width, height } = page.viewportSize();
  await page.setViewportSize({ width: 320, height });
  const [inner, outer] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  assert.ok(inner <= outer, `${what}: ${inner} px wide in a window of ${outer} px`);
  await page.setViewportSize({ width, height });
}

/** All of it. */
export async function assertGood(page, what) {
  await assertOneHeading(page, what);
  await assertNarrow(page, what);
  await assertAccessible(page, what);
}
