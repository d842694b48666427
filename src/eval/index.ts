// Eval: gold and records → scores, and the contract of outside scorers.
export { contractOf } from "./contract.ts";
export { formatClaim, type ProofFailure, proveFrame } from "./frame-proof.ts";
export { type GoldRow, parseGold, type RowScore, type Scores, scoreRow, sumScores } from "./gold.ts";
export { formatReliability, reliabilityOf } from "./reliability.ts";
