// Statements: who is reported to say what.
export { type FoundStatement, findStatements, type StatementLayers } from "./assemble.ts";
export type { CueLexicon } from "./cues.ts";
export { findQuotes, type Quote } from "./quotes.ts";
export { createStatements } from "./stage.ts";
