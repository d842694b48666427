// Public facts and curated lists → data/lexicon/en/gazetteer/*.jsonl. Usage: tsx scripts/build-gazetteer.ts FOLDER_WITH_FACTS
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { GazetteerRow } from "#schema";
import { normalName } from "../src/lexicon/index.ts";
import { buildCities, buildCountries } from "./gazetteer/countries.ts";
import { type Row, readLists, tidy } from "./gazetteer/curated.ts";
import { buildLeaders, buildPeople } from "./gazetteer/leaders.ts";
import { buildParties } from "./gazetteer/parties.ts";

const facts = process.argv[2];
if (!facts)
  throw new Error(
    "usage: tsx scripts/build-gazetteer.ts FOLDER (with countries.jsonl and leaders.jsonl of the World Factbook)",
  );

const countries = buildCountries(facts);
const lists = readLists();
const people = buildPeople(countries, lists);
const files: Record<string, Row[]> = {
  countries: [...countries.values()].map(({ row }) => row),
  cities: buildCities(countries),
  ...Object.fromEntries(lists),
  people,
  leaders: buildLeaders(facts, countries, people),
  parties: buildParties(facts, countries, lists),
};

/** A name of several things is ambiguous for all of them but the first; names of parties and leaders for all. */
const owners = new Map<string, string>();
const shared = new Set<string>();
for (const [file, rows] of Object.entries(files))
  for (const row of rows) {
    row.name = normalName(row.name);
    row.ambiguous = row.ambiguous?.map(normalName) ?? [];
    row.aliases = [...new Set(row.aliases?.map(normalName) ?? [])].filter((alias) => alias !== row.name);
    row.demonyms = [...new Set(row.demonyms ?? [])].filter((text) => text !== row.name && !row.aliases?.includes(text));
    for (const text of [row.name, ...row.aliases]) {
      if (!owners.has(text)) owners.set(text, row.id);
      else if (file === "parties" || file === "leaders") shared.add(text);
      if (owners.get(text) !== row.id) row.ambiguous = [...new Set([...(row.ambiguous ?? []), text])];
    }
  }
for (const row of [...files.parties!, ...files.leaders!])
  for (const text of [row.name, ...(row.aliases ?? [])])
    if (shared.has(text)) row.ambiguous = [...new Set([...(row.ambiguous ?? []), text])];

const ids = new Set<string>();
for (const [file, rows] of Object.entries(files)) {
  if (rows.length === 0) continue;
  const lines = rows.map((row) => {
    const tidied = tidy(row);
    const { id } = GazetteerRow.parse(tidied);
    if (ids.has(id)) throw new Error(`${file}: id ${id} occurs twice`);
    ids.add(id);
    return JSON.stringify(tidied);
  });
  writeFileSync(join(import.meta.dirname, "../data/lexicon/en/gazetteer", `${file}.jsonl`), `${lines.join("\n")}\n`);
  console.log(`${file} ${lines.length}`);
}
