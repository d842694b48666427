import { describe, expect, it, test } from "vitest";
import { infinitive, RELATION_TYPES, relationRow, standingOf, verbPhrase } from "#schema";

describe("infinitive", () => {
  // the table writes most denials as "does not …": that is the infinitive, so the table itself checks the rule
  test.each(RELATION_TYPES.map((type) => [type, relationRow(type)] as const))(
    "of %s agrees with its denial",
    (_, row) => {
      const denied = /^does not (.*)$/.exec(row.denied)?.[1] ?? /^(?:is) not (.*)$/.exec(row.denied)?.[1];
      if (denied !== undefined) expect(infinitive(row.affirmed).replace(/^be /, "")).toBe(denied);
      else expect(row.denied).toMatch(/^\w+s no /);
    },
  );
});

describe("verbPhrase", () => {
  test.each([
    ["ATTACKS", "positive", "actual", "attacks"],
    ["ATTACKS", "negative", "actual", "does not attack"],
    ["ATTACKS", "positive", "possible", "may attack"],
    ["ATTACKS", "negative", "future", "will not attack"],
    ["IMPOSES_TARIFF", "positive", "conditional", "would impose a tariff on"],
    ["PRESIDENT_OF", "negative", "hypothetical", "would not be president of"],
    ["AIDS", "positive", "alleged", "allegedly aids"],
    ["DENIES", "positive", "future", "will deny"],
    // stance is the relation: whoever rejects a plan affirms the rejection
    ["REJECTS", "positive", "actual", "rejects"],
  ] as const)("%s %s %s reads %s", (type, polarity, modality, words) => {
    expect(verbPhrase({ type, polarity, modality })).toBe(words);
  });
});

describe("verbPhrase in the plural", () => {
  test.each([
    ["AIDS", "negative", "actual", "do not aid"],
    ["DEPLOYS", "negative", "actual", "deploy no forces to"],
    ["DISPUTES_WITH", "positive", "alleged", "allegedly are in dispute with"],
    ["PROTESTS_AGAINST", "positive", "possible", "may protest against"],
  ] as const)("%s %s %s reads %s", (type, polarity, modality, words) => {
    expect(verbPhrase({ type, polarity, modality }, "plural")).toBe(words);
  });
});

describe("standingOf", () => {
  it("tells facts from what is said, open, alleged and denied", () => {
    expect(standingOf({ polarity: "positive", modality: "actual", attribution: [] })).toBe("fact");
    expect(standingOf({ polarity: "positive", modality: "actual", attribution: ["a"] })).toBe("said");
    expect(standingOf({ polarity: "positive", modality: "possible", attribution: [] })).toBe("open");
    expect(standingOf({ polarity: "positive", modality: "alleged", attribution: ["a"] })).toBe("alleged");
  });
  it("calls whatever is negative denied, whoever says so and in whatever mood", () => {
    expect(standingOf({ polarity: "negative", modality: "actual", attribution: [] })).toBe("denied");
    expect(standingOf({ polarity: "negative", modality: "future", attribution: ["a"] })).toBe("denied");
  });
});
