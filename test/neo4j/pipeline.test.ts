// Real articles through the whole program: what comes back from the database is the file that `newsgraph build` writes, to the byte.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Extraction } from "#schema";
import { type Client, loadGraph, pullGraph, removeArticles } from "../../src/export/neo4j/index.ts";
import { buildGraph, formatGraph, placeGraph, withoutArticles } from "../../src/graph/index.ts";
import { awkwardArticles, bundledArticles, sharedExtractor } from "../helpers/inputs.ts";
import { run } from "../helpers/io.ts";
import { emptyDatabase, onServer, openClient, server } from "./server.ts";

onServer("real articles", () => {
  let client: Client;
  let records: Extraction[];
  let folder: string;
  beforeAll(async () => {
    client = await openClient();
    folder = mkdtempSync(join(tmpdir(), "newsgraph-pipeline-"));
    const extractor = await sharedExtractor();
    records = [...(await bundledArticles()), ...awkwardArticles()].map(extractor.extract);
  });
  beforeEach(() => emptyDatabase(client));
  afterAll(async () => {
    await client.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const pulled = async () => formatGraph(await pullGraph(client, placeGraph));

  test("come back byte for byte", async () => {
    const graph = buildGraph(records);
    expect(graph.claims.length).toBeGreaterThan(20);
    await loadGraph(client, graph);
    expect(await pulled()).toBe(formatGraph(graph));
  });

  test("are the same when they are loaded one after the other", async () => {
    for (let count = 1; count <= records.length; count++) await loadGraph(client, buildGraph(records.slice(0, count)));
    expect(await pulled()).toBe(formatGraph(buildGraph(records)));
  });

  test("leave what would be there without them", async () => {
    // of the awkward ones two write one name in capitals and in small letters: which is the name is decided by all that mention it
    const bundled = new Set((await bundledArticles()).map(({ id }) => id));
    const real = records.filter(({ article }) => bundled.has(article.id));
    for (const { article } of real) {
      await loadGraph(client, buildGraph(real));
      await removeArticles(client, [article.id]);
      expect(await pulled()).toBe(formatGraph(buildGraph(withoutArticles(real, [article.id]))));
    }
  });

  test("go in as extractions and come out as a graph, by the command line", async () => {
    const input = join(folder, "extractions.jsonl");
    const trailer = {
      version: 1,
      trailer: true,
      extractor: "newsgraph",
      articles: records.length,
      failed: 0,
      claims: 0,
    };
    writeFileSync(input, [...records, trailer].map((record) => `${JSON.stringify(record)}\n`).join(""));
    const { uri, user, password } = server();
    const file = join(folder, "password");
    writeFileSync(file, password);
    const to = ["--uri", uri, "--user", user, "--password-file", file];
    expect(await run(["load", "neo4j", input, ...to, "--quiet"])).toMatchObject({ code: 0, err: "" });
    const output = join(folder, "graph.json");
    expect(await run(["pull", "neo4j", "-o", output, ...to])).toMatchObject({ code: 0, err: "" });
    expect(readFileSync(output, "utf8")).toBe(formatGraph(buildGraph(records)));
  });
});
