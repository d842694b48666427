// Pronouns and definite noun phrases → chains, from left to right: reflexives by their clause, first and second persons by the quote they
// stand in, the others by the best ranked antecedent.
import { type AntecedentOptions, Antecedents } from "./antecedents.ts";
import type { Clusters } from "./clusters.ts";
import { somebodyOf } from "./epithet-chains.ts";
import type { Narrators } from "./narrators.ts";
import { type Quote, subjectOf } from "./quotes.ts";
import type { Reading } from "./reading.ts";
import type { DraftIndex, Role } from "./roles.ts";
import { joinSpeaker } from "./speakers.ts";

export function joinAnaphors(
  reading: Reading,
  clusters: Clusters,
  index: DraftIndex,
  quotes: readonly Quote[],
  narrators: Narrators,
  roles: readonly Role[],
  options: AntecedentOptions = {},
): void {
  const antecedents = new Antecedents(reading, clusters, index, quotes, roles, options);
  const alike = new Map<string, number>();
  // "“We agree,” she said": who she is comes first
  const speakers: (() => void)[] = [];
  clusters.drafts.forEach((draft, anaphor) => {
    if (draft.pronoun?.reflexive) {
      const subject = reflexiveSubject(reading, clusters, index, anaphor);
      if (subject !== null) clusters.join(subject, anaphor);
    } else if (draft.pronoun && draft.pronoun.row.person !== 3) {
      const { quote } = antecedents.settings[anaphor]!;
      speakers.push(() => joinSpeaker(reading, clusters, index, anaphor, quote, narrators, alike));
    } else {
      const antecedent = somebodyOf(reading, clusters, anaphor) ?? antecedents.of(anaphor);
      if (antecedent !== null) clusters.join(antecedent, anaphor);
    }
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
