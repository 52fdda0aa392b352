//! The content policy and the signatures, as they are written and as they are sent.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { posix, join } from 'node:path';
import { test } from 'node:test';

import { DIST, html, pages } from './support/files.mjs';
import { world } from './support/world.mjs';

const { at } = await world();
const EXPECTED = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; font-src 'self'; media-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types default";

const rules = (policy) => policy.split(';').map((rule) => rule.trim()).filter(Boolean);
const tags = (text, name) => text.match(new RegExp(`<${name}\\b[^>]*>`, 'g')) ?? [];
const attribute = (tag, name) => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1];

/** A file that a page names, from the application's root. */
const fileOf = (page, address) => posix.normalize(posix.join(posix.dirname(page), address));

function assertSigned(page, tag) {
  const file = join(DIST, fileOf(page, attribute(tag, 'href')));
  assert.ok(existsSync(file), `${page}: ${tag} leads to a file`);
  const signature = createHash('sha384').update(readFileSync(file)).digest('base64');
  assert.equal(attribute(tag, 'integrity'), `sha384-${signature}`, `${page}: ${tag}`);
}

test('every page sends the policy, and carries it but for what only a header can say', async () => {
  for (const { file, route } of pages()) {
    const answer = await fetch(at(route));
    const sent = rules(answer.headers.get('content-security-policy'));
    assert.deepEqual(sent, rules(EXPECTED), route);
    const [meta, ...others] = tags(html(file), 'meta').filter((tag) => tag.includes('Content-Security-Policy'));
    assert.deepEqual(others, []);
    assert.deepEqual(rules(attribute(meta, 'content')), sent.filter((rule) => !rule.startsWith('frame-ancestors')), route);
  }
});

test('every answer forbids guessing types and telling addresses', async () => {
  for (const route of ['', 'boot.js', 'donnees/m2.json', 'rien']) {
    const { headers } = await fetch(at(route));
    assert.equal(headers.get('x-content-type-options'), 'nosniff', route);
    assert.equal(headers.get('referrer-policy'), 'no-referrer', route);
    assert.ok(headers.get('content-security-policy'), route);
  }
});

test('every style, program and preload of a page is signed', () => {
  for (const { file } of pages()) {
    const links = tags(html(file), 'link').filter((tag) => /rel="(stylesheet|modulepreload|preload)"/.test(tag));
    assert.ok(links.length >= 3, `${file}: a style, a script, a wasm`);
    for (const tag of links) assertSigned(file, tag);
  }
});

test('the only script is the starter, and what it loads is signed', () => {
  for (const { file } of pages()) {
    const scripts = tags(html(file), 'script').filter((tag) => attribute(tag, 'type') !== 'application/json');
    // Not signed: its name has no hash, so that hosts that cache pages and files apart never pair an
    // old page with a new starter and show nothing. It is small, and checks all that follows.
    assert.equal(scripts.length, 1, file);
    assert.equal(fileOf(file, attribute(scripts[0], 'src')), 'boot.js');
    const signed = tags(html(file), 'link').filter((tag) => attribute(tag, 'integrity')).map((tag) => attribute(tag, 'href'));
    for (const name of ['data-js', 'data-wasm']) assert.ok(signed.includes(attribute(scripts[0], name)), `${file}: ${name}`);
  }
});

test('no page holds a style or an event handler as an attribute', () => {
  for (const { file } of pages()) {
    const page = html(file).replace(/<script type="application\/json"[^]*?<\/script>/g, '');
    assert.doesNotMatch(page, /<[a-z][^>]*\s(style|on[a-z]+)=/i, file);
  }
});
