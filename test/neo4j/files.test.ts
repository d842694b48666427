// Files for bulk import and the Cypher script, read by the real import tool and the real cypher-shell, leave what a load over Bolt leaves.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { GraphFile } from "#schema";
import { fetchJars } from "../../scripts/neo4j/jars.ts";
import { JAVA_DOORS, startServer, stopServer } from "../../scripts/neo4j/server.ts";
import {
  type Client,
  connect,
  cypherScript,
  importArguments,
  importFiles,
  loadGraph,
  pullGraph,
  rowsOf,
} from "../../src/export/neo4j/index.ts";
import { sampleGraph } from "../helpers/graph.ts";
import { hostileGraph } from "../helpers/hostile-graph.ts";
import { comparable, dump, emptyDatabase, onOwnServer, openClient, server } from "./server.ts";

const asIs = (graph: GraphFile): GraphFile => graph;
/** Some of what people write, and much of what nobody would. */
const sampleAndHostile = (articles: number): GraphFile => {
  const numbers = Array.from({ length: articles }, (_, i) => i);
  const [graph] = fc.sample(
    fc.gen().map((gen) => hostileGraph(gen, { articles: numbers, across: true })),
    { seed: 5, numRuns: 1 },
  );
  const sample = sampleGraph();
  return {
    ...graph!,
    articles: [...graph!.articles, ...sample.articles],
    entities: [...graph!.entities, ...sample.entities],
    events: [...graph!.events, ...sample.events],
    claims: [...graph!.claims, ...sample.claims],
    statements: [...graph!.statements, ...sample.statements],
  };
};

onOwnServer("files", () => {
  let client: Client;
  let folder: string;
  beforeAll(async () => {
    client = await openClient();
    folder = mkdtempSync(join(tmpdir(), "newsgraph-files-"));
  });
  afterAll(async () => {
    await client.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function loaded(graph: GraphFile): Promise<string[]> {
    await emptyDatabase(client);
    await loadGraph(client, graph);
    return dump(client);
  }

  test("the import tool makes what a load makes", async () => {
    const graph = sampleAndHostile(60);
    const expected = await loaded(graph);
    const home = join(folder, "home");
    mkdirSync(join(home, "conf"), { recursive: true });
    writeFileSync(join(home, "conf", "neo4j.conf"), "db.tx_log.preallocate=false\n");
    const files = join(folder, "files");
    mkdirSync(files);
    const names: string[] = [];
    for (const [name, text] of importFiles(rowsOf(graph), graph.extractor)) {
      writeFileSync(join(files, name), text);
      if (name.endsWith(".csv")) names.push(name);
    }
    const args = importArguments(names);
    const tool = spawnSync(
      "java",
      ["-Xmx512m", ...JAVA_DOORS, "-cp", join(fetchJars("pom.xml"), "*"), "org.neo4j.cli.AdminTool", ...args],
      { cwd: files, env: { ...process.env, NEO4J_HOME: home, NEO4J_CONF: join(home, "conf") }, encoding: "utf8" },
    );
    expect(tool.status, tool.stdout.slice(-3000) + tool.stderr.slice(-3000)).toBe(0);
    const state = await startServer(home);
    try {
      const { uri, user, password } = state;
      const imported = await connect({ uri, user, password, database: "neo4j" });
      expect(await dump(imported)).toEqual(expected);
      expect(await pullGraph(imported, asIs)).toEqual(comparable(graph));
      // the imported database goes on as one that was loaded
      expect(await loadGraph(imported, graph)).toMatchObject({ unchanged: graph.articles.length, rows: 0 });
      await imported.close();
    } finally {
      await stopServer(home, "SIGKILL");
    }
  });

  test("cypher-shell makes of the script what a load makes", async () => {
    const graph = sampleAndHostile(60);
    const expected = await loaded(graph);
    await emptyDatabase(client);
    const script = join(folder, "graph.cypher");
    writeFileSync(script, [...cypherScript(graph)].join(""));
    const { uri, user, password } = server();
    const shell = spawnSync(
      "java",
      [
        ...["-XX:TieredStopAtLevel=1", "-cp", join(fetchJars("shell-pom.xml"), "*"), "org.neo4j.shell.Main"],
        ...["-a", uri, "-d", "neo4j", "--format", "plain", "-f", script],
      ],
      { env: { ...process.env, NEO4J_USERNAME: user, NEO4J_PASSWORD: password }, encoding: "utf8" },
    );
    expect(shell.status, shell.stderr.slice(-3000)).toBe(0);
    expect(await dump(client)).toEqual(expected);
  });
});
