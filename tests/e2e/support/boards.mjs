//! Large boards, as the teacher's file that Balise reads: no clock, no chance.

const LEVELS = ['6e', '5e', '4e', '3e'];
const OUTSIDE = ['emc', 'cps', 'vie-de-classe', 'infirmerie', 'partenaire', 'emi'];
const MODES = ['projecteur', 'postes', 'papier'];

/** The label of the class of a rank: 6eA1, 5eA1, 4eA1, 3eA1, 6eB1… */
export const label = (rank) => `${LEVELS[rank % 4]}${String.fromCharCode(65 + (Math.floor(rank / 4) % 26))}${1 + Math.floor(rank / 104)}`;

/** A day of a school year, counted from 1 September. */
function day(year, rank) {
  return new Date(Date.UTC(year, 8, 1 + rank)).toISOString().slice(0, 10);
}

/** A board of so many classes, each with so many sessions of a school year; where questions are asked for, every session is of a module and publishes so many. */
export function board({ classes = 60, sessions = 40, questions = 0, year = 2026, modules = ['m2', 'm4'] } = {}) {
  const shapes = questions === 0 ? [] : modules.map((module) => ({
    module,
    questions: Array.from({ length: questions }, (_, rank) => [`q${rank}`, 'nombres', ['a', 'b', 'c']]),
  }));
  const values = Array.from({ length: questions * 3 }, (_, rank) => [12, 8, 5][rank % 3]).join(' ');
  const run = (of, rank) => {
    const module = questions > 0 || rank % 3 === 0;
    const which = (of + rank) % modules.length;
    return {
      classe: label(of),
      ...(module ? { module: modules[which] } : { activite: OUTSIDE[(of + rank) % OUTSIDE.length] }),
      date: day(year, (of * 7 + rank * 5) % 80), minutes: 10 + (of + rank) % 9, mode: MODES[rank % 3], ...(rank < 16 ? {} : { rang: 1 + Math.floor(rank / 16) }),
      ...(questions > 0 ? { resultats: { questions: which, eleves: 25, valeurs: values } } : {}),
    };
  };
  const held = Array.from({ length: classes }, (_, of) => Array.from({ length: sessions }, (_, rank) => run(of, rank))).flat();
  return `${JSON.stringify({
    format: 'balise-enseignant', version: 2,
    classes: Array.from({ length: classes }, (_, rank) => ({ libelle: label(rank), niveau: LEVELS[rank % 4], effectif: 20 + (rank % 9), corrections: 0 })),
    questions: shapes,
    seances: held.sort((one, other) => other.date.localeCompare(one.date)),
    prevu: [], actions: [], tours: [],
  })}\n`;
}
