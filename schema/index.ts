// The waist of the project: shapes of every record that crosses a border between rooms, processes or machines.
export * from "./article.ts";
export * from "./extraction.ts";
export * from "./graph.ts";
export * from "./lexicon.ts";
export * from "./neo4j.ts";
export * from "./ontology.ts";
export * from "./pieces.ts";
export * from "./span.ts";
export * from "./standing.ts";
export * from "./style.ts";
export * from "./wording.ts";
