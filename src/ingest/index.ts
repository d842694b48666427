// Ingest: files, folders, streams and pages → articles.
export { type ArticleFacts, articleFromText } from "./article.ts";
export { FORMATS, type Format } from "./formats.ts";
export { articleFromHtml } from "./html.ts";
export { type Ingested, type InputOptions, readInputs } from "./inputs.ts";
export { articleFromRecord } from "./record.ts";
export { readLines } from "./stream.ts";
