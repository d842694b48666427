// States that a noun phrase itself asserts ("Mexican President X") → claims in the article's own voice, even inside reported speech.
import { type Annotated, contentId, type DocumentMention } from "../document/index.ts";
import type { UnratedClaim } from "./confidence.ts";
import type { PostReader } from "./posts.ts";
import type { SignReader } from "./signs.ts";

export function claimsOfFacts(
  doc: Annotated<"facts" | "mentions" | "sentences">,
  signs: SignReader,
  posts: PostReader,
): readonly UnratedClaim[] {
  const mentions = new Map<string, DocumentMention>(doc.mentions.map((mention) => [mention.id, mention]));
  return doc.facts.flatMap((fact) => {
    const source = mentions.get(fact.source);
    const target = mentions.get(fact.target);
    const sentence = doc.sentences[fact.sentence];
    if (!source || !target || !sentence || source.chain === target.chain) return [];
    const post = fact.under === undefined ? undefined : posts.under(fact.under);
    // "described her as head of Acme"
    if (post === null) return [];
    return [
      {
        id: contentId("claim", [
          doc.article.id,
          sentence.start,
          sentence.end,
          source.start,
          source.end,
          fact.relation,
          target.start,
          target.end,
          fact.cue.start,
        ]),
        type: fact.relation,
        source: source.chain,
        target: target.chain,
        content: [],
        polarity: post?.polarity ?? fact.polarity,
        modality: post?.modality ?? fact.modality,
        condition: post?.condition ?? null,
        attribution: [...(post?.attribution ?? [])],
        date: null,
        amount: null,
        place: null,
        plover: null,
        ploverMode: null,
        cameo: null,
        goldstein: null,
        evidence: {
          sentence: { start: sentence.start, end: sentence.end },
          cue: fact.cue,
          source: { start: source.start, end: source.end },
          target: { start: target.start, end: target.end },
        },
        by: fact.by,
        trace: [`the noun phrase says it (${fact.by})`],
        signs: {
          own: fact.by.startsWith("origin.") ? ["origin"] : [],
          source: signs.ofMention(source),
          target: signs.ofMention(target),
        },
      },
    ];
  });
}
