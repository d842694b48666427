// One record of the graph file becomes the properties of its node or relationship, and back: every pair of functions is each other's inverse.
// Words under a span are stored beside the offsets for readers of the database; reading back goes by the offsets alone.
import {
  ARTICLE_PROPERTIES,
  CLAIM_PROPERTIES,
  type ClaimEdge,
  ENTITY_PROPERTIES,
  type Entity,
  type EventNode,
  type GraphArticle,
  type GraphStatement,
  MENTION_PROPERTIES,
  NEO4J_NODES,
  type RelationType,
  type Span,
  STATEMENT_PROPERTIES,
  standingOf,
  verbPhrase,
} from "#schema";
import { restoreValues, type Stored, type StoredValue, storeValues } from "./values.ts";

/** A record without its position on the page, which the layout computes from the whole graph. */
export type Unplaced<T extends { place: unknown }> = Omit<T, "place">;

// --- entities

export function entityValues(entity: Unplaced<Entity>): Stored {
  const { id, name, aliases, kind, country, wikidata, named } = entity;
  return storeValues(ENTITY_PROPERTIES, { id, name, aliases, kind, country, wikidata, named });
}

export function entityOf(
  type: string,
  stored: Stored,
  mentions: Entity["mentions"],
): Record<keyof Unplaced<Entity>, unknown> {
  const { id, name, aliases = [], kind = null, country = null, wikidata = null, named } = restoreValues(stored);
  return { id, type, kind, name, aliases, country, wikidata, named, mentions };
}

export function mentionValues(spans: readonly Span[], text: string): Stored {
  const names = new Set(spans.map(({ start, end }) => text.slice(start, end)));
  const exact = { count: spans.length, spans: flattenSpans(spans) };
  return storeValues(MENTION_PROPERTIES, exact, { names: [...names] });
}

// --- articles

export function articleValues(article: GraphArticle, extractor: string, relationTypes: readonly string[]): Stored {
  const { id, title, date, url, author, publisher, text } = article;
  const diagnostics = article.diagnostics.map((diagnostic) => JSON.stringify(diagnostic));
  const day = { date: date?.value, dateOrigin: date?.origin };
  return storeValues(ARTICLE_PROPERTIES, {
    ...{ id, title, ...day, url, author, publisher, text, extractor, relationTypes, diagnostics },
  });
}

export function articleOf(stored: Stored): Record<keyof GraphArticle, unknown> & { extractor: unknown } {
  const values = restoreValues(stored);
  const { id, text, title = null, url = null, author = null, publisher = null, extractor } = values;
  const date = values.date === undefined ? null : { value: values.date, origin: values.dateOrigin };
  const diagnostics = ((values.diagnostics ?? []) as string[]).map((json) => JSON.parse(json) as unknown);
  return { id, text, title, date, url, author, publisher, diagnostics, extractor };
}

// --- statements

export function statementValues(statement: GraphStatement, position: number, text: string): Stored {
  const { id, article, mode, content, cue, source } = statement;
  return storeValues(
    STATEMENT_PROPERTIES,
    {
      ...{ id, articleId: article, mode, position },
      contentSpans: flattenSpans(content),
      cueSpans: flattenSpans(cue),
      sourceSpans: flattenSpans(source),
    },
    { content: wordsOf(content, text), cue: wordsOf(cue, text), source: wordsOf(source, text) },
  );
}

export function statementOf(stored: Stored, speaker: string | null): Record<keyof GraphStatement, unknown> {
  const values = restoreValues(stored);
  return {
    id: values.id,
    article: values.articleId,
    speaker,
    source: spansOf(values.sourceSpans),
    cue: spansOf(values.cueSpans),
    content: spansOf(values.contentSpans),
    mode: values.mode,
  };
}

// --- claims

/** A claim with what its properties need of the article: its text, and the place of the claim in it. */
export interface ClaimInArticle {
  readonly claim: ClaimEdge;
  readonly position: number;
  readonly text: string;
}

/** Of a claim whose ends are both nodes: properties of a relationship. */
export function claimValues(told: ClaimInArticle): Stored {
  return storeValues(CLAIM_PROPERTIES, recordOf(told), readableOf(told));
}

/** Of a claim that no relationship and no event node bears. */
export function claimNodeValues(told: ClaimInArticle): Stored {
  const { claim } = told;
  const own = { relation: claim.type, sourceId: claim.source, targetId: claim.target };
  return storeValues(NEO4J_NODES.Claim.properties, { ...own, ...recordOf(told) }, readableOf(told));
}

/** `bears`: the claim has no relationship, so this node holds its properties too. */
export function eventValues(event: Unplaced<EventNode>, told: ClaimInArticle, bears: boolean): Stored {
  const { claim } = told;
  const own = { id: event.id, relation: event.type, name: event.name };
  if (bears) {
    const ends = { sourceId: claim.source, targetId: claim.target };
    const values = { ...own, ...ends, ...recordOf(told) };
    return storeValues(NEO4J_NODES.EventNode.properties, values, readableOf(told));
  }
  const { polarity, modality } = claim;
  const values = { ...own, claimId: claim.id, articleId: claim.article, polarity, modality };
  const { label, standing } = readableOf(told);
  return storeValues(NEO4J_NODES.EventNode.properties, values, { label, standing });
}

/** Order of the pairs in the property `spans` of a claim. */
const CLAIM_SPANS = ["cue", "source", "target", "condition", "date", "amount"] as const;

function recordOf({ claim, position }: ClaimInArticle): Record<string, unknown> {
  const { sentence, cue, source, target } = claim.evidence;
  const spans = { cue, source, target, condition: claim.condition, date: claim.date?.span, amount: claim.amount?.span };
  return {
    claimId: claim.id,
    articleId: claim.article,
    polarity: claim.polarity,
    modality: claim.modality,
    attributedTo: claim.attribution,
    dateFrom: claim.date?.from,
    dateTo: claim.date?.to,
    datePrecision: claim.date?.precision,
    dateInferred: claim.date?.inferred,
    amount: claim.amount?.value,
    unit: claim.amount?.unit,
    amountBound: claim.amount?.bound,
    placeId: claim.location,
    content: claim.content,
    contradicts: claim.contradicts,
    start: sentence.start,
    end: sentence.end,
    confidence: claim.confidence,
    plover: claim.plover,
    ploverMode: claim.ploverMode,
    cameo: claim.cameo,
    goldstein: claim.goldstein,
    by: claim.by,
    trace: claim.trace,
    position,
    spans: CLAIM_SPANS.flatMap((name) => [spans[name]?.start ?? -1, spans[name]?.end ?? -1]),
  };
}

function readableOf({ claim, text }: ClaimInArticle) {
  const { condition, evidence } = claim;
  return {
    label: claim.polarity === "negative" ? `✗ ${verbPhrase(claim)}` : verbPhrase(claim),
    standing: standingOf(claim),
    condition: condition && text.slice(condition.start, condition.end),
    quote: claim.quote,
    cue: text.slice(evidence.cue.start, evidence.cue.end),
  };
}

/** The claim that the properties tell of. `text` is that of its article: the quote is a copy of it. */
export function claimOf(
  type: RelationType | string,
  ends: { readonly source: string | null; readonly target: string | null },
  stored: Stored,
  text: string,
): Record<keyof ClaimEdge, unknown> {
  const values = restoreValues(stored);
  const numbers = values.spans as readonly number[];
  const span = (name: (typeof CLAIM_SPANS)[number]): Span | null => {
    const at = CLAIM_SPANS.indexOf(name) * 2;
    return numbers[at] === -1 ? null : { start: numbers[at]!, end: numbers[at + 1]! };
  };
  const sentence = { start: values.start as number, end: values.end as number };
  const dated = values.datePrecision !== undefined;
  const { dateFrom = null, dateTo = null, datePrecision, dateInferred, amount, unit, amountBound } = values;
  return {
    id: values.claimId,
    article: values.articleId,
    type,
    source: ends.source,
    target: ends.target,
    content: values.content ?? [],
    polarity: values.polarity,
    modality: values.modality,
    condition: span("condition"),
    attribution: values.attributedTo ?? [],
    date: dated
      ? { from: dateFrom, to: dateTo, precision: datePrecision, inferred: dateInferred, span: span("date") }
      : null,
    amount: amount === undefined ? null : { value: amount, unit, bound: amountBound, span: span("amount") },
    location: values.placeId ?? null,
    plover: values.plover ?? null,
    ploverMode: values.ploverMode ?? null,
    cameo: values.cameo ?? null,
    goldstein: values.goldstein ?? null,
    evidence: { sentence, cue: span("cue"), source: span("source"), target: span("target") },
    quote: text.slice(sentence.start, sentence.end),
    confidence: values.confidence,
    by: values.by,
    trace: values.trace ?? [],
    contradicts: values.contradicts ?? [],
  };
}

/** [{start: 1, end: 4}, {start: 7, end: 9}] as [1, 4, 7, 9]. */
function flattenSpans(spans: readonly Span[]): number[] {
  return spans.flatMap(({ start, end }) => [start, end]);
}

export function spansOf(numbers: StoredValue | undefined): Span[] {
  const list = (numbers ?? []) as readonly number[];
  return Array.from({ length: list.length / 2 }, (_, i) => ({ start: list[2 * i]!, end: list[2 * i + 1]! }));
}

function wordsOf(spans: readonly Span[], text: string): string | null {
  return spans.length === 0 ? null : spans.map(({ start, end }) => text.slice(start, end)).join(" … ");
}
