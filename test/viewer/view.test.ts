import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import {
  decodeView,
  encodeView,
  FACETS,
  isFiltered,
  PANELS,
  SHOWS,
  STAGES,
  START,
  THEMES,
  type View,
  withFacet,
} from "../../src/viewer/page/view.ts";

const text = fc.string({ unit: "grapheme", maxLength: 30 });
const day = fc.constantFrom("", "1846-05-13", "2025-11-18");
const number = fc.double({ min: 0.01, max: 3, noNaN: true }).map((n) => Number(n.toFixed(4)));
const views: fc.Arbitrary<View> = fc.record({
  show: fc.constantFrom(...SHOWS),
  stage: fc.constantFrom(...STAGES),
  panel: fc.record({ kind: fc.constantFrom(...PANELS), a: text, b: text }),
  off: fc
    .array(fc.tuple(fc.constantFrom(...FACETS), fc.uniqueArray(text, { minLength: 1, maxLength: 3 })), { maxLength: 4 })
    .map((rows) => new Map(rows.map(([facet, values]) => [facet, new Set(values)]))),
  from: day,
  to: day,
  depth: fc.integer({ min: 0, max: 4 }),
  article: text,
  gathered: fc.constantFrom(null, true, false),
  opened: fc.uniqueArray(fc.nat(500), { maxLength: 4 }).map((list) => new Set(list)),
  theme: fc.constantFrom(...THEMES),
  camera: fc.option(fc.record({ x: number, y: number, ratio: number }), { nil: null }),
});

describe("the address of a view", () => {
  it("gives back any view", () => {
    fc.assert(
      fc.property(views, (view) => {
        expect(decodeView(`#${encodeView(view)}`)).toEqual(view);
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  it("is empty for the start", () => {
    expect(encodeView(START)).toBe("");
    expect(decodeView("")).toEqual(START);
  });

  test.each([
    "#show=everything&stage=3d&see=nothing&theme=pink",
    "#depth=-1&depth=99",
    "#depth=1.5",
    "#from=yesterday&to=2025-13",
    "#camera=a,b,c",
    "#camera=1,2,0",
    "#camera=1,2",
    "#open=x&open=-3&open=1.5",
    "#%E0%A4%A",
    "#__proto__=1&constructor=2",
  ])("of no known form (%s) opens the start", (hash) => {
    expect(decodeView(hash)).toEqual(START);
  });
});

describe("withFacet", () => {
  it("switches one value and leaves the view it was given alone", () => {
    const off = withFacet(START, "type", "Person", false);
    expect(off.off.get("type")).toEqual(new Set(["Person"]));
    expect(START.off.size).toBe(0);
    expect(withFacet(off, "type", "Person", true).off.get("type")).toEqual(new Set());
  });
  it("is told by isFiltered", () => {
    expect(isFiltered(START)).toBe(false);
    expect(isFiltered(withFacet(START, "speaker", "", false))).toBe(true);
    expect(isFiltered(withFacet(withFacet(START, "speaker", "", false), "speaker", "", true))).toBe(false);
    expect(isFiltered({ ...START, show: "facts" })).toBe(true);
  });
});
