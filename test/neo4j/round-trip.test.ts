// Hostile graphs go in and come back, alone and over one another.
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type GraphFile, GraphFile as GraphFileSchema } from "#schema";
import { type Client, loadGraph, pullGraph, removeArticles } from "../../src/export/neo4j/index.ts";
import { hostileGraph } from "../helpers/hostile-graph.ts";
import { ask, comparable, emptyDatabase, onServer, openClient } from "./server.ts";

const asIs = (graph: GraphFile): GraphFile => graph;
const bytes = (graph: GraphFile): string => JSON.stringify(graph, null, 1);

onServer("round trip", () => {
  let client: Client;
  beforeAll(async () => {
    client = await openClient();
  });
  beforeEach(() => emptyDatabase(client));
  afterAll(() => client.close());

  test("any graph file comes back byte for byte, and goes without a trace", async () => {
    await fc.assert(
      fc.asyncProperty(fc.gen(), async (gen) => {
        const graph = hostileGraph(gen, { articles: [0, 1, 2], across: true });
        expect(GraphFileSchema.safeParse(graph).error).toBeUndefined();
        await emptyDatabase(client);
        await loadGraph(client, graph);
        expect(bytes(await pullGraph(client, asIs))).toBe(bytes(comparable(graph)));
        await removeArticles(
          client,
          graph.articles.map(({ id }) => id),
        );
        // what no article points at was not brought by one
        const left = await ask<number>(client, "MATCH (n) WHERE NOT n:Newsgraph AND NOT n:Entity RETURN count(n)");
        expect(left).toBe(0);
        expect(await ask<number>(client, "MATCH (n)--() RETURN count(n)")).toBe(0);
      }),
      { numRuns: 25, seed: 7, endOnFailure: true },
    );
  });

  test("whatever an older extraction left, the newer one replaces", async () => {
    await fc.assert(
      fc.asyncProperty(fc.gen(), fc.constantFrom(1, 2, 100), async (gen, batch) => {
        const older = hostileGraph(gen, { articles: [0, 1, 2] });
        const newer = hostileGraph(gen, { articles: [0, 1, 2, 3] });
        await emptyDatabase(client);
        await loadGraph(client, older, { batch });
        await loadGraph(client, newer, { batch });
        const pulled = await pullGraph(client, asIs);
        // entities of the older graph that no article pointed at belong to no article that could take them away
        const known = new Set(newer.entities.map(({ id }) => id));
        const entities = pulled.entities.filter((entity) => known.has(entity.id) || entity.mentions.length > 0);
        expect(bytes({ ...pulled, entities })).toBe(bytes(comparable(newer)));
      }),
      { numRuns: 25, seed: 11, endOnFailure: true },
    );
  });
});
