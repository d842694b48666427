// Noun phrases without a name → chains: the same head word with modifiers that do not conflict, and general nouns ("the company",
// "the country") for the latest thing of their kind.
import type { EntityKind } from "#schema";
import { type Clusters, mainCountry } from "./clusters.ts";
import { countryBeside } from "./countries.ts";
import type { Draft } from "./draft.ts";
import type { Reading } from "./reading.ts";
import type { DraftIndex, Role } from "./roles.ts";

/** A noun phrase that is not new: "the treaty", "this step", "Hanoi's ministry". */
function isDefinite(draft: Draft): boolean {
  return draft.determiner === "the" || draft.determiner === "this" || draft.determiner === "possessive";
}

/** Gives bodies, groups and officials the country that stands beside them. */
export function countryOfNominals(reading: Reading, clusters: Clusters, index: DraftIndex): void {
  clusters.drafts.forEach((draft, nominal) => {
    if (draft.kind !== "nominal" || !/^(Person|Organization|Group|City|Region|Facility|Country)$/.test(draft.type))
      return;
    const beside = countryBeside(reading, clusters.drafts, index, draft);
    if (beside === null) return;
    const cluster = clusters.of(nominal);
    if (cluster.country === null) cluster.country = clusters.drafts[beside]!.row!.country;
  });
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
        ? tree.lemma(draft.endToken - 1).toLowerCase()
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
        if (!clusters.agree(other, nominal) || !samePossessor(reading, clusters, index, candidate, draft)) continue;
        clusters.join(other, nominal);
        break;
      }
    }
    earlier.push(nominal);
    seen.set(lemma, earlier);
  });
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

interface Hypernym {
  readonly words: readonly string[];
  readonly type: Draft["type"];
  readonly kinds: readonly EntityKind[];
}
/** Nouns that stand for any thing of a kind; kinds that are unknown fit too. */
const HYPERNYMS: readonly Hypernym[] = [
  { words: ["country", "nation", "kingdom", "republic"], type: "Country", kinds: [] },
  { words: ["city", "town", "capital", "village", "metropolis"], type: "City", kinds: [] },
  { words: ["province", "region", "state", "territory", "district", "enclave"], type: "Region", kinds: [] },
  {
    words: [
      "company",
      "firm",
      "corporation",
      "airline",
      "carrier",
      "carmaker",
      "automaker",
      "bank",
      "lender",
      "retailer",
      "manufacturer",
      "maker",
      "builder",
      "operator",
      "giant",
      "steelmaker",
      "startup",
      "chain",
      "business",
      "group",
    ],
    type: "Organization",
    kinds: ["company"],
  },
  {
    words: ["newspaper", "broadcaster", "magazine", "agency", "website", "network", "paper"],
    type: "Organization",
    kinds: ["media", "agency"],
  },
  {
    words: ["bloc", "alliance", "union", "body", "organization", "organisation"],
    type: "Organization",
    kinds: ["igo", "union", "ngo"],
  },
  { words: ["party", "movement"], type: "Organization", kinds: ["party"] },
  { words: ["club", "team", "side"], type: "Organization", kinds: ["team"] },
  { words: ["university", "school", "college"], type: "Organization", kinds: ["university"] },
  { words: ["charity", "foundation", "institute", "group"], type: "Organization", kinds: ["ngo"] },
  {
    words: ["militia", "group", "movement", "cartel", "gang"],
    type: "Group",
    kinds: ["armed-group", "criminal-group"],
  },
  { words: ["treaty", "agreement", "deal", "pact", "accord"], type: "Agreement", kinds: [] },
];
/** Within this many sentences a general noun may look back. */
const REACH = 6;

/** "the company", "the bloc", "the city" → the latest named thing of that kind. */
export function joinHypernyms(reading: Reading, clusters: Clusters, index: DraftIndex): void {
  const { drafts } = clusters;
  const { tree } = reading;
  drafts.forEach((draft, nominal) => {
    if (draft.kind !== "nominal" || draft.number === "plural" || clusters.of(nominal).named) return;
    if (draft.determiner !== "the" && draft.determiner !== "this") return;
    const lemma = tree.lemma(draft.head).toLowerCase();
    const rows = HYPERNYMS.filter((row) => row.words.includes(lemma));
    if (
      rows.length === 0 ||
      tree.children(draft.head, "nmod", "acl").some((child) => child > draft.head) ||
      plainModifiers(reading, drafts, index, draft) > 1
    )
      return;
    if (
      draft.modifiers.some((word) =>
        /^(other|first|second|third|last|next|same|entire|whole|only|new|old|neighbouring|neighboring|host)$/.test(
          word,
        ),
      )
    )
      return;
    if (countryBeside(reading, drafts, index, draft) !== null && rows[0]!.type === "Country") return;
    const sentence = reading.sentenceOf(draft.head);
    let best: number | null = null;
    let most = Number.NEGATIVE_INFINITY;
    for (let other = nominal - 1; other >= 0; other--) {
      const candidate = drafts[other]!;
      const distance = sentence - reading.sentenceOf(candidate.head);
      if (distance > REACH) break;
      const cluster = clusters.of(other);
      if (
        !cluster.named ||
        cluster === clusters.of(nominal) ||
        (candidate.firstToken <= draft.head && candidate.endToken > draft.head)
      )
        continue;
      const row = rows.find((hypernym) => fits(cluster.type, cluster.entityKind, hypernym));
      if (!row || (cluster.number === "plural" && row.type !== "Group")) continue;
      const subject = tree.is(candidate.head, "nsubj") ? (tree.is(tree.head(candidate.head), "root") ? 1.3 : 1) : 0;
      const demonym = candidate.kind === "demonym" ? -0.5 : 0;
      // "this country" is the one that the text is about
      const theme =
        draft.determiner === "this" && lemma === "country" && reading.lower[draft.firstToken] === "this"
          ? clusters.of(other).members.length
          : 0;
      const score =
        theme +
        subject +
        demonym -
        distance +
        0.3 * Math.log2(cluster.members.length) +
        (cluster.entityKind && row.kinds.includes(cluster.entityKind) ? 0.5 : 0);
      if (score > most && clusters.agree(other, nominal)) {
        most = score;
        best = other;
      }
    }
    // "the state" in an article about one country
    best ??= lemma === "state" ? mainCountry(clusters) : null;
    if (best !== null) clusters.join(best, nominal);
  });
}

/** Words before the noun that are no name or demonym: "the New Zealand carrier" has none. */
function plainModifiers(reading: Reading, drafts: readonly Draft[], index: DraftIndex, draft: Draft): number {
  let count = 0;
  for (let token = draft.firstToken; token < draft.head; token++) {
    if (!/^(NOUN|PROPN|ADJ|NUM|VERB)$/.test(reading.tree.upos(token))) continue;
    const inside = index.at(token);
    if (inside === undefined || drafts[inside]!.kind === "nominal") count++;
  }
  return count;
}

function fits(type: Draft["type"], kind: EntityKind | null, row: Hypernym): boolean {
  if (type !== row.type && !(row.type === "Group" && type === "Organization" && kind !== null)) return false;
  return row.kinds.length === 0 || kind === null || row.kinds.includes(kind);
}

/** Within this many sentences a person may be called by what they are. */
const NEAR = 3;

/** "the Slovak coach", "the student": the latest person of whom no office is told yet. */
export function joinEpithets(reading: Reading, clusters: Clusters, roles: readonly Role[]): void {
  const { drafts } = clusters;
  const { tree } = reading;
  const titled = new Set(roles.filter((role) => role.office.relation !== null).map((role) => clusters.of(role.holder)));
  drafts.forEach((draft, nominal) => {
    const cluster = clusters.of(nominal);
    if (
      draft.kind !== "nominal" ||
      cluster.type !== "Person" ||
      draft.number === "plural" ||
      cluster.named ||
      cluster.row
    )
      return;
    if ((draft.determiner !== "the" && draft.determiner !== "this") || cluster.members[0] !== nominal) return;
    if (
      tree.children(draft.head, "nmod", "acl", "appos", "conj").some((child) => child > draft.head) ||
      tree.is(draft.head, "appos", "conj")
    )
      return;
    if (/\b(other|next|another|first|second|third|last|same|late)\b/.test(draft.modifiers.join(" "))) return;
    // "the witness" may be a former manager, "the coach" is no minister
    const isOfficial = draft.office === null || draft.office.relation !== null;
    const sentence = reading.sentenceOf(draft.head);
    let best: number | null = null;
    let most = Number.NEGATIVE_INFINITY;
    for (let other = nominal - 1; other >= 0; other--) {
      const candidate = drafts[other]!;
      const distance = sentence - reading.sentenceOf(candidate.head);
      if (distance > NEAR) break;
      const person = clusters.of(other);
      if (
        candidate.kind !== "name" ||
        person.type !== "Person" ||
        (titled.has(person) && isOfficial) ||
        !clusters.agree(other, nominal) ||
        // "the pregnant woman" says more than is known of a doctor without gender
        (draft.gender !== null && person.gender !== draft.gender)
      )
        continue;
      if (distance === 0 && tree.head(candidate.head) === tree.head(draft.head)) continue;
      const score = (tree.is(candidate.head, "nsubj") ? 1 : 0) - distance;
      if (score > most) {
        most = score;
        best = other;
      }
    }
    if (best !== null) clusters.join(best, nominal);
  });
}

/** "her country", "its capital", "their government": what the possessor's row knows; runs after pronouns are resolved. */
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
    if (!country) return;
    const lemma = tree.lemma(draft.head).toLowerCase();
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
