// Pronouns → chains, from left to right: reflexives by their clause, first and second persons by the quote they stand in,
// the others by the best scored antecedent.
import type { Cluster, Clusters } from "./clusters.ts";
import type { Draft } from "./draft.ts";
import type { Narrators } from "./narrators.ts";
import { features, score } from "./pronoun-ranking.ts";
import { type Quote, subjectOf } from "./quotes.ts";
import type { Reading } from "./reading.ts";
import type { DraftIndex } from "./roles.ts";

/** Antecedents are looked for in this many sentences before the pronoun. */
const REACH = 5;
/** Below this score a pronoun stays alone. */
const LEAST = -1;

export interface PronounOptions {
  /** sees every choice before it is made; for training and `explain` */
  readonly watch?: (pronoun: number, candidates: readonly Candidate[]) => void;
}

export interface Candidate {
  /** the mention through which the cluster is reached: the nearest of its best */
  readonly mention: number;
  readonly cluster: Cluster;
  readonly features: readonly number[];
  readonly score: number;
}

export function joinPronouns(
  reading: Reading,
  clusters: Clusters,
  index: DraftIndex,
  quotes: readonly Quote[],
  narrators: Narrators,
  options: PronounOptions = {},
): void {
  const { drafts } = clusters;
  const alike = new Map<string, number>();
  // "“We agree,” she said": who she is comes first
  const speakers: (() => void)[] = [];
  drafts.forEach((draft, pronoun) => {
    if (!draft.pronoun) return;
    const { row, reflexive } = draft.pronoun;
    const quote = quotes.find(({ start, end }) => {
      const at = reading.doc.tokens[draft.head]!.start;
      return at >= start && at < end;
    });
    if (reflexive) {
      const subject = reflexiveSubject(reading, clusters, index, pronoun);
      if (subject !== null) clusters.join(subject, pronoun);
      return;
    }
    if (row.person !== 3) {
      speakers.push(() => firstAndSecond(reading, clusters, index, pronoun, quote, narrators, alike));
      return;
    }
    const candidates = findCandidates(reading, clusters, pronoun, quote, quotes);
    options.watch?.(pronoun, candidates);
    let best: Candidate | undefined;
    for (const candidate of candidates) if (!best || candidate.score > best.score) best = candidate;
    if (best && best.score > LEAST) clusters.join(best.mention, pronoun);
  });
  for (const resolve of speakers) resolve();
}

/** "herself" is the subject of its clause. */
function reflexiveSubject(reading: Reading, clusters: Clusters, index: DraftIndex, pronoun: number): number | null {
  const { tree } = reading;
  let at = tree.head(clusters.drafts[pronoun]!.head);
  const beside = at >= 0 ? index.filling(at) : undefined;
  // "the agency itself"
  if (
    beside !== undefined &&
    beside !== pronoun &&
    tree.is(clusters.drafts[pronoun]!.head, "nmod:unmarked", "appos", "nmod", "obl:unmarked", "advmod") &&
    at === clusters.drafts[pronoun]!.head - 1
  )
    return beside;
  for (let steps = 0; at >= 0 && steps < 4; steps++, at = tree.head(at)) {
    const subject = subjectOf(reading, at);
    if (subject === null) continue;
    const found = index.filling(subject);
    if (found !== undefined && found !== pronoun) return found;
  }
  return null;
}

/** "I" in a quote is its speaker, "we" the speaker's side; outside quotes both are the narrator, who may say "I am Ann Holt". */
function firstAndSecond(
  reading: Reading,
  clusters: Clusters,
  index: DraftIndex,
  pronoun: number,
  quote: Quote | undefined,
  narrators: Narrators,
  alike: Map<string, number>,
): void {
  const { row } = clusters.drafts[pronoun]!.pronoun!;
  const speaker = quote?.speaker == null ? undefined : index.filling(quote.speaker);
  if (row.person === 1 && speaker !== undefined) {
    const side = row.number === "plural" ? sideOf(clusters, speaker) : speaker;
    if (side !== pronoun) {
      if (
        row.number === "singular" &&
        clusters.of(side).certainty > 1 &&
        clusters.of(side).type !== "Person" &&
        clusters.of(side).type !== "Group"
      )
        return;
      clusters.join(side, pronoun);
    }
    return;
  }
  const { head } = clusters.drafts[pronoun]!;
  const narrator = quote ? null : narratorOf(row.id, head, narrators);
  if (narrator !== null) {
    clusters.join(narrator, pronoun);
    return;
  }
  const key = quote ? `${row.id} ${quote.speaker ?? quote.start}` : row.id;
  const before = alike.get(key);
  if (before !== undefined) clusters.join(before, pronoun);
  alike.set(key, pronoun);
  if (row.id === "i" && row.plain.includes(reading.lower[clusters.drafts[pronoun]!.head]!)) {
    const named = introducedAs(reading, index, clusters.drafts[pronoun]!);
    if (named !== undefined && clusters.agree(named, pronoun)) clusters.join(named, pronoun);
  }
}

function narratorOf(pronoun: string, token: number, narrators: Narrators): number | null {
  if (pronoun === "i") return narrators.at(token);
  if (pronoun === "we") return narrators.nation;
  return pronoun === "you" ? narrators.askedAt(token) : null;
}

/** "I am Ann Holt" → the draft of Ann Holt */
function introducedAs(reading: Reading, index: DraftIndex, draft: Draft): number | undefined {
  const { tree } = reading;
  const predicate = tree.head(draft.head);
  if (
    predicate < 0 ||
    !tree.is(draft.head, "nsubj") ||
    tree.child(predicate, "cop") === undefined ||
    tree.upos(predicate) !== "PROPN"
  )
    return undefined;
  return index.filling(predicate);
}

/** Who "we" are when this speaker says it: the country of an official, the body of its spokesman, a group or body itself. */
function sideOf(clusters: Clusters, speaker: number): number {
  const cluster = clusters.of(speaker);
  if (cluster.type !== "Person") return speaker;
  return cluster.side ?? speaker;
}

/** Clusters that the pronoun may stand for, each with its best mention before it. */
export function findCandidates(
  reading: Reading,
  clusters: Clusters,
  pronoun: number,
  quote: Quote | undefined,
  quotes: readonly Quote[],
): Candidate[] {
  const { drafts } = clusters;
  const draft = drafts[pronoun]!;
  const sentence = reading.sentenceOf(draft.head);
  const best = new Map<Cluster, Candidate>();
  for (let mention = pronoun - 1; mention >= 0; mention--) {
    const other = drafts[mention]!;
    if (sentence - reading.sentenceOf(other.head) > REACH) break;
    const cluster = clusters.of(mention);
    if (other.determiner === "other" && /^(no|any|each|every|which|what)$/.test(reading.lower[other.firstToken]!))
      continue;
    if (!mayMean(draft, cluster) || isBlocked(reading, draft, other)) continue;
    if (other.pronoun && other.pronoun.row.person !== 3 && !cluster.named) continue;
    const values = features(reading, clusters, pronoun, mention, quote, quotes);
    const candidate = { mention, cluster, features: values, score: score(draft.pronoun!.row.id, values) };
    const known = best.get(cluster);
    if (!known || candidate.score > known.score) best.set(cluster, candidate);
  }
  return [...best.values()];
}

/** Number, gender and life agree. */
function mayMean({ pronoun, gender }: Draft, cluster: Cluster): boolean {
  const { row } = pronoun!;
  if (row.id === "he" || row.id === "she")
    return (
      cluster.type === "Person" && cluster.number !== "plural" && (cluster.gender === null || cluster.gender === gender)
    );
  if (row.id === "it") return cluster.type !== "Person" && cluster.type !== "People" && cluster.number !== "plural";
  if (cluster.number === "plural" || cluster.type === "Group" || cluster.type === "People") return true;
  if (cluster.type === "Organization" || cluster.type === "Country") return true;
  return cluster.type === "Person" && cluster.gender === null && !cluster.named;
}

/** A pronoun is neither the thing whose phrase it stands in ("his lawyer") nor, as an object, the subject of its own verb. */
function isBlocked(reading: Reading, draft: Draft, other: Draft): boolean {
  const { tree } = reading;
  if (other.firstToken <= draft.head && draft.head < other.endToken) return true;
  if (tree.under(draft.head, other.head) && other.kind === "nominal" && isShortPath(reading, draft.head, other.head))
    return true;
  if (draft.pronoun!.possessive) return false;
  const verb = clauseOf(reading, draft.head);
  return (
    verb >= 0 && verb === clauseOf(reading, other.head) && !tree.is(other.head, "nmod:poss") && other.head !== verb
  );
}

/** The verb whose argument a word is; -1 when it stands deeper. */
function clauseOf(reading: Reading, token: number): number {
  const { tree } = reading;
  return tree.is(token, "nsubj", "obj", "iobj", "obl") ? tree.head(token) : -1;
}

function isShortPath(reading: Reading, token: number, head: number): boolean {
  for (let at = reading.tree.head(token); at >= 0 && at !== head; at = reading.tree.head(at))
    if (/^(VERB|AUX)$/.test(reading.tree.upos(at))) return false;
  return true;
}
