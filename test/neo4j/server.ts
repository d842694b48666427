// The server of the run as the tests see it: a client, an empty database, counts.
import { describe, inject } from "vitest";
import type { GraphFile } from "#schema";
import { type Client, type ConnectionOptions, connect } from "../../src/export/neo4j/index.ts";

const given = inject("neo4j");

/** A suite on the real server; skipped where there is none, see setup.ts. */
export const onServer = describe.skipIf(given === null);
/** A suite that needs a server of ours: it is killed, or its Browser is opened. */
export const onOwnServer = describe.skipIf(given === null || given.home === null);

export function server() {
  return given!;
}

export function connection(changes: Partial<ConnectionOptions> = {}): ConnectionOptions {
  const { uri, user, password } = server();
  return { uri, user, password, database: "neo4j", ...changes };
}

export async function openClient(changes: Partial<ConnectionOptions> = {}): Promise<Client> {
  return connect(connection(changes));
}

export async function emptyDatabase(client: Client): Promise<void> {
  await client.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS");
}

/** The first column of the first row. */
export async function ask<T>(client: Client, cypher: string, parameters: Record<string, unknown> = {}): Promise<T> {
  return client.read(async (transaction) => {
    const { records } = await transaction.run(cypher, parameters);
    return records[0]?.get(0) as T;
  });
}

/** The graph in the order that graph files have, and without positions: what a database can be compared by. */
export function comparable(graph: GraphFile): GraphFile {
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
  const byArticle = (a: { article: string }, b: { article: string }) =>
    a.article < b.article ? -1 : a.article > b.article ? 1 : 0;
  const place = { x: 0, y: 0, community: 0 };
  const claims = [...graph.claims].sort(byArticle);
  const order = new Map(claims.map((claim, i) => [claim.id, i]));
  return {
    ...graph,
    articles: [...graph.articles].sort(byId),
    entities: [...graph.entities].sort(byId).map((entity) => ({ ...entity, place })),
    events: [...graph.events]
      .sort((a, b) => order.get(a.claim)! - order.get(b.claim)! || byId(a, b))
      .map((event) => ({ ...event, place })),
    claims,
    statements: [...graph.statements].sort(byArticle),
  };
}

/** Everything that the database holds, types of numbers included, as sorted lines. */
export async function dump(client: Client): Promise<string[]> {
  const show = "[key IN keys(x) | [key, valueType(x[key]), toStringOrNull(x[key]), x[key]]]";
  return client.read(async (transaction) => {
    const nodes = await transaction.run(`MATCH (x) RETURN labels(x) AS labels, ${show} AS values`);
    const links = await transaction.run(
      `MATCH (s)-[x]->(o) RETURN type(x) AS type, coalesce(s.id, s.claimId) AS source, coalesce(o.id, o.claimId) AS target, ${show} AS values`,
    );
    const sorted = (list: unknown): unknown[] =>
      [...(list as string[][])].sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1));
    return [
      ...nodes.records.map((row) => JSON.stringify([[...row.get("labels")].sort(), sorted(row.get("values"))])),
      ...links.records.map((row) =>
        JSON.stringify([row.get("type"), row.get("source"), row.get("target"), sorted(row.get("values"))]),
      ),
    ].sort();
  });
}
