// Graph file → columns of the page. Pure and deterministic; `page/store.ts` is its inverse.
import {
  ENTITY_KINDS,
  ENTITY_TYPES,
  type GraphFile,
  MODALITIES,
  PLOVER_CATEGORIES,
  POLARITIES,
  RELATION_TYPES,
  type Span,
} from "#schema";
import { type Lists, NONE, type Packed } from "./packed.ts";

const TYPES = Object.keys(ENTITY_TYPES);
const CATEGORIES = Object.keys(PLOVER_CATEGORIES);

export function packGraph(graph: GraphFile): Packed {
  const strings: string[] = [];
  const numberOf = new Map<string, number>();
  const text = (value: string | null): number => {
    if (value === null) return NONE;
    const known = numberOf.get(value);
    if (known !== undefined) return known;
    numberOf.set(value, strings.length);
    return strings.push(value) - 1;
  };
  const { entities, events, claims, statements } = graph;
  const articleAt = indexOf(graph.articles);
  const claimAt = indexOf(claims);
  const nodeAt = indexOf([...entities, ...events]);
  const at = (index: ReadonlyMap<string, number>, id: string | null): number => (id === null ? NONE : index.get(id)!);
  const node = (id: string | null) => at(nodeAt, id);
  const article = (id: string) => at(articleAt, id);
  const dated = claims.flatMap((claim) => (claim.date ? [{ claim: claimAt.get(claim.id)!, ...claim.date }] : []));
  const counted = claims.flatMap((claim) => (claim.amount ? [{ claim: claimAt.get(claim.id)!, ...claim.amount }] : []));
  const start = (span: Span | null, base = 0) => (span === null ? 0 : span.start - base);
  const length = (span: Span | null) => (span === null ? 0 : span.end - span.start);
  const spans = (list: readonly Span[]) => list.flatMap((span) => [span.start, span.end - span.start]);
  const nodes = [...entities, ...events];
  const packed = {
    entities: {
      id: entities.map((entity) => entity.id),
      name: entities.map((entity) => entity.name),
      type: entities.map((entity) => TYPES.indexOf(entity.type)),
      kind: entities.map((entity) => (entity.kind === null ? NONE : ENTITY_KINDS.indexOf(entity.kind))),
      aliasesText: lists(entities.map((entity) => entity.aliases.map(text))),
      countryText: entities.map((entity) => text(entity.country)),
      wikidataText: entities.map((entity) => text(entity.wikidata)),
      named: entities.map((entity) => Number(entity.named)),
      mentions: lists(
        entities.map((entity) =>
          entity.mentions.flatMap((mention) => [
            article(mention.article),
            mention.spans.length,
            ...spans(mention.spans),
          ]),
        ),
      ),
    },
    events: {
      id: events.map((event) => event.id),
      name: events.map((event) => event.name),
      claim: events.map((event) => at(claimAt, event.claim)),
      type: events.map((event) => RELATION_TYPES.indexOf(event.type)),
      agent: events.map((event) => node(event.agent)),
      target: events.map((event) => node(event.target)),
      location: events.map((event) => node(event.location)),
    },
    places: {
      x: nodes.map((item) => item.place.x),
      y: nodes.map((item) => item.place.y),
      community: nodes.map((item) => item.place.community),
    },
    claims: {
      id: claims.map((claim) => claim.id),
      article: claims.map((claim) => article(claim.article)),
      type: claims.map((claim) => RELATION_TYPES.indexOf(claim.type)),
      source: claims.map((claim) => node(claim.source)),
      target: claims.map((claim) => node(claim.target)),
      content: lists(claims.map((claim) => claim.content.map(node))),
      polarity: claims.map((claim) => POLARITIES.indexOf(claim.polarity)),
      modality: claims.map((claim) => MODALITIES.indexOf(claim.modality)),
      conditionStart: claims.map((claim) => start(claim.condition)),
      conditionLength: claims.map((claim) => length(claim.condition)),
      attribution: lists(claims.map((claim) => claim.attribution.map(node))),
      location: claims.map((claim) => node(claim.location)),
      plover: claims.map((claim) => (claim.plover === null ? NONE : CATEGORIES.indexOf(claim.plover))),
      ploverModeText: claims.map((claim) => text(claim.ploverMode)),
      cameoText: claims.map((claim) => text(claim.cameo)),
      goldstein: claims.map((claim) => claim.goldstein),
      sentenceStart: claims.map((claim) => claim.evidence.sentence.start),
      sentenceLength: claims.map((claim) => length(claim.evidence.sentence)),
      cueStart: claims.map((claim) => start(claim.evidence.cue, claim.evidence.sentence.start)),
      cueLength: claims.map((claim) => length(claim.evidence.cue)),
      sourceStart: claims.map((claim) => start(claim.evidence.source, claim.evidence.sentence.start)),
      sourceLength: claims.map((claim) => length(claim.evidence.source)),
      targetStart: claims.map((claim) => start(claim.evidence.target, claim.evidence.sentence.start)),
      targetLength: claims.map((claim) => length(claim.evidence.target)),
      confidence: claims.map((claim) => claim.confidence),
      byText: claims.map((claim) => text(claim.by)),
      traceText: lists(claims.map((claim) => claim.trace.map(text))),
      contradicts: lists(claims.map((claim) => claim.contradicts.map((id) => at(claimAt, id)))),
    },
    dates: {
      claim: dated.map((row) => row.claim),
      fromText: dated.map((row) => text(row.from)),
      toText: dated.map((row) => text(row.to)),
      precisionText: dated.map((row) => text(row.precision)),
      inferred: dated.map((row) => Number(row.inferred)),
      start: dated.map((row) => row.span.start),
      length: dated.map((row) => length(row.span)),
    },
    amounts: {
      claim: counted.map((row) => row.claim),
      value: counted.map((row) => row.value),
      unitText: counted.map((row) => text(row.unit)),
      boundText: counted.map((row) => text(row.bound)),
      start: counted.map((row) => row.span.start),
      length: counted.map((row) => length(row.span)),
    },
    statements: {
      id: statements.map((statement) => statement.id),
      article: statements.map((statement) => article(statement.article)),
      speaker: statements.map((statement) => node(statement.speaker)),
      modeText: statements.map((statement) => text(statement.mode)),
      source: lists(statements.map((statement) => spans(statement.source))),
      cue: lists(statements.map((statement) => spans(statement.cue))),
      content: lists(statements.map((statement) => spans(statement.content))),
    },
  };
  return { format: 1, extractor: graph.extractor, strings, articles: graph.articles, ...packed };
}

function lists(rows: readonly (readonly number[])[]): Lists {
  return { count: rows.map((row) => row.length), value: rows.flat() };
}

function indexOf(list: readonly { readonly id: string }[]): Map<string, number> {
  return new Map(list.map((item, i) => [item.id, i]));
}
