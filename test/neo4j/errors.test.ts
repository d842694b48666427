// What is wrong with address, password, database or server is told by a code of its own, and the password is told to nobody.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { inspect } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Client, connect, explainError, loadGraph } from "../../src/export/neo4j/index.ts";
import { formatGraph } from "../../src/graph/index.ts";
import { sampleGraph } from "../helpers/graph.ts";
import { connection, emptyDatabase, onOwnServer, onServer, openClient, server } from "./server.ts";

/** Stands for a password; it must be found nowhere. */
const CANARY = "kanarienvogel-7Qx";

onServer("errors of a connection", () => {
  let silent: Server;
  let silentUri: string;
  beforeAll(async () => {
    silent = createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    silentUri = `bolt://127.0.0.1:${(silent.address() as { port: number }).port}`;
  });
  afterAll(() => void silent.close());

  async function failure(changes: Parameters<typeof connection>[0]): Promise<unknown> {
    const client = await connect(connection({ password: CANARY, ...changes })).catch((error: unknown) => error);
    expect(inspect(client, { depth: 20, showHidden: true })).not.toContain(CANARY);
    return client;
  }

  test.each([
    ["a wrong password", () => ({}), "export/neo4j-password"],
    ["a scheme that is not Bolt", () => ({ uri: "http://localhost:7474" }), "export/neo4j-uri"],
    ["no address", () => ({ uri: "localhost" }), "export/neo4j-uri"],
    ["a password in the address", () => ({ uri: `bolt://neo4j:${CANARY}@localhost` }), "export/neo4j-secret"],
    ["a port where nobody listens", () => ({ uri: "bolt://127.0.0.1:1" }), "export/neo4j-unreachable"],
    ["a host that does not exist", () => ({ uri: "bolt://nowhere.invalid:7687" }), "export/neo4j-unreachable"],
    [
      "a database that is missing",
      () => ({ password: server().password, database: "archive" }),
      "export/neo4j-database",
    ],
    [
      "a server that is too old",
      () => ({ password: server().password, oldestServer: "99.0" }),
      "export/neo4j-old-server",
    ],
    ["a port that accepts and is silent", () => ({ uri: silentUri, deadline: 1000 }), "export/neo4j-timeout"],
  ])("%s", async (_, changes, code) => {
    expect(await failure(changes())).toMatchObject({ code });
  });

  test("a feature of the Enterprise edition", async () => {
    const client = await openClient();
    const cypher = "CREATE CONSTRAINT key IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS NODE KEY";
    await expect(client.run(cypher)).rejects.toMatchObject({ code: "export/neo4j-enterprise" });
    await client.close();
  });

  test("an id that Neo4j cannot keep is refused before anything is written", async () => {
    const client = await openClient();
    await emptyDatabase(client);
    const graph = sampleGraph();
    for (const id of ["half \ud83d", "x".repeat(3000)]) {
      const article = { ...graph.articles[0]!, id };
      const load = loadGraph(client, {
        ...graph,
        articles: [article],
        entities: [],
        events: [],
        claims: [],
        statements: [],
      });
      await expect(load).rejects.toMatchObject({ code: "export/neo4j-value", exitCode: 4 });
    }
    await client.close();
  });

  test("what is no error of the driver is a fault of ours", () => {
    expect(explainError(new TypeError("x"), connection())).toMatchObject({ code: "cli/bug", exitCode: 1 });
  });
});

onOwnServer("the HTTP port of a server", () => {
  test("is told from the Bolt port", async () => {
    const uri = server().http!.replace("http:", "bolt:");
    await expect(connect(connection({ uri }))).rejects.toMatchObject({ code: "export/neo4j-not-bolt" });
  });
});

onServer("the command line", () => {
  let client: Client;
  let folder: string;
  let graphFile: string;
  beforeAll(async () => {
    client = await openClient();
    await emptyDatabase(client);
    folder = mkdtempSync(join(tmpdir(), "newsgraph-cli-"));
    graphFile = join(folder, "graph.json");
    writeFileSync(graphFile, formatGraph(sampleGraph()));
  });
  afterAll(async () => {
    await client.close();
    rmSync(folder, { recursive: true, force: true });
  });

  interface Run {
    readonly code: number | null;
    readonly out: string;
    readonly err: string;
    /** arguments as other users of the machine see them */
    readonly seen: string;
  }

  const root = fileURLToPath(new URL("../..", import.meta.url));

  function newsgraph(args: readonly string[], env: Record<string, string> = {}): Promise<Run> {
    const { NEO4J_URI: _, NEO4J_PASSWORD: __, ...rest } = process.env;
    const child = spawn(process.execPath, ["--import", "tsx", join(root, "src/cli/bin.ts"), ...args], {
      cwd: root,
      env: { ...rest, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let [out, err, seen] = ["", "", ""];
    child.stdout.on("data", (data) => {
      out += data;
    });
    child.stderr.on("data", (data) => {
      err += data;
    });
    try {
      seen = readFileSync(`/proc/${child.pid}/cmdline`, "utf8");
    } catch {
      // only Linux shows them there
    }
    return new Promise((resolve) => child.on("close", (code) => resolve({ code, out, err, seen })));
  }

  const to = () => ["--uri", server().uri, "--user", server().user];

  test("loads, pulls and removes", async () => {
    const env = { NEO4J_PASSWORD: server().password };
    const load = await newsgraph(["load", "neo4j", graphFile, ...to(), "--json"], env);
    expect(load, load.err).toMatchObject({ code: 0 });
    expect(JSON.parse(load.out)).toMatchObject({ articles: 2, unchanged: 0 });
    const file = join(folder, "pulled.json");
    const pull = await newsgraph(["pull", "neo4j", "-o", file, ...to()], env);
    expect(pull, pull.err).toMatchObject({ code: 0 });
    const again = await newsgraph(["load", "neo4j", file, ...to()], env);
    expect(again.out).toMatch(/^2 articles \(2 unchanged\): 0 claims, 0 nodes and relationships/);
    const passwordFile = join(folder, "password");
    writeFileSync(passwordFile, `${server().password}\n`);
    const ids = sampleGraph().articles.map(({ id }) => id);
    const remove = await newsgraph(["remove", "neo4j", ...ids, "nowhere", ...to(), "--password-file", passwordFile]);
    expect(remove).toMatchObject({ code: 6, out: "2 articles removed\n" });
    expect(remove.err).toContain("nowhere");
    for (const { out, err, seen } of [load, pull, again, remove])
      expect(out + err + seen).not.toContain(server().password);
  });

  describe("never shows a password", () => {
    test.each([
      ["when it is wrong", () => [graphFile, ...to()], { NEO4J_PASSWORD: CANARY }, 5],
      ["when nobody listens", () => [graphFile, "--uri", "bolt://127.0.0.1:1"], { NEO4J_PASSWORD: CANARY }, 5],
      [
        "when debugging is on",
        () => [graphFile, ...to()],
        { NEO4J_PASSWORD: CANARY, NODE_DEBUG: "net,tls", DEBUG: "*" },
        5,
      ],
      ["when the input is broken", () => [join(folder, "none.json"), ...to()], { NEO4J_PASSWORD: CANARY }, 3],
    ])("%s", async (_, args, env, code) => {
      const run = await newsgraph(["load", "neo4j", ...args()], env as Record<string, string>);
      expect(run.code, run.err).toBe(code);
      expect(run.out + run.seen).not.toContain(CANARY);
      if (!("DEBUG" in env)) expect(run.err).not.toContain(CANARY);
    });
  });

  test.each([
    ["--password", ["--password", CANARY]],
    ["--password=", [`--password=${CANARY}`]],
    ["an address with a password", ["--uri", `bolt://neo4j:${CANARY}@127.0.0.1:1`]],
  ])("refuses %s and does not repeat it", async (_, args) => {
    const run = await newsgraph(["load", "neo4j", graphFile, ...args], { NEO4J_PASSWORD: "x" });
    expect(run).toMatchObject({ code: 2, out: "" });
    expect(run.err).toContain("export/neo4j-secret");
    expect(run.err).not.toContain(CANARY);
  });

  test("a graph file of a newer version is refused before the server is asked", async () => {
    const file = join(folder, "newer.json");
    writeFileSync(file, formatGraph(sampleGraph()).replace('"version":1', '"version":2'));
    const run = await newsgraph(["load", "neo4j", file, "--uri", "bolt://127.0.0.1:1"], { NEO4J_PASSWORD: "x" });
    expect(run.code).toBe(4);
    expect(run.err).toContain("graph/newer-version");
  });
});
