// "I", "we" and "you" → chains: the speaker of the quote that they stand in, the speaker's side, the narrator.
import type { Clusters } from "./clusters.ts";
import type { Draft } from "./draft.ts";
import type { Narrators } from "./narrators.ts";
import type { Quote } from "./quotes.ts";
import type { Reading } from "./reading.ts";
import type { DraftIndex } from "./roles.ts";

/** "I" in a quote is its speaker, "we" the speaker's side; outside quotes both are the narrator, who may say "I am Ann Holt". */
export function joinSpeaker(
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
