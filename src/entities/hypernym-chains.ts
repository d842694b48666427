// General nouns → chains: "the company", "the bloc", "the city" stand for the latest named thing of their kind.
import type { EntityKind } from "#schema";
import { actsAbove } from "./binding.ts";
import { type Clusters, mainCountry } from "./clusters.ts";
import { countryBeside } from "./countries.ts";
import type { Draft } from "./draft.ts";
import type { Reading } from "./reading.ts";
import type { DraftIndex } from "./roles.ts";

interface Hypernym {
  readonly words: ReadonlySet<string>;
  readonly type: Draft["type"];
  readonly kinds: readonly EntityKind[];
}

function row(words: string, type: Draft["type"], ...kinds: readonly EntityKind[]): Hypernym {
  return { words: new Set(words.split(" ")), type, kinds };
}

/** Nouns that stand for any thing of a kind; a thing of unknown kind fits too. */
const SINGULAR: readonly Hypernym[] = [
  row("country nation kingdom republic", "Country"),
  row("city town capital village metropolis", "City"),
  row("province region state territory district enclave", "Region"),
  row(
    "company firm corporation airline carrier carmaker automaker bank lender retailer manufacturer maker builder operator giant steelmaker startup chain business group drugmaker dairy insurer shipper brewer publisher",
    "Organization",
    "company",
  ),
  // These are persons as well; a company is meant when no person is
  row("trader supplier producer miner developer buyer contractor dealer grower", "Organization", "company"),
  row("newspaper broadcaster magazine agency website network paper", "Organization", "media", "agency"),
  row("bloc alliance union body organization organisation", "Organization", "igo", "union", "ngo"),
  row("party movement", "Organization", "party"),
  row("club team side", "Organization", "team"),
  row("university school college", "Organization", "university"),
  row("charity foundation institute group", "Organization", "ngo"),
  row("militia group movement cartel gang", "Organization", "armed-group", "criminal-group"),
  row("treaty agreement deal pact accord declaration", "Agreement"),
];
const PLURAL: readonly Hypernym[] = [
  row(
    "rebel insurgent militant guerrilla fighter jihadist separatist extremist gunman",
    "Organization",
    "armed-group",
    "military",
    "party",
  ),
];
/** A noun so qualified tells of another thing than the one before: "the other company", "the smaller bank". */
const CONTRAST =
  /^(other|another|first|second|third|last|next|same|entire|whole|only|new|old|neighbouring|neighboring|host|rival|smaller|larger|bigger|former|latter|two|both)$/;
/** Within this many sentences a general noun may look back. */
const REACH = 6;

export function joinHypernyms(reading: Reading, clusters: Clusters, index: DraftIndex): void {
  const { drafts } = clusters;
  const { tree } = reading;
  drafts.forEach((draft, nominal) => {
    if (
      draft.kind !== "nominal" ||
      clusters.of(nominal).named ||
      (draft.determiner !== "the" && draft.determiner !== "this")
    )
      return;
    const lemma = tree.lemma(draft.head).toLowerCase();
    const rows = (draft.number === "plural" && tree.xpos(draft.head) === "NNS" ? PLURAL : SINGULAR).filter(
      ({ words }) => words.has(lemma),
    );
    if (
      rows.length === 0 ||
      isContrasted(reading, drafts, index, draft) ||
      plainModifiers(reading, drafts, index, draft).length > 1
    )
      return;
    if (tree.children(draft.head, "nmod", "acl").some((child) => child > draft.head)) return;
    if (rows[0]!.type === "Country" && countryBeside(reading, drafts, index, draft) !== null) return;
    // "the trader" is untyped until it is known whether it is a person
    if (clusters.of(nominal).type === "Person") clusters.of(nominal).certainty = 1;
    let best: number | null = null;
    let most = Number.NEGATIVE_INFINITY;
    for (let other = nominal - 1; other >= 0; other--) {
      const candidate = drafts[other]!;
      const distance = reading.sentenceOf(draft.head) - reading.sentenceOf(candidate.head);
      if (distance > REACH) break;
      const cluster = clusters.of(other);
      if (!cluster.named || cluster === clusters.of(nominal) || covers(candidate, draft.head)) continue;
      const hypernym = rows.find((candidateRow) => fits(cluster.type, cluster.entityKind, candidateRow));
      if (!hypernym || !clusters.agree(other, nominal) || actsAbove(reading, clusters, nominal, cluster)) continue;
      const score =
        salience(reading, clusters, other) -
        distance +
        (isTheme(reading, draft, lemma) ? cluster.members.length : 0) +
        (cluster.entityKind && hypernym.kinds.includes(cluster.entityKind) ? 0.5 : 0);
      if (score > most) {
        most = score;
        best = other;
      }
    }
    // "the state" in an article about one country
    best ??= lemma === "state" ? mainCountry(clusters) : null;
    if (best !== null) clusters.join(best, nominal);
  });
}

function covers({ firstToken, endToken }: Draft, token: number): boolean {
  return firstToken <= token && token < endToken;
}

/** "this country" is the one that the text is about. */
function isTheme(reading: Reading, { firstToken }: Draft, lemma: string): boolean {
  return lemma === "country" && reading.lower[firstToken] === "this";
}

function salience(reading: Reading, clusters: Clusters, mention: number): number {
  const { tree } = reading;
  const { head, kind } = clusters.drafts[mention]!;
  const subject = tree.is(head, "nsubj") ? (tree.is(tree.head(head), "root") ? 1.3 : 1) : 0;
  return subject - (kind === "demonym" ? 0.5 : 0) + 0.3 * Math.log2(clusters.of(mention).members.length);
}

/** "the new carrier" is another than the one before, "the New Zealand carrier" need not be. */
export function isContrasted(reading: Reading, drafts: readonly Draft[], index: DraftIndex, draft: Draft): boolean {
  return plainModifiers(reading, drafts, index, draft).some((token) => CONTRAST.test(reading.lower[token]!));
}

/** Words before the noun that are no name or demonym: "the New Zealand carrier" has none. */
function plainModifiers(
  reading: Reading,
  drafts: readonly Draft[],
  index: DraftIndex,
  { firstToken, head }: Draft,
): readonly number[] {
  const found: number[] = [];
  for (let token = firstToken; token < head; token++) {
    if (!/^(NOUN|PROPN|ADJ|NUM|VERB)$/.test(reading.tree.upos(token))) continue;
    const inside = index.at(token);
    if (inside === undefined || drafts[inside]!.kind === "nominal") found.push(token);
  }
  return found;
}

function fits(type: Draft["type"], kind: EntityKind | null, { type: wanted, kinds }: Hypernym): boolean {
  return type === wanted && (kinds.length === 0 || kind === null || kinds.includes(kind));
}
