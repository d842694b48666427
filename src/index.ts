// The public door of the library. What is exported here is kept; everything else may change in any release.
export * from "#schema";
export { CODES, type ErrorCode, type ErrorPlace, EXIT, NewsgraphError } from "./errors.ts";
export {
  buildGraph,
  type ClaimGraph,
  type EdgeAttributes,
  formatGraph,
  type NodeAttributes,
  parseGraph,
  toGraphology,
  withExtractions,
  withoutArticles,
} from "./graph/index.ts";
export {
  type ArticleFacts,
  articleFromHtml,
  articleFromRecord,
  articleFromText,
  type Ingested,
  type InputOptions,
  readInputs,
} from "./ingest/index.ts";
export { type LoadExtractorOptions, loadExtractor } from "./load.ts";
export { createExtractor, type Document, type Extractor, type ExtractorParts } from "./pipeline.ts";
export { renderPage } from "./viewer/index.ts";
export { readTemplate } from "./viewer/load.ts";
