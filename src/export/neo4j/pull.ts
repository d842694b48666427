// The database becomes a graph file again: the same records as were loaded, in the canonical order of graph files. Positions on the page
// are not in the database; the layout computes them from the graph, so they are right after any mixture of loads and removals.
import type { ManagedTransaction } from "neo4j-driver";
import { type Entity, GraphFile, type Neo4jLinkType, RELATION_TYPES, type Span } from "#schema";
import { NewsgraphError } from "../../errors.ts";
import type { Client } from "./client.ts";
import { fromProperties } from "./parameters.ts";
import { articleOf, claimOf, entityOf, spansOf, statementOf } from "./properties.ts";
import { checkModel } from "./schema.ts";
import { compare } from "./statements.ts";
import { restoreValues, type Stored } from "./values.ts";

type Row = Record<string, unknown>;

const CLAIM_TYPES = RELATION_TYPES.join("|");
const end = (type: Neo4jLinkType) => `[(n)-[:${type}]->(e) | e.id][0]`;

const ARTICLES = "MATCH (n:Article) RETURN properties(n) AS values";
const ENTITIES =
  "MATCH (n:Entity) RETURN properties(n) AS values, [label IN labels(n) WHERE label <> 'Entity'][0] AS type";
const MENTIONS =
  "MATCH (a:Article)-[r:MENTIONS]->(e:Entity) WHERE r.count > 0 RETURN a.id AS article, e.id AS entity, r.spans AS spans";
const STATEMENTS = "MATCH (n:Statement) RETURN properties(n) AS values, [(e)-[:SAID]->(n) | e.id][0] AS speaker";
const EVENTS = `MATCH (n:EventNode) RETURN properties(n) AS values, n:Claim AS bears, ${end("AGENT")} AS agent, ${end("TARGET")} AS target, ${end("PLACE")} AS location`;
const CLAIMS = `MATCH (s)-[r:${CLAIM_TYPES}]->(o) RETURN properties(r) AS values, type(r) AS type, s.id AS source, o.id AS target`;
const CLAIM_NODES = "MATCH (n:Claim) WHERE NOT n:EventNode RETURN properties(n) AS values";

/**
 * Reads the whole graph; `place` gives every entity and event node its position.
 * @throws NewsgraphError export/neo4j-content where something else changed the nodes, export/neo4j-newer, export/neo4j-*
 */
export async function pullGraph(client: Client, place: (graph: GraphFile) => GraphFile): Promise<GraphFile> {
  const { extractor } = await checkModel(client);
  const graph = await client.read((transaction) => readGraph(transaction, extractor ?? ""));
  const checked = GraphFile.safeParse(graph);
  if (!checked.success) {
    const issue = checked.error.issues[0]!;
    throw new NewsgraphError("export/neo4j-content", `${issue.path.join(".")}: ${issue.message}`);
  }
  return place(checked.data);
}

/** All in one transaction, so that a load that runs at the same time shows whole or not at all in most cases. */
async function readGraph(transaction: ManagedTransaction, lastExtractor: string): Promise<Row> {
  const ask = async (cypher: string): Promise<Row[]> => {
    const { records } = await transaction.run(cypher);
    return records.map((record) => record.toObject() as Row);
  };
  const valuesOf = (row: Row): Stored => fromProperties(row.values as Row);

  const articles = (await ask(ARTICLES)).map((row) => articleOf(valuesOf(row)));
  const extractors = new Set(articles.map((article) => article.extractor as string));
  const texts = new Map(articles.map((article) => [article.id as string, article.text as string]));
  const textOf = (values: Stored): string => texts.get(values.articleId as string) ?? "";

  const mentions = new Map<string, { article: string; spans: Span[] }[]>();
  for (const { article, entity, spans } of await ask(MENTIONS)) {
    const list = mentions.get(entity as string) ?? [];
    list.push({ article: article as string, spans: spansOf(spans as number[]) });
    mentions.set(entity as string, list);
  }
  for (const list of mentions.values()) list.sort((a, b) => compare(a.article, b.article));
  const entities = (await ask(ENTITIES)).map((row) => {
    const values = valuesOf(row);
    const record = entityOf(
      row.type as string,
      values,
      (mentions.get(values.id as string) ?? []) as Entity["mentions"],
    );
    return { ...record, place: UNPLACED };
  });

  const events: Row[] = [];
  const claims: Row[] = [];
  const claimPlaces = new Map<unknown, number>();
  const addClaim = (type: string, ends: { source: string | null; target: string | null }, stored: Stored) => {
    const claim = claimOf(type, ends, stored, textOf(restoreValues(stored)));
    claims.push(claim);
    claimPlaces.set(claim.id, stored.position as number);
  };
  const addNodeClaim = (stored: Stored) => {
    const { relation, sourceId = null, targetId = null } = stored;
    addClaim(relation as string, { source: sourceId as string | null, target: targetId as string | null }, stored);
  };
  for (const row of await ask(EVENTS)) {
    const stored = valuesOf(row);
    const { id, claimId, relation, name } = restoreValues(stored);
    const { agent, target, location } = row;
    events.push({ id, claim: claimId, type: relation, name, agent, target, location, place: UNPLACED });
    if (row.bears) addNodeClaim(stored);
  }
  for (const row of await ask(CLAIM_NODES)) addNodeClaim(valuesOf(row));
  for (const row of await ask(CLAIMS))
    addClaim(row.type as string, { source: row.source as string, target: row.target as string }, valuesOf(row));
  const statementPlaces = new Map<unknown, number>();
  const statements = (await ask(STATEMENTS)).map((row) => {
    const stored = valuesOf(row);
    statementPlaces.set(stored.id, stored.position as number);
    return statementOf(stored, row.speaker as string | null);
  });

  // the order of graph files: by id, claims and statements by article and place in it, events as their claims
  const byId = (a: Row, b: Row) => compare(a.id as string, b.id as string);
  const byPlace = (places: ReadonlyMap<unknown, number>) => (a: Row, b: Row) =>
    compare(a.article as string, b.article as string) || places.get(a.id)! - places.get(b.id)!;
  articles.sort(byId);
  entities.sort(byId);
  claims.sort(byPlace(claimPlaces));
  statements.sort(byPlace(statementPlaces));
  const order = new Map(claims.map((claim, i) => [claim.id, i]));
  events.sort((a, b) => order.get(a.claim)! - order.get(b.claim)! || byId(a, b));
  return {
    version: 1,
    extractor: extractors.size === 0 ? lastExtractor : [...extractors].sort().join(", "),
    articles: articles.map(({ extractor: _, ...article }) => article),
    entities,
    events,
    claims,
    statements,
  };
}

const UNPLACED = { x: 0, y: 0, community: 0 };
