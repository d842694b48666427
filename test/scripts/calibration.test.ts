// The judge and the regression behind `npm run calibrate`.
import { beforeAll, describe, expect, it } from "vitest";
import { ContractGold, judgeByContract } from "../../scripts/calibration/contract-gold.ts";
import { type Case, crossValidate, fitModel, probability } from "../../scripts/calibration/regression.ts";
import { articleFromText } from "../../src/ingest/index.ts";
import type { Extractor } from "../../src/pipeline.ts";
import { sharedExtractor } from "../helpers/inputs.ts";

type Toss = "heads" | "noise";

/** `right` of `all` cases carry the truth. */
function cases(document: string, signs: readonly Toss[], right: number, all: number): Case<Toss>[] {
  return Array.from({ length: all }, (_, i) => ({ document, signs, right: i < right }));
}

describe("the regression", () => {
  const data = [...cases("a", ["heads"], 30, 40), ...cases("b", [], 10, 40), ...cases("b", ["noise"], 5, 20)];

  it("finds the shares when nothing holds the weights back", () => {
    const model = fitModel(data, ["heads", "noise"], 1e-9);
    expect(probability(model, ["heads"])).toBeCloseTo(0.75, 5);
    expect(probability(model, [])).toBeCloseTo(0.25, 5);
    expect(model.signs.noise).toBeCloseTo(0, 5);
  });

  it("moves weights towards nothing as the ridge grows", () => {
    const weights = [1e-9, 1, 10, 1000].map((ridge) => fitModel(data, ["heads", "noise"], ridge).signs.heads);
    expect(weights).toEqual([...weights].sort((a, b) => b - a));
    expect(weights.at(-1)).toBeLessThan(0.05);
  });

  it("counts a sign that holds twice as two", () => {
    const model = fitModel(data, ["heads", "noise"], 1);
    const odds = (p: number) => Math.log(p / (1 - p));
    expect(odds(probability(model, ["heads", "heads"]))).toBeCloseTo(model.plain + 2 * model.signs.heads, 9);
  });

  it("judges a document by a model that has not seen it", () => {
    const split = [...cases("a", [], 10, 10), ...cases("b", [], 0, 10)];
    const expected = crossValidate(split, ["heads", "noise"], 1);
    expect(expected.slice(0, 10).every((p) => p < 0.01)).toBe(true);
    expect(expected.slice(10).every((p) => p > 0.99)).toBe(true);
  });
});

describe("the judge", () => {
  let extractor: Extractor;
  beforeAll(async () => {
    extractor = await sharedExtractor();
  });

  const text =
    "Ada Lund, president of Norway, visited Peru. She praised Chile. Two bakers were arrested. Spain sued Canada.";
  const mention = (words: string, kind: string) => {
    const start = text.indexOf(words);
    return { start, end: start + words.length, kind };
  };
  const entity = (id: string, ...mentions: ReturnType<typeof mention>[]) => ({ id, mentions });
  const gold = ContractGold.parse({
    id: "a",
    text,
    entities: [
      entity("lund", mention("Ada Lund", "name"), mention("She", "pronoun")),
      entity("norway", mention("Norway", "name")),
      entity("peru", mention("Peru", "name")),
      entity("chile", mention("Chile", "name")),
      entity("baker", mention("Two bakers", "nominal")),
      entity("spain", mention("Spain", "name")),
      entity("canada", mention("Canada", "name")),
    ],
    claims: [
      { type: "HOLDS_OFFICE", source: ["lund"], target: ["norway"], tier: "core" },
      { type: "VISITS", source: ["lund"], target: ["peru"], tier: "core" },
      { type: "SUPPORTS", source: ["lund"], target: ["chile"], tier: "extra" },
      { type: "ARRESTS", source: [null], target: ["baker"], tier: "extra" },
      { type: "CHARGES", source: ["canada"], target: ["spain"], tier: "core" },
    ],
  });
  const judged = () => {
    const record = extractor.extract(articleFromText(text, { id: "a" }));
    const verdicts = judgeByContract(gold, record);
    return new Map(record.claims.map((claim) => [claim.type, verdicts.get(claim.id)]));
  };

  it("takes what gold has, by any name of the ends, a pronoun's chain too", () => {
    expect(judged().get("VISITS")).toBe(true);
  });
  it("does not take ends the wrong way round", () => {
    expect(judged().get("CHARGES")).toBe(false);
  });
  it("leaves open what gold only tolerates, unless an end is missing anyhow", () => {
    expect(judged().get("SUPPORTS")).toBe(null);
    expect(judged().get("ARRESTS")).toBe(true);
  });
});
