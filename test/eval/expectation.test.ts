import { describe, expect, it, test } from "vitest";
import { differencesOf, holds, parseExpectation, standingDifferences } from "../../src/eval/expectation.ts";
import { hasSameHead } from "../../src/eval/names.ts";
import { recordOf } from "../helpers/records.ts";

describe("an expectation", () => {
  test.each<[string, object | null]>([
    ["Norland ATTACKS Ostland", { source: "Norland", type: "ATTACKS", target: "Ostland", attributes: [], by: null }],
    [
      "Norland ATTACKS old town [negative future by Ada Lund]",
      { source: "Norland", type: "ATTACKS", target: "old town", attributes: ["negative", "future"], by: "Ada Lund" },
    ],
    ["US NAVY ATTACKS EU", { source: "US NAVY", type: "ATTACKS", target: "EU", attributes: [], by: null }],
    [
      "- ARRESTS Kim [by Derby City]",
      { source: "-", type: "ARRESTS", target: "Kim", attributes: [], by: "Derby City" },
    ],
    ["Norland ATACKS Ostland", null],
    ["Norland ATTACKS", null],
    ["ATTACKS Ostland", null],
    ["Norland ATTACKS Ostland [negatve]", null],
    ["Norland attacks Ostland", null],
    ["", null],
  ])("%s", (text, wanted) => {
    const parsed = parseExpectation(text);
    if (wanted === null) expect(parsed).toBeNull();
    else expect(parsed).toEqual(wanted);
  });
});

describe("names", () => {
  test.each<[string, string, boolean]>([
    ["Ada Lund", "Ada Lund", true],
    ["the old town", "Old town", true],
    ["Ada Lund", "Dr Ada Lund", true],
    ["President Ada Lund", "Ada Lund", true],
    ["prosecutors", "prosecutors in Norland", true],
    ["Lund's", "Lund", true],
    ["steel from Norland", "steel", true],
    ["Bank of Norland", "Norland", false],
    ["Norland", "Bank of Norland", false],
    ["Ada Lund", "Kim Lund", false],
    ["Norland", "", false],
  ])("“%s” for “%s”: %s", (name, wanted, same) => {
    expect(hasSameHead(name, wanted)).toBe(same);
  });
});

describe("differences", () => {
  const record = recordOf({
    text: "Ada Lund said that Norland would not attack Ostland. Norland met Ostland.",
    chains: {
      lund: { type: "Person", name: "Ada Lund" },
      norland: { type: "Country", name: "Norland" },
      ostland: { type: "Country", name: "Ostland" },
    },
    claims: [
      {
        in: "would not attack",
        cue: "attack",
        type: "ATTACKS",
        source: "norland",
        target: "ostland",
        negative: true,
        modality: "future",
        by: ["lund"],
      },
      { in: "Norland met", cue: "met", type: "MEETS", source: "norland", target: "ostland" },
    ],
  });
  const [attack, meeting] = record.claims as [(typeof record.claims)[0], (typeof record.claims)[0]];
  test.each<[string, string[]]>([
    ["Norland ATTACKS Ostland", []],
    ["Norland ATTACKS Ostland [negative future by Ada Lund]", []],
    ["Norland ATTACKS Ostland [positive actual]", ["polarity", "modality"]],
    ["Norland KILLS Ostland [by Ostland]", ["type", "speaker"]],
    ["Ostland ATTACKS Norland", ["source", "target"]],
    ["Norland ATTACKS -", ["target"]],
  ])("of what is found from “%s”", (line, wanted) => {
    expect(differencesOf(record, attack, parseExpectation(line)!)).toEqual(wanted);
  });

  it("are none when a mutual relation has its ends the other way round", () => {
    expect(holds(record, meeting, parseExpectation("Ostland MEETS Norland")!)).toBe(true);
    expect(holds(record, attack, parseExpectation("Ostland ATTACKS Norland")!)).toBe(false);
  });

  it("of standing take what a line leaves out for plain", () => {
    const standing = (line: string) => standingDifferences(attack, parseExpectation(line)!);
    expect(standing("Norland ATTACKS Ostland")).toEqual(["polarity", "modality", "speaker"]);
    expect(standing("Norland ATTACKS Ostland [negative by Ada Lund]")).toEqual(["modality"]);
    expect(standing("Norland ATTACKS Ostland [negative future by Ada Lund]")).toEqual([]);
  });
});
