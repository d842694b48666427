// Noun phrases without a name → chains: the same head word with modifiers that do not conflict, and what belongs to a person or
// country.
import type { Clusters } from "./clusters.ts";
import { countryBeside, countryInside } from "./countries.ts";
import type { Draft } from "./draft.ts";
import { mayStandFor } from "./hypernym-chains.ts";
import type { Reading } from "./reading.ts";
import type { DraftIndex } from "./roles.ts";

/** A noun phrase that is not new: "the treaty", "this step", "Lima's ministry". */
function isDefinite(draft: Draft): boolean {
  return draft.determiner === "the" || draft.determiner === "this" || draft.determiner === "possessive";
}

const HAVE_COUNTRY = /^(Person|Organization|Group|City|Region|Facility|Country)$/;

/** Gives bodies, groups and officials the country that stands beside them. */
export function countryOfNominals(reading: Reading, clusters: Clusters, index: DraftIndex): void {
  clusters.drafts.forEach((draft, nominal) => {
    if (draft.kind === "name" && draft.row === null && /^(Organization|City|Region|Facility)$/.test(draft.type))
      clusters.of(nominal).country ??= countryInside(reading, draft);
    const isBody = draft.kind === "name" && draft.row === null && draft.type === "Organization";
    if ((draft.kind !== "nominal" && !isBody) || !HAVE_COUNTRY.test(clusters.of(nominal).type)) return;
    const beside = countryBeside(reading, clusters.drafts, index, draft) ?? sameWord(clusters.drafts, nominal);
    if (beside === null) return;
    const cluster = clusters.of(nominal);
    if (cluster.country === null) cluster.country = clusters.drafts[beside]!.row!.country;
  });
  // What the phrase inside belongs to comes first: "doctors from two Kenyan clinics", "leaders of Peru's new cabinet"
  for (let nominal = clusters.drafts.length - 1; nominal >= 0; nominal--) {
    const draft = clusters.drafts[nominal]!;
    const cluster = clusters.of(nominal);
    if (draft.kind !== "nominal" || !HAVE_COUNTRY.test(draft.type) || cluster.named) continue;
    cluster.country ??= countryOfPhrase(reading, clusters, index, draft);
  }
}

/** The country of those whom a phrase behind the noun names. */
function countryOfPhrase({ tree }: Reading, clusters: Clusters, index: DraftIndex, { head }: Draft): string | null {
  for (const child of tree.children(head, "nmod")) {
    const found =
      child > head && /^(of|from|in)$/.test(tree.markers(child)[0] ?? "") ? index.filling(child) : undefined;
    const country = found === undefined ? null : clusters.of(found).country;
    if (country !== null) return country;
  }
  return null;
}

/** "the Syrian", "two Liberians": the demonym that the noun is itself; but "ethnic Turks" may be of any country. */
export function sameWord(drafts: readonly Draft[], nominal: number): number | null {
  const { head, modifiers } = drafts[nominal]!;
  if (modifiers.includes("ethnic")) return null;
  for (const other of [nominal - 1, nominal + 1])
    if (drafts[other]?.kind === "demonym" && drafts[other].head === head && drafts[other].row?.country) return other;
  return null;
}

export function joinSameHead(reading: Reading, clusters: Clusters, index: DraftIndex): void {
  const { drafts } = clusters;
  const { tree } = reading;
  const seen = new Map<string, number[]>();
  drafts.forEach((draft, nominal) => {
    if (draft.kind === "pronoun" || draft.kind === "demonym") return;
    const office =
      draft.office &&
      !/^(minister|staff|chief|calling|kin.*|member|man|woman|ex-officeholder|legislator|judge|rank)$/.test(
        draft.office.id,
      )
        ? draft.office.id
        : null;
    const lemma = office
      ? `office ${office}`
      : draft.kind === "name"
        ? // "the council" for the Council of Museums, which is no museum
          tree
            .lemma(
              reading.lower.slice(draft.firstToken, draft.endToken).includes("of") ? draft.head : draft.endToken - 1,
            )
            .toLowerCase()
        : tree.lemma(draft.head).toLowerCase();
    const earlier = seen.get(lemma) ?? [];
    if (draft.kind === "nominal" && draft.determiner !== "other" && !isCounted(draft)) {
      for (let at = earlier.length - 1; at >= 0; at--) {
        const other = earlier[at]!;
        const candidate = drafts[other]!;
        if (
          candidate.kind === "name"
            ? !isDefinite(draft) || candidate.words.split(" ").length < 2
            : !mayRepeat(candidate, draft)
        )
          continue;
        if (candidate.number !== draft.number && candidate.kind === "nominal") continue;
        // "the courts" are not the Court of Appeal, "the Tigers" are the Lima Tigers
        // "this court" is the one that is spoken to
        if (candidate.kind === "name" && draft.determiner === "this" && lemma === "court") continue;
        const isOne = candidate.kind === "name" && draft.number === "plural";
        if (isOne && reading.lower[candidate.endToken - 1] !== reading.lower[draft.head]) continue;
        // Two ministers who have names are two
        if (clusters.of(nominal).named && clusters.of(other).named) continue;
        if (candidate.kind === "name" && isOvertaken(reading, clusters, other, nominal)) continue;
        if (!clusters.agree(other, nominal) || !samePossessor(reading, clusters, index, candidate, draft)) continue;
        clusters.join(other, nominal);
        break;
      }
    }
    earlier.push(nominal);
    seen.set(lemma, earlier);
  });
}

/** "the party" is not the Green Party when another was told of since: then it is a general noun like "the company". */
function isOvertaken(reading: Reading, clusters: Clusters, name: number, nominal: number): boolean {
  const { drafts } = clusters;
  if (!mayStandFor(reading, clusters, nominal, name)) return false;
  const latest = clusters.of(name).members.findLast((member) => member < nominal)!;
  const here = reading.sentenceOf(drafts[nominal]!.head);
  if (here - reading.sentenceOf(drafts[latest]!.head) < 2) return false;
  return drafts.some(
    ({ kind, head }, other) =>
      other > latest &&
      other < nominal &&
      kind === "name" &&
      here - reading.sentenceOf(head) < 2 &&
      !clusters.same(other, name) &&
      clusters.of(other).entityKind !== null &&
      mayStandFor(reading, clusters, nominal, other),
  );
}

/** Is the later phrase a repetition of the earlier one? */
function mayRepeat(earlier: Draft, later: Draft): boolean {
  const isSubset = later.modifiers.every((word) => earlier.modifiers.includes(word) || word === "two");
  if (isDefinite(later)) return isSubset;
  // A bare plural or mass noun: the same words, or one of them without modifiers
  if (later.determiner === "none")
    return (
      earlier.determiner !== "a" &&
      (isSubset || (later.number === "plural" && earlier.modifiers.every((word) => later.modifiers.includes(word))))
    );
  return false;
}

/** "two officials" here are not "two officials" there. */
function isCounted(draft: Draft): boolean {
  return (
    draft.determiner === "none" &&
    draft.modifiers.some((word) =>
      /^(\d+|two|three|four|five|six|seven|eight|nine|ten|several|many|few|other|more)$/.test(word),
    )
  );
}

/** "his lawyer" and "her lawyer" are two. */
function samePossessor(reading: Reading, clusters: Clusters, index: DraftIndex, a: Draft, b: Draft): boolean {
  const [one, two] = [a, b].map((draft) => {
    const possessor = reading.tree.child(draft.head, "nmod:poss");
    return possessor === undefined ? undefined : index.filling(possessor);
  });
  if (one === undefined || two === undefined) return two === undefined || clusters.drafts[two]!.kind !== "pronoun";
  return (
    clusters.same(one, two) ||
    (clusters.drafts[one]!.kind === "pronoun" &&
      clusters.drafts[two]!.kind === "pronoun" &&
      reading.lower[clusters.drafts[one]!.head] === reading.lower[clusters.drafts[two]!.head])
  );
}

/** "his company", "her country", "its capital", "their government": the possessor's side, and what the possessor's row knows; runs after pronouns are resolved. */
export function joinPossessed(reading: Reading, clusters: Clusters, index: DraftIndex): void {
  const { drafts } = clusters;
  const { tree, lexicon } = reading;
  const countries = new Map<string, number>();
  clusters.all().forEach((cluster) => {
    if (cluster.row?.type === "Country" && !countries.has(cluster.row.id))
      countries.set(cluster.row.id, cluster.members[0]!);
  });
  drafts.forEach((draft, nominal) => {
    if (draft.kind !== "nominal" || draft.determiner !== "possessive") return;
    const possessor = tree.child(draft.head, "nmod:poss");
    const owner = possessor === undefined ? undefined : index.filling(possessor);
    const country = owner === undefined ? null : clusters.of(owner).country;
    const lemma = tree.lemma(draft.head).toLowerCase();
    const side = owner === undefined || clusters.of(owner).type !== "Person" ? null : clusters.of(owner).side;
    if (
      side !== null &&
      draft.type === "Organization" &&
      !clusters.of(nominal).named &&
      mayStandFor(reading, clusters, nominal, side)
    ) {
      clusters.join(side, nominal);
      return;
    }
    if (!country) return;
    const row = lexicon.row(`country.${country.toLowerCase()}`);
    const cluster = clusters.of(nominal);
    if (/^(country|nation|homeland)$/.test(lemma) && draft.number === "singular" && row) {
      const known = countries.get(row.id);
      if (known !== undefined) clusters.join(known, nominal);
      return;
    }
    if (cluster.country === null && /^(Organization|Group|Person)$/.test(cluster.type)) cluster.country = country;
  });
}
