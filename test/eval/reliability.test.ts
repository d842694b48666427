import { describe, expect, it } from "vitest";
import { formatReliability, reliabilityOf } from "../../src/eval/index.ts";

const many = (confidence: number, right: number, wrong: number) => [
  ...Array.from({ length: right }, () => ({ confidence, right: true })),
  ...Array.from({ length: wrong }, () => ({ confidence, right: false })),
];

describe("reliability", () => {
  it("of confidences that come true has no error", () => {
    const found = reliabilityOf([...many(0.75, 3, 1), ...many(0.5, 2, 2)]);
    expect(found.calibrationError).toBe(0);
    expect(found.bins.map(({ from, claims, expected, observed }) => [from, claims, expected, observed])).toEqual([
      [0.5, 4, 0.5, 0.5],
      [0.7, 4, 0.75, 0.75],
    ]);
    expect(found.brier).toBeCloseTo((4 * 0.25 + 3 * 0.0625 + 0.5625) / 8, 12);
  });

  it("tells boasting by the mean distance, weighted by claims", () => {
    const found = reliabilityOf([...many(0.9, 1, 1), ...many(0.2, 0, 2)]);
    expect(found.calibrationError).toBeCloseTo((0.4 + 0.2) / 2, 12);
    expect(found.brierOfShare).toBeCloseTo(0.25 * 0.75, 12);
  });

  it("tells how often a right claim stands above a wrong one, ties half", () => {
    const ranking = (...claims: ReturnType<typeof many>[]) => reliabilityOf(claims.flat()).ranking;
    expect(ranking(many(0.9, 2, 0), many(0.1, 0, 3))).toBe(1);
    expect(ranking(many(0.9, 0, 2), many(0.1, 3, 0))).toBe(0);
    expect(ranking(many(0.9, 1, 0), many(0.5, 1, 1), many(0.1, 0, 1))).toBe(3.5 / 4);
    expect(ranking(many(0.5, 2, 0))).toBe(0.5);
  });

  it("puts each confidence into its tenth, 1 into the last", () => {
    const bins = (confidence: number) => reliabilityOf(many(confidence, 1, 0)).bins.map(({ from }) => from);
    expect([0, 0.09, 0.1, 0.3, 0.6, 0.7, 0.99, 1].map(bins)).toEqual([
      [0],
      [0],
      [0.1],
      [0.3],
      [0.6],
      [0.7],
      [0.9],
      [0.9],
    ]);
  });

  it("of nothing is empty", () => {
    expect(reliabilityOf([])).toMatchObject({ claims: 0, bins: [], brier: 0, calibrationError: 0 });
  });

  it("reads as a table", () => {
    expect(formatReliability(reliabilityOf(many(0.75, 3, 1)))).toBe(
      "confidence         claims    said   right\n  70 % to   80 %       4    75 %    75 %\n" +
        "4 claims: Brier score 0.188 (the plain share of right ones: 0.188), expected calibration error 0.000,\n" +
        "a right claim above a wrong one in 50 % of their pairs",
    );
  });
});
