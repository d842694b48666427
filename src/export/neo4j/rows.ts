// A graph file becomes rows of nodes and relationships, whole articles at a time: the one mapping that the loader, the import files and
// the Cypher script share. A claim is a relationship where both of its ends are nodes, else a node with the label `Claim`.
import { createHash } from "node:crypto";
import {
  type ClaimEdge,
  type EventNode,
  type GraphArticle,
  type GraphFile,
  type GraphStatement,
  NEO4J_MODEL_VERSION,
  type Neo4jLinkType,
  type Neo4jNodeLabel,
  type RelationType,
  type Span,
} from "#schema";
import {
  articleValues,
  type ClaimInArticle,
  claimNodeValues,
  claimValues,
  entityValues,
  eventValues,
  mentionValues,
  statementValues,
} from "./properties.ts";
import { checkKey, type Stored } from "./values.ts";

export interface NodeKey {
  readonly label: Neo4jNodeLabel;
  readonly key: string;
}

export interface NodeRow extends NodeKey {
  /** labels beside `label` */
  readonly labels: readonly string[];
  readonly values: Stored;
}

export interface LinkRow {
  readonly type: RelationType | Neo4jLinkType;
  readonly from: NodeKey;
  readonly to: NodeKey;
  readonly values: Stored;
}

/** All that one article brings, and the entities that its rows point at. */
export interface ArticleRows {
  /** null for the last items: entities that no article points at */
  readonly article: NodeRow | null;
  /** of the rows below and the article; an article that bears this hash in the database is not written again */
  readonly hash: string;
  /** other articles bring the same rows again */
  readonly entities: readonly NodeRow[];
  /** event nodes, claims without relationship, statements */
  readonly nodes: readonly NodeRow[];
  readonly links: readonly LinkRow[];
  readonly claims: number;
}

const LOOSE_PER_ITEM = 1000;

/**
 * The articles of a graph in the order of the file, each with everything that it tells.
 * @throws NewsgraphError export/neo4j-value for ids and values that Neo4j cannot hold
 */
export function* rowsOf(graph: GraphFile): Generator<ArticleRows> {
  const index = indexOf(graph);
  const entities = new Map(
    graph.entities.map((entity) => [entity.id, entityRow(entity.id, entityValues(entity), entity.type)]),
  );
  const used = new Set<string>();
  for (const article of graph.articles) {
    const rows = new RowsOfArticle(article, index);
    for (const { entity, spans } of index.mentions.get(article.id) ?? []) rows.mention(entity, spans);
    for (const [position, statement] of (index.statements.get(article.id) ?? []).entries())
      rows.statement(statement, position);
    for (const claim of index.claimsOf.get(article.id) ?? []) rows.claim(claim);
    const done = rows.finish(graph.extractor, entities);
    for (const entity of done.entities) used.add(entity.key);
    yield done;
  }
  const loose = [...entities.values()].filter((row) => !used.has(row.key));
  for (let at = 0; at < loose.length; at += LOOSE_PER_ITEM) {
    const entities = loose.slice(at, at + LOOSE_PER_ITEM);
    yield { article: null, hash: "", entities, nodes: [], links: [], claims: 0 };
  }
}

interface GraphIndex {
  readonly events: ReadonlyMap<string, EventNode>;
  readonly claims: ReadonlyMap<string, ClaimInArticle>;
  readonly eventsOf: ReadonlyMap<string, readonly EventNode[]>;
  readonly claimsOf: ReadonlyMap<string, readonly ClaimEdge[]>;
  readonly statements: ReadonlyMap<string, readonly GraphStatement[]>;
  readonly mentions: ReadonlyMap<string, readonly { entity: string; spans: readonly Span[] }[]>;
}

function indexOf(graph: GraphFile): GraphIndex {
  const articles = new Map(graph.articles.map((article) => [article.id, article]));
  const claimsOf = groupBy(graph.claims, (claim) => claim.article);
  const claims = new Map<string, ClaimInArticle>();
  for (const [article, list] of claimsOf)
    for (const [position, claim] of list.entries())
      claims.set(claim.id, { claim, position, text: articles.get(article)!.text });
  const mentions = graph.entities.flatMap((entity) =>
    entity.mentions.map(({ article, spans }) => ({ article, entity: entity.id, spans })),
  );
  return {
    events: new Map(graph.events.map((event) => [event.id, event])),
    claims,
    claimsOf,
    eventsOf: groupBy(graph.events, (event) => event.claim),
    statements: groupBy(graph.statements, (statement) => statement.article),
    mentions: groupBy(mentions, (mention) => mention.article),
  };
}

/** Collects the rows of one article. Nodes are kept by key, because several claims may point at the same event. */
class RowsOfArticle {
  readonly #article: GraphArticle;
  readonly #index: GraphIndex;
  readonly #here: NodeKey;
  readonly #nodes = new Map<string, NodeRow>();
  readonly #links: LinkRow[] = [];
  readonly #entities = new Set<string>();
  readonly #mentioned = new Set<string>();
  readonly #types = new Set<string>();
  #claims = 0;

  constructor(article: GraphArticle, index: GraphIndex) {
    checkKey("article", article.id);
    this.#article = article;
    this.#index = index;
    this.#here = { label: "Article", key: article.id };
  }

  mention(entity: string, spans: readonly Span[]): void {
    this.#mentioned.add(entity);
    this.#link("MENTIONS", this.#here, this.#entity(entity), mentionValues(spans, this.#article.text));
  }

  statement(statement: GraphStatement, position: number): void {
    const node = this.#node("Statement", statement.id, [], statementValues(statement, position, this.#article.text));
    this.#link("REPORTS", this.#here, node);
    if (statement.speaker !== null) this.#link("SAID", this.#entity(statement.speaker), node);
  }

  claim(claim: ClaimEdge): void {
    checkKey("claim", claim.id);
    const told = this.#index.claims.get(claim.id)!;
    this.#claims++;
    // lists of ids on the claim are looked up by queries, so their nodes are written with it
    for (const id of [...claim.attribution, claim.location]) if (id !== null) this.#entity(id);
    const content = this.#content(claim);
    const events = this.#index.eventsOf.get(claim.id) ?? [];
    for (const event of events) this.#event(event, content);
    if (claim.source !== null && claim.target !== null) {
      this.#types.add(claim.type);
      this.#link(claim.type, this.#entity(claim.source), this.#end(claim.target), claimValues(told));
    } else {
      for (const id of [claim.source, claim.target]) if (id !== null) this.#end(id);
      if (events.length > 0) return;
      const node = this.#node("Claim", claim.id, [], claimNodeValues(told));
      this.#link("REPORTS", this.#here, node);
      for (const about of content) this.#link("CONTENT", node, about);
    }
  }

  finish(extractor: string, all: ReadonlyMap<string, NodeRow>): ArticleRows {
    const { id } = this.#article;
    // ids in lists of a claim do not hold their entity in the database: a link does
    for (const entity of [...this.#entities].sort()) if (!this.#mentioned.has(entity)) this.mention(entity, []);
    const values = articleValues(this.#article, extractor, [...this.#types].sort());
    const nodes = [...this.#nodes.values()];
    // the same content in another order is the same
    const sorted = [nodes, this.#links].map((rows) => rows.map((row) => JSON.stringify(row)).sort());
    const hash = hashOf([values, ...sorted]);
    const article: NodeRow = { label: "Article", key: id, labels: [], values: { ...values, contentHash: hash } };
    const entities = [...this.#entities].sort().map((key) => all.get(key)!);
    return { article, hash, entities, nodes, links: this.#links, claims: this.#claims };
  }

  #event(event: EventNode, content: readonly NodeKey[]): void {
    const node = this.#eventNode(event);
    this.#link("REPORTS", this.#here, node);
    const ends = { AGENT: event.agent, TARGET: event.target, PLACE: event.location } as const;
    for (const type of ["AGENT", "TARGET", "PLACE"] as const) {
      const id = ends[type];
      if (id !== null) this.#link(type, node, this.#entity(id));
    }
    for (const about of content) if (about.key !== event.id) this.#link("CONTENT", node, about);
  }

  /** The node without its relationships. An event that another article tells of comes along, as that article may be loaded later. */
  #eventNode(event: EventNode): NodeKey {
    const told = this.#index.claims.get(event.claim)!;
    const { source, target, id } = told.claim;
    const bears = (source === null || target === null) && this.#index.eventsOf.get(id)![0] === event;
    const values = eventValues(event, told, bears);
    return this.#node("EventNode", event.id, bears ? ["Claim"] : [], values);
  }

  /** What the claim is about: event nodes, the target among them where it is one. */
  #content(claim: ClaimEdge): NodeKey[] {
    const ids = new Set(claim.content);
    if (claim.target !== null && this.#index.events.has(claim.target)) ids.add(claim.target);
    return [...ids].map((id) => this.#end(id));
  }

  #end(id: string): NodeKey {
    const event = this.#index.events.get(id);
    return event ? this.#eventNode(event) : this.#entity(id);
  }

  #entity(key: string): NodeKey {
    this.#entities.add(key);
    return { label: "Entity", key };
  }

  #node(label: Neo4jNodeLabel, key: string, labels: readonly string[], values: Stored): NodeKey {
    checkKey(label, key);
    this.#nodes.set(`${label} ${key}`, { label, key, labels, values });
    return { label, key };
  }

  #link(type: LinkRow["type"], from: NodeKey, to: NodeKey, values: Stored = {}): void {
    this.#links.push({ type, from, to, values });
  }
}

function entityRow(key: string, values: Stored, type: string): NodeRow {
  checkKey("entity", key);
  return { label: "Entity", key, labels: [type], values: { ...values, contentHash: hashOf([values, type]) } };
}

/** 128 bits are enough that no changed record looks unchanged; the version of the model makes a newer mapping write anew. */
function hashOf(content: unknown): string {
  const hash = createHash("sha256").update(JSON.stringify([NEO4J_MODEL_VERSION, content]));
  return hash.digest("hex").slice(0, 32);
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
