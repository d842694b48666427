// Curated lists in a short notation → gazetteer rows. One line is one thing: "Name; alias; ~ambiguous alias; ^demonym @MEX Q123 >row".
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { z } from "zod";
import type { GazetteerRow } from "#schema";

export type Row = z.input<typeof GazetteerRow>;

/** Lines of a list without comments and empty lines. */
export function listLines(file: string): string[] {
  return readFileSync(join(import.meta.dirname, file), "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "" && (!line.startsWith("#") || line.startsWith("# type=")));
}

/** "Ivory Coast" → "ivory-coast" */
export function slug(name: string): string {
  return name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/ł/g, "l")
    .replace(/ø/g, "o")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

export interface Names {
  name: string;
  aliases: string[];
  demonyms: string[];
  ambiguous: string[];
}

/** Names with their marks: "~" before or after an ambiguous one, "^" before a demonym. "Valencia of Venezuela" is also plain "Valencia", ambiguous. */
export function readNames(parts: readonly string[]): Names {
  const names: Names = { name: "", aliases: [], demonyms: [], ambiguous: [] };
  for (const part of parts) {
    const text = part.replace(/[~^]/g, "").trim();
    if (text === "") continue;
    if (part.includes("^")) names.demonyms.push(text);
    else if (names.name === "") names.name = text;
    else names.aliases.push(text);
    if (part.includes("~")) names.ambiguous.push(text);
  }
  return names;
}

/** Leaves out what is empty, so that a row shows only what is known. */
export function tidy(row: Row): Row {
  const entries = Object.entries(row).filter(
    ([, value]) => value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(entries) as Row;
}

const LISTS = [
  ["seats", "government"],
  ["regions", "region"],
  ["peoples", "people"],
  ["organizations", "organization"],
  ["companies", "company"],
  ["media", "medium"],
  ["agreements", "agreement"],
  ["groups", "group"],
  ["events", "event"],
  ["places", "place"],
] as const;
const SOURCE = "curated";

/** Short abbreviations that mean one thing wherever they are written; all others need a clue. */
const CERTAIN = new Set(
  "UN EU US UK AU G7 G8 G20 WTO IMF ICC ICJ ECB ILO IOM IEA OAS FBI CIA NSA DEA EPA FDA SEC IRS FTC FCC CDC CBP BBC CNN NBC CBS AFP NPR NHS MI5 MI6 RAF IDF PKK YPG IRA ANC BJP AKP CDU CSU SPD AfD SNP DUP GOP PLO HTS ELN KKK NRA NBA NFL IOC UAW MSF HRW WWF BP GM BMW SAP UBS KLM UPS IBM RBI KGB FSB GRU SBU PLA LRA M23 NPT JSC MIT RT".split(
    " ",
  ),
);

/** All curated lists but people and cities: file → rows. */
export function readLists(): Map<string, Row[]> {
  return new Map(LISTS.map(([file, prefix]) => [file, readList(`${file}.txt`, prefix)]));
}

function readList(file: string, prefix: string): Row[] {
  let type: Row["type"] = "Region";
  let kind: Row["kind"] = null;
  const rows: Row[] = [];
  const seen = new Map<string, number>();
  const add = (names: Names, country: string | null, wikidata: string | null) => {
    for (const text of [names.name, ...names.aliases])
      if (/^[A-Z0-9]{2,3}$/.test(text) && !CERTAIN.has(text) && !names.ambiguous.includes(text))
        names.ambiguous.push(text);
    const base = `${prefix}.${slug(names.name)}`;
    const count = (seen.get(base) ?? 0) + 1;
    seen.set(base, count);
    const plain =
      / of (?!the )[A-Z]|of the United States/.test(names.name) && type === "Region"
        ? names.name.split(" of ")[0]!
        : null;
    const aliases = plain ? [...names.aliases, plain] : names.aliases;
    const ambiguous = plain ? [...names.ambiguous, plain] : names.ambiguous;
    rows.push(
      tidy({
        id: count > 1 ? `${base}-${count}` : base,
        type,
        kind,
        ...names,
        aliases,
        ambiguous,
        country,
        wikidata,
        source: SOURCE,
      }),
    );
  };
  for (const line of listLines(file)) {
    const header = /^# type=(\w+) kind=(\S+)/.exec(line);
    if (header) {
      type = header[1] as Row["type"];
      kind = header[2] === "-" ? null : (header[2] as Row["kind"]);
      continue;
    }
    const perCountry = /^([A-Z]{3}): (.*)$/.exec(line);
    if (perCountry) {
      for (const item of perCountry[2]!.split(" | ")) add(readNames(item.split(", ")), perCountry[1]!, null);
      continue;
    }
    const country = / @([A-Z]{3}|-)/.exec(line)?.[1] ?? null;
    const wikidata = / (Q[1-9]\d*)/.exec(line)?.[1] ?? null;
    const bare = line.replace(/ @([A-Z]{3}|-)/, "").replace(/ Q[1-9]\d*/, "");
    add(readNames(bare.split(";")), country === "-" ? null : country, wikidata);
  }
  return rows;
}
