// Lists of parties in the Factbook → rows of parties: "Labor Party or LP" and "Namo (English Name) or N".
import type { Country } from "./countries.ts";
import { type Row, slug, tidy } from "./curated.ts";

export function buildParties(
  _folder: string,
  countries: ReadonlyMap<string, Country>,
  lists: ReadonlyMap<string, Row[]>,
): Row[] {
  const curated = new Set(
    [...lists.values()]
      .flat()
      .flatMap((row) => [row.name, ...(row.aliases ?? [])].map((name) => `${row.country} ${name}`)),
  );
  const rows = new Map<string, Row>();
  for (const [alpha3, { facts }] of countries) {
    for (const text of (facts?.parties ?? "").split(" | ")) {
      const names = partyNames(text);
      if (names.length === 0 || names.some((name) => curated.has(`${alpha3} ${name}`))) continue;
      const id = `party.${alpha3.toLowerCase()}.${slug(names[0]!)}`;
      if (rows.has(id)) continue;
      const ambiguous = names.filter((name) => name.length < 5 || !/[ -]/.test(name) || GENERIC.test(name));
      rows.set(
        id,
        tidy({
          id,
          type: "Organization",
          kind: "party",
          name: names[0]!,
          aliases: names.slice(1),
          ambiguous,
          country: alpha3,
          source: "World Factbook",
        }),
      );
    }
  }
  return [...rows.values()];
}

/** Names that parties of many countries share count only beside a clue of their country. */
const GENERIC =
  /^(the )?((new|national|united|social|christian|people's|liberal|popular|progressive|independent|civic|democratic|socialist|communist|conservative|labou?r|green|republican|freedom|workers'?|unity|movement|justice|and|for|of|center|centre|union|front|alliance|party|coalition|congress) ?)+$/i;

function partyNames(text: string): string[] {
  if (/;|:|note|various|none|banned|independents?$/i.test(text)) return [];
  const outside = text.replace(/\([^)]*\)/g, " ");
  const inside = [...text.matchAll(/\(([^)]*)\)/g)]
    .map((found) => found[1]!)
    .filter((name) => /^\p{Lu}\p{L}+ \p{L}/u.test(name) && !/\d|formerly|includes|led by|also|part of/i.test(name));
  const names = [...outside.split(/ or /), ...inside].map((name) =>
    name
      .replace(/\s+/g, " ")
      .replace(/^[-– ]+|[-– ,]+$/g, "")
      .trim(),
  );
  return [...new Set(names.filter((name) => /^[\p{Lu}][\p{L}\p{N}' .&!-]+$/u.test(name) && name.length < 60))];
}
