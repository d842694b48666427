import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Client, loadGraph, pullGraph, removeArticles } from "../../src/export/neo4j/index.ts";
import { sampleGraph, syntheticGraph } from "../helpers/graph.ts";
import { ask, comparable, emptyDatabase, onServer, openClient } from "./server.ts";

const asIs = <T>(graph: T): T => graph;

onServer("load", () => {
  let client: Client;
  beforeAll(async () => {
    client = await openClient();
  });
  beforeEach(() => emptyDatabase(client));
  afterAll(() => client.close());

  test("reads back the bytes of the graph that was loaded", async () => {
    const graph = sampleGraph();
    await loadGraph(client, graph);
    const pulled = await pullGraph(client, asIs);
    expect(JSON.stringify(pulled, null, 1)).toBe(JSON.stringify(comparable(graph), null, 1));
  });

  test("a second load changes nothing and writes nothing", async () => {
    const graph = sampleGraph();
    const counts = "MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN [count(DISTINCT n), count(r)]";
    const first = await loadGraph(client, graph);
    const before = await ask<number[]>(client, counts);
    const second = await loadGraph(client, graph);
    expect(await ask<number[]>(client, counts)).toEqual(before);
    expect(first).toMatchObject({ articles: 2, unchanged: 0, claims: graph.claims.length });
    expect(second).toMatchObject({ articles: 2, unchanged: 2, claims: 0, rows: 0 });
    const again = await loadGraph(client, graph, { again: true });
    expect(await ask<number[]>(client, counts)).toEqual(before);
    expect(again.rows).toBe(first.rows);
  });

  test("large graphs come back too", async () => {
    const graph = syntheticGraph({ nodes: 300, claims: 2500 });
    await loadGraph(client, graph);
    expect(await pullGraph(client, asIs)).toEqual(comparable(graph));
  });

  test("takes one article out exactly", async () => {
    const graph = sampleGraph();
    await loadGraph(client, graph);
    expect(await removeArticles(client, [graph.articles[0]!.id, "nowhere"])).toEqual(["nowhere"]);
    expect(await pullGraph(client, asIs)).toEqual(comparable(without(graph, graph.articles[0]!.id)));
  });
});

function without(graph: ReturnType<typeof sampleGraph>, article: string): ReturnType<typeof sampleGraph> {
  const claims = graph.claims.filter((claim) => claim.article !== article);
  const kept = new Set(claims.map((claim) => claim.id));
  return {
    ...graph,
    articles: graph.articles.filter(({ id }) => id !== article),
    entities: graph.entities
      .map((entity) => ({ ...entity, mentions: entity.mentions.filter((mention) => mention.article !== article) }))
      .filter((entity) => entity.mentions.length > 0),
    events: graph.events.filter((event) => kept.has(event.claim)),
    claims: claims.map((claim) => ({ ...claim, contradicts: claim.contradicts.filter((id) => kept.has(id)) })),
    statements: graph.statements.filter((statement) => statement.article !== article),
  };
}
