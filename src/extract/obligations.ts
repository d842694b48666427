// "Peru must drop its barriers, Chile said": what somebody says that another must do is asked of that other. PLOVER codes it REQUEST.
import { relationRow } from "#schema";
import { type Annotated, contentId, type DocumentMention, type Tree } from "../document/index.ts";
import type { ClauseReader } from "./clause.ts";
import type { UnratedClaim } from "./confidence.ts";
import { isRegretted } from "./local-scope.ts";
import type { Referents } from "./referents.ts";
import type { SignReader } from "./signs.ts";

const OBLIGATION = new Set(["must", "should", "ought"]);

export interface ObligationContext {
  readonly doc: Annotated<"tokens" | "sentences">;
  readonly tree: Tree;
  readonly clauses: ClauseReader;
  readonly referents: Referents;
  /** chains of those who say it, outermost first */
  readonly speakersOf: (token: number) => readonly string[];
  /** claims that the verb itself makes */
  readonly contentOf: (token: number) => readonly UnratedClaim[];
  readonly signs: SignReader;
  readonly isActor: (mention: DocumentMention) => boolean;
}

/** Requests that stand in modal verbs of what is reported. */
export function claimsOfObligations(context: ObligationContext): readonly UnratedClaim[] {
  const { doc, tree, clauses, referents } = context;
  const found: UnratedClaim[] = [];
  for (const { index } of doc.tokens) {
    const modal = tree.children(index, "aux").find((aux) => OBLIGATION.has(tree.lemma(aux).toLowerCase()));
    // "should have signed" asks nobody any more
    if (modal === undefined || isRegretted(tree, index)) continue;
    if (tree.children(index, "advmod").some((t) => tree.lemma(t) === "not")) continue;
    const speakers = context.speakersOf(index);
    const speaker = speakers[speakers.length - 1];
    if (speaker === undefined) continue;
    for (const mention of clauses.surfaceSubject(index).flatMap((t) => referents.resolve(t))) {
      if (mention.chain === speaker || !context.isActor(mention)) continue;
      const sentence = doc.sentences[doc.tokens[index]!.sentence]!;
      const cue = { start: doc.tokens[modal]!.start, end: doc.tokens[modal]!.end };
      found.push({
        id: contentId("claim", [
          referents.articleId,
          sentence.start,
          sentence.end,
          speaker,
          "REQUESTS",
          mention.start,
          mention.end,
          cue.start,
        ]),
        type: "REQUESTS",
        source: speaker,
        target: mention.chain,
        content: context.contentOf(index).map((claim) => claim.id),
        polarity: "positive",
        modality: "actual",
        condition: null,
        attribution: speakers.slice(0, -1),
        date: null,
        amount: null,
        place: null,
        plover: relationRow("REQUESTS").plover,
        ploverMode: null,
        cameo: "100",
        goldstein: -5,
        evidence: {
          sentence: { start: sentence.start, end: sentence.end },
          cue,
          source: null,
          target: { start: mention.start, end: mention.end },
        },
        by: "rule.obligation",
        trace: [`"${tree.text(modal)}" in what is reported: asked of its subject`],
        signs: { own: [], source: [], target: context.signs.ofEnd(mention, [index]) },
      });
    }
  }
  return found;
}
