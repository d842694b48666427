// Synthetic articles for measurements, made one hundred at a time, so that their number costs no memory. A few entities are in very many
// claims, as in news; the numbers are seeded, so every run loads the same.
import {
  type ClaimEdge,
  type Entity,
  type EntityType,
  type GraphArticle,
  type GraphFile,
  MODALITIES,
  type RelationType,
  relationRow,
} from "#schema";
import { type ArticleRows, rowsOf } from "../../src/export/neo4j/index.ts";

const CLAIMS_PER_ARTICLE = 20;
const ARTICLES_PER_CHUNK = 100;
const TYPES: readonly RelationType[] = [
  ...(["THREATENS", "SUPPORTS", "MEETS", "ATTACKS", "SANCTIONS", "AIDS"] as const),
  ...(["CRITICIZES", "VISITS", "ACCUSES", "REJECTS", "IMPOSES_TARIFF", "LEADS"] as const),
];
const ENTITY_KINDS: readonly EntityType[] = ["Person", "Country", "Organization", "City", "Group"];

/** Rows of so many claims. */
export function* syntheticRows(claims: number): Generator<ArticleRows> {
  const random = numbers(claims);
  const entities = Math.max(100, Math.round(claims / 10));
  const perChunk = CLAIMS_PER_ARTICLE * ARTICLES_PER_CHUNK;
  for (let made = 0; made < claims; made += perChunk)
    for (const rows of rowsOf(chunk(made, Math.min(perChunk, claims - made), entities, random)))
      if (rows.article) yield rows;
}

function chunk(first: number, count: number, pool: number, random: () => number): GraphFile {
  const articles: GraphArticle[] = [];
  const claims: ClaimEdge[] = [];
  const mentions = new Map<number, Map<string, { start: number; end: number }[]>>();
  for (let made = 0; made < count; ) {
    const id = `article:${first + made}`;
    let text = "";
    const mention = (entity: number, at: number) => {
      const ofEntity = mentions.get(entity) ?? new Map<string, { start: number; end: number }[]>();
      const spans = ofEntity.get(id) ?? [];
      spans.push({ start: at, end: at + nameOf(entity).length });
      mentions.set(entity, ofEntity.set(id, spans));
    };
    for (let k = 0; k < CLAIMS_PER_ARTICLE && made < count; k++, made++) {
      // squaring makes hubs: the first hundredth of the entities has a tenth of the claims
      const source = Math.floor(random() * random() * pool);
      const target = (source + 1 + Math.floor(random() * random() * (pool - 1))) % pool;
      const type = TYPES[Math.floor(random() * TYPES.length)]!;
      const cue = relationRow(type).affirmed;
      const [from, to] = [nameOf(source), nameOf(target)];
      const start = text.length;
      const cueAt = start + from.length + 1;
      const targetAt = cueAt + cue.length + 1;
      text += `${from} ${cue} ${to} over the harbour of quarter ${made % 97}, officials of both sides said on Monday. `;
      mention(source, start);
      mention(target, targetAt);
      claims.push(
        claimOf(first + made, id, type, source, target, random, { start, cueAt, targetAt, cue, text, from, to }),
      );
    }
    const day = `2025-0${1 + (made % 9)}-1${made % 10}`;
    const meta = { title: `Report ${first + made}`, date: { value: day, origin: "given" as const }, url: null };
    articles.push({ id, text, ...meta, author: null, publisher: "Synthetic Wire", diagnostics: [] });
  }
  const entities = [...mentions].map(([entity, byArticle]): Entity => {
    const places = [...byArticle].map(([article, spans]) => ({ article, spans }));
    return {
      id: idOf(entity),
      type: ENTITY_KINDS[entity % ENTITY_KINDS.length]!,
      kind: null,
      name: nameOf(entity),
      aliases: [`No. ${entity}`],
      country: null,
      wikidata: null,
      named: true,
      mentions: places,
      place: { x: 0, y: 0, community: 0 },
    };
  });
  return { version: 1, extractor: "synthetic", articles, entities, events: [], claims, statements: [] };
}

interface Words {
  readonly start: number;
  readonly cueAt: number;
  readonly targetAt: number;
  readonly cue: string;
  readonly text: string;
  readonly from: string;
  readonly to: string;
}

function claimOf(
  number: number,
  article: string,
  type: RelationType,
  source: number,
  target: number,
  random: () => number,
  { start, cueAt, targetAt, cue, text, from, to }: Words,
): ClaimEdge {
  const sentence = { start, end: text.length - 1 };
  const cueSpan = { start: cueAt, end: cueAt + cue.length };
  const day = `2025-0${1 + (number % 9)}-1${number % 10}`;
  return {
    id: `claim:${number}`,
    article,
    type,
    source: idOf(source),
    target: idOf(target),
    content: [],
    polarity: random() < 0.1 ? "negative" : "positive",
    modality: MODALITIES[Math.floor(random() * MODALITIES.length)]!,
    condition: null,
    attribution: random() < 0.5 ? [idOf(source)] : [],
    date: { from: day, to: day, precision: "day", inferred: true, span: cueSpan },
    amount:
      random() < 0.2
        ? { value: Math.round(random() * 1000) / 10, unit: "percent", bound: "about", span: cueSpan }
        : null,
    location: null,
    plover: relationRow(type).plover,
    ploverMode: null,
    cameo: "130",
    goldstein: -4.4,
    evidence: {
      sentence,
      cue: cueSpan,
      source: { start, end: start + from.length },
      target: { start: targetAt, end: targetAt + to.length },
    },
    quote: text.slice(sentence.start, sentence.end),
    confidence: Math.round(random() * 100) / 100,
    by: `synthetic/${type.toLowerCase()}`,
    trace: [`"${cue}" tells of ${type}`],
    contradicts: [],
  };
}

const idOf = (entity: number) => `entity:${entity}`;
const nameOf = (entity: number) => `Actor ${entity} of Quarter ${entity % 13}`;

/** mulberry32 */
function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
