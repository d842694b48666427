import { describe, expect, it } from "vitest";
import type { Modality, PloverCategory, Polarity, RelationType } from "#schema";
import type { UnratedClaim } from "../../src/extract/confidence.ts";
import { codedCategory, codedOnce } from "../../src/extract/plover.ts";

describe("the category as coded", () => {
  it.each<[RelationType, Polarity, Modality, PloverCategory | null]>([
    ["ATTACKS", "positive", "actual", "ASSAULT"],
    ["ATTACKS", "positive", "future", "THREATEN"],
    ["ATTACKS", "positive", "possible", null],
    ["ATTACKS", "negative", "actual", null],
    ["MEETS", "positive", "future", "AGREE"],
    ["MEETS", "negative", "conditional", "REJECT"],
    ["LIFTS", "positive", "future", "AGREE"],
    ["RELEASES", "positive", "future", "CONCEDE"],
    ["OWNS", "positive", "actual", null],
  ])("%s, %s, %s: %s", (type, polarity, modality, category) => {
    expect(codedCategory(type, polarity, modality, { isOwnRefusal: true })).toBe(category);
  });

  it("is a threat where somebody will pull out unless another does something", () => {
    expect(codedCategory("WITHDRAWS_FROM", "positive", "conditional", { isUltimatum: true })).toBe("THREATEN");
    expect(codedCategory("WITHDRAWS_FROM", "positive", "conditional")).toBe("CONCEDE");
  });

  it("is none for what a noun only mentions, and that of the row where it has one", () => {
    expect(codedCategory("ATTACKS", "positive", "actual", { isMention: true })).toBeNull();
    expect(codedCategory("EXPELS", "positive", "actual", { plain: "COERCE" })).toBe("COERCE");
  });
});

describe("one event, one category", () => {
  const claim = (source: string, target: string, cue: number) =>
    ({
      id: `${source} ${target}`,
      content: [],
      source,
      target,
      plover: "SUPPORT",
      evidence: { sentence: { start: 0, end: 50 }, cue: { start: cue, end: cue + 4 } },
    }) as unknown as UnratedClaim;
  const isActor = (chain: string) => chain !== "pact";

  it("leaves a thing without one where the same words tell of two actors", () => {
    const coded = codedOnce(
      [claim("Peru", "Chile", 20), claim("Peru", "pact", 20), claim("Chile", "pact", 20)],
      isActor,
    );
    expect(coded.map(({ plover }) => plover)).toEqual(["SUPPORT", null, null]);
  });

  it("keeps it where other words tell of the actors", () => {
    const coded = codedOnce(
      [claim("Peru", "Chile", 20), claim("Peru", "pact", 30), claim("Fiji", "pact", 20)],
      isActor,
    );
    expect(coded.map(({ plover }) => plover)).toEqual(["SUPPORT", "SUPPORT", "SUPPORT"]);
  });
});
