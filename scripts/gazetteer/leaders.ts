// Curated people and the Factbook's history of leaders → rows of persons with terms of office.
import { join } from "node:path";
import { type Country, codeOfName, GEC, jsonl } from "./countries.ts";
import { listLines, type Row, readNames, slug, tidy } from "./curated.ts";

type Term = NonNullable<Row["terms"]>[number];

/** "Name; alias; m @USA Q1 | office OF FROM TO | …" */
export function buildPeople(countries: ReadonlyMap<string, Country>, lists: ReadonlyMap<string, Row[]>): Row[] {
  const bodies = new Map([...lists.values()].flat().map((row) => [row.name, row.id]));
  return listLines("people.txt").map((line) => {
    const [head, ...termTexts] = line.split(" | ");
    const country = / @([A-Z]{3})/.exec(head!)?.[1] ?? null;
    const wikidata = / (Q[1-9]\d*)/.exec(head!)?.[1] ?? null;
    const parts = head!
      .replace(/ @\S+/, "")
      .replace(/ Q[1-9]\d*/, "")
      .split(";")
      .map((part) => part.trim());
    const gender = parts.pop() === "f" ? ("female" as const) : ("male" as const);
    const terms = termTexts.map((text): Term => {
      const found = /^([a-z -]+) (.+?) (\d{4}-\d\d-\d\d)(?: (\d{4}-\d\d-\d\d))?$/.exec(text);
      const of = found && (countries.get(found[2]!)?.row.id ?? bodies.get(found[2]!));
      if (!found || !of) throw new Error(`people.txt: cannot read the term "${text}"`);
      return { office: found[1]!, of, from: found[3]!, to: found[4] ?? null };
    });
    const names = readNames(parts);
    return tidy({
      id: `person.${slug(names.name)}`,
      type: "Person",
      ...names,
      country,
      wikidata,
      gender,
      terms,
      source: "curated",
    });
  });
}

interface Fact {
  country: string;
  office: string;
  text: string;
  since: string | null;
  lastSeen: string;
}
/** Titles of the Factbook → offices of data/lexicon/en/offices.jsonl, the longest first. */
const TITLES: readonly (readonly [RegExp, string])[] = [
  [/^(First |Second )?Vice President (?=\p{Lu})/u, "vice president"],
  [/^Deputy Prime Minister (?=\p{Lu})/u, "deputy prime minister"],
  [/^(Federal President|President) (?=\p{Lu})/u, "president"],
  [/^(Prime Minister|Premier) (?=\p{Lu})/u, "prime minister"],
  [/^(Federal Chancellor|Chancellor) (?=\p{Lu})/u, "chancellor"],
  [/^Taoiseach (\(Prime Minister\) )?(?=\p{Lu})/u, "taoiseach"],
  [/^King (?=\p{Lu})/u, "king"],
  [/^Queen (?=\p{Lu})/u, "queen"],
  [/^Emperor (?=\p{Lu})/u, "emperor"],
  [/^(Amir|Emir) (?=\p{Lu})/u, "emir"],
  [/^Sultan (?=\p{Lu})/u, "sultan"],
  [/^Grand Duke (?=\p{Lu})/u, "grand duke"],
  [/^Prince (?=\p{Lu})/u, "prince"],
];
/** Crowns of other realms stand in the rows of many territories. */
const MONARCHIES = new Set(
  "ESP SWE NOR DNK NLD BEL JOR MAR SAU THA JPN BHR BTN KHM LSO SWZ TON BRN OMN KWT QAT LUX LIE MCO MYS".split(" "),
);
/** The last day on which the facts were looked at. */
const LAST_LOOK = "2026-01-01";

interface Parsed {
  office: string;
  name: string;
  full: string;
  family: string;
  /** first given name and family name: "Alassane Ouattara" of Alassane Dramane Ouattara */
  short: string;
}

/** One row per person and country; what `people` has already is left out. */
export function buildLeaders(folder: string, countries: ReadonlyMap<string, Country>, people: readonly Row[]): Row[] {
  const curated = new Set(
    people.flatMap((row) =>
      [row.name, ...(row.aliases ?? [])].flatMap((name) => [slug(name), `${row.country} ${slug(name)}`]),
    ),
  );
  const curatedOffices = new Set(people.flatMap((row) => (row.terms ?? []).map((term) => `${term.of} ${term.office}`)));
  const byOffice = new Map<string, { parsed: Parsed; alpha3: string; since: string; lastSeen: string }[]>();
  const codes = new Map(
    jsonl<{ gec: string; short?: string; long?: string }>(join(folder, "countries.jsonl")).map((row) => [
      row.gec,
      GEC[row.gec] ?? codeOfName(row.short) ?? codeOfName(row.long),
    ]),
  );
  for (const fact of jsonl<Fact>(join(folder, "leaders.jsonl"))) {
    const alpha3 = codes.get(fact.country);
    const parsed = parseLeader(fact.text);
    if (!alpha3 || !parsed || !countries.has(alpha3) || !isDay(fact.since)) continue;
    if (/^(king|queen|emperor|sultan|emir|prince|grand duke)$/.test(parsed.office) && !MONARCHIES.has(alpha3)) continue;
    if (
      fact.office === "head of government" &&
      /^(president|vice president)$/.test(parsed.office) &&
      byOfficeHas(byOffice, alpha3, parsed)
    )
      continue;
    const key = `${alpha3} ${parsed.office}`;
    byOffice.set(key, [...(byOffice.get(key) ?? []), { parsed, alpha3, since: fact.since!, lastSeen: fact.lastSeen }]);
  }
  const rows = new Map<string, Row>();
  for (const [key, facts] of [...byOffice].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const sorted = facts.sort((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0));
    const office = key.slice(4);
    sorted.forEach((fact, index) => {
      const { parsed, alpha3, since } = fact;
      const country = countries.get(alpha3)!.row;
      if (curated.has(slug(parsed.name)) || curated.has(`${alpha3} ${slug(parsed.family)}`)) return;
      const next = sorted.slice(index + 1).find((other) => slug(other.parsed.family) !== slug(parsed.family));
      const lastSeen = sorted
        .filter((other) => slug(other.parsed.family) === slug(parsed.family))
        .map((other) => other.lastSeen)
        .sort()
        .at(-1)!;
      const open = lastSeen >= LAST_LOOK && !curatedOffices.has(`${country.id} ${office}`);
      const to = next ? next.since : open ? null : lastSeen;
      if (to !== null && (to <= since || to < "2012-01-01")) return;
      const id = `leader.${alpha3.toLowerCase()}.${slug(parsed.family)}.${slug(parsed.name)[0]}`;
      const row: Row = rows.get(id) ?? {
        id,
        type: "Person",
        name: parsed.name,
        aliases: [],
        ambiguous: [],
        country: alpha3,
        terms: [],
        source: "World Factbook",
      };
      for (const alias of [parsed.name, parsed.full, parsed.family, parsed.short])
        if (alias !== row.name && !row.aliases!.includes(alias)) row.aliases!.push(alias);
      if (!row.ambiguous!.includes(parsed.family)) row.ambiguous!.push(parsed.family);
      const known = row.terms!.find((term) => term.office === office && term.from === since);
      if (!known) row.terms!.push({ office, of: country.id!, from: since, to });
      rows.set(id, row);
    });
  }
  return [...rows.values()].map((row) =>
    tidy({ ...row, ambiguous: row.ambiguous!.filter((name) => name !== row.name) }),
  );
}

function byOfficeHas(byOffice: ReadonlyMap<string, { parsed: Parsed }[]>, alpha3: string, parsed: Parsed): boolean {
  return (byOffice.get(`${alpha3} ${parsed.office}`) ?? []).some((other) => other.parsed.family === parsed.family);
}

/** "Caretaker Prime Minister Ana MARIA Lopez (since …)" → office and name; null when the text is more than a title and a name. */
function parseLeader(text: string): Parsed | null {
  let rest = text
    .replace(/\(.*?\)/g, " ")
    .replace(/"[^"]*"/g, " ")
    .replace(/^(Caretaker|Acting|Interim|Transitional|Transition|Executive|Co-equal) /, "")
    .replace(/ - .*$/, "")
    .replace(/\s+/g, " ")
    .trim();
  const title = TITLES.find(([pattern]) => pattern.test(rest));
  if (!title) return null;
  rest = rest
    .replace(title[0], "")
    .replace(/\b(Dr|Gen|Lt|Col|Maj|Brig|Adm|Capt|Sir|Dame|Sheikh|Shaykh|Ret|Eng)\.? /g, "")
    .replace(/,? Jr\.?$/, "");
  if (/[;:\d]|,| and | the /.test(rest)) return null;
  const words = rest.split(" ").filter((word) => word !== "" && !/^\p{Lu}\.$/u.test(word));
  const isFamily = (word: string) => {
    const bare = word.replace(/^(al|el|bin|ibn)-/, "");
    return bare.replace(/[^\p{L}]/gu, "").length > 1 && bare === bare.toUpperCase();
  };
  const firstFamily = words.findIndex(isFamily);
  if (firstFamily < 0 || words.length > 6) return null;
  let end = firstFamily + 1;
  while (end < words.length && isFamily(words[end]!)) end++;
  const cased = words.map((word, index) => (index >= firstFamily && index < end ? titleCase(word) : word));
  const family = cased.slice(firstFamily, end).join(" ");
  const roman = /^(king|queen|emperor)$/.test(title[1]);
  const name = roman
    ? `${title[1][0]!.toUpperCase()}${title[1].slice(1)} ${cased.join(" ")}`
    : firstFamily === 0
      ? cased.join(" ")
      : cased.slice(0, end).join(" ");
  if (!/^[\p{L}\p{M}' .’-]+$/u.test(name)) return null;
  const short = roman || firstFamily === 0 ? name : `${cased[0]} ${family}`;
  return { office: title[1], name, full: cased.join(" "), family, short };
}

/** "LÓPEZ OBRADOR" → "López Obrador", "al-SUDANI" → "al-Sudani"; Roman numbers stay. */
function titleCase(word: string): string {
  if (/^[IVX]+$/.test(word)) return word;
  return word.replace(/\p{Lu}[\p{Lu}\p{M}]*/gu, (run) => run[0]! + run.slice(1).toLowerCase());
}

function isDay(text: string | null): boolean {
  if (text === null) return false;
  const time = Date.parse(text);
  return text.length === 10 && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
