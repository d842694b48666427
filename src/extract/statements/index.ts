// Statements: who is reported to say what.
export { type FoundStatement, findStatements } from "./assemble.ts";
export type { CueLexicon } from "./cues.ts";
export { findQuotes, type Quote } from "./quotes.ts";
