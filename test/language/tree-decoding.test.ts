// The tree is the best one with a single root, whatever the scores are.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeTree } from "../../src/language/tree-decoding.ts";

/** Scores as a matrix of words 1 … n by heads 0 … n; row 0 is not used. */
const decode = (rows: readonly (readonly number[])[]) =>
  [...decodeTree(rows.length, new Float32Array([rows.map(() => 0).concat(0), ...rows].flat()), rows.length + 1)].slice(
    1,
  );

/** All assignments of heads that are trees with one root, the best score among them. */
function bestByTrial(rows: readonly (readonly number[])[]): number {
  const n = rows.length;
  let best = Number.NEGATIVE_INFINITY;
  const heads = rows.map(() => 0);
  const visit = (word: number) => {
    if (word === n) {
      if (isTree(heads))
        best = Math.max(
          best,
          heads.reduce((sum, head, i) => sum + rows[i]![head]!, 0),
        );
      return;
    }
    for (let head = 0; head <= n; head++) {
      heads[word] = head;
      visit(word + 1);
    }
  };
  visit(0);
  return best;
}

function isTree(heads: readonly number[]): boolean {
  if (heads.filter((head) => head === 0).length !== 1) return false;
  return heads.every((_, word) => {
    let at = word + 1;
    for (let step = 0; at !== 0; step++) {
      if (step > heads.length) return false;
      at = heads[at - 1]!;
    }
    return true;
  });
}

describe("decodeTree", () => {
  it("takes the best heads when they are a tree", () => {
    expect(
      decode([
        [9, 0, 1],
        [1, 9, 0],
      ]),
    ).toEqual([0, 1]);
  });
  it("breaks a cycle where it costs least", () => {
    // 1 and 2 want each other; the root would rather have 2
    expect(
      decode([
        [1, 0, 9],
        [5, 9, 0],
      ]),
    ).toEqual([2, 0]);
  });
  it("leaves one root where two words want to be it", () => {
    expect(
      decode([
        [9, 0, 1, 0],
        [8, 4, 0, 0],
        [0, 0, 7, 0],
      ]),
    ).toEqual([0, 1, 2]);
  });
  it("reads a sentence of one word", () => expect(decode([[0.5, 3]])).toEqual([0]));
  it("is a tree and the best of all trees", () => {
    const score = fc.integer({ min: -40, max: 40 });
    const matrix = fc
      .integer({ min: 1, max: 4 })
      .chain((n) => fc.array(fc.array(score, { minLength: n + 1, maxLength: n + 1 }), { minLength: n, maxLength: n }));
    fc.assert(
      fc.property(matrix, (rows) => {
        const heads = decode(rows);
        expect(isTree(heads)).toBe(true);
        expect(heads.reduce((sum, head, i) => sum + rows[i]![head]!, 0)).toBe(bestByTrial(rows));
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});
