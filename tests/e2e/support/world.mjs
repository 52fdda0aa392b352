//! A browser and a server for one file of tests, and a fresh context for each test.

import { after } from 'node:test';
import { chromium } from 'playwright-core';

import { serve } from './server.mjs';
import { assertCalm, watch } from './watch.mjs';

const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
];
const PATIENCE_MS = 20_000;

/** Starts both; they stop after the file's tests. */
export async function world({ under, dist } = {}) {
  const server = await serve({ under, dist });
  after(server.stop);
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS });
  after(() => browser.close());
  const at = (route) => new URL(route, server.address).href;
  const path = new URL(server.address).pathname;

  /** A fresh context, as `{ context, faults }`; the caller closes it. */
  async function visitor(options = {}) {
    const context = await browser.newContext({
      locale: 'fr-FR', viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce', ...options,
    });
    context.setDefaultTimeout(PATIENCE_MS);
    return { context, faults: await watch(context, new URL(server.address).origin) };
  }

  /** Runs a journey in a fresh context; fails on any fault that `expected` does not name. */
  function journey(run, { expected, ...options } = {}) {
    return async () => {
      const { context, faults } = await visitor(options);
      try {
        const page = await context.newPage();
        await run(page, { context, faults });
        assertCalm(faults, expected);
      } finally {
        await context.close();
      }
    };
  }

  return { browser, at, path, visitor, journey, key: (slot) => `balise:${path}:${slot}`, open: (page, route) => open(page, at(route)) };
}

/** Loads an address and waits until the page is alive. */
export async function open(page, address) {
  await page.goto(address);
  await alive(page);
}

/** Waits until the program has taken the page over. */
export async function alive(page) {
  await page.locator('html[data-ready="1"]').waitFor({ state: 'attached' });
}

/** Everything that a page may leave behind, in one object; empty parts are empty. */
export function leftBehind(page) {
  return page.evaluate(async () => ({
    localStorage: { ...localStorage },
    sessionStorage: { ...sessionStorage },
    cookies: document.cookie,
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
  }));
}

/** Nothing at all. */
export const NOTHING = { localStorage: {}, sessionStorage: {}, cookies: '', databases: [], caches: [], workers: [] };
