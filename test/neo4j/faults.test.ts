// Whatever breaks while a graph is loaded, the database holds the expected graph in the end, and the load has ended with a code that says
// what happened.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type GraphFile, NEO4J_MODEL_VERSION } from "#schema";
import { startServer, stopServer } from "../../scripts/neo4j/server.ts";
import { type Client, loadGraph, loadRows, pullGraph, removeArticles, rowsOf } from "../../src/export/neo4j/index.ts";
import { mergeLinks } from "../../src/export/neo4j/statements.ts";
import { sampleGraph, syntheticGraph } from "../helpers/graph.ts";
import { type FaultProxy, startFaultProxy } from "./fault-proxy.ts";
import { ask, comparable, emptyDatabase, onOwnServer, onServer, openClient, server } from "./server.ts";

const asIs = (graph: GraphFile): GraphFile => graph;
const graph = syntheticGraph({ nodes: 120, claims: 600 });

const SHOW = {
  constraint: "SHOW CONSTRAINTS YIELD name RETURN collect(name)",
  index: "SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN collect(name)",
};

async function expectGraph(client: Client, expected: GraphFile): Promise<void> {
  expect(await pullGraph(client, asIs)).toEqual(comparable(expected));
  expect(await ask<number>(client, "MATCH ()-[r]->() WHERE r.claimId IS NOT NULL RETURN count(r)")).toBe(
    expected.claims.filter((claim) => claim.source !== null && claim.target !== null).length,
  );
}

onServer("faults", () => {
  let client: Client;
  beforeAll(async () => {
    client = await openClient();
  });
  beforeEach(() => emptyDatabase(client));
  afterAll(() => client.close());

  describe("a connection that breaks at a COMMIT", () => {
    let proxy: FaultProxy;
    beforeAll(async () => {
      proxy = await startFaultProxy(server().uri);
    });
    afterAll(() => proxy.close());

    test.each([
      ["before it reaches the server", "before"],
      ["between it and its answer", "after"],
      ["with an answer that never comes", "silence"],
    ] as const)("%s", async (_, fault) => {
      const fired = proxy.fired();
      const through = await openClient({ uri: proxy.uri, deadline: 4000 });
      const onProgress = ({ articles }: { articles: number }) => {
        // in mid-load: the next but one, and once more later
        if (articles === 10 || articles === 30) proxy.arm(fault, 2);
      };
      const done = await loadGraph(through, graph, { batch: 10, onProgress });
      await through.close();
      expect(proxy.fired() - fired).toBe(2);
      expect(done).toMatchObject({ articles: graph.articles.length, claims: graph.claims.length });
      await expectGraph(client, graph);
    });

    test("a removal whose answer is lost is done once", async () => {
      await loadGraph(client, sampleGraph());
      const through = await openClient({ uri: proxy.uri });
      proxy.arm("after", 2);
      await removeArticles(
        through,
        sampleGraph().articles.map(({ id }) => id),
      );
      await through.close();
      expect(await ask<number>(client, "MATCH (n) WHERE NOT n:Newsgraph RETURN count(n)")).toBe(0);
    });
  });

  test("two loaders of the same graph at once, in a database without constraints", async () => {
    for (const kind of ["constraint", "index"] as const)
      for (const name of await ask<string[]>(client, SHOW[kind])) await client.run(`DROP ${kind} ${name}`);
    const other = await openClient();
    const results = await Promise.all([loadGraph(client, graph, { batch: 7 }), loadGraph(other, graph, { batch: 11 })]);
    await other.close();
    expect(results.map(({ articles }) => articles)).toEqual([graph.articles.length, graph.articles.length]);
    await expectGraph(client, graph);
  });

  test("a loader and a remover of other articles at once", async () => {
    const half = graph.articles.slice(0, 30).map(({ id }) => id);
    await loadGraph(client, graph);
    const other = await openClient();
    await Promise.all([loadGraph(client, graph, { again: true, batch: 5 }), removeArticles(other, half)]);
    await other.close();
    // in whichever order they came: the articles of the remover are there whole or not at all, and a last load makes all right
    await loadGraph(client, graph);
    await expectGraph(client, graph);
  });

  test("a load that is aborted leaves whole articles and goes on later", async () => {
    const abort = new AbortController();
    const aborted = await openClient({ signal: abort.signal });
    const onProgress = ({ articles }: { articles: number }) => {
      if (articles >= 20) abort.abort();
    };
    const load = loadGraph(aborted, graph, { batch: 10, onProgress });
    await expect(load).rejects.toMatchObject({ code: "cli/interrupted", exitCode: 130 });
    await aborted.close();
    const part = await pullGraph(client, asIs);
    const ids = new Set(part.articles.map(({ id }) => id));
    expect(ids.size).toBe(20);
    expect(part.claims).toEqual(comparable(graph).claims.filter((claim) => ids.has(claim.article)));
    expect((await loadGraph(client, graph, { batch: 10 })).unchanged).toBe(20);
    await expectGraph(client, graph);
  });

  const hubEdges = Number(process.env.NEWSGRAPH_HUB_EDGES ?? 5000);
  test("many edges on one hub", { timeout: 300_000 + 10 * hubEdges }, async () => {
    const made = syntheticGraph({ nodes: 50, claims: hubEdges });
    const [hub, other] = made.entities;
    const claims = made.claims.map((claim) => ({ ...claim, source: hub!.id, target: other!.id }));
    const dense = { ...made, claims };
    await loadGraph(client, dense);
    await expectGraph(client, dense);
    // the plan is what keeps it flat: the edge is sought by its constraint, and neither end is expanded
    const cypher = mergeLinks({ type: "MEETS", from: "Entity", to: "Entity", rows: [] });
    const plan = await client.read(async (transaction) => {
      const { summary } = await transaction.run(`EXPLAIN ${cypher}`, { rows: [] });
      return JSON.stringify(summary.plan);
    });
    expect(plan).toMatch(/DirectedRelationshipUniqueIndexSeek/);
    expect(plan).not.toMatch(/Expand|AllNodesScan|RelationshipsScan/);
  });

  test("a database that a newer newsgraph loaded is left alone", async () => {
    await loadGraph(client, sampleGraph());
    const raise = `MATCH (n:Newsgraph) SET n.version = ${NEO4J_MODEL_VERSION + 1}`;
    await client.run(raise);
    await expect(loadGraph(client, graph)).rejects.toMatchObject({ code: "export/neo4j-newer" });
    await expect(pullGraph(client, asIs)).rejects.toMatchObject({ code: "export/neo4j-newer" });
    expect(await ask<number>(client, "MATCH (a:Article) RETURN count(a)")).toBe(2);
  });

  test("what somebody else changed is told, and mended by writing again", async () => {
    await loadGraph(client, sampleGraph());
    await client.run("MATCH (e:Entity {name: 'Norland'}) DETACH DELETE e");
    await expect(pullGraph(client, asIs)).rejects.toMatchObject({ code: "export/neo4j-content" });
    await loadGraph(client, sampleGraph(), { again: true });
    await expectGraph(client, sampleGraph());
  });
});

onOwnServer("a server that is killed in mid-load", () => {
  const { home } = server() ?? {};

  test("is waited for, and the load goes on when it is back", async () => {
    const client = await openClient();
    await emptyDatabase(client);
    let restart: Promise<unknown> | undefined;
    const onProgress = ({ articles }: { articles: number }) => {
      if (articles === 20) restart = stopServer(home!, "SIGKILL").then(() => startServer(home!, { outlive: true }));
    };
    const done = await loadGraph(client, graph, { batch: 10, onProgress });
    await restart;
    expect(done.retries).toBeGreaterThan(0);
    await expectGraph(client, graph);
    await client.close();
  });

  test("ends the load when it stays away, and the next run writes only what is missing", async () => {
    const client = await openClient({ patience: 500 });
    await emptyDatabase(client);
    let stopped: Promise<unknown> | undefined;
    const onProgress = ({ articles }: { articles: number }) => {
      if (articles === 30) stopped = stopServer(home!, "SIGKILL");
    };
    const load = loadRows(client, rowsOf(graph), { batch: 10, onProgress });
    await expect(load).rejects.toMatchObject({ code: "export/neo4j-unreachable", exitCode: 5 });
    await stopped;
    await client.close();
    await startServer(home!, { outlive: true });
    const again = await openClient();
    const { unchanged } = await loadGraph(again, graph);
    expect(unchanged).toBeGreaterThanOrEqual(30);
    await expectGraph(again, graph);
    await again.close();
  });
});
