//! What was built: the folder under test, its pages, its documents, and copies of it that may be spoilt.

import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after } from 'node:test';

const here = dirname(fileURLToPath(import.meta.url));

/** The built application. */
export const DIST = resolve(process.env.BALISE_DIST ?? join(here, '../../../dist'));
/** The program that serves it. */
export const BALISE = resolve(process.env.BALISE_BIN ?? join(here, '../../../target/debug/balise'));
/** The project: the program only runs from there. */
export const PROJECT = resolve(here, '../../..');

/** Every page, as `{ file, route }`: the route is the address below the application's root. */
export function pages(dist = DIST) {
  const found = readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
    .map((entry) => relative(dist, join(entry.parentPath ?? entry.path, entry.name)))
    // trunk builds in a hidden folder of dist.
    .filter((file) => !file.startsWith('.'))
    .map((file) => file.split(sep).join('/'))
    .sort();
  return found.map((file) => ({ file, route: file.replace(/(^|\/)index\.html$/, '$1') }));
}

/** The ids of the modules, from their pages. */
export function modules() {
  return pages()
    .map(({ route }) => /^eleve\/([^/]+)\/$/.exec(route)?.[1])
    .filter(Boolean);
}

/** The ids of the stories, from their pages. */
export function stories() {
  return pages()
    .map(({ route }) => /^histoires\/([^/]+)\/$/.exec(route)?.[1])
    .filter(Boolean);
}

/** The pages that pupils use. */
export function pupilRoutes() {
  return pages().map(({ route }) => route).filter((route) => /^(eleve|histoires)\//.test(route));
}

/** The HTML of a page, as it was written. */
export function html(file) {
  return readFileSync(join(DIST, file), 'utf8');
}

/** A document of the application. */
export function data(name) {
  return JSON.parse(readFileSync(join(DIST, 'donnees', `${name}.json`), 'utf8'));
}

/** A copy of the built application, erased at the end. */
export function copyOfDist() {
  const folder = mkdtempSync(join(tmpdir(), 'balise-e2e-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(DIST, folder, { recursive: true, filter: (source) => !source.includes(`${sep}.stage`) });
  return folder;
}
