// Which country a mention stands for or belongs to: demonyms, capitals that act for their government, bodies and officials with a country beside them.
import type { Draft } from "./draft.ts";
import type { Reading } from "./reading.ts";
import type { DraftIndex } from "./roles.ts";

const PLACE_MARKERS =
  /^(in|at|near|outside|inside|around|through|throughout|via|into|across|over|onto|toward|towards|from|to|within|beyond|off|by|for|on|leaving)$/;
/** Acts upon a town and not upon a government. */
const UPON_TOWN = new Set(
  "visit leave reach enter flee capture take retake bomb shell strike attack hit approach besiege surround liberate storm evacuate tour cross seize lose hold control destroy devastate shake rock bypass travel arrive fly".split(
    " ",
  ),
);
/** What a town has and a government has not. */
const OF_TOWN = new Set(
  "mayor street suburb airport port district centre center resident population square neighbourhood neighborhood outskirts skyline metro subway university stadium police cathedral hotel court market embassy station museum east west north south governor city council bank zoo river climate weather".split(
    " ",
  ),
);

/** What a government has and a town has not: "Beijing has a dispute with Japan". */
const DIPLOMACY =
  /^(dispute|quarrel|treaty|agreement|deal|pact|policy|tie|relation|interest|objection|claim|ally|alliance|ambassador|embassy|army|veto)$/;

/** Does a capital act as a government here ("Beijing protested") and not as a town ("in Beijing", "Beijing's streets")? */
export function actsAsGovernment(reading: Reading, draft: Draft): boolean {
  const { tree } = reading;
  if (draft.row?.type !== "City" || draft.row.capitalOf === null || draft.endToken - draft.firstToken > 2) return false;
  let { head } = draft;
  for (let steps = 0; tree.is(head, "conj") && steps < 4; steps++) head = tree.head(head);
  const governor = tree.head(head);
  const markers = tree.markers(draft.head).concat(head === draft.head ? [] : tree.markers(head));
  if (markers.some((marker) => PLACE_MARKERS.test(marker))) return false;
  if (governor < 0) return false;
  if (tree.is(head, "nsubj:pass", "obj", "iobj"))
    return !UPON_TOWN.has(tree.lemma(governor)) && tree.upos(governor) === "VERB";
  if (tree.is(head, "nsubj") && tree.lemma(governor) === "have")
    return tree.children(governor, "obj").some((held) => DIPLOMACY.test(tree.lemma(held)));
  if (tree.is(head, "nsubj"))
    return (
      tree.upos(governor) === "VERB" &&
      !/^(lie|sit|stand|host|have|become|grow|remain|get|need|see)$/.test(tree.lemma(governor))
    );
  if (tree.is(head, "obl:agent")) return true;
  if (tree.is(head, "nmod:poss", "compound")) return !OF_TOWN.has(tree.lemma(governor)) && tree.is(head, "nmod:poss");
  if (tree.is(head, "obl", "nmod"))
    return (
      markers.some((marker) => /^(between|with|against|of|than|like)$/.test(marker)) &&
      !OF_TOWN.has(tree.lemma(governor))
    );
  return false;
}

/** A noun that may stand for a country. */
export function isCountryNoun({ tree }: Reading, { head }: Draft): boolean {
  return /^(country|nation|state|kingdom|republic|island|neighbour|neighbor|sultanate|emirate|monarchy)$/.test(
    tree.lemma(head).toLowerCase(),
  );
}

/** "the Nordic country", "the West African nation": the countries of which the words before the noun are said; undefined where none are. */
export function describedCountries(reading: Reading, { firstToken, head }: Draft): ReadonlySet<string> | undefined {
  const { lower, tree, lexicon } = reading;
  if (tree.lemma(head).toLowerCase() === "island") return lexicon.countriesDescribed("island");
  for (let from = firstToken; from < head; from++)
    for (let end = head; end > from; end--) {
      const found = lexicon.countriesDescribed(lower.slice(from, end).join(" ").replaceAll(" - ", "-"));
      if (found) return found;
    }
  return undefined;
}

/** The draft of a country, or of a thing that has one, beside a noun: "the Mexican army", "Mexico's army", "the army of Mexico". */
export function countryBeside(
  reading: Reading,
  drafts: readonly Draft[],
  index: DraftIndex,
  nominal: Draft,
): number | null {
  const { tree } = reading;
  // "the Central American country" is not American
  if (isCountryNoun(reading, nominal) && describedCountries(reading, nominal)) return null;
  const has = (token: number) => {
    const found = index.filling(token);
    return found !== undefined && drafts[found]!.row?.country ? found : null;
  };
  for (const child of tree.children(nominal.head, "amod", "nmod:poss", "compound", "nmod")) {
    const marker = tree.markers(child)[0];
    if (child > nominal.head && !/^(of|in)$/.test(marker ?? "")) continue;
    const found = has(child);
    if (
      found !== null &&
      (drafts[found]!.type === "Country" ||
        drafts[found]!.kind === "demonym" ||
        drafts[found]!.row?.capitalOf ||
        child < nominal.head)
    )
      return found;
  }
  for (let token = nominal.firstToken; token < nominal.head; token++) {
    const found = index.at(token);
    if (found !== undefined && drafts[found]!.kind === "demonym" && drafts[found]!.row?.country) return found;
    // "the Lima-based firm"
    const town = token > 1 && reading.lower[token] === "based" ? index.at(token - 2) : undefined;
    if (town !== undefined && reading.lower[token - 1] === "-" && drafts[town]!.row?.country) return town;
  }
  return null;
}

/** "Peru Assembly", "western Peru", "Bus Company of Lima": the country of a place or people that a name begins or ends with. */
export function countryInside(reading: Reading, name: Draft): string | null {
  const { lexicon, lower } = reading;
  const isPart = /^(?:north|south|east|west)(?:east|west)?(?:ern)?$|^(?:central|upper|lower)$/.test(
    lower[name.firstToken]!,
  );
  const first = isPart ? name.firstToken + 1 : name.firstToken;
  const last = isPart ? name.endToken : name.endToken - 1;
  const spans: [number, number][] = [];
  for (let end = Math.min(last, first + 3); end > first; end--) spans.push([first, end]);
  for (let of = first + 1; of < name.endToken - 1; of++) if (lower[of] === "of") spans.push([of + 1, name.endToken]);
  for (const [from, to] of spans) {
    const known = lexicon
      .named(reading.words(from, to))
      .find(({ ambiguous, row }) => !ambiguous && row.country !== null);
    if (known && /^(Country|City|Region)$/.test(known.row.type)) return known.row.country;
  }
  return null;
}
