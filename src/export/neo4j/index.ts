// The graph in Neo4j: load, read back, take out; files for bulk import; what makes Neo4j Browser pleasant.

export { browserKit } from "./browser/kit.ts";
export { queryText, SAVED_QUERIES } from "./browser/queries.ts";
export { type Client, type ConnectionOptions, checkUri, compareVersions, connect, isPlaintext } from "./client.ts";
export { importArguments, importFiles } from "./csv.ts";
export { explainError } from "./errors.ts";
export { type LoadOptions, type LoadProgress, loadGraph, loadRows, removeArticles } from "./load.ts";
export { pullGraph } from "./pull.ts";
export { type ArticleRows, type LinkRow, type NodeRow, rowsOf } from "./rows.ts";
export { ensureSchema } from "./schema.ts";
export { cypherScript, literal } from "./script.ts";
export { isCalendarDay, restoreValues, storeValues } from "./values.ts";
