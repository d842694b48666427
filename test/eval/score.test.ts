import { describe, expect, it } from "vitest";
import type { GoldRow } from "../../src/eval/index.ts";
import { scoreRow } from "../../src/eval/index.ts";
import { sumScores } from "../../src/eval/score.ts";
import { formatSlices, sliceScores, type TextScore } from "../../src/eval/slices.ts";
import type { Traits } from "../../src/eval/traits.ts";
import { recordOf } from "../helpers/records.ts";

const text =
  "Norland attacked Ostland. Later Norland again struck Ostland. Ada Lund said that Norland would not shell Sudmark. Police held Kim.";
const record = recordOf({
  text,
  chains: {
    lund: { type: "Person", name: "Ada Lund" },
    norland: { type: "Country", name: "Norland" },
    ostland: { type: "Country", name: "Ostland" },
    sudmark: { type: "Country", name: "Sudmark" },
    kim: { type: "Person", name: "Kim" },
  },
  claims: [
    { in: "Norland attacked", cue: "attacked", type: "ATTACKS", source: "norland", target: "ostland" },
    { in: "Norland again", cue: "struck", type: "ATTACKS", source: "norland", target: "ostland" },
    {
      in: "would not",
      cue: "shell",
      type: "ATTACKS",
      source: "norland",
      target: "sudmark",
      negative: true,
      modality: "future",
      by: ["lund"],
    },
    { in: "Police held", cue: "held", type: "ARRESTS", target: "kim" },
  ],
});
const score = (expect: string[], not: string[] = []) => scoreRow({ id: "a", text, expect, not } as GoldRow, record);
const cues = (claims: readonly { evidence: { cue: { start: number; end: number } } }[]) =>
  claims.map(({ evidence: { cue } }) => text.slice(cue.start, cue.end));

describe("a row", () => {
  it("does not count a claim that is told again, wherever gold writes it once", () => {
    const { found, again, extra } = score(["Norland ATTACKS Ostland"]);
    expect(cues(found.map(({ claim }) => claim))).toEqual(["attacked"]);
    expect(cues(again)).toEqual(["struck"]);
    expect(cues(extra)).toEqual(["shell", "held"]);
    expect(score(["Norland ATTACKS Ostland", "Norland ATTACKS Ostland"])).toMatchObject({ again: [], missing: [] });
  });

  it("gives a line the claim that agrees in full before another", () => {
    const lines = ["Norland ATTACKS Sudmark", "Norland ATTACKS Sudmark [negative future by Ada Lund]"];
    const { found, missing } = score(lines);
    expect(found.map(({ line, standing }) => [line, standing])).toEqual([[lines[1], []]]);
    expect(missing.map(({ line }) => line)).toEqual([lines[0]]);
  });

  it("finds a claim with another standing, and says in what", () => {
    const [match] = score(["Norland ATTACKS Sudmark"]).found;
    expect(match!.standing).toEqual(["polarity", "modality", "speaker"]);
  });

  it("names the extra claim that comes nearest to a missing line, when two of type and ends agree", () => {
    const nearest = (line: string) => score([line]).missing[0]!.nearest;
    expect(nearest("Norland KILLS Sudmark")!.differences).toEqual(["type"]);
    expect(nearest("Ada Lund ATTACKS Sudmark [negative]")!.differences).toEqual(["source"]);
    expect(nearest("Police ARRESTS Kim")!.differences).toEqual(["source"]);
    expect(nearest("Kim VISITS Ostland")).toBeNull();
    // what is found for another line is no near miss
    expect(score(["Norland ATTACKS Sudmark", "Norland KILLS Sudmark"]).missing[0]!.nearest).toBeNull();
  });

  it("forbids a plain claim when it is told as a fact, and any claim that says what is asked", () => {
    const violated = (line: string) => score([], [line]).violated.length;
    expect(violated("Norland ATTACKS Ostland")).toBe(1);
    expect(violated("Norland ATTACKS Sudmark")).toBe(0);
    expect(violated("Norland ATTACKS Sudmark [negative]")).toBe(1);
    expect(violated("Ostland ATTACKS Norland")).toBe(0);
  });
});

describe("scores", () => {
  const plain: Traits = { cue: "verb", passive: false, quoted: false, pronoun: false };
  const withTraits = (...lines: string[]): TextScore => ({
    ...score(lines),
    sentences: [],
    traits: new Map(record.claims.map(({ id }, i) => [id, i === 3 ? { ...plain, passive: true, cue: "noun" } : plain])),
  });
  const scored = withTraits(
    "Norland ATTACKS Ostland",
    "Norland ATTACKS Sudmark [negative future by Ada Lund]",
    "Kim RESIGNS_FROM -",
  );
  const slice = (name: string) => {
    const found = sliceScores([scored]).find(({ dimension, value }) => `${dimension}: ${value}` === name);
    return found && [found.lines, found.foundLines, found.claims, found.right];
  };

  it("add up", () => {
    expect(sumScores([scored, scored])).toMatchObject({
      rows: 2,
      lines: 6,
      found: 4,
      extra: 2,
      standing: 4,
      precision: 2 / 3,
      recall: 2 / 3,
      f1: 2 / 3,
    });
  });

  it("are sliced by what a line says and by the record of a claim", () => {
    expect(slice("polarity: positive")).toEqual([2, 1, 2, 1]);
    expect(slice("polarity: negative")).toEqual([1, 1, 1, 1]);
    expect(slice("modality: future")).toEqual([1, 1, 1, 1]);
    expect(slice("voice: somebody is cited")).toEqual([1, 1, 1, 1]);
    expect(slice("ends: an end left out")).toEqual([1, 0, 1, 0]);
    expect(slice("type: ATTACKS")).toEqual([2, 2, 2, 2]);
    expect(slice("type: RESIGNS_FROM")).toEqual([1, 0, 0, 0]);
  });

  it("know of claims only what no line tells", () => {
    expect(slice("wording: passive")).toEqual([null, null, 1, 0]);
    expect(slice("cue: told by a noun")).toEqual([null, null, 1, 0]);
    expect(slice("cue: told by a verb")).toEqual([null, null, 2, 2]);
    expect(sliceScores([scored]).find(({ value }) => value === "passive")).toMatchObject({
      precision: 0,
      recall: null,
      f1: null,
    });
  });

  it("count every line and every claim once in each dimension that has a value for all", () => {
    const slices = sliceScores([scored]);
    for (const dimension of ["polarity", "modality", "voice", "ends", "class", "type"]) {
      const own = slices.filter((other) => other.dimension === dimension);
      expect(own.reduce((sum, { lines }) => sum + lines!, 0)).toBe(3);
      expect(own.reduce((sum, { claims }) => sum + claims, 0)).toBe(3);
      expect(own.reduce((sum, { right }) => sum + right, 0)).toBe(2);
    }
  });

  it("stand in columns", () => {
    const lines = formatSlices(sliceScores([scored])).split("\n");
    expect(new Set(lines.map((line) => line.length)).size).toBe(1);
    expect(lines[1]).toMatch(/^polarity: positive +2 +1 +2 +1 +50 % +50 % +50 %$/);
  });
});
