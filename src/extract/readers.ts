// A document → everything that reads it for the claims: tree, clauses, frames, arguments, ends, standing and speakers, which ask one another.
import type { ClaimAmount, ClaimDate, RelationType } from "#schema";
import { type Annotated, type Predicate, Tree } from "../document/index.ts";
import { ArgumentFinder } from "./arguments.ts";
import { ClauseReader } from "./clause.ts";
import { Employers } from "./employers.ts";
import { EndFinder } from "./ends.ts";
import { ANSWERS, FrameFinder, type FrameLookup } from "./frames.ts";
import { ImpliedEnds } from "./implied-ends.ts";
import { isCalledFalse } from "./local-scope.ts";
import { standsFor } from "./owners.ts";
import { Referents } from "./referents.ts";
import { SignReader } from "./signs.ts";
import { type SpeakerIndex, Speakers } from "./speakers.ts";
import { StandingReader } from "./standing.ts";

export type ClaimLayers = "sentences" | "tokens" | "tags" | "arcs" | "predicates" | "mentions" | "chains" | "facts";

/** What the claims need from the rest of the room. */
export interface ClaimHelpers {
  readonly lexicon: FrameLookup;
  readonly speakers: SpeakerIndex;
  /** date of the event that a predicate stands for; `cue` are all its words */
  readonly dateOf: (cue: readonly number[]) => ClaimDate | null;
  readonly amountOf: (cue: readonly number[], type: RelationType, fillers: readonly number[]) => ClaimAmount | null;
}

export class Readers {
  readonly doc: Annotated<ClaimLayers>;
  readonly helpers: ClaimHelpers;
  readonly tree: Tree;
  readonly predicates: ReadonlyMap<number, Predicate>;
  readonly referents: Referents;
  readonly clauses: ClauseReader;
  readonly frames: FrameFinder;
  readonly args: ArgumentFinder;
  readonly ends: EndFinder;
  readonly implied: ImpliedEnds;
  readonly signs: SignReader;
  readonly speakers: Speakers;
  readonly standing: StandingReader;

  constructor(doc: Annotated<ClaimLayers>, helpers: ClaimHelpers) {
    this.doc = doc;
    this.helpers = helpers;
    this.tree = new Tree(doc);
    const tree = this.tree;
    this.predicates = new Map(doc.predicates.map((predicate) => [predicate.token, predicate]));
    this.referents = new Referents(doc, tree);
    this.clauses = new ClauseReader(tree, (governor, complement) => this.frames.controlOf(governor, complement), {
      isBeing: (token) => this.referents.isBeing(token),
      mayAnswer: (token) => this.frames.mayAnswer(token),
    });
    this.frames = new FrameFinder(tree, this.clauses, helpers.lexicon, this.predicates, (token) => {
      const cover = this.referents.covering(token);
      return cover?.kind === "name" ? this.referents.chain(cover).type : null;
    });
    this.args = new ArgumentFinder(tree, this.clauses, this.predicates, (token) => this.frames.isAdjectival(token));
    this.ends = new EndFinder(doc.article.text, tree, this.clauses, this.args, this.referents, (token, span) =>
      this.speakers.isSpeakerOf(token, span),
    );
    this.implied = new ImpliedEnds({
      tree,
      clauses: this.clauses,
      frames: this.frames,
      referents: this.referents,
      ends: this.ends,
      employers: new Employers(doc, this.clauses, this.referents),
      ownersOf: (relation, target, source) => standsFor(this, { relation, target, source }, []),
    });
    this.signs = new SignReader(doc, this.referents, this.predicates);
    this.speakers = new Speakers(tree, this.referents, helpers.speakers, {
      isDenied: (token) => this.standing.of(token).polarity === "negative" || isCalledFalse(tree, token),
      isRefusal: (token) => {
        const row = token < 0 ? undefined : this.frames.operator(token)?.row;
        return row?.effect?.polarity === "negative" && row.relation !== null && ANSWERS.has(row.relation);
      },
      sourceOf: (token) => {
        const match = this.frames.operator(token);
        return match ? this.args.fillers(match, match.row.source).map((f) => f.token) : [];
      },
    });
    this.standing = new StandingReader({
      tree,
      frames: this.frames,
      args: this.args,
      isReported: (token) => this.speakers.isReported(token),
      isQuestion: (token) => this.#isQuestion(token),
    });
  }

  #isQuestion(token: number): boolean {
    const sentence = this.doc.sentences[this.doc.tokens[token]!.sentence]!;
    for (let last = sentence.endToken - 1; last >= sentence.firstToken; last--) {
      const text = this.tree.text(last);
      if (text === "?") return true;
      if (!/^["'”’)\]]$/.test(text)) return false;
    }
    return false;
  }
}
