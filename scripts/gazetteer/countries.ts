// World Factbook, ISO names and curated corrections → rows of countries and of cities.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { borders } from "@rapideditor/country-coder";
import iso from "i18n-iso-countries";
import { listLines, type Names, type Row, readNames, slug, tidy } from "./curated.ts";

iso.registerLocale(createRequire(import.meta.url)("i18n-iso-countries/langs/en.json"));

interface Facts {
  gec: string;
  short?: string;
  long?: string;
  former?: string;
  capital?: string;
  noun?: string;
  adjective?: string;
  parties?: string;
}
export interface Country {
  row: Row & { country: string };
  /** Factbook facts; undefined for territories that it does not have */
  facts: Facts | undefined;
}

/** GEC codes whose Factbook names do not equal an ISO name. */
const GEC: Record<string, string> = {
  bm: "MMR",
  cv: "CPV",
  fk: "FLK",
  fm: "FSM",
  fs: "ATF",
  mc: "MAC",
  md: "MDA",
  nn: "SXM",
  rn: "MAF",
  sh: "SHN",
  sv: "SJM",
  tb: "BLM",
  uc: "CUW",
  vi: "VGB",
  vq: "VIR",
};
const SOURCE = "World Factbook; i18n-iso-countries; country-coder; curated";

/** Countries and territories with an ISO 3166-1 code (and Kosovo), by alpha-3. */
export function buildCountries(folder: string): Map<string, Country> {
  const curated = new Map(listLines("countries.txt").map((line) => [line.slice(0, 3), line.slice(4).split(";")]));
  const factsBy = new Map<string, Facts>();
  for (const facts of jsonl<Facts>(join(folder, "countries.jsonl"))) {
    const code = GEC[facts.gec] ?? codeOfName(facts.short) ?? codeOfName(facts.long);
    if (code && !factsBy.has(code)) factsBy.set(code, facts);
  }
  const wikidata = new Map<string, string>();
  for (const { properties } of borders.features) {
    const alpha3 = properties.iso1A3 ?? (properties.iso1A2 === "XK" ? "XKX" : undefined);
    if (alpha3 && properties.wikidata) wikidata.set(alpha3, properties.wikidata);
  }
  const countries = new Map<string, Country>();
  for (const alpha3 of [...Object.keys(iso.getAlpha3Codes()), "XKX"].sort()) {
    if (
      // the library's own code of Kosovo, which others call XKX
      alpha3 === "XKK" ||
      alpha3 === "ATA" ||
      alpha3 === "SGS" ||
      alpha3 === "BVT" ||
      alpha3 === "HMD" ||
      alpha3 === "IOT" ||
      alpha3 === "UMI"
    )
      continue;
    if (countries.has(alpha3)) continue;
    const facts = factsBy.get(alpha3);
    const parts = curated.get(alpha3) ?? [];
    const dropped = new Set(
      parts.filter((part) => part.trim().startsWith("!")).map((part) => part.replace("!", "").trim()),
    );
    const names = readNames(parts.filter((part) => !part.trim().startsWith("!")));
    const isoNames = alpha3 === "XKX" ? ["Kosovo"] : iso.getName(alpha3, "en", { select: "all" })!;
    const known = names.name !== "";
    if (!known) names.name = facts?.short && facts.short !== "none" ? facts.short : isoNames[0]!;
    const more = [...isoNames, facts?.short, facts?.long].filter(
      (name) => name !== undefined && name !== "none" && !/[,(]/.test(name),
    );
    addMissing(names, more as string[], dropped);
    if (!parts.some((part) => part.includes("^"))) addDemonyms(names, facts, dropped);
    countries.set(alpha3, {
      facts,
      row: {
        ...tidy({
          id: `country.${alpha3.toLowerCase()}`,
          type: "Country",
          ...names,
          country: alpha3,
          wikidata: wikidata.get(alpha3) ?? null,
          source: SOURCE,
        }),
        country: alpha3,
      },
    });
  }
  return countries;
}

function codeOfName(name: string | undefined): string | undefined {
  const code = name ? iso.getAlpha3Code(name, "en") : undefined;
  return code === "XKK" || name === "Kosovo" ? "XKX" : code;
}

function addMissing(names: Names, more: readonly string[], dropped: ReadonlySet<string>): void {
  for (const name of more)
    if (name !== names.name && !names.aliases.includes(name) && !dropped.has(name)) names.aliases.push(name);
}

/** "Albanian(s)" and "Chadian" → "Albanian", "Albanians"; notes in brackets and names of two words with "or" are taken apart. */
function addDemonyms(names: Names, facts: Facts | undefined, dropped: ReadonlySet<string>): void {
  const add = (word: string) => {
    const clean = word.trim();
    if (/^[A-Z][\p{L} -]+$/u.test(clean) && !names.demonyms.includes(clean) && !dropped.has(clean))
      names.demonyms.push(clean);
  };
  for (const part of (facts?.noun ?? "").split(/,| or /)) {
    const singular = part.replace(/\([^)]*\)/g, "");
    add(singular);
    if (part.includes("(s)")) add(part.replace("(s)", "s").replace(/\([^)]*\)/g, ""));
  }
  for (const part of (facts?.adjective ?? "").split(/[,;]| or /)) {
    const adjective = part.replace(/\([^)]*\)/g, "").trim();
    if (adjective !== names.name && !names.name.startsWith(adjective)) add(adjective);
  }
}

/** Capitals as the Factbook has them, with corrections. "DR": a country without a capital of its own. */
const CAPITALS: Record<string, string> = {
  USA: "Washington; Washington, D.C.; Washington, DC; Washington DC; Washington D.C.; D.C.",
  UKR: "Kyiv; Kiev",
  MMR: "Naypyidaw; Nay Pyi Taw; Naypyitaw",
  BOL: "Sucre",
  BEN: "Porto-Novo; Cotonou",
  BDI: "Gitega; Bujumbura",
  LKA: "Sri Jayewardenepura Kotte",
  CHL: "Santiago",
  CIV: "Yamoussoukro",
  ZAF: "Pretoria; Cape Town",
  MDA: "Chisinau; Chișinău",
  TKM: "Ashgabat",
  SWZ: "Mbabane",
  GNQ: "Malabo",
  VNM: "Hanoi",
  UZB: "Tashkent",
  MEX: "Mexico City",
  IND: "New Delhi",
  NLD: "Amsterdam",
  ISR: "Jerusalem",
  PSE: "",
  XKX: "Pristina; Prishtina",
  KAZ: "Astana; Nur-Sultan",
  NRU: "",
  HKG: "",
  MAC: "",
  SGP: "",
  MCO: "",
  VAT: "",
  GIB: "",
  DJI: "",
  SMR: "",
  LUX: "",
  KWT: "Kuwait City",
  PAN: "Panama City",
  GTM: "Guatemala City",
  IRN: "Tehran; Teheran",
  CHN: "Beijing; Peking",
  KOR: "Seoul",
  ROU: "Bucharest",
  SAU: "Riyadh",
  LBN: "Beirut",
  TCD: "N'Djamena",
  MNG: "Ulaanbaatar; Ulan Bator",
  NER: "Niamey",
  TGO: "Lome; Lomé",
  COL: "Bogotá; Bogota",
  PRY: "Asunción; Asuncion",
  CRI: "San José; San Jose",
  DZA: "Algiers",
  GEO: "Tbilisi",
  QAT: "Doha",
  CMR: "Yaoundé; Yaounde",
  MDV: "Malé; ~Male",
  STP: "Sao Tome",
  TON: "Nuku'alofa",
  BRA: "Brasília; Brasilia",
  CYP: "Nicosia",
  TUR: "Ankara",
  LBY: "Tripoli",
  GRD: "Saint George's; St. George's",
  TWN: "Taipei",
  AZE: "Baku",
  LAO: "Vientiane",
  FJI: "Suva",
  VUT: "Port Vila",
  SRB: "Belgrade",
  ALB: "Tirana",
  GRL: "Nuuk",
  ESH: "",
  GLP: "",
  MTQ: "",
  REU: "",
  MYT: "",
  GUF: "Cayenne",
  JEY: "",
  GGY: "",
  KIR: "Tarawa",
  ARE: "Abu Dhabi",
  PRI: "San Juan",
  JAM: "Kingston",
  BHS: "Nassau~",
  GBR: "London",
  FRA: "Paris",
  CHE: "Bern; Berne",
  AUS: "Canberra",
  NZL: "Wellington~",
  CAN: "Ottawa",
  VEN: "Caracas",
  BLZ: "Belmopan",
  GIN: "Conakry",
  JPN: "Tokyo",
  KHM: "Phnom Penh",
  SOM: "Mogadishu",
  DEU: "Berlin",
  PRK: "Pyongyang",
  BGR: "Sofia~",
  SYC: "Victoria of Seychelles",
};

export function buildCities(countries: ReadonlyMap<string, Country>): Row[] {
  const rows: Row[] = [];
  const seen = new Set<string>();
  const add = (names: Names, country: string, capitalOf: string | null) => {
    const id = seen.has(slug(names.name)) ? `${slug(names.name)}-${country.toLowerCase()}` : slug(names.name);
    if (seen.has(id)) return;
    seen.add(id);
    const home = names.name.includes(" of ") ? names.name.split(" of ")[0]! : null;
    const aliases = home ? [...names.aliases, home] : names.aliases;
    const ambiguous = home ? [...names.ambiguous, home] : names.ambiguous;
    rows.push(
      tidy({
        id: `city.${id}`,
        type: "City",
        ...names,
        aliases,
        ambiguous,
        country,
        capitalOf,
        source: capitalOf ? SOURCE : "curated",
      }),
    );
  };
  for (const [alpha3, { facts, row }] of countries) {
    const capital = CAPITALS[alpha3] ?? (facts?.capital ?? "").split(/[(;,]/)[0]!.trim();
    if (capital && capital !== row.name && !/administered|no official/.test(capital))
      add(readNames(capital.split(";")), alpha3, row.id);
  }
  for (const line of listLines("cities.txt"))
    for (const item of line.slice(5).split(" | ")) add(readNames(item.split(", ")), line.slice(0, 3), null);
  return rows;
}

export function jsonl<T>(path: string): T[] {
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as T);
}
export { codeOfName, GEC };
