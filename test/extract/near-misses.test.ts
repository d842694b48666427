import { beforeAll, describe, expect, it } from "vitest";
import { findNearMisses } from "../../src/extract/index.ts";
import { articleFromText } from "../../src/ingest/index.ts";
import { loadLexicon } from "../../src/lexicon/load.ts";
import type { Extractor } from "../../src/pipeline.ts";
import { sharedExtractor } from "../helpers/inputs.ts";

let extractor: Extractor;
beforeAll(async () => {
  extractor = await sharedExtractor();
});

function missesIn(text: string) {
  const document = extractor.annotate(articleFromText(text, { id: "a" }), () => {});
  return findNearMisses(document, loadLexicon());
}

describe("findNearMisses", () => {
  it.each([
    [
      "Frost threatens the vines of southern France.",
      "threatens",
      "THREATENS",
      /the vines of southern France.* is no Person/,
    ],
    ["Uruguay widened a road to Brazil.", "widened", "SANCTIONS", /none of its objects is there/],
    ["Amina Juma said the government would not negotiate.", "negotiate", "TALKS_WITH", /no target is found/],
    ["The company Holm Foods won a concession from Peru.", "won", "WINS", /"concession" gives it another sense/],
  ])("%s", (text, cue, relation, reason) => {
    const found = missesIn(text).find((miss) => miss.relation === relation);
    expect(found).toBeDefined();
    expect(text.slice(found!.cue.start, found!.cue.end)).toBe(cue);
    expect(found!.reason).toMatch(reason);
    expect(text.slice(found!.sentence.start, found!.sentence.end)).toBe(text);
  });

  it.each(["Peru sued Chile in The Hague.", "The river rose by a metre."])("has nothing to tell of %s", (text) => {
    expect(missesIn(text)).toEqual([]);
  });
});
