// General nouns → chains: "the company", "the bloc", "the city" stand for the latest named thing of their kind.
import type { EntityKind } from "#schema";
import { bestBefore } from "./best-before.ts";
import { actsAbove } from "./binding.ts";
import { type Cluster, type Clusters, mainCountry } from "./clusters.ts";
import { countryBeside, describedCountries, isCountryNoun } from "./countries.ts";
import type { Draft } from "./draft.ts";
import { kindsOf } from "./kind-agreement.ts";
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
    "company firm corporation airline carrier carmaker automaker bank lender retailer manufacturer maker builder operator giant steelmaker startup chain business group drugmaker dairy insurer shipper brewer publisher chipmaker planemaker conglomerate utility multinational",
    "Organization",
    "company",
  ),
  // These are persons as well; a company is meant when no person is
  row("trader supplier producer miner developer buyer contractor dealer grower", "Organization", "company"),
  row("newspaper broadcaster magazine agency website network paper", "Organization", "media", "agency"),
  row("bloc alliance union body organization organisation", "Organization", "igo", "union", "ngo"),
  row("federation association confederation", "Organization", "ngo", "union"),
  row("party movement", "Organization", "party"),
  row("club team side", "Organization", "team"),
  row("university school college", "Organization", "university"),
  row("charity foundation institute group", "Organization", "ngo"),
  row("militia group movement cartel gang", "Organization", "armed-group", "criminal-group"),
  row("court tribunal", "Organization", "court"),
  row("regulator watchdog", "Organization", "agency"),
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
/** Countries that are made of states. */
const FEDERAL: ReadonlySet<string> = new Set("USA IND BRA MEX DEU AUS NGA MYS AUT VEN MMR SSD SDN ETH".split(" "));
/** Within this many sentences a general noun may look back. */
const REACH = 6;
/** A thing without a name is not taken up from farther. */
const NEAR = 3;

export function joinHypernyms(reading: Reading, clusters: Clusters, index: DraftIndex): void {
  const { drafts } = clusters;
  const { tree } = reading;
  joinFighters(reading, clusters, index);
  drafts.forEach((draft, nominal) => {
    if (
      draft.kind !== "nominal" ||
      clusters.of(nominal).named ||
      (draft.determiner !== "the" && draft.determiner !== "this")
    )
      return;
    const lemma = tree.lemma(draft.head).toLowerCase();
    // "the state" of an article about one country, unless that is made of states
    if (lemma === "state" && draft.modifiers.length === 0 && draft.determiner === "the") {
      const country = mainCountry(clusters);
      const isFederal = clusters
        .all()
        .some(({ type, named, country: of }) => type === "Region" && named && FEDERAL.has(of ?? ""));
      if (country !== null && !isFederal && clusters.agree(country, nominal)) {
        clusters.join(country, nominal);
        return;
      }
    }
    const described = isCountryNoun(reading, draft) ? describedCountries(reading, draft) : undefined;
    if (described && draft.number === "singular" && !isRestricted(reading, draft)) {
      const country = oneOf(reading, clusters, nominal, described);
      if (country !== null) clusters.join(country, nominal);
      return;
    }
    const rows = rowsOf(reading, draft, lemma);
    if (
      rows.length === 0 ||
      isContrasted(reading, drafts, index, draft) ||
      plainModifiers(reading, drafts, index, draft).length > 1 ||
      isRestricted(reading, draft)
    )
      return;
    // "this court" is the one that is spoken to
    if (draft.determiner === "this" && rows[0]!.kinds.includes("court")) return;
    if (rows[0]!.type === "Country" && countryBeside(reading, drafts, index, draft) !== null) return;
    // "the trader" is untyped until it is known whether it is a person
    if (clusters.of(nominal).type === "Person") clusters.of(nominal).certainty = 1;
    let best = bestBefore(reading, clusters, nominal, REACH, (other, distance) => {
      const cluster = clusters.of(other);
      if (!cluster.named || cluster === clusters.of(nominal) || covers(drafts[other]!, draft.head)) return null;
      const kinds = kindsOf(clusters, cluster);
      const hypernym = rows.find((candidateRow) => fits(cluster.type, kinds, candidateRow));
      // "the bloc" is no fund
      if (/^(bloc|alliance)$/.test(lemma) && isOffice(clusters, cluster)) return null;
      if (hypernym && isForeign(clusters, nominal, cluster, hypernym)) return null;
      if (!hypernym || !clusters.agree(other, nominal) || actsAbove(reading, clusters, nominal, cluster)) return null;
      return (
        salience(reading, clusters, other) -
        distance +
        (isTheme(reading, draft, lemma) ? cluster.members.length : 0) +
        (hypernym.kinds.some((kind) => kinds.includes(kind)) ? 0.5 : 0)
      );
    });
    best ??= introduced(reading, clusters, nominal, rows, lemma) ?? onlyOne(reading, clusters, nominal, rows);
    if (best !== null) clusters.join(best, nominal);
  });
}

/** "Fighters of the Azur Front took the town": what they do, their body does; "three fighters" are only some of them. */
function joinFighters(reading: Reading, clusters: Clusters, index: DraftIndex): void {
  const { drafts } = clusters;
  const { tree } = reading;
  drafts.forEach((draft, nominal) => {
    if (draft.kind !== "nominal" || draft.number !== "plural" || clusters.of(nominal).named) return;
    if (!/^(the|none)$/.test(draft.determiner) || tree.child(draft.head, "nummod") !== undefined) return;
    if (!PLURAL[0]!.words.has(tree.lemma(draft.head).toLowerCase()) || !tree.is(draft.head, "nsubj")) return;
    const [body] = tree
      .children(draft.head, "nmod")
      .filter((child) => child > draft.head && /^(of|from)$/.test(tree.markers(child)[0] ?? ""))
      .map((child) => index.filling(child));
    if (body === undefined || drafts[body]!.kind !== "name") return;
    const cluster = clusters.of(body);
    if (cluster.type === "Organization" && kindsOf(clusters, cluster).includes("armed-group"))
      clusters.join(body, nominal);
  });
}

/** "the Nordic country": the last one of them that the text told of, subjects before others. */
function oneOf(reading: Reading, clusters: Clusters, nominal: number, described: ReadonlySet<string>): number | null {
  const { drafts } = clusters;
  const best = bestBefore(reading, clusters, nominal, Number.POSITIVE_INFINITY, (other, distance) => {
    const cluster = clusters.of(other);
    const { row } = cluster;
    if (row?.type !== "Country" || !described.has(row.country ?? "") || cluster.type !== "Country") return null;
    if (covers(drafts[other]!, drafts[nominal]!.head) || actsAbove(reading, clusters, nominal, cluster)) return null;
    return salience(reading, clusters, other) - Math.min(distance, REACH);
  });
  if (best !== null && clusters.drafts[nominal]!.type !== "Country") {
    clusters.drafts[nominal]!.type = "Country";
    clusters.of(nominal).type = "Country";
  }
  return best !== null && clusters.agree(best, nominal) ? best : null;
}

/** "her company": is the noun a general one for a thing of the kind of that chain? */
export function mayStandFor(reading: Reading, clusters: Clusters, nominal: number, other: number): boolean {
  const draft = clusters.drafts[nominal]!;
  const cluster = clusters.of(other);
  const kinds = kindsOf(clusters, cluster);
  const rows = rowsOf(reading, draft, reading.tree.lemma(draft.head).toLowerCase());
  return rows.some((found) => fits(cluster.type, kinds, found)) && clusters.agree(other, nominal);
}

/** What a noun may stand for; "the aid group" is no company. */
function rowsOf(
  { tree, lower, lexicon }: Reading,
  { head, number, firstToken }: Draft,
  lemma: string,
): readonly Hypernym[] {
  const isPlural = number === "plural" && tree.xpos(head) === "NNS";
  const rows = (isPlural ? PLURAL : SINGULAR).filter(
    ({ words }) => words.has(lemma) || (words.has("maker") && isMaker(lemma)),
  );
  const whole = head > firstToken ? lexicon.nominal(`${lower[head - 1]} ${lemma}`) : undefined;
  if (isPlural || whole?.type !== "Organization" || !whole.kind) return rows;
  const { kind } = whole;
  return rows.filter(({ kinds }) => kinds.includes(kind)).map((found) => ({ ...found, kinds: [kind] }));
}

/** "chipmaker"; not "lawmaker" */
function isMaker(lemma: string): boolean {
  return lemma.endsWith("maker") && !/^(law|policy|film|peace|home|match|trouble|play|money|king|decision)/.test(lemma);
}

/** Is it said which one? "the company that lost", "the bank in charge"; ", which lost" says no such thing. */
function isRestricted({ tree, lower }: Reading, { head }: Draft): boolean {
  return tree.children(head, "nmod", "acl").some((child) => {
    if (child < head) return false;
    const [first] = tree.subtree(child);
    return !(tree.is(child, "acl:relcl") && (lower[first!] === "," || lower[first! - 1] === ","));
  });
}

/** "a ferry operator … the company": what was told of without a name, when nothing named is meant. */
function introduced(
  reading: Reading,
  clusters: Clusters,
  nominal: number,
  rows: readonly Hypernym[],
  lemma: string,
): number | null {
  const { drafts } = clusters;
  const draft = drafts[nominal]!;
  for (let other = nominal - 1; other >= 0; other--) {
    const candidate = drafts[other]!;
    if (reading.sentenceOf(draft.head) - reading.sentenceOf(candidate.head) > NEAR) return null;
    const cluster = clusters.of(other);
    if (candidate.kind !== "nominal" || cluster.named || covers(candidate, draft.head)) continue;
    if (candidate.determiner === "other" || candidate.number !== draft.number || cluster === clusters.of(nominal))
      continue;
    const isOfRow = rows.some(
      ({ words, type, kinds }) =>
        cluster.type === type &&
        (cluster.entityKind !== null
          ? kinds.includes(cluster.entityKind)
          : words.has(reading.tree.lemma(candidate.head).toLowerCase())),
    );
    if (!isOfRow || reading.tree.lemma(candidate.head).toLowerCase() === lemma) continue;
    if (clusters.agree(other, nominal) && !actsAbove(reading, clusters, nominal, cluster)) return other;
  }
  return null;
}

/** Bodies that nations have set up, and are not themselves. */
function isOffice({ drafts }: Clusters, { members, row }: Cluster): boolean {
  const names = [
    row?.name ?? "",
    ...members.map((member) => (drafts[member]!.kind === "name" ? drafts[member]!.words : "")),
  ];
  return names.some((name) =>
    /\b(Fund|Bank|Court|Agency|Organi[sz]ation|Tribunal|Programme|Committee|Commission|Office|Council)\b/.test(name),
  );
}

/** "the Maltese association" is none of a continent: a body of nations says so when it belongs to one. */
function isForeign(clusters: Clusters, nominal: number, { country }: Cluster, { words }: Hypernym): boolean {
  return words.has("association") && country === null && clusters.of(nominal).country !== null;
}

/** However far back, when the text before names no other of the kind: "the city" is the one town of the article. */
function onlyOne(reading: Reading, clusters: Clusters, nominal: number, rows: readonly Hypernym[]): number | null {
  const found = clusters.all().filter((cluster) => {
    if (!cluster.named || cluster.members[0]! > nominal) return false;
    const kinds = kindsOf(clusters, cluster);
    return rows.some(
      (row) =>
        fits(cluster.type, kinds, row) &&
        (row.kinds.length === 0 || kinds.length > 0) &&
        !isForeign(clusters, nominal, cluster, row),
    );
  });
  const [only] = found;
  if (!only || found.length > 1 || actsAbove(reading, clusters, nominal, only)) return null;
  return clusters.agree(only.members[0]!, nominal) ? only.members[0]! : null;
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

function fits(type: Draft["type"], found: readonly EntityKind[], { type: wanted, kinds }: Hypernym): boolean {
  // Nearly every court and office says so in its name
  const mayBe = found.length === 0 && !(kinds.length === 1 && /^(court|agency)$/.test(kinds[0]!));
  return type === wanted && (kinds.length === 0 || mayBe || kinds.some((kind) => found.includes(kind)));
}
