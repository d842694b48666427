// What kind of body a name is of, by its own words and the noun beside it; and the gender of a person by name and title.
import type { EntityKind, GazetteerRow } from "#schema";
import type { Reading } from "./reading.ts";

/** Last words of names that tell what the body is. */
const KIND_WORDS: ReadonlyMap<string, EntityKind> = new Map([
  ..."aerospace air airlines airways analytics automotive bank biotech brands brewery capital cars cement chemicals construction credit cruises dairy defence dynamics electronics energy engineering entertainment estates finance financial foods freight fund games gold health holdings industries insurance kredit labs lines logistics marine media-group metals minerals mines mining motor motors networks oil ores partners petroleum pharma pharmaceuticals plc ports power products rail railways resorts resources robotics savings securities semicon semiconductor shipping software solar solutions steel stores studios systems tech technologies telecom textiles tires trading tyres utilities ventures works corp inc ltd co company group"
    .split(" ")
    .map((word): [string, EntityKind] => [word, "company"]),
  ..."times post herald tribune gazette ledger news radio tv television journal observer telegraph standard chronicle press courier mirror guardian broadcasting magazine review daily"
    .split(" ")
    .map((word): [string, EntityKind] => [word, "media"]),
  ..."united rovers rangers athletic albion wanderers fc mariners tigers lions eagles bears hawks giants"
    .split(" ")
    .map((word): [string, EntityKind] => [word, "team"]),
  ["party", "party"],
  ["front", "party"],
  ["university", "university"],
  ["college", "university"],
]);

/** First words of names that tell what the body is: "Banca Tiberina". */
const KIND_BEFORE: ReadonlySet<string> = new Set(
  "banca banco banque caisse compagnie companhia grupo groupe gruppo societe société sociedad aerolineas aerolíneas".split(
    " ",
  ),
);

/** First words of names that are nobody's given name: "United Steelworkers", "National Farmers". */
const COMMON_BEFORE: ReadonlySet<string> = new Set(
  "amalgamated associated central democratic federal free general international joint national royal socialist united".split(
    " ",
  ),
);

/** "Tarn Steel" → company */
export function kindByWords(reading: Reading, firstToken: number, endToken: number): EntityKind | null {
  const { lower, lexicon } = reading;
  return (
    KIND_WORDS.get(lower[endToken - 1]!) ??
    lexicon.nominal(lower[endToken - 1]!)?.kind ??
    lexicon.nominal(lower[firstToken]!)?.kind ??
    null
  );
}

/** "Balkan Rail", "Alba Credit": the last word says that this is a body; not "Emily Bank", whose first word is a given name. */
export function isBodyByWords(reading: Reading, firstToken: number, endToken: number): boolean {
  if (endToken - firstToken < 2 || !reading.isCapital(endToken - 1)) return false;
  const first = reading.lower[firstToken]!;
  if (KIND_BEFORE.has(first) || COMMON_BEFORE.has(first)) return true;
  const kind = KIND_WORDS.get(reading.lower[endToken - 1]!);
  if (kind !== "company" && kind !== "media" && kind !== "university" && kind !== "team") return false;
  return reading.lexicon.givenNameGender(reading.words(firstToken, firstToken + 1)) === null;
}

/** "the fishing lobby Cropwest", "Cropwest, a lobby": the noun beside a name tells its kind. */
export function kindByDescription(reading: Reading, head: number): EntityKind | null {
  const { tree, lexicon } = reading;
  const beside = [...tree.children(head, "nmod:desc", "appos", "compound")];
  if (tree.is(head, "appos", "flat", "nmod:desc")) beside.push(tree.head(head));
  for (const token of beside) {
    const row = tree.upos(token) === "NOUN" ? lexicon.nominal(tree.lemma(token).toLowerCase()) : undefined;
    if (row?.type === "Organization" && row.kind) return row.kind;
  }
  return null;
}

/** Gender by the known person, a title before the name, or the given name. */
export function genderOf(
  reading: Reading,
  firstToken: number,
  endToken: number,
  row: GazetteerRow | null,
): "female" | "male" | null {
  if (row?.gender) return row.gender;
  const { lexicon, lower } = reading;
  for (let at = firstToken - 1; at >= 0 && at >= firstToken - 2; at--) {
    const gender = lexicon.office(lower[at]!.replace(/\.$/, ""))?.gender;
    if (gender) return gender;
  }
  const given = reading.words(firstToken, firstToken + 1);
  // "Thomas" alone may be the family name of Ann Thomas
  const isFamily =
    endToken - firstToken === 1 &&
    reading.doc.tokens.some(
      ({ index, text }) =>
        text === given && index > 0 && reading.isCapital(index - 1) && reading.tree.upos(index - 1) === "PROPN",
    );
  return isFamily ? null : lexicon.givenNameGender(given);
}
