// The data of the page: a graph file as columns of small numbers over one table of strings. A column is parsed into a typed array at once,
// so that a page with 150,000 claims holds numbers, not 150,000 objects; quotes are not stored twice, they are slices of the article.
import type { GraphArticle } from "#schema";

/** Lists of numbers, one per row: how many each row has, then all of them. */
export interface Lists {
  readonly count: readonly number[];
  readonly value: readonly number[];
}

/** "Nothing" in a column of indices or offsets. */
export const NONE = -1;

/** `…Text` columns count into `strings`; nodes are entities first, then events. */
export interface Packed {
  readonly format: 1;
  readonly extractor: string;
  readonly strings: readonly string[];
  readonly articles: readonly GraphArticle[];
  readonly entities: {
    readonly id: readonly string[];
    readonly name: readonly string[];
    readonly type: readonly number[];
    readonly kind: readonly number[];
    readonly aliasesText: Lists;
    readonly countryText: readonly number[];
    readonly wikidataText: readonly number[];
    readonly named: readonly number[];
    /** runs of article, number of spans, start and length of each */
    readonly mentions: Lists;
  };
  readonly events: {
    readonly id: readonly string[];
    readonly name: readonly string[];
    readonly claim: readonly number[];
    readonly type: readonly number[];
    readonly agent: readonly number[];
    readonly target: readonly number[];
    readonly location: readonly number[];
  };
  /** of all nodes */
  readonly places: {
    readonly x: readonly number[];
    readonly y: readonly number[];
    readonly community: readonly number[];
  };
  readonly claims: {
    readonly id: readonly string[];
    readonly article: readonly number[];
    readonly type: readonly number[];
    readonly source: readonly number[];
    readonly target: readonly number[];
    readonly content: Lists;
    readonly polarity: readonly number[];
    readonly modality: readonly number[];
    readonly conditionStart: readonly number[];
    readonly conditionLength: readonly number[];
    readonly attribution: Lists;
    readonly location: readonly number[];
    readonly plover: readonly number[];
    readonly ploverModeText: readonly number[];
    readonly cameoText: readonly number[];
    readonly goldstein: readonly (number | null)[];
    readonly sentenceStart: readonly number[];
    readonly sentenceLength: readonly number[];
    /** starts of cue, source and target count from the start of the sentence; length 0 is "not in the text" */
    readonly cueStart: readonly number[];
    readonly cueLength: readonly number[];
    readonly sourceStart: readonly number[];
    readonly sourceLength: readonly number[];
    readonly targetStart: readonly number[];
    readonly targetLength: readonly number[];
    readonly confidence: readonly number[];
    readonly byText: readonly number[];
    readonly traceText: Lists;
    readonly contradicts: Lists;
  };
  /** only claims with a date have a row */
  readonly dates: {
    readonly claim: readonly number[];
    readonly fromText: readonly number[];
    readonly toText: readonly number[];
    readonly precisionText: readonly number[];
    readonly inferred: readonly number[];
    readonly start: readonly number[];
    readonly length: readonly number[];
  };
  /** only claims with an amount have a row */
  readonly amounts: {
    readonly claim: readonly number[];
    readonly value: readonly number[];
    readonly unitText: readonly number[];
    readonly boundText: readonly number[];
    readonly start: readonly number[];
    readonly length: readonly number[];
  };
  readonly statements: {
    readonly id: readonly string[];
    readonly article: readonly number[];
    readonly speaker: readonly number[];
    readonly modeText: readonly number[];
    /** start and length, in turns */
    readonly source: Lists;
    readonly cue: Lists;
    readonly content: Lists;
  };
}
