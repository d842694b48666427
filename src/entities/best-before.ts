// A mention → the mention before it that scores best: the search that the sieves for noun phrases share.
import type { Clusters } from "./clusters.ts";
import type { Reading } from "./reading.ts";

/**
 * The best of the drafts before `nominal` within `reach` sentences, the nearest of equals; null where `scoreOf` gives none a score.
 * `scoreOf` is told how many sentences lie between.
 */
export function bestBefore(
  reading: Reading,
  { drafts }: Clusters,
  nominal: number,
  reach: number,
  scoreOf: (other: number, distance: number) => number | null,
): number | null {
  const here = reading.sentenceOf(drafts[nominal]!.head);
  let best: number | null = null;
  let most = Number.NEGATIVE_INFINITY;
  for (let other = nominal - 1; other >= 0; other--) {
    const distance = here - reading.sentenceOf(drafts[other]!.head);
    if (distance > reach) break;
    const score = scoreOf(other, distance);
    if (score !== null && score > most) {
      most = score;
      best = other;
    }
  }
  return best;
}
