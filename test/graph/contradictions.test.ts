import { describe, expect, test } from "vitest";
import { buildGraph } from "../../src/graph/index.ts";
import { type ClaimSketch, recordOf } from "../helpers/records.ts";

const record = (id: string, date: string, text: string, claim: Omit<ClaimSketch, "in" | "cue">, cue: string) =>
  recordOf({
    id,
    date,
    text,
    chains: {
      norland: { type: "Country", name: "Norland" },
      ostland: { type: "Country", name: "Ostland" },
      lund: { type: "Person", name: "Ada Lund" },
    },
    claims: [{ ...claim, in: cue, cue }],
  });
const MET = { type: "MEETS", source: "norland", target: "ostland" } as const;

describe("contradictions", () => {
  test.each<[string, boolean, Parameters<typeof record>, Parameters<typeof record>]>([
    [
      "told and denied",
      true,
      ["a", "2031-05-03", "Norland met Ostland.", MET, "met"],
      ["b", "2031-06-03", "Norland never met Ostland.", { ...MET, negative: true }, "met"],
    ],
    [
      "alleged and denied",
      true,
      ["a", "2031-05-03", "Norland met Ostland.", { ...MET, modality: "alleged" }, "met"],
      ["b", "2031-05-03", "Norland never met Ostland.", { ...MET, negative: true }, "met"],
    ],
    [
      "symmetric, ends the other way round",
      true,
      ["a", "2031-05-03", "Norland met Ostland.", MET, "met"],
      [
        "b",
        "2031-05-03",
        "Ostland never met Norland.",
        { ...MET, source: "ostland", target: "norland", negative: true },
        "met",
      ],
    ],
    [
      "not symmetric, ends the other way round",
      false,
      ["a", "2031-05-03", "Norland hit Ostland.", { ...MET, type: "ATTACKS" }, "hit"],
      [
        "b",
        "2031-05-03",
        "Ostland did not hit Norland.",
        { type: "ATTACKS", source: "ostland", target: "norland", negative: true },
        "hit",
      ],
    ],
    [
      "a plan and a fact",
      false,
      ["a", "2031-05-03", "Norland will meet Ostland.", { ...MET, modality: "future" }, "meet"],
      ["b", "2031-05-03", "Norland has not met Ostland.", { ...MET, negative: true }, "met"],
    ],
    [
      "different days",
      false,
      ["a", "2031-05-03", "Norland met Ostland.", { ...MET, date: ["2031-05-01", "2031-05-01"] }, "met"],
      [
        "b",
        "2031-05-03",
        "Norland never met Ostland.",
        { ...MET, negative: true, date: ["2030-01-01", "2030-12-31"] },
        "met",
      ],
    ],
    [
      "a state that ended later",
      false,
      ["a", "2031-05-03", "Ada Lund leads Norland.", { type: "LEADS", source: "lund", target: "norland" }, "leads"],
      [
        "b",
        "2034-05-03",
        "Ada Lund no longer leads Norland.",
        { type: "LEADS", source: "lund", target: "norland", negative: true },
        "leads",
      ],
    ],
    [
      "a state told and denied on one day",
      true,
      ["a", "2031-05-03", "Ada Lund leads Norland.", { type: "LEADS", source: "lund", target: "norland" }, "leads"],
      [
        "b",
        "2031-05-03",
        "Ada Lund no longer leads Norland.",
        { type: "LEADS", source: "lund", target: "norland", negative: true },
        "leads",
      ],
    ],
  ])("%s: %s", (_, expected, one, other) => {
    const { claims } = buildGraph([record(...one), record(...other)]);
    expect(claims.map((claim) => claim.contradicts.length)).toEqual(expected ? [1, 1] : [0, 0]);
  });
});
