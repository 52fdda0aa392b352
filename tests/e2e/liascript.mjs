//! The peer that `measure.mjs` compares Balise with: where LiaScript's player lies in its npm package, how its page is read by the probe, and a mechanical conversion of a Balise module to a LiaScript course.
//!
//! It does not try to write a good LiaScript course: same words, same pictures, a slide for each step, and a LiaScript quiz wherever one exists for our kind of question (otherwise the text stays as prose).
//! It opens no browser and no socket.

import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

/** Selectors of LiaScript's player, in the shape `measure.mjs` expects. */
export const LIASCRIPT_PAGE = {
  // Only the slide on screen: the player keeps the other ones as hidden, empty `main`.
  readable: ['main.lia-slide__content .h1', 'main.lia-slide__content p'],
  question: 'main.lia-slide__content .lia-quiz',
  option: 'input[type=radio], input[type=checkbox]',
  check: 'button.lia-quiz__check',
  // A survey gives no feedback of its own: its button is switched off once the answer is taken.
  feedback: '.lia-quiz__feedback, .lia-quiz__check:disabled',
  next: '#lia-btn-next',
};

/**
 * The folder of the player.
 *
 * `@liascript/editor` is the whole interpreter built as a static site (its README: « a fully fledged LiaScript interpreter that runs on a website »): `index.html?<address of a Markdown file>` opens a course.
 */
export function playerFolder() {
  const require = createRequire(import.meta.url);
  const manifest = require.resolve('@liascript/editor/package.json');
  return { folder: join(dirname(manifest), 'dist'), version: require(manifest).version };
}

/** The LiaScript course made of a module's file and of the opening and closing which Balise adds to every module. */
export function courseOf(lessonFile) {
  const common = (name) => {
    const file = join(dirname(lessonFile), '..', 'commun', name);
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  };
  return toLiaScript(readFileSync(lessonFile, 'utf8'), {
    opening: common('ouverture.md'),
    closing: common('cloture.md'),
  });
}

/** The id of a module is the name of its file; its address is made of it. */
export function moduleId(lessonFile) {
  return basename(lessonFile, '.md');
}

export function toLiaScript(lesson, { opening = '', closing = '' } = {}) {
  const { title, intro, sections } = sectionsOf(lesson);
  const first = [`# ${title}`, ...blocksOf(intro), ...openingOf(opening)];
  const steps = [...sections, ...sectionsOf(closing).sections].filter((section) => !TEACHER_ONLY.test(section.attributes));
  const slides = steps.map((step) => [`## ${step.title}`, ...blocksOf(step.lines)]);
  // A slide with a title and nothing under it would cost LiaScript one more click than its authors would ask for: the first step moves up there.
  if (first.length === 1 && slides.length > 0) {
    const [heading, ...rest] = slides.shift();
    first.push(`**${heading.slice(3)}**`, ...rest);
  }
  // The language is what gives the player its French buttons.
  return ['<!--\nlanguage: fr\n-->', ...first, ...slides.flat()].join('\n\n') + '\n';
}

// Parts that Balise never sends to a pupil: LiaScript must not pay for them either.
const TEACHER_ONLY = /\.(animation|notes|fiche)\b/;
const SEVERAL_ANSWERS = /\.engagement\b/;
const OPINION = /\.(avis|ressenti|engagement)\b/;
const ATTRIBUTES = /\s*\{[^{}]*[#.][^{}]*\}/g;

/** The opening stands under the module's title, as it does in Balise: its own heading becomes a bold line. */
function openingOf(text) {
  const { intro, sections } = sectionsOf(text);
  return [
    ...blocksOf(intro),
    ...sections.flatMap((section) => [`**${section.title}**`, ...blocksOf(section.lines)]),
  ];
}

/** Cuts a file at its `#` and `##` headings, front matter removed. */
function sectionsOf(text) {
  const body = text.replace(/\r\n/g, '\n').replace(/^---\n[\s\S]*?\n---\n/, '');
  const found = { title: '', intro: [], sections: [] };
  let lines = found.intro;
  for (const line of body.split('\n')) {
    const heading = /^(##?) (.*)$/.exec(line);
    if (!heading) {
      lines.push(line);
    } else if (heading[1] === '#') {
      found.title = plain(heading[2]);
    } else {
      lines = [];
      found.sections.push({ title: plain(heading[2]), attributes: attributesOf(heading[2]), lines });
    }
  }
  return found;
}

/** The blocks of a step: what stands before its first `###`, then each question. */
function blocksOf(lines) {
  const parts = [{ heading: null, lines: [] }];
  for (const line of lines) {
    const heading = /^### (.*)$/.exec(line);
    if (heading) parts.push({ heading: heading[1], lines: [] });
    else parts.at(-1).lines.push(line);
  }
  return parts.flatMap((part) => (part.heading === null ? prose(part.lines) : question(part)));
}

function question({ heading, lines }) {
  const attributes = attributesOf(heading);
  const title = `**${plain(heading)}**`;
  if (/\.savoir\b/.test(attributes)) return [title, ...quiz(lines)];
  if (OPINION.test(attributes)) return [title, ...survey(lines, SEVERAL_ANSWERS.test(attributes))];
  if (/\.texte-a-trous\b/.test(attributes)) {
    return [title, ...prose(lines.map((line) => line.replace(/\[([^\]]+)\]\(#[^)]*\)/g, '[[$1]]')))];
  }
  // `.ordre`, `.tri` and `.association` have no mechanical equal: their text is kept.
  return [title, ...prose(lines)];
}

/** A task list becomes a quiz; LiaScript has one solution text for a quiz, so all feedback goes there, and hints keep their place. */
function quiz(lines) {
  const wording = [];
  const options = [];
  const hints = [];
  const solution = [];
  let callout = null;
  for (const line of lines) {
    const option = /^[-*] \[([ xX])\] (.*)$/.exec(line);
    const marker = /^> \[!(\w+)\]/.exec(line);
    if (option) {
      callout = null;
      options.push({ right: option[1] !== ' ', text: plain(option[2]) });
    } else if (marker) {
      callout = marker[1] === 'TIP' ? hints : solution;
      callout.push('');
    } else if (line.startsWith('>') && callout) {
      callout.push(`${callout.pop()} ${plain(line.replace(/^> ?/, ''))}`.trim());
    } else if (options.length > 0 && /^\s+>/.test(line)) {
      solution.push(plain(line.replace(/^\s+> ?/, '')));
    } else if (options.length > 0 && /^\s+\S/.test(line)) {
      options.at(-1).text += ` ${plain(line)}`;
    } else {
      callout = null;
      (options.length > 0 ? solution : wording).push(line);
    }
  }
  const several = options.filter((option) => option.right).length > 1;
  const [open, close] = several ? ['[[', ']]'] : ['[(', ')]'];
  const block = [
    ...options.map((option) => `${open}${option.right ? 'X' : ' '}${close} ${option.text}`),
    ...hints.map((hint) => `[[?]] ${hint}`),
  ];
  const explained = solution.map((text) => text.trim()).filter(Boolean);
  if (explained.length > 0) block.push('****************', '', explained.join('\n\n'), '', '****************');
  return [...prose(wording), block.join('\n')];
}

/** An opinion becomes a survey, which LiaScript never marks either. */
function survey(lines, several) {
  let count = 0;
  return prose(
    lines.map((line) => {
      const option = /^(?:[-*]|\d+\.) (.*)$/.exec(line);
      if (!option) return line;
      count += 1;
      return several ? `[[${count}]] ${option[1]}` : `[(${count})] ${option[1]}`;
    }),
  );
}

/** Prose keeps its words and its pictures; Balise's attributes, call-out markers and link targets go. */
function prose(lines) {
  const kept = lines.filter((line) => !/^\s*> \[!\w+\]\s*$/.test(line)).map(plain);
  const text = kept.join('\n').trim();
  return text === '' ? [] : [text.replace(/\n{3,}/g, '\n\n')];
}

function attributesOf(line) {
  return (line.match(ATTRIBUTES) ?? []).join(' ');
}

// Links go nowhere outside Balise; the look-behind spares pictures.
function plain(line) {
  return line.replace(ATTRIBUTES, '').replace(/(?<!!)\[([^\]\[]+)\]\([^)]*\)/g, '$1').trimEnd();
}
