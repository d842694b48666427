// Extractions → graph file. A pure fold: the same records in any order give the same graph, so an article is added, replaced or taken
// out by doing that to the list of records and folding again.
import {
  type Claim,
  type ClaimEdge,
  type Entity,
  type EventNode,
  type Extraction,
  type GraphFile,
  type GraphStatement,
  verbPhrase,
} from "#schema";
import { entityId, eventId, type ResolvedEntity, resolveEntities } from "../resolve/index.ts";
import { findContradictions } from "./contradictions.ts";
import { layOut } from "./layout.ts";

/** The records with `newer` in them; a record of the same article is replaced. */
export function withExtractions(old: readonly Extraction[], newer: readonly Extraction[]): readonly Extraction[] {
  return lastOfEach([...old, ...newer]);
}

/** The records without those of some articles. */
export function withoutArticles(old: readonly Extraction[], ids: readonly string[]): readonly Extraction[] {
  const gone = new Set(ids);
  return old.filter((record) => !gone.has(record.article.id));
}

/** The graph of the records. Of two records of one article the last counts. */
export function buildGraph(extractions: readonly Extraction[]): GraphFile {
  const records = [...lastOfEach(extractions)].sort((a, b) => (a.article.id < b.article.id ? -1 : 1));
  const fold = new Fold(records);
  return placeGraph(fold.graph());
}

/** The graph with its nodes where the layout puts them. A graph that lost its positions gets back the ones it had. */
export function placeGraph(graph: GraphFile): GraphFile {
  const places = layOut(graph);
  return {
    ...graph,
    entities: graph.entities.map((entity) => ({ ...entity, place: places.get(entity.id)! })),
    events: graph.events.map((event) => ({ ...event, place: places.get(event.id)! })),
  };
}

const NO_PLACE = { x: 0, y: 0, community: 0 };

class Fold {
  readonly #records: readonly Extraction[];
  readonly #entities: ReadonlyMap<string, ResolvedEntity>;
  /** entity of a chain, by article and chain */
  readonly #entityOf = new Map<string, string>();
  readonly #claims = new Map<string, Claim>();

  constructor(records: readonly Extraction[]) {
    this.#records = records;
    this.#entities = new Map(resolveEntities(records).map((entity) => [entity.id, entity]));
    for (const { article, chains, claims } of records) {
      for (const chain of chains) this.#entityOf.set(key(article.id, chain.id), entityId(article.id, chain));
      for (const claim of claims) this.#claims.set(claim.id, claim);
    }
  }

  graph(): GraphFile {
    const edges = this.#edges();
    const statements = this.#records.flatMap((record) => this.#statements(record));
    const days = new Map(this.#records.map(({ article }) => [article.id, article.date?.value ?? null]));
    const contradictions = findContradictions(edges, (article) => days.get(article) ?? null);
    const claims = edges.map((edge) => ({ ...edge, contradicts: [...(contradictions.get(edge.id) ?? [])] }));
    return {
      version: 1,
      extractor: [...new Set(this.#records.map((record) => record.extractor))].sort().join(", ") || "newsgraph",
      articles: this.#records.map(({ article, diagnostics }) => ({ ...article, diagnostics })),
      entities: this.#kept(claims, statements),
      events: this.#events(claims),
      claims,
      statements,
    };
  }

  #edges(): ClaimEdge[] {
    return this.#records.flatMap(({ article, claims }) =>
      claims.map((claim): ClaimEdge => {
        const { sentence } = claim.evidence;
        const content = claim.content.map(eventId);
        return {
          id: claim.id,
          article: article.id,
          type: claim.type,
          source: this.#entity(article.id, claim.source),
          target: this.#entity(article.id, claim.target) ?? content[0] ?? null,
          content,
          polarity: claim.polarity,
          modality: claim.modality,
          condition: claim.condition,
          attribution: claim.attribution.map((chain) => this.#entity(article.id, chain)!),
          date: claim.date,
          amount: claim.amount,
          location: this.#entity(article.id, claim.place),
          plover: claim.plover,
          ploverMode: claim.ploverMode,
          cameo: claim.cameo,
          goldstein: claim.goldstein,
          evidence: claim.evidence,
          quote: article.text.slice(sentence.start, sentence.end),
          confidence: claim.confidence,
          by: claim.by,
          trace: claim.trace,
          contradicts: [],
        };
      }),
    );
  }

  /** Event nodes of the claims that others are about, and of those that lack an end. */
  #events(edges: readonly ClaimEdge[]): EventNode[] {
    const told = new Set(edges.flatMap((edge) => edge.content));
    return edges
      .filter((edge) => told.has(eventId(edge.id)) || edge.source === null || edge.target === null)
      .map((edge) => ({
        id: eventId(edge.id),
        claim: edge.id,
        type: edge.type,
        name: this.#sentence(edge),
        agent: edge.source,
        target: edge.target !== null && this.#entities.has(edge.target) ? edge.target : null,
        location: edge.location,
        place: NO_PLACE,
      }));
  }

  /** "Norland attacks Ostland", "somebody arrests Ada Lund", "Ostland rejects something". */
  #sentence(edge: ClaimEdge): string {
    const name = (id: string | null) => (id === null ? undefined : this.#entities.get(id)?.name);
    return `${name(edge.source) ?? "somebody"} ${verbPhrase(edge)} ${name(edge.target) ?? "something"}`;
  }

  #statements({ article, statements }: Extraction): GraphStatement[] {
    return statements.map(({ id, speaker, source, cue, content, mode }) => ({
      id,
      article: article.id,
      speaker: this.#entity(article.id, speaker),
      source,
      cue,
      content,
      mode,
    }));
  }

  /** All named entities; of those without a name ("two officials") the ones that do or say something. */
  #kept(claims: readonly ClaimEdge[], statements: readonly GraphStatement[]): Entity[] {
    const used = new Set<string | null>();
    for (const claim of claims)
      for (const id of [claim.source, claim.target, claim.location, ...claim.attribution]) used.add(id);
    for (const { speaker } of statements) used.add(speaker);
    return [...this.#entities.values()]
      .filter((entity) => entity.named || used.has(entity.id))
      .map((entity) => ({
        ...entity,
        aliases: [...entity.aliases],
        mentions: entity.mentions.map(({ article, spans }) => ({ article, spans: [...spans] })),
        place: NO_PLACE,
      }));
  }

  #entity(article: string, chain: string | null): string | null {
    return chain === null ? null : (this.#entityOf.get(key(article, chain)) ?? null);
  }
}

function lastOfEach(records: readonly Extraction[]): readonly Extraction[] {
  const byArticle = new Map<string, Extraction>();
  for (const record of records) byArticle.set(record.article.id, record);
  return [...byArticle.values()];
}

function key(article: string, chain: string): string {
  return `${article}\u001f${chain}`;
}
