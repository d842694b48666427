// A sentence too long for one call → windows of words that are analysed by themselves, cut behind marks between clauses.

/** Words of a window: nothing longer is one clause. */
const WINDOW = 128;
const SHORTEST = 32;
const CLAUSE_MARK = /^(?:[;:,.!?)\]]|[—–]+|-{2,}|…|\.{2,})$/;

/**
 * Cuts words into windows [from, to) when they have more than `limit` pieces, with two for the ends, or more than `limit` words.
 * count: pieces of a word.
 */
export function cutWindows(
  words: readonly string[],
  count: (word: string) => number,
  limit: number,
): [number, number][] {
  let pieces = 2;
  for (const word of words) pieces += count(word);
  if (pieces <= limit && words.length < limit) return [[0, words.length]];
  const windows: [number, number][] = [];
  for (let from = 0; from < words.length; ) {
    let to = from;
    pieces = 2;
    while (to < words.length && to - from < WINDOW && pieces + count(words[to]!) <= limit)
      pieces += count(words[to++]!);
    if (to < words.length) {
      let cut = to;
      while (cut > from + SHORTEST && !CLAUSE_MARK.test(words[cut - 1]!)) cut--;
      if (cut > from + SHORTEST) to = cut;
    }
    windows.push([from, to]);
    from = to;
  }
  return windows;
}
