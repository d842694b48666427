// Lemma edit scripts: "L2+y" is lower case, cut two characters, add y (cities → city). Words of training have theirs in a list, which comes
// before the encoder's choice.
import { irregularBase } from "./irregular-verbs.ts";
import type { Tables } from "./model.ts";
import { american } from "./spelling.ts";

const PLAIN: ReadonlyMap<string, string> = new Map(
  Object.entries({ "‘": "'", "’": "'", "`": "'", "“": '"', "”": '"', "–": "-", "—": "-" }),
);
const plain = (form: string) => form.replace(/[‘’`“”–—]/g, (mark) => PLAIN.get(mark)!);

/** Case (L lower, U upper, T title, K keep the word as it is), characters to cut, characters to add. */
export function applyScript(form: string, script: string): string {
  const plus = script.indexOf("+");
  const [kept, cut, added] = [script[0], Number(script.slice(1, plus)), script.slice(plus + 1)];
  if (kept === "K") return form;
  const lower = plain(form).toLowerCase();
  const lemma = (cut <= lower.length ? lower.slice(0, lower.length - cut) : "") + added;
  if (lemma === "") return lower;
  if (kept === "U") return lemma.toUpperCase();
  return kept === "T" ? lemma.charAt(0).toUpperCase() + lemma.slice(1) : lemma;
}

const DATES: ReadonlyMap<string, string> = new Map(
  (
    "January February March April May June July August September October November December " +
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
  )
    .split(" ")
    .map((name) => [name.slice(0, 3).toLowerCase(), name]),
);

/** Lemma of numbers ("1,100" is 1100), of short months and days ("Aug.", but "Jan" and "Sun" may be names) and of a long dash; else undefined. */
function writtenOut(form: string, xpos: string): string | undefined {
  if (form === "--") return form;
  if (xpos === "CD") return /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(form) ? form.replaceAll(",", "") : undefined;
  const short = xpos === "NNP" ? /^(\p{Lu}\p{L}{2}|Sept|Tues|Thurs?)\.?$/u.exec(form) : null;
  return short === null || form === "Jan" || form === "Sun"
    ? undefined
    : DATES.get(short[1]!.slice(0, 3).toLowerCase());
}

/** Endings of regular inflection and what may stand in their place, per Penn tag. */
const INFLECTIONS: ReadonlyMap<string, readonly (readonly [ending: string, ...replacements: string[]])[]> = new Map([
  [
    "VBD",
    [
      ["ied", "y"],
      ["ed", "", "e"],
    ],
  ],
  [
    "VBN",
    [
      ["ied", "y"],
      ["ed", "", "e"],
    ],
  ],
  [
    "VBG",
    [
      ["ying", "y", "ie"],
      ["ing", "", "e"],
    ],
  ],
  [
    "VBZ",
    [
      ["ies", "y"],
      ["es", "e", ""],
      ["s", ""],
    ],
  ],
]);

/** Regular base forms of an inflected verb that are verbs of the language, the likeliest first. */
function regularBases(form: string, xpos: string, isVerb: (lemma: string) => boolean): readonly string[] {
  const found: string[] = [];
  for (const [ending, ...replacements] of INFLECTIONS.get(xpos) ?? []) {
    if (!form.endsWith(ending)) continue;
    const stem = form.slice(0, form.length - ending.length);
    const candidates = replacements.map((replacement) => stem + replacement);
    // "acquitted", "quarrelled"
    if (/([bdfgklmnprtvz])\1$/.test(stem)) candidates.push(stem.slice(0, -1));
    for (const candidate of candidates) if (isVerb(candidate)) found.push(candidate);
  }
  return found;
}

/**
 * May a regular verb be inflected so? A short stem doubles its consonant: "rap" makes "rapped", so that "raped" is of "rape", and
 * "clamped" is not of "clam". Forms without a regular ending pass.
 */
function isInflected(form: string, base: string, xpos: string): boolean {
  const ending = xpos === "VBG" ? "ing" : "ed";
  if (xpos === "VBZ" || !form.endsWith(ending)) return true;
  const stem = form.slice(0, form.length - ending.length);
  if (base.endsWith("e")) return stem === base.slice(0, -1) || stem === base || stem === base.replace(/ie$/, "y");
  if (base.endsWith("y") && stem === `${base.slice(0, -1)}i`) return true;
  const isShort = /^[^aeiou]*[aeiou][bdfgklmnprtvz]$/.test(base);
  return (stem === base && !isShort) || stem === base + base.at(-1);
}

/** Lemmas by form and Penn tag. */
export class Lemmas {
  readonly #scripts = new Map<string, string>();
  readonly #verbs = new Set<string>();

  constructor(tables: Tables) {
    for (const row of tables.lemmaExceptions) {
      const [xpos, script, ...forms] = row.split(" ");
      for (const form of forms) this.#scripts.set(`${xpos} ${form}`, script!);
    }
    for (const row of tables.frames) {
      const [lemma, wordClass] = row.split(" ");
      if (wordClass === "v") this.#verbs.add(lemma!);
    }
  }

  /** script: the encoder's choice. A verb that is none ("blam" of "blamed") gives way to a regular base that is one. */
  lemma(form: string, xpos: string, script: string): string {
    const whole = writtenOut(form, xpos);
    if (whole !== undefined) return whole;
    const lower = plain(form).toLowerCase();
    // "forgave" is no present tense, whatever its tag
    if (xpos === "VBD" || xpos === "VBN" || (xpos.startsWith("VB") && !this.#isVerb(lower))) {
      const irregular = irregularBase(lower, (base) => this.#isVerb(base));
      if (irregular !== undefined) return irregular;
    }
    // "allied" is no form of "ally" where it is an adjective
    if (xpos === "JJ" && /(?:ed|ing)$/.test(lower)) return lower;
    // Lists of training have slips too: "fre" of "freed"
    const lemma = applyScript(form, this.#scripts.get(`${xpos} ${lower}`) ?? script);
    // "hit", "cut" and "set" are their own past
    if (/^VB[DN]$/.test(xpos) && !lower.endsWith("ed") && !this.#isVerb(lemma) && this.#isVerb(lower)) return lower;
    if (!INFLECTIONS.has(xpos) || (this.#isVerb(lemma) && isInflected(lower, lemma, xpos))) return lemma;
    const bases = regularBases(lower, xpos, (base) => this.#isVerb(base));
    // A verb that no list knows: its form still tells of a short stem with a mute "e" ("raped")
    const mute = `${lower.replace(/(ed|ing)$/, "")}e`;
    const unknown = !isInflected(lower, lemma, xpos) && isInflected(lower, mute, xpos) ? mute : lemma;
    return bases.find((base) => isInflected(lower, base, xpos)) ?? unknown;
  }

  /** In either spelling: "organise" is "organize". */
  #isVerb(lemma: string): boolean {
    return this.#verbs.has(lemma) || this.#verbs.has(american(lemma));
  }
}
