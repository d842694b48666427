// Every kind of text that the suite feeds to the whole extractor: the bundled articles, and texts made to be awkward.
import type { Article } from "#schema";
import { articleFromText, readInputs } from "../../src/ingest/index.ts";
import { loadExtractor } from "../../src/load.ts";
import type { Extractor } from "../../src/pipeline.ts";

let loaded: Promise<Extractor> | undefined;
/** One extractor for a test file. */
export function sharedExtractor(): Promise<Extractor> {
  loaded ??= loadExtractor();
  return loaded;
}

export async function bundledArticles(): Promise<Article[]> {
  const articles: Article[] = [];
  for await (const item of readInputs([new URL("../../data/articles", import.meta.url).pathname])) {
    if ("failure" in item) throw item.error;
    articles.push(item.article);
  }
  return articles;
}

const AWKWARD: Readonly<Record<string, string>> = {
  "one word": "Norland",
  "only marks": "— … ??!! *** (AP)",
  capitals: "NORLAND THREATENS OSTLAND WITH TARIFFS",
  "small letters": "norland threatens ostland with tariffs",
  emoji: "🇳🇱 Norland’s Ada Lund 😀 rejected Kim Berg’s threat 🚀. “No,” she said 😀.",
  "line ends": "VARN — Norland attacked Ostland.\r\n\r\nOstland denied it.\r\n\u2028It said so.\u2029",
  combining: "Andre\u0301s Lo\u0301pez praised Cuba. López visited Havana.",
  "open quote": "“We will not pay, Lund said. “Never, she added. ‘No, said Berg.",
  markup: "<p>Lund &amp; Berg met.</p> <script>alert(1)</script> See https://example.org/?a=b&c=d or a@b.example.",
  numbers: "The U.S. imposed a 25% tariff on $1.2bn of goods at 3 p.m. on Nov. 7, 2025, No. 4 of its kind.",
  scripts: "Путин встретился с Си. 习近平访问俄罗斯。 Norland met الملك in Łódź.",
  controls: "Lund\u0000 met\u0007 Berg\u200b in\u00a0Paris.\u202eThen he left.",
  surrogates: "Lund \ud83d met Berg \ude00 in Paris.",
  "names of objects": "Constructor toString __proto__ hasOwnProperty met Donald Trump. Prototype accused constructor.",
  "one long sentence": "Norland and Ostland met and ".repeat(300),
  "long word": `Norland met ${"x".repeat(5000)} in Paris.`,
  nested: `${"Lund said that ".repeat(60)}Berg left.`,
  brackets: `${"(".repeat(200)}Lund met Berg${")".repeat(200)}.`,
};

export function awkwardArticles(): Article[] {
  return Object.entries(AWKWARD).map(([id, text]) => articleFromText(text, { id, date: "2031-05-03" }));
}
