// A document with mentions and chains → who did what to whom, said by whom, denied or not, real or not, when, how much.
export { type Coverage, type CoverageGap, measureCoverage, type PredicateUse, predicateUses } from "./coverage.ts";
export { findNearMisses, type NearMiss } from "./near-misses.ts";
export { findOpenRelations, type OpenRelation } from "./open-relations.ts";
export { SIGNS, type Sign } from "./signs.ts";
export { createClaims } from "./stage.ts";
export { createStatements } from "./statements/index.ts";
