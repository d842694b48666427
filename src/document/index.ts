// The document: the immutable text of an article with its layers.
export * from "./blocks.ts";
export * from "./hash.ts";
export * from "./layers.ts";
export * from "./stage.ts";
export * from "./tree.ts";
