// Lexicon rows → indexes: names, demonyms, roles, nouns and frames by the words that may stand for them. Pure, for any runtime.
import type { FrameRow, GazetteerRow, NominalRow, OfficeRow, PronounRow } from "#schema";
import type { LexiconRows } from "./rows.ts";

/** One way in which a gazetteer row may be written. */
export interface GazetteerName {
  readonly text: string;
  readonly row: GazetteerRow;
  readonly use: "name" | "alias" | "demonym";
  /** the words may also be an ordinary word or another name: they count only beside a clue */
  readonly ambiguous: boolean;
}

export interface PronounForm {
  readonly row: PronounRow;
  readonly use: "plain" | "possessive" | "reflexive";
}

export interface Lexicon {
  readonly rows: LexiconRows;
  /** gazetteer row by id */
  row(id: string): GazetteerRow | undefined;
  /** everything that is written exactly so, case included: "US" is not "us"; apostrophes and spaces are as in `normalName` */
  named(text: string): readonly GazetteerName[];
  /** known names whose first word this is, the longest first; the first word ends before the first character that is no letter or digit */
  startingWith(word: string): readonly string[];
  /** the office of a title in singular and lower case: "foreign minister" */
  office(words: string): OfficeRow | undefined;
  /** longest office, in words */
  readonly longestOffice: number;
  /** the row of a noun (lemma, lower case) or a noun compound */
  nominal(words: string): NominalRow | undefined;
  pronoun(word: string): PronounForm | undefined;
  givenNameGender(name: string): "female" | "male" | null;
  isGivenName(name: string): boolean;
  /** codes of the countries of which an adjective in lower case is said: "nordic", "west african"; undefined for other words */
  countriesDescribed(words: string): ReadonlySet<string> | undefined;
  /** frames by lemma and universal part of speech (VERB, NOUN, ADJ); particles, objects and the like are left to the caller */
  framesFor(lemma: string, upos: string): readonly FrameRow[];
  framesWithRoleset(roleset: string): readonly FrameRow[];
  /** holders of an office of a gazetteer row on a day (YYYY-MM-DD) */
  holders(office: string, of: string, day: string): readonly GazetteerRow[];
}

const NONE: readonly never[] = [];

/** Apostrophes made straight and white space single, as gazetteer names are written. */
export function normalName(text: string): string {
  return text.replace(/[’‘]/g, "'").replace(/\s+/g, " ").trim();
}

/** The letters and digits that a name begins with: "Guinea-Bissau" → "Guinea". */
export function firstWord(name: string): string {
  let end = 0;
  while (end < name.length && isWordUnit(name, end)) end++;
  return name.slice(0, end);
}

function isWordUnit(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit < 128) return (unit > 96 && unit < 123) || (unit > 64 && unit < 91) || (unit > 47 && unit < 58);
  return /[\p{L}\p{M}\p{N}\p{Cs}]/u.test(text[at]!);
}

export function createLexicon(rows: LexiconRows): Lexicon {
  const byId = new Map<string, GazetteerRow>();
  const names = new Map<string, GazetteerName[]>();
  const starts = new Map<string, string[]>();
  const terms = new Map<string, { row: GazetteerRow; from: string; to: string | null }[]>();
  for (const row of rows.gazetteer) {
    byId.set(row.id, row);
    const add = (text: string, use: GazetteerName["use"]) => {
      const known = names.get(text);
      const name = { text, row, use, ambiguous: row.ambiguous.includes(text) };
      if (known) known.push(name);
      else {
        names.set(text, [name]);
        push(starts, firstWord(text), text);
      }
    };
    add(row.name, "name");
    for (const alias of row.aliases) add(alias, "alias");
    for (const demonym of row.demonyms) add(demonym, "demonym");
    for (const { office, of, from, to } of row.terms) push(terms, `${office} ${of}`, { row, from, to });
  }
  const sorted = new Set<string>();

  const offices = new Map<string, OfficeRow>();
  for (const row of rows.offices) for (const word of row.words) offices.set(word, row);
  const nominals = new Map<string, NominalRow>();
  for (const row of rows.nominals) for (const word of row.words) nominals.set(word, row);
  const pronouns = new Map<string, PronounForm>();
  for (const row of rows.pronouns) {
    for (const use of ["plain", "possessive", "reflexive"] as const)
      for (const word of row[use]) if (!pronouns.has(word)) pronouns.set(word, { row, use });
  }
  const genders = new Map<string, "female" | "male">();
  for (const row of rows["given-names"]) for (const name of row.names) genders.set(name, row.gender);

  const groups = new Map<string, ReadonlySet<string>>();
  for (const row of rows["country-groups"]) {
    const countries = new Set(row.countries);
    for (const words of row.words) groups.set(words, countries);
  }

  const frames = new Map<string, FrameRow[]>();
  const rolesets = new Map<string, FrameRow[]>();
  for (const row of rows.frames) {
    for (const lemma of row.verbs) push(frames, `VERB ${lemma}`, row);
    for (const lemma of row.nouns) push(frames, `NOUN ${lemma}`, row);
    for (const lemma of row.adjectives) push(frames, `ADJ ${lemma}`, row);
    for (const roleset of row.rolesets) push(rolesets, roleset, row);
  }

  return {
    rows,
    row: (id) => byId.get(id),
    named: (text) => names.get(text) ?? NONE,
    startingWith: (word) => {
      const list = starts.get(word);
      if (list && !sorted.has(word)) {
        list.sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
        sorted.add(word);
      }
      return list ?? NONE;
    },
    office: (words) => offices.get(words),
    longestOffice: Math.max(1, ...[...offices.keys()].map((words) => words.split(" ").length)),
    nominal: (words) => nominals.get(words),
    pronoun: (word) => pronouns.get(word),
    givenNameGender: (name) => genders.get(name) ?? null,
    isGivenName: (name) => genders.has(name),
    countriesDescribed: (words) => groups.get(words),
    framesFor: (lemma, upos) => frames.get(`${upos} ${lemma}`) ?? NONE,
    framesWithRoleset: (roleset) => rolesets.get(roleset) ?? NONE,
    holders: (office, of, day) =>
      (terms.get(`${office} ${of}`) ?? NONE)
        .filter(({ from, to }) => from <= day && (to === null || day < to))
        .map(({ row }) => row),
  };
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
