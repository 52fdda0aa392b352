//! How long a click waits for the screen, measured in the page and the same way for Balise and for LiaScript.
//!
//! From the event's own time (`timeStamp`: when the browser received it, before any script) to the end of the frame that
//! shows what it did: a frame is asked for when the click is heard, before the page hears it, and a message posted from
//! that frame is read once the frame is drawn. A page that draws in a frame of its own (LiaScript's Elm does) draws in
//! that same one, since it asked for it later. What the Event Timing API gives for the same clicks is the same number,
//! rounded to 8 ms and unknown below 16: too coarse for a ratio.
//!
//! The clicks are real ones, of a mouse that was already there: hovering is not part of what is measured. The same two
//! wrong answers are given in both, since a right one would close LiaScript's quiz.

/** How long a page is left alone before a click: what the click before it began is over. */
const CALM_MS = 400;
const GIVE_UP_MS = 60_000;

/** Runs in the page before anything else: notes each real click. */
export function watchPaint() {
  window.paints = [];
  window.addEventListener('click', (event) => {
    if (!event.isTrusted) return;
    requestAnimationFrame(() => {
      const drawn = new MessageChannel();
      drawn.port1.onmessage = () => window.paints.push(performance.now() - event.timeStamp);
      drawn.port2.postMessage(null);
    });
  }, { capture: true });
}

/** Clicks in the middle of an element; gives the milliseconds to the next paint. */
async function paintOf(page, element) {
  await element.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await element.boundingBox();
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.waitForTimeout(CALM_MS);
  const before = await page.evaluate(() => window.paints.length);
  await page.mouse.down();
  await page.mouse.up();
  await page.waitForFunction((count) => window.paints.length > count, before);
  return page.evaluate(() => window.paints.at(-1));
}

/** A click on plain words, then two wrong answers to the first question: the option ticked, then the answer checked. */
export async function answersPainted(page, marks) {
  await page.waitForFunction((ready) => !ready || document.querySelector(ready), marks.ready, { timeout: GIVE_UP_MS });
  const question = page.locator(marks.question).filter({ has: page.locator(marks.check) }).first();
  await page.locator(`${marks.question}, ${marks.next}`).first().waitFor({ timeout: GIVE_UP_MS });
  for (let slide = 0; slide < 5 && !(await question.count()); slide += 1) {
    await page.locator(marks.next).click();
    await page.waitForTimeout(CALM_MS);
  }
  // What a click costs that changes nothing: the wait for a frame, and the frame. No page does better.
  const seen = { nothing: [await paintOf(page, page.locator(marks.readable.at(-1)).first())], ticked: [], checked: [] };
  for (const nth of [0, 1]) {
    seen.ticked.push(await paintOf(page, question.locator(marks.option).nth(nth)));
    seen.checked.push(await paintOf(page, question.locator(marks.check)));
  }
  return seen;
}

/** Two scenes of a story: each message, then each choice. */
export async function storyPainted(page) {
  await page.locator('html[data-ready="1"]').waitFor({ state: 'attached', timeout: GIVE_UP_MS });
  await page.locator('#histoire-commencer, .role button').first().click();
  const seen = { message: [], choice: [] };
  const more = page.locator('#histoire-suite');
  for (let scene = 0; scene < 2; scene += 1) {
    while (await more.count()) seen.message.push(await paintOf(page, more));
    seen.choice.push(await paintOf(page, page.locator('.choices__list button').first()));
  }
  return seen;
}
