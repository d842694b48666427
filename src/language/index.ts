// The language room: raw text → sentences, tokens, tags, trees, names, predicates with roles.
export { type AnalysisOptions, createAnalysis } from "./analysis.ts";
export { createModel, type Labels, type Model, type ModelFiles, type Tables } from "./model.ts";
export { segmentation } from "./segmentation.ts";
