import { beforeAll, describe, expect, it, test } from "vitest";
import { quotedSpans, type Traits, traitsOf } from "../../src/eval/traits.ts";
import { articleFromText } from "../../src/ingest/index.ts";
import type { Extractor } from "../../src/pipeline.ts";
import { sharedExtractor } from "../helpers/inputs.ts";

let extractor: Extractor;
beforeAll(async () => {
  extractor = await sharedExtractor();
});

describe("traits", () => {
  test.each<[string, string, Partial<Traits>]>([
    ["Peru attacked Chile.", "ATTACKS", { cue: "verb", passive: false, quoted: false, pronoun: false }],
    ["Chile was attacked by Peru.", "ATTACKS", { cue: "verb", passive: true }],
    ["Peru's attack on Chile failed.", "ATTACKS", { cue: "noun", passive: false }],
    ["“We condemn the strike,” Spain's prime minister said.", "CRITICIZES", { quoted: true, pronoun: true }],
    ["Spain's prime minister condemned “the strike”.", "CRITICIZES", { quoted: false, pronoun: false }],
  ])("%s", (text, type, wanted) => {
    const document = extractor.annotate(articleFromText(text, { id: "a" }), () => {});
    const record = extractor.record(document, []);
    const claim = record.claims.find((other) => other.type === type)!;
    expect(traitsOf(document, record).get(claim.id)).toMatchObject(wanted);
  });
});

describe("quotes", () => {
  test.each<[string, string[]]>([
    ["He said “no” and “never”.", ["no", "never"]],
    ['He said "no" and "never".', ["no", "never"]],
    ["“It is over.\n“We go.” So he said.", ["It is over.", "We go."]],
    ["An open “quote", ["quote"]],
    ["No quote, it's his”.", []],
    ["««no»»", ["«no"]],
    ["", []],
  ])("%j", (text, wanted) => {
    expect(quotedSpans(text).map(({ start, end }) => text.slice(start, end))).toEqual(wanted);
  });
  it("never lie outside the text", () => {
    for (const text of ['"', '""', "“”", '"\n"']) expect(quotedSpans(text)).toEqual([]);
  });
});
