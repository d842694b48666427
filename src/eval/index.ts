// Eval: gold and records → scores, the report of them, and the contract of outside scorers.
export { contractOf } from "./contract.ts";
export { evaluationOf, scoreText, summaryOf } from "./evaluate.ts";
export { formatClaim } from "./expectation.ts";
export { type ProofFailure, proveFrame } from "./frame-proof.ts";
export { type GoldRow, parseGold } from "./gold.ts";
export { formatReliability, reliabilityOf } from "./reliability.ts";
export { renderReport } from "./report/index.ts";
export { scoreRow } from "./score.ts";
export { formatSlices } from "./slices.ts";
