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

/** The order that graph files have, and no positions: what a database can be compared by. */
export function comparable(graph: GraphFile): GraphFile {
  const sorted = <T extends { id: string }>(list: readonly T[]): T[] =>
    [...list].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const place = { x: 0, y: 0, community: 0 };
  return {
    ...graph,
    articles: sorted(graph.articles),
    entities: sorted(graph.entities).map((entity) => ({ ...entity, place })),
    events: sorted(graph.events).map((event) => ({ ...event, place })),
    claims: sorted(graph.claims),
    statements: sorted(graph.statements),
  };
}
