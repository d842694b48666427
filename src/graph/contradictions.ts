// Claims → pairs that say the opposite of the same event. Rests on caution: same relation, same ends, opposite polarity, both told as
// fact (or both as plan), in two sentences; what lies in different times is no contradiction.
import { type ClaimEdge, relationRow } from "#schema";

/** What contradictions are found by; a part of a claim edge. */
type Comparable = Pick<
  ClaimEdge,
  "id" | "article" | "type" | "source" | "target" | "polarity" | "modality" | "date" | "evidence"
>;

/** For every claim that another one contradicts: the ids of those, sorted. `dayOf` gives the day of an article. */
export function findContradictions(
  claims: readonly Comparable[],
  dayOf: (article: string) => string | null,
): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, { positive: Comparable[]; negative: Comparable[] }>();
  for (const claim of claims) {
    const level = levelOf(claim);
    if (level === null || claim.source === null || claim.target === null) continue;
    const ends = [claim.source, claim.target];
    if (relationRow(claim.type).symmetric) ends.sort();
    const key = [claim.type, level, ...ends].join("\u001f");
    const group = groups.get(key) ?? { positive: [], negative: [] };
    group[claim.polarity].push(claim);
    groups.set(key, group);
  }
  const found = new Map<string, string[]>();
  const note = (one: Comparable, other: Comparable) => found.set(one.id, [...(found.get(one.id) ?? []), other.id]);
  for (const { positive, negative } of groups.values())
    for (const yes of positive)
      for (const no of negative)
        if (!sameSentence(yes, no) && sameTime(yes, no, dayOf)) {
          note(yes, no);
          note(no, yes);
        }
  for (const ids of found.values()) ids.sort();
  return found;
}

/** "may attack" and "will not attack" can both be true; "attacked", also when only alleged, and "did not attack" cannot. */
function levelOf({ modality }: Comparable): "told" | "planned" | null {
  if (modality === "actual" || modality === "alleged") return "told";
  return modality === "future" ? "planned" : null;
}

function sameSentence(a: Comparable, b: Comparable): boolean {
  return a.article === b.article && a.evidence.sentence.start === b.evidence.sentence.start;
}

function sameTime(a: Comparable, b: Comparable, dayOf: (article: string) => string | null): boolean {
  if (a.date && b.date) {
    const later = (x: string | null, y: string | null) => x !== null && y !== null && x > y;
    return !later(a.date.from, b.date.to) && !later(b.date.from, a.date.to);
  }
  if (a.article === b.article || relationRow(a.type).class !== "state") return true;
  // States end: a president of one year is the former president of the next.
  const day = dayOf(a.article);
  return day !== null && day === dayOf(b.article);
}
