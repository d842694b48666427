import { beforeAll, describe, expect, it } from "vitest";
import weights from "../../data/confidence.json" with { type: "json" };
import type { DocumentClaim } from "../../src/document/index.ts";
import { confidenceOf } from "../../src/extract/confidence.ts";
import { SIGNS, type Sign } from "../../src/extract/signs.ts";
import { articleFromText } from "../../src/ingest/index.ts";
import type { Extractor } from "../../src/pipeline.ts";
import { sharedExtractor } from "../helpers/inputs.ts";

let extractor: Extractor;
beforeAll(async () => {
  extractor = await sharedExtractor();
});

function claimOf(text: string, type: string): DocumentClaim {
  const { claims } = extractor.annotate(articleFromText(text, { id: "a", date: "2025-11-20" }), () => {});
  const found = claims.find((claim) => claim.type === type);
  if (!found) throw new Error(`no ${type} in "${text}"`);
  return found;
}

describe("the weights", () => {
  it("are there for every sign, with two decimals", () => {
    expect(Object.keys(weights.signs)).toEqual(Object.keys(SIGNS));
    for (const weight of [weights.plain, ...Object.values(weights.signs)])
      expect(weight).toBe(Number(weight.toFixed(2)));
  });

  it("give a probability with two decimals, the same for every order of the signs", () => {
    const signs = Object.keys(SIGNS) as Sign[];
    for (let n = 0; n <= signs.length; n++) {
      const some = signs.slice(0, n);
      const value = confidenceOf(some);
      expect(value).toBe(Number(value.toFixed(2)));
      expect(value).toBeGreaterThan(0);
      expect(value).toBeLessThan(1);
      expect(confidenceOf([...some].reverse())).toBe(value);
    }
  });
});

describe("signs", () => {
  const cases: readonly [string, string, readonly Sign[], readonly Sign[]][] = [
    ["Peru visited Chile.", "VISITS", [], ["end-pronoun", "end-unnamed", "end-missing", "not-actual"]],
    ["The minister sued a baker.", "CHARGES", ["end-unnamed"], ["end-described"]],
    ["Ada Lund resigned. She sued Canada.", "CHARGES", ["end-pronoun", "end-away"], ["end-unnamed"]],
    ["Ada Lund said that she had sued Canada.", "CHARGES", ["end-pronoun"], ["end-away"]],
    ["Ada Lund was arrested.", "ARRESTS", ["end-missing"], ["end-unnamed"]],
    ["Peru may attack Chile.", "ATTACKS", ["not-actual", "material-conflict"], ["told-again"]],
    ["Peru attacked Chile. Peru attacked Chile on Monday.", "ATTACKS", ["told-again"], ["not-actual"]],
    ["Peru launched an attack on Chile.", "ATTACKS", ["cue-pair"], []],
    ["Talks between Peru and Chile began in Lima.", "TALKS_WITH", ["one-phrase"], ["cue-pair"]],
    [
      "Peru, whose harvest had failed for the third year in a row and whose ports stood empty, sued Chile.",
      "CHARGES",
      ["end-far"],
      [],
    ],
  ];
  it.each(cases)("%s", (text, type, has, hasNot) => {
    const { signs } = claimOf(text, type);
    expect(signs).toEqual(expect.arrayContaining([...has]));
    expect(signs.filter((sign) => hasNot.includes(sign as Sign))).toEqual([]);
  });

  it("hold twice when they hold for both ends", () => {
    const { signs } = claimOf("The minister sued a baker.", "CHARGES");
    expect(signs.filter((sign) => sign === "end-unnamed")).toHaveLength(2);
  });
});

describe("confidence", () => {
  it("is less for a pronoun than for a name, and for an end that is missing", () => {
    const plain = claimOf("Ada Lund sued Canada.", "CHARGES").confidence;
    expect(claimOf("Ada Lund resigned. She sued Canada.", "CHARGES").confidence).toBeLessThan(plain);
    expect(claimOf("Canada was sued.", "CHARGES").confidence).toBeLessThan(plain);
  });

  it("tells last in the trace what it is made of, the weightiest first", () => {
    expect(claimOf("Peru visited Chile.", "VISITS").trace.at(-1)).toBe("nothing makes it less sure");
    const { trace } = claimOf("Ada Lund resigned. She visited a town. She visited the town.", "VISITS");
    expect(trace.at(-1)).toBe(
      `less sure for ${SIGNS["end-unnamed"]}, ${SIGNS["end-pronoun"]}; surer for ${SIGNS["told-again"]}`,
    );
  });

  it("stays out of the record but for its number", () => {
    const record = extractor.extract(articleFromText("Peru visited Chile.", { id: "a" }));
    expect(Object.keys(record.claims[0]!)).not.toContain("signs");
  });
});
