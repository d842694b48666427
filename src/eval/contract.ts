// Document and record → one object of the scoring contract: entities with mentions, relations, statements, sentences and words.
// The contract is plain JSON that any scorer can read; it says nothing that the record does not say.
import { type Claim, ENTITY_TYPES, type Extraction, relationRow, type Span, type Statement } from "#schema";
import { findOpenRelations, type OpenRelation } from "../extract/index.ts";
import type { Document } from "../pipeline.ts";

export interface ContractRelation {
  readonly type: string;
  readonly source: string | null;
  readonly target: string | null;
  readonly plover?: string;
  readonly polarity: string;
  readonly modality: string;
  readonly condition?: Span;
  readonly trigger: Span;
  readonly attributedTo: string | null;
  readonly attributionChain?: readonly string[];
  readonly date?: { readonly from: string | null; readonly to: string | null };
  readonly amount?: { readonly value: number; readonly unit: string };
  readonly sourceSpan?: Span;
  readonly targetSpan?: Span;
  readonly evidence: readonly Span[];
}

/** What a scorer gets about one article. Ids are those of the record. */
export function contractOf(id: string, document: Document, record: Extraction): object {
  return {
    id,
    entities: record.chains.map((chain) => ({
      id: chain.id,
      type: ENTITY_TYPES[chain.type].bench,
      name: chain.name,
      ...(chain.country === null ? {} : { country: chain.country }),
      mentions: record.mentions
        .filter((mention) => mention.chain === chain.id)
        .map(({ start, end, kind, type }) => ({ start, end, kind, type: ENTITY_TYPES[type].bench })),
    })),
    // Ranked as they stand in the text, not by confidence: what a sentence is mainly about is told first, and may be the less certain
    relations: record.claims.flatMap(relationsOf),
    openRelations: findOpenRelations(document).map((open) => openRelationOf(record.article.text, open)),
    attributions: outermost(record.statements).map(attributionOf),
    sentences: document.sentences.map(spanOf),
    tokens: tokensOf(document),
  };
}

function openRelationOf(text: string, { subject, relation, object, further, confidence }: OpenRelation): object {
  const words = (span: Span) => text.slice(span.start, span.end);
  const [second, ...others] = object === null ? further : [object, ...further];
  return {
    arg1: words(subject),
    rel: relation.map(words).join(" "),
    arg2: second === undefined ? "" : words(second),
    args: others.map(words),
    confidence,
  };
}

/** "Peru and Chile met" says of either what it says of the other; events told of one and another, "Peru met Chile", stay as told. */
function relationsOf(claim: Claim): ContractRelation[] {
  const relation = relationOf(claim);
  const { cue, source, target } = claim.evidence;
  const isTogether = source && target && source.start < cue.start === target.start < cue.start;
  if (!isTogether || !relationRow(claim.type).symmetric) return [relation];
  return [
    relation,
    { ...relation, source: claim.target, target: claim.source, sourceSpan: spanOf(target), targetSpan: spanOf(source) },
  ];
}

function relationOf(claim: Claim): ContractRelation {
  const { attribution, evidence } = claim;
  return {
    type: claim.type,
    source: claim.source,
    target: claim.target,
    ...(claim.plover === null ? {} : { plover: claim.plover }),
    polarity: claim.polarity,
    modality: claim.modality,
    ...(claim.condition === null ? {} : { condition: spanOf(claim.condition) }),
    trigger: spanOf(evidence.cue),
    attributedTo: attribution.at(-1) ?? null,
    ...(attribution.length < 2 ? {} : { attributionChain: attribution }),
    ...(claim.date === null ? {} : { date: { from: claim.date.from, to: claim.date.to } }),
    ...(claim.amount === null ? {} : { amount: { value: claim.amount.value, unit: claim.amount.unit } }),
    ...(evidence.source === null ? {} : { sourceSpan: spanOf(evidence.source) }),
    ...(evidence.target === null ? {} : { targetSpan: spanOf(evidence.target) }),
    evidence: [spanOf(evidence.sentence)],
  };
}

/**
 * Statements that are not told inside another one. The gold of the contract marks what the article reports and seldom what its speakers
 * report in turn; the record keeps both.
 */
function outermost(statements: readonly Statement[]): readonly Statement[] {
  const size = (spans: readonly Span[]) => spans.reduce((sum, { start, end }) => sum + end - start, 0);
  const holds = (outer: Statement, inner: Statement) =>
    outer !== inner &&
    inner.cue.length > 0 &&
    size(outer.content) > size(inner.content) &&
    inner.cue.every((cue) => outer.content.some((span) => span.start <= cue.start && cue.end <= span.end));
  return statements.filter((inner) => !statements.some((outer) => holds(outer, inner)));
}

function attributionOf({ source, cue, content }: Statement): object {
  return { source: source.map(spanOf), cue: cue.map(spanOf), content: content.map(spanOf) };
}

function tokensOf({ tokens, tags, arcs }: Document): object[] {
  return tokens.map((token, i) => ({
    start: token.start,
    end: token.end,
    upos: tags[i]!.upos,
    xpos: tags[i]!.xpos,
    lemma: tags[i]!.lemma,
    head: arcs[i]!.head,
    deprel: arcs[i]!.relation,
  }));
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}
