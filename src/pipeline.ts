// Article → extraction: the stages in their order, and the record that is kept of their layers.
// The record holds no word indices: spans and ids only, so that a better parser changes no reader.
import type { Article, Chain, Claim, Diagnostic, Extraction, Mention, Statement } from "#schema";
import manifest from "../package.json" with { type: "json" };
import { type Annotated, type DocumentClaim, findBlocks, type Layer, Pipeline } from "./document/index.ts";
import { createEntities } from "./entities/index.ts";
import type { Report } from "./errors.ts";
import { createClaims, createStatements } from "./extract/index.ts";
import { createAnalysis, type Model, segmentation } from "./language/index.ts";
import type { Lexicon } from "./lexicon/index.ts";

export interface ExtractorParts {
  readonly lexicon: Lexicon;
  readonly model: Model;
}

/** A document with all layers. */
export type Document = Annotated<Layer>;

/** Turns articles into records. Deterministic: the same article gives the same record, whatever came before it. */
export interface Extractor {
  /** "newsgraph VERSION MODEL": what a record names as its maker */
  readonly name: string;
  /** the layers behind the record, for those who need words and trees */
  readonly annotate: (article: Article, report: Report) => Document;
  readonly extract: (article: Article) => Extraction;
  readonly record: (document: Document, diagnostics: readonly Diagnostic[]) => Extraction;
}

/** Makes an extractor; loading its parts is the dear thing, so make one and keep it. */
export function createExtractor({ lexicon, model }: ExtractorParts): Extractor {
  const pipeline = Pipeline.start()
    .use(findBlocks)
    .use(segmentation)
    .use(createAnalysis(model))
    .use(createEntities(lexicon))
    .use(createStatements(lexicon))
    .use(createClaims(lexicon));
  const name = `newsgraph ${manifest.version} ${model.id.slice(0, 8)}`;
  const record = (document: Document, diagnostics: readonly Diagnostic[]) => recordOf(document, diagnostics, name);
  return {
    name,
    record,
    annotate: (article, report) => pipeline.run(article, report),
    extract(article) {
      const diagnostics: Diagnostic[] = [];
      const document = pipeline.run(article, (diagnostic) => diagnostics.push(diagnostic));
      return record(document, diagnostics);
    },
  };
}

/** The record of a document; lists in the order of the text, then by id. */
function recordOf(document: Document, diagnostics: readonly Diagnostic[], extractor: string): Extraction {
  const mentions = document.mentions.map(mentionOf);
  mentions.sort((a, b) => a.start - b.start || a.end - b.end || compare(a.id, b.id));
  const first = new Map<string, number>();
  mentions.forEach((mention, i) => {
    if (!first.has(mention.chain)) first.set(mention.chain, i);
  });
  const place = (chain: Chain) => first.get(chain.id) ?? mentions.length;
  return {
    version: 1,
    extractor,
    article: document.article,
    mentions,
    chains: document.chains.map(chainOf).sort((a, b) => place(a) - place(b) || compare(a.id, b.id)),
    statements: [...document.statements].sort((a, b) => startOf(a) - startOf(b) || compare(a.id, b.id)),
    claims: document.claims.map(claimOf).sort(inTextOrder),
    diagnostics: [...diagnostics],
  };
}

function mentionOf({ id, start, end, kind, type, chain }: Mention): Mention {
  return { id, start, end, kind, type, chain };
}

function chainOf({ id, type, kind, name, aliases, country, wikidata, named }: Chain): Chain {
  return { id, type, kind, name, aliases, country, wikidata, named };
}

function claimOf({ signs: _, ...claim }: DocumentClaim): Claim {
  return claim;
}

function startOf(statement: Statement): number {
  return Math.min(...[...statement.cue, ...statement.content].map((span) => span.start));
}

function inTextOrder(a: Claim, b: Claim): number {
  return (
    a.evidence.sentence.start - b.evidence.sentence.start ||
    a.evidence.cue.start - b.evidence.cue.start ||
    compare(a.id, b.id)
  );
}

/** By code units, never by the language of the machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
