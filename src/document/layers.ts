// The layers of a document: what each stage adds to an article. Stages of different rooms meet in these types and nowhere else.
// Tokens, tags and arcs are parallel: index i is the same word in all three. Everything is read-only once made.
import type { Article, Chain, Claim, EntityKind, EntityType, Mention, Span, Statement } from "#schema";

/** A line or paragraph of the article by its function. Title, deck and headings are read as sentences of their own. */
export interface Block extends Span {
  readonly kind:
    | "title"
    | "deck"
    | "caption"
    | "heading"
    | "paragraph"
    | "list-item"
    | "dateline"
    | "mark"
    | "separator";
}

export interface Token extends Span {
  readonly index: number;
  readonly text: string;
  /** index into the sentences layer */
  readonly sentence: number;
}

export interface Sentence extends Span {
  readonly index: number;
  /** tokens [firstToken, endToken) */
  readonly firstToken: number;
  readonly endToken: number;
  /** index into the blocks layer */
  readonly block: number;
}

export interface Tag {
  /** universal part of speech, UD v2 */
  readonly upos: string;
  /** Penn Treebank tag */
  readonly xpos: string;
  readonly lemma: string;
}

export interface Arc {
  /** token index of the governor, -1 for the root of a sentence */
  readonly head: number;
  /** UD relation with subtype: "nsubj:pass" */
  readonly relation: string;
}

/** A named span as the encoder sees it, before gazetteers and coreference. */
export interface NameSpan extends Span {
  readonly firstToken: number;
  readonly endToken: number;
  /** OntoNotes-like kind: PERSON ORG GPE LOC FAC NORP LAW EVENT DATE MONEY PERCENT … */
  readonly kind: string;
  readonly score: number;
}

export interface RoleArgument {
  /** "ARG0" … "ARG4", "ARGM-TMP", "ARGM-NEG", "ARGM-MOD"; references and continuations keep their "R-" and "C-" */
  readonly role: string;
  /** token index of the head word of the argument */
  readonly token: number;
}

/** A word that stands for an event or state. */
export interface Predicate {
  readonly token: number;
  /** PropBank sense, "threaten.01"; null when the lemma has no frame */
  readonly roleset: string | null;
  /** margin between the best sense and the next, 0 … 1 */
  readonly rolesetScore: number;
  readonly roles: readonly RoleArgument[];
  /** UDS factuality, about -3 (did not happen) to 3 (did), near 0 open */
  readonly factuality: number;
}

/** A mention with what resolution needs beyond the record. */
export interface DocumentMention extends Mention {
  readonly firstToken: number;
  readonly endToken: number;
  /** token index of the head word */
  readonly headToken: number;
}

export interface DocumentChain extends Chain {
  readonly mentions: readonly string[];
  readonly gender: "female" | "male" | null;
  readonly number: "singular" | "plural" | null;
}

/** A claim with the signs that its confidence is reckoned from: plain facts about how it was found. */
export interface DocumentClaim extends Claim {
  readonly signs: readonly string[];
}

/** A state of affairs that a noun phrase itself asserts: "Mexican President X" is PRESIDENT_OF. Found by entities, told as claims by extract. */
export interface NominalFact {
  readonly relation:
    | "PRESIDENT_OF"
    | "HOLDS_OFFICE"
    | "LEADS"
    | "MEMBER_OF"
    | "WORKS_FOR"
    | "CITIZEN_OF"
    | "SPOUSE_OF"
    | "LOCATED_IN"
    | "OWNS"
    | "PART_OF";
  /** mention ids */
  readonly source: string;
  readonly target: string;
  readonly cue: Span;
  readonly sentence: number;
  /** "former", "ex-", "late" make it negative */
  readonly polarity: "positive" | "negative";
  /** "then-", "acting", "-elect", "would-be": future or hypothetical */
  readonly modality: "actual" | "future" | "hypothetical";
  readonly by: string;
  /** the verb that gives or takes the office, by which alone the fact stands: "named her head of Acme" */
  readonly under?: number;
}

export interface Layers {
  readonly blocks: Block;
  readonly sentences: Sentence;
  readonly tokens: Token;
  readonly tags: Tag;
  readonly arcs: Arc;
  readonly names: NameSpan;
  readonly predicates: Predicate;
  readonly mentions: DocumentMention;
  readonly chains: DocumentChain;
  readonly facts: NominalFact;
  readonly statements: Statement;
  readonly claims: DocumentClaim;
}
export type Layer = keyof Layers;

/** An article with the layers that were added so far. */
export type Annotated<L extends Layer = never> = { readonly article: Article } & {
  readonly [K in L]: readonly Layers[K][];
};

export type { EntityKind, EntityType };
