// The lexicon: frames, gazetteer, offices, nouns, pronouns and given names, indexed by their words. `load.ts` reads it from the package.
export * from "./check.ts";
export * from "./lexicon.ts";
export * from "./rows.ts";
