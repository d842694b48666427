// Words that the gazetteer knows → the one thing that they name here, if any: by the type that the encoder sees, the countries that the
// article speaks of, and the words before.
import type { EntityType } from "#schema";
import { type GazetteerName, normalName } from "../lexicon/index.ts";
import type { Reading } from "./reading.ts";

/** Types that the encoder confuses, or that its kinds hold together. */
const FAMILIES: readonly (readonly EntityType[])[] = [
  ["Country", "City", "Region", "Place", "Facility"],
  ["Organization", "Group", "Agreement", "Facility", "Event"],
  ["Person"],
  ["People", "Country", "Region"],
  // A country that acts is a body to the encoder
  ["Organization", "Country"],
];

function compatible(a: EntityType, b: EntityType): boolean {
  return a === b || FAMILIES.some((family) => family.includes(a) && family.includes(b));
}

/** Countries and rows that unambiguous names of the document bear witness to. */
export function knownRows(names: readonly GazetteerName[]): {
  rows: ReadonlySet<string>;
  countries: ReadonlyMap<string, number>;
} {
  const rows = new Set<string>();
  const countries = new Map<string, number>();
  for (const { row, ambiguous } of names) {
    if (ambiguous) continue;
    rows.add(row.id);
    if (row.country) countries.set(row.country, (countries.get(row.country) ?? 0) + 1);
  }
  return { rows, countries };
}

export type Known = ReturnType<typeof knownRows>;

/** Which of the things that the words may name is meant; null when there is no good reason for one. */
export function choose(
  reading: Reading,
  names: readonly GazetteerName[],
  seen: EntityType | null,
  known: Known,
  firstToken: number,
): GazetteerName | null {
  let best: GazetteerName | null = null;
  let most = 0;
  for (const name of names) {
    const { row } = name;
    // "Kyrgyz", "Beijing" are no persons, whatever the encoder says
    const certain = !name.ambiguous && row.type !== "Person";
    if (seen !== null && !compatible(seen, row.type) && !(certain && seen === "Person")) continue;
    if (row.type === "Person" && isOtherPerson(reading, name)) continue;
    const reason = name.ambiguous
      ? reasonFor(name, seen, known, countryBefore(reading, firstToken))
      : 2 + Number(known.countries.has(row.country ?? ""));
    if (reason > most) {
      most = reason;
      best = name;
    }
  }
  return best;
}

/** How much speaks for one reading of an ambiguous name; 0 is too little. */
function reasonFor({ row }: GazetteerName, seen: EntityType | null, known: Known, before: string | null): number {
  if (row.country && before && before !== row.country) return 0;
  if (known.rows.has(row.id)) return 3;
  if (row.type === "Person") return 0;
  const place = row.type === "Country" || row.type === "City" || row.type === "Region";
  const ofCountry = row.country !== null && (before === row.country || isMainCountry(known, row.country));
  // "the Senate" is that of the country which the article is about; a town is what the encoder takes for a place
  if (!place && row.country !== null && !ofCountry) return 0;
  return Number(ofCountry) + Number(seen !== null && (place || (seen === row.type && row.kind !== "party")));
}

function isMainCountry({ countries }: Known, country: string): boolean {
  const most = Math.max(0, ...countries.values());
  return (countries.get(country) ?? 0) >= Math.max(1, most / 2);
}

/** Stands for the country of a possessor that is a pronoun: "its National Guard" is that of nobody known here. */
const UNKNOWN = "?";

/** Country of the name or demonym that ends right before a token: "Peru's Senate", "the Peruvian Senate". */
function countryBefore(reading: Reading, firstToken: number): string | null {
  if (firstToken > 0 && reading.tree.xpos(firstToken - 1) === "PRP$") return UNKNOWN;
  const last = /^('s|')$/.test(reading.lower[firstToken - 1] ?? "") ? firstToken - 2 : firstToken - 1;
  for (let size = 1; size <= 3 && last - size + 1 >= 0; size++) {
    const names = reading.lexicon.named(normalName(reading.words(last - size + 1, last + 1)));
    const country = names.find((name) => !name.ambiguous && name.row.country !== null)?.row.country;
    if (country) return country;
  }
  return null;
}

/** "Trump" is somebody else where the article has "Melania Trump" and no "Donald Trump". */
function isOtherPerson(reading: Reading, { row, text }: GazetteerName): boolean {
  if (text.includes(" ") || row.name === text) return false;
  if (
    reading.text.includes(row.name) ||
    row.aliases.some((alias) => alias.includes(" ") && reading.text.includes(alias))
  )
    return false;
  return reading.doc.names.some((name) => {
    if (name.kind !== "PERSON" || name.endToken - name.firstToken < 2) return false;
    const words = reading.words(name.firstToken, name.endToken);
    const given = words.split(" ")[0]!;
    return words.endsWith(` ${text}`) && reading.lexicon.office(given.toLowerCase().replace(".", "")) === undefined;
  });
}

/** A gazetteer name that the encoder does not see counts when it is written as a name: not "us", "may", "turkey", nor a word in a headline. */
export function isWritten(
  reading: Reading,
  firstToken: number,
  endToken: number,
  name: GazetteerName,
  known: Known,
): boolean {
  if (name.ambiguous && !known.rows.has(name.row.id)) return false;
  const { tree } = reading;
  if (endToken - firstToken > 1 || name.use === "demonym") return true;
  const upos = tree.upos(firstToken);
  const isWord = upos === "VERB" || upos === "ADV" || upos === "PRON" || upos === "AUX";
  // "WHO" in a sentence of small letters is no pronoun
  const isAcronym = /^\p{Lu}{3,}$/u.test(name.text) && !reading.isShouting(firstToken);
  return (!isWord || isAcronym) && name.text.length > 1;
}
