//! What must never happen while a page is open: an error, a refusal of the content policy, a request
//! that leaves the origin, a request that fails.

import assert from 'node:assert/strict';

/** Chromium's remark on every signed preload it does not verify itself; `boot.js` asks for the file with its signature. */
const REMARK = /`integrity` attribute is currently ignored for preload destinations/;

/** Records the faults of every page of a context. */
export async function watch(context, origin) {
  const faults = [];
  // A refusal is also said by the browser's console, but not for every kind; the event is sure.
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`policy: ${event.violatedDirective} refused ${event.blockedURI || event.sample}`);
    });
  });
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !REMARK.test(message.text())) faults.push(`console: ${message.text()}`);
  });
  context.on('weberror', (error) => faults.push(`exception: ${error.error().message}`));
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (url.origin !== origin && !['data:', 'blob:'].includes(url.protocol)) faults.push(`elsewhere: ${url}`);
  });
  context.on('requestfailed', (request) => {
    const why = request.failure()?.errorText;
    // A page that is left stops what it was loading.
    if (why !== 'net::ERR_ABORTED') faults.push(`failed: ${request.url()} (${why})`);
  });
  context.on('response', (response) => {
    if (response.status() >= 400) faults.push(`status ${response.status()}: ${response.url()}`);
  });
  return faults;
}

/** Fails when something happened that the test does not expect. */
export function assertCalm(faults, expected = []) {
  const others = faults.filter((fault) => !expected.some((pattern) => pattern.test(fault)));
  assert.deepEqual(others, [], 'nothing went wrong in the browser');
}
