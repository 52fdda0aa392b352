//! A plain static host with brotli, the same for Balise and for LiaScript, which counts what leaves its sockets.

import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};
// Compressed by their own format: brotli would gain nothing and no host does it.
const COMPRESSED = new Set(['.png', '.woff', '.woff2', '.ico']);

/** A plain static host with brotli, the same for both: it rewrites no address, adds no header of its own, and counts what leaves its sockets. */
export async function serve({ folder, files = {}, pictures = null }) {
  const compressed = new Map();
  let log = [];
  let pending = 0;
  let last = 0;
  const bodyOf = (path) => {
    if (files[path]) return files[path];
    const root = pictures && path.startsWith('/images/') ? pictures : folder;
    const file = join(root, normalize(path), path.endsWith('/') ? 'index.html' : '');
    return existsSync(file) && statSync(file).isFile() ? readFileSync(file) : null;
  };
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://host').pathname);
    const before = request.socket.bytesWritten;
    pending += 1;
    response.on('close', () => {
      pending -= 1;
      last = Date.now();
      log.push(request.socket.bytesWritten - before);
    });
    const body = bodyOf(path);
    if (!body) {
      response.writeHead(404).end();
      return;
    }
    const extension = path.endsWith('/') ? '.html' : extname(path);
    response.setHeader('Content-Type', TYPES[extension] ?? 'application/octet-stream');
    if (COMPRESSED.has(extension)) {
      response.end(body);
      return;
    }
    if (!compressed.has(path)) compressed.set(path, brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
    response.setHeader('Content-Encoding', 'br');
    response.end(compressed.get(path));
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    forget: () => { log = []; },
    sent: () => sum(log),
    answered: () => log.length,
    quiet: () => pending === 0 && Date.now() - last > 1500,
    close: () => { server.closeAllConnections(); server.close(); },
  };
}
