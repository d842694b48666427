// Gold rows, documents and records → an evaluation: totals, slices, reliability, and every text with what is right and wrong in it.
import type { Extraction } from "#schema";
import type { Document } from "../pipeline.ts";
import { formatClaim } from "./expectation.ts";
import type { GoldRow } from "./gold.ts";
import { ENOUGH_CLAIMS, type Reliability, reliabilityOf } from "./reliability.ts";
import { type Scores, scoreRow, sumScores } from "./score.ts";
import { type Slice, sliceScores, type TextScore } from "./slices.ts";
import { traitsOf } from "./traits.ts";

export interface Evaluation {
  readonly scores: Scores;
  readonly slices: readonly Slice[];
  /** null when there are too few claims to say anything */
  readonly reliability: Reliability | null;
  readonly texts: readonly TextScore[];
}

/** Scores one text. */
export function scoreText(row: GoldRow, document: Document, record: Extraction): TextScore {
  return { ...scoreRow(row, record), traits: traitsOf(document, record), sentences: document.sentences };
}

export function evaluationOf(texts: readonly TextScore[]): Evaluation {
  const rated = texts.flatMap(({ found, again, extra }) => [
    ...[...found.map(({ claim }) => claim), ...again].map(({ confidence }) => ({ confidence, right: true })),
    ...extra.map((claim) => ({ confidence: claim.confidence, right: false })),
  ]);
  return {
    scores: sumScores(texts),
    slices: sliceScores(texts),
    reliability: rated.length < ENOUGH_CLAIMS ? null : reliabilityOf(rated),
    texts,
  };
}

/** An evaluation as plain data: claims in the form in which gold writes them. */
export function summaryOf({ scores, slices, reliability, texts }: Evaluation): object {
  return {
    ...scores,
    slices,
    reliability,
    details: texts.map(({ row, record, found, missing, extra, violated }) => ({
      id: row.id,
      found: found.map(({ line }) => line),
      missing: missing.map(({ line }) => line),
      extra: extra.map((claim) => formatClaim(record, claim)),
      violated: violated.map(({ line }) => line),
    })),
  };
}
