// Graph: extractions → one graph file, and what can be asked of it.
export { formatGraph, parseGraph } from "./file.ts";
export { buildGraph, placeGraph, withExtractions, withoutArticles } from "./fold.ts";
export { type ClaimGraph, type EdgeAttributes, type NodeAttributes, toGraphology } from "./graphology.ts";
