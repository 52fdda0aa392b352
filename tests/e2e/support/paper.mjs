//! What a printed page is: its sheets, its words, its greys, by the tools of poppler.

import { execFileSync } from 'node:child_process';

const tool = (name, args) => execFileSync(name, args, { maxBuffer: 1 << 28 });

/** How many pages, whether it is tagged, and the size of a page in points. */
export function sheet(pdf) {
  const info = tool('pdfinfo', [pdf]).toString();
  const field = (name) => new RegExp(`^${name}:\\s*(.*)$`, 'm').exec(info)?.[1];
  return {
    pages: Number(field('Pages')),
    tagged: field('Tagged') === 'yes',
    size: field('Page size').match(/[\d.]+/g).slice(0, 2).map((side) => Math.round(Number(side))),
  };
}

/** A4, in points. */
export const A4 = [595, 842];

/** Letters and digits only: spaces, hyphens and marks move where a line ends. */
export const letters = (text) => text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');

/** The words of a document in the order of its text, without the numbers of its pages. */
export function wordsOf(pdf) {
  const text = tool('pdftotext', ['-raw', '-nopgbrk', pdf, '-']).toString();
  return letters(text.replace(/^\d+ \/ \d+$/gm, ''));
}

/** How many dots of a document have a colour. */
export function coloured(pdf) {
  const images = tool('pdftoppm', ['-r', '40', pdf]);
  let [found, from] = [0, 0];
  while (from < images.length) {
    const [head, width, height] = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(images.subarray(from, from + 40).toString('latin1'));
    from += head.length;
    const end = from + Number(width) * Number(height) * 3;
    for (; from < end; from += 3) {
      const [red, green, blue] = images.subarray(from, from + 3);
      if (Math.max(red, green, blue) - Math.min(red, green, blue) > 8) found += 1;
    }
  }
  return found;
}
