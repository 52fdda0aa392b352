//! axe, in French, over the rules of RGAA and WCAG 2.0 to 2.2 (A and AA) and the best practices.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const SOURCE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const LOCALE = JSON.parse(readFileSync(require.resolve('axe-core/locales/fr.json'), 'utf8'));
const TAGS = ['RGAAv4', 'wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The two themes, at the width of a telephone and of a desk. */
export const LOOKS = ['light', 'dark'].flatMap((colorScheme) => [360, 1280].map((width) => ({ colorScheme, width })));

/** Fails when axe finds something on the page as it is, in any of the looks; `more` are other tags of rules. */
export async function assertAccessible(page, what, looks = LOOKS, more = []) {
  for (const look of looks) {
    await wear(page, look);
    const found = await violations(page, [...TAGS, ...more]);
    assert.deepEqual(found, [], `${what}, ${look.colorScheme}, ${look.width} px`);
  }
}

async function wear(page, { colorScheme, width }) {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  const { height } = page.viewportSize();
  await page.setViewportSize({ width, height });
}

async function violations(page, tags) {
  if (!(await page.evaluate(() => 'axe' in window))) {
    await page.evaluate(SOURCE);
    await page.evaluate((locale) => window.axe.configure({ locale }), LOCALE);
  }
  const { violations } = await page.evaluate(
    (tags) => window.axe.run(document, {
      runOnly: { type: 'tag', values: tags },
      // Off by default, although WCAG 2.2 asks for it.
      rules: { 'target-size': { enabled: true }, 'color-contrast-enhanced': { enabled: tags.includes('wcag2aaa') } },
      resultTypes: ['violations'],
      preload: false,
    }),
    tags,
  );
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${help} @ ${target} ${failureSummary}`));
}
