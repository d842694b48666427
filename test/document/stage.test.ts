import { describe, expect, it } from "vitest";
import type { Article } from "#schema";
import { Pipeline, type Stage } from "../../src/document/index.ts";

const article: Article = {
  id: "a",
  text: "Ann left.",
  title: null,
  date: null,
  url: null,
  author: null,
  publisher: null,
};
const sentences: Stage<"blocks", "sentences"> = {
  name: "sentences",
  adds: ["sentences"],
  run: (doc) => ({
    sentences: doc.blocks.map((block, index) => ({ ...block, index, firstToken: 0, endToken: 0, block: index })),
  }),
};
const blocks: Stage<never, "blocks"> = {
  name: "blocks",
  adds: ["blocks"],
  run: (doc) => ({ blocks: [{ kind: "paragraph", start: 0, end: doc.article.text.length }] }),
};

describe("Pipeline", () => {
  it("adds layers in order and keeps the article", () => {
    const doc = Pipeline.start()
      .use(blocks)
      .use(sentences)
      .run(article, () => {});
    expect(doc.article).toBe(article);
    expect(doc.sentences).toHaveLength(1);
  });

  it("does not compile when a needed layer is missing", () => {
    // @ts-expect-error sentences need blocks
    Pipeline.start().use(sentences);
    // @ts-expect-error blocks would be made twice
    Pipeline.start().use(blocks).use(blocks);
    const doc = Pipeline.start()
      .use(blocks)
      .run(article, () => {});
    // @ts-expect-error a layer that no stage made cannot be read
    expect(doc.tokens).toBeUndefined();
  });
});
