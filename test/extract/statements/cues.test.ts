// Every row of the cue list shows its use in a sentence; the whole way from text to statement must find it.
import { describe, expect, test } from "vitest";
import { findBlocks, Pipeline } from "../../../src/document/index.ts";
import { findStatements } from "../../../src/extract/statements/index.ts";
import { createAnalysis, segmentation } from "../../../src/language/index.ts";
import { loadModel } from "../../../src/language/load.ts";
import { loadLexicon } from "../../../src/lexicon/load.ts";

const lexicon = loadLexicon();
const pipeline = Pipeline.start()
  .use(findBlocks)
  .use(segmentation)
  .use(createAnalysis(await loadModel()));

describe("cue rows", () => {
  test.each(lexicon.rows.cues.map((row) => [row.id, row.example] as const))("%s", (_, { text, content }) => {
    const article = { id: "cue", text, title: null, date: null, url: null, author: null, publisher: null };
    const found = findStatements(
      pipeline.run(article, () => {}),
      lexicon,
    );
    const contents = found.map(({ spans }) => spans.map(({ start, end }) => text.slice(start, end)).join(" … "));
    expect(contents).toContain(content);
  });
});
