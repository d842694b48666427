// Who says that an event happened: the statements that enclose the word and the acts that report it, outermost first, as chains.
import type { Span } from "#schema";
import type { Annotated, Tree } from "../document/index.ts";
import { isVerbal } from "./clause-words.ts";
import type { Referents } from "./referents.ts";
import { tokenRange } from "./token-range.ts";

/** One statement around a word, as the statement index gives it. */
export interface EnclosingStatement {
  /** chain of the speaker; null where the text names none */
  readonly speaker: string | null;
  readonly cue: readonly Span[];
  /** the words that name the speaker */
  readonly source: readonly Span[];
}

export interface SpeakerIndex {
  /** statements whose content holds the token, outermost first */
  enclosing(token: number): readonly EnclosingStatement[];
  /** is the word in the cue of a statement? */
  isCue(token: number): boolean;
}

/** The reports of the statements layer as an index by word: a statement is around a word when one of its content spans holds it. */
export function indexStatements(doc: Annotated<"statements" | "tokens">): SpeakerIndex {
  const around: EnclosingStatement[][] = doc.tokens.map(() => []);
  const size = (spans: readonly Span[]) => spans.reduce((sum, span) => sum + span.end - span.start, 0);
  const outermostFirst = doc.statements
    .filter(({ kind }) => kind === "report")
    .sort((a, b) => size(b.content) - size(a.content) || (a.id < b.id ? -1 : 1));
  const cues = new Set<number>();
  for (const { speaker, cue, content, source } of outermostFirst) {
    for (const span of cue) {
      const tokens = tokenRange(doc, span);
      if (tokens) for (let t = tokens.first; t < tokens.end; t++) cues.add(t);
    }
    for (const span of content) {
      const tokens = tokenRange(doc, span);
      if (tokens) for (let t = tokens.first; t < tokens.end; t++) around[t]!.push({ speaker, cue, source });
    }
  }
  return { enclosing: (token) => around[token]!, isCue: (token) => cues.has(token) };
}

export interface ReportedBy {
  /** "declined to say", "never said": does the word stand under a negation? */
  isDenied(token: number): boolean;
  /** "rejected a claim that": does the word say of what it governs that it is not so? */
  isRefusal(token: number): boolean;
  /** the fillers of the source of an act or operator, as words */
  sourceOf(token: number): readonly number[];
}

export class Speakers {
  readonly #tree: Tree;
  readonly #referents: Referents;
  readonly #index: SpeakerIndex;
  readonly #reportedBy: ReportedBy;

  constructor(tree: Tree, referents: Referents, index: SpeakerIndex, reportedBy: ReportedBy) {
    this.#tree = tree;
    this.#referents = referents;
    this.#index = index;
    this.#reportedBy = reportedBy;
  }

  #isDenied(cue: Span): boolean {
    const tokens = tokenRange(this.#tree.doc, cue);
    for (let t = tokens?.first ?? 0; t < (tokens?.end ?? 0); t++)
      if (isVerbal(this.#tree, t) ? this.#reportedBy.isDenied(t) : this.#reportedBy.isRefusal(this.#tree.head(t)))
        return true;
    return false;
  }

  isReported(token: number): boolean {
    return this.#index.enclosing(token).length > 0;
  }

  /** Do the characters name somebody who tells of `token`? Then they are no part of what is told: "will invest in Ghana, Kofi Mensah said". */
  isSpeakerOf(token: number, { start, end }: Span): boolean {
    return this.#index.enclosing(token).some(({ source }) => source.some((s) => s.start <= start && end <= s.end));
  }

  /**
   * Chains of the speakers of what `token` tells, outermost first. `reporters`: governing acts from the standing of the event; `doer`: of
   * several who perform an act each speaks of what they do themselves, "Peru and Chile offered to pay".
   */
  chainsFor(token: number, reporters: readonly number[], doer: string | null = null): readonly string[] {
    const enclosing = this.#index.enclosing(token);
    const found: { at: number; chain: string | null }[] = [];
    const doc = this.#tree.doc;
    enclosing.forEach((statement, depth) => {
      // What somebody did not say is not their word, nor what the article calls false in its own
      if (statement.cue.some((cue) => this.#isDenied(cue))) return;
      found.push({ at: depth, chain: statement.speaker });
    });
    reporters.forEach((reporter, depth) => {
      const { start, end } = doc.tokens[reporter]!;
      const known = enclosing.some((s) => s.cue.some((cue) => cue.start < end && start < cue.end));
      // "“They knew,” said Ann Holt, who is suing the firm": what stands outside of the content is not said, whatever the tree says
      if (known || this.#index.isCue(reporter)) return;
      const speakers = this.#reportedBy.sourceOf(reporter).flatMap((t) => this.#referents.resolve(t));
      const speaker = speakers.find(({ chain }) => chain === doer) ?? speakers[0];
      // An act stands inside the statements around it and outside the others: "an aide quoted the governor as saying that …"
      const outer = this.#index.enclosing(reporter).length;
      found.push({ at: outer - 0.5 + depth / 100, chain: speaker?.chain ?? null });
    });
    found.sort((a, b) => a.at - b.at);
    const chains: string[] = [];
    for (const { chain } of found) if (chain !== null && chains[chains.length - 1] !== chain) chains.push(chain);
    return chains;
  }
}
