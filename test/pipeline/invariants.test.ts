// What must hold for every input: the record keeps its schema, every quoted span is in the text, and the same input gives the same bytes,
// alone or among others, in any order, in this thread or in another.
import { beforeAll, describe, expect, it } from "vitest";
import { type Article, Extraction, GraphFile, type Span } from "#schema";
import { buildGraph, formatGraph } from "../../src/graph/index.ts";
import type { Extractor } from "../../src/pipeline.ts";
import { awkwardArticles, bundledArticles, sharedExtractor } from "../helpers/inputs.ts";

let extractor: Extractor;
let articles: Article[];
let records: Extraction[];
beforeAll(async () => {
  extractor = await sharedExtractor();
  articles = [...(await bundledArticles()), ...awkwardArticles()];
  records = articles.map(extractor.extract);
});

const bytes = (list: readonly Extraction[]) =>
  new Map(list.map((record) => [record.article.id, JSON.stringify(record)]));

describe("every record", () => {
  it("keeps its schema", () => {
    for (const record of records) expect(Extraction.parse(record), record.article.id).toEqual(record);
  });

  it("leaves the text as it was", () => {
    records.forEach((record, i) => {
      expect(record.article.text).toBe(articles[i]!.text);
    });
  });

  it("quotes words that are in the text and inside their sentence", () => {
    for (const { article, claims, mentions, statements } of records) {
      const quote = ({ start, end }: Span) => article.text.slice(start, end);
      for (const span of [...mentions, ...statements.flatMap((s) => [...s.source, ...s.cue, ...s.content])]) {
        expect(quote(span)).toHaveLength(span.end - span.start);
        expect(quote(span)).toBe(quote(span).trim());
      }
      for (const { evidence, condition, date, amount } of claims) {
        const { sentence, cue } = evidence;
        expect(quote(sentence).trim()).not.toBe("");
        expect(cue.start).toBeGreaterThanOrEqual(sentence.start);
        expect(cue.end).toBeLessThanOrEqual(sentence.end);
        for (const span of [cue, evidence.source, evidence.target, condition, date?.span, amount?.span])
          if (span) expect(quote(span)).toHaveLength(span.end - span.start);
      }
    }
  });

  it("has each mention in one chain, and a name of each chain in the text or the gazetteer", () => {
    for (const { chains, mentions } of records) {
      const used = new Set(mentions.map((mention) => mention.chain));
      expect(chains.filter((chain) => !used.has(chain.id))).toEqual([]);
      expect(new Set(mentions.map((mention) => mention.id)).size).toBe(mentions.length);
    }
  });
});

describe("the same input", () => {
  it("gives the same bytes again, after other articles, in another order", () => {
    const once = bytes(records);
    const reversed = bytes([...articles].reverse().map(extractor.extract));
    for (const [id, record] of once) expect(reversed.get(id), id).toBe(record);
  });

  it("gives the same graph in any order of records", () => {
    const graph = buildGraph(records);
    expect(GraphFile.parse(graph)).toEqual(graph);
    const text = formatGraph(graph);
    const shuffled = records
      .map((record, i) => [(i * 7919) % records.length, record] as const)
      .sort(([a], [b]) => a - b);
    expect(formatGraph(buildGraph(shuffled.map(([, record]) => record)))).toBe(text);
    expect(formatGraph(buildGraph([...records].reverse()))).toBe(text);
  });
});

describe("the bundled articles", () => {
  it("give the claims of the snapshot; `npx vitest -u` writes it anew, for a person to review", async () => {
    const bundled = new Set((await bundledArticles()).map((article) => article.id));
    const lines = records.filter(({ article }) => bundled.has(article.id)).flatMap(snapshotOf);
    await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("../snapshots/articles.txt");
  });
});

/** One line a claim, readable and without ids. */
function snapshotOf({ article, chains, claims }: Extraction): string[] {
  const name = (id: string | null) => chains.find((chain) => chain.id === id)?.name ?? "-";
  const lines = claims.map((claim) => {
    const about = claims.filter(({ id }) => claim.content.includes(id)).map(({ type }) => type);
    return [
      `${name(claim.source)} ${claim.type} ${name(claim.target)}${about.length > 0 ? ` about ${about.join(", ")}` : ""}`,
      claim.polarity === "negative" ? "negative" : "",
      claim.modality === "actual" ? "" : claim.modality,
      claim.attribution.length > 0 ? `by ${claim.attribution.map(name).join(" by ")}` : "",
      claim.date ? `${claim.date.from ?? ""}..${claim.date.to ?? ""}` : "",
      claim.amount ? `${claim.amount.value} ${claim.amount.unit}` : "",
      `“${article.text.slice(claim.evidence.cue.start, claim.evidence.cue.end)}”`,
    ]
      .filter(Boolean)
      .join(" | ");
  });
  return [`# ${article.title}`, ...lines];
}
