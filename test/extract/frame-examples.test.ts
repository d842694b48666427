// Every row of the frame lexicon proves itself: its examples give what they say, its counter-examples give nothing of the row.
import { describe, expect, it } from "vitest";
import type { Article, FrameRow } from "#schema";
import { proveFrame } from "../../src/eval/index.ts";
import { loadModel } from "../../src/language/load.ts";
import { loadLexicon } from "../../src/lexicon/load.ts";
import { createExtractor } from "../../src/pipeline.ts";

const lexicon = await loadLexicon();
const extractor = createExtractor({ lexicon, model: await loadModel() });

function extract(text: string) {
  const article: Article = { id: "example", text, title: null, date: null, url: null, author: null, publisher: null };
  return extractor.extract(article);
}

/** "rejects.rule-out" and "op.fail" are filed under what stands before the dot. */
const themes = new Map<string, FrameRow[]>();
for (const row of lexicon.rows.frames) {
  const theme = row.id.split(".")[0]!;
  themes.set(theme, [...(themes.get(theme) ?? []), row]);
}

describe("frames hold in their own examples", () => {
  it.each([...themes.keys()].sort())("%s", (theme) => {
    const failures = themes
      .get(theme)!
      .flatMap((row) => proveFrame(row, extract))
      .map(({ row, text, problem, found }) => `${row}: "${text}" ${problem}; found ${found.join(" · ") || "nothing"}`);
    expect(failures).toEqual([]);
  });
});
