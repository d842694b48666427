// A statement while it is made: sets of tokens. Spans and ids come last.
import type { CueContent } from "./cues.ts";

export interface Draft {
  /** the word that makes the statement: verb, noun, adverb or the noun of a phrase; -1 for a headline or a bare quote */
  readonly cue: number;
  readonly cueTokens: readonly number[];
  readonly kind: CueContent | "headline";
  /** true: the source says or believes the content */
  readonly report: boolean;
  readonly sourceHeads: readonly number[];
  readonly content: ReadonlySet<number>;
}
