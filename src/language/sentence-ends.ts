// Words of a block → where its sentences end: after final marks and the quotes that close behind them, unless the next word goes on.
import { TITLES } from "./abbreviations.ts";

const FINAL = /^(?:[.!?]+|…+|\.{2,})$/;
const CLOSING = /^(?:["”’'»)\]]|''|’’|[.!?]+)$/;
const OPENING = /^(?:["“‘'«([]|``|''|‘‘)$/;
/** A word that begins sentences: evidence that an abbreviation before it ended one. */
const STARTER =
  /^(?:The|A|An|He|She|It|They|We|I|You|In|On|At|But|And|This|That|These|Those|There|Mr|Mrs|His|Her|Its|Their|After|When|As|For|If|Since|While|However|Also|So|What|Who|Why|How|Please)\.?$/;

/**
 * spans: [start, end, …] of the words of one block. Returns for every sentence the index after its last word; the last is the number of words.
 */
export function findSentenceEnds(text: string, spans: readonly number[]): number[] {
  const count = spans.length / 2;
  const word = (i: number) => text.slice(spans[2 * i]!, spans[2 * i + 1]!);
  const attached = (i: number) => i > 0 && spans[2 * i - 1] === spans[2 * i];
  const ends: number[] = [];
  let depth = 0;
  for (let i = 0; i < count; i++) {
    const own = word(i);
    if (own === "(" || own === "[") depth++;
    else if ((own === ")" || own === "]") && depth > 0) depth--;
    const final = FINAL.test(own);
    const abbreviation = !final && own.length > 1 && own.endsWith(".");
    if (!final && !abbreviation) continue;
    let last = i;
    while (last + 1 < count && attached(last + 1) && CLOSING.test(word(last + 1))) {
      last++;
      if ((word(last) === ")" || word(last) === "]") && depth > 0) depth--;
    }
    if (last + 1 >= count) break;
    const next = word(last + 1);
    const start = OPENING.test(next) && last + 2 < count ? word(last + 2) : next;
    if (!endsHere({ own, final, next, start, attached: attached(last + 1), depth })) continue;
    ends.push(last + 1);
    depth = 0;
    i = last;
  }
  if (count > 0) ends.push(count);
  return ends;
}

interface Place {
  readonly own: string;
  readonly final: boolean;
  /** the word after the marks, and the first that is not an opening mark */
  readonly next: string;
  readonly start: string;
  readonly attached: boolean;
  /** brackets that are open */
  readonly depth: number;
}

function endsHere(place: Place): boolean {
  if (place.depth > 0) return false;
  const capital = /^[\p{Lu}\p{N}@#]/u.test(place.start) || /^(?:[-–—*•]|--)$/.test(place.next);
  if (!capital) return false;
  // "It failed.Then it rained": a space is missing
  if (place.attached) return place.own === "." && /^\p{Lu}\p{Ll}/u.test(place.start);
  if (place.final) return true;
  const lower = place.own.slice(0, -1).toLowerCase();
  if (TITLES.has(lower) || /^\p{L}$/u.test(lower)) return false;
  return STARTER.test(place.start) || OPENING.test(place.next);
}
