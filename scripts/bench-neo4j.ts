// Measures the Neo4j load beside other ways to write the same rows, on a server of its own. Usage: npm run bench:neo4j [-- CLAIMS…]
// Ways: one statement per row; UNWIND per type in one transaction per article; the load of newsgraph; UNWIND CREATE without keys.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import type { ManagedTransaction } from "neo4j-driver";
import {
  type Client,
  connect,
  ensureSchema,
  importArguments,
  importFiles,
  loadRows,
} from "../src/export/neo4j/index.ts";
import { toParameters } from "../src/export/neo4j/parameters.ts";
import type { ArticleRows, NodeRow } from "../src/export/neo4j/rows.ts";
import {
  groupLinks,
  groupNodes,
  linkProperties,
  mergeLinks,
  mergeNodes,
  nodeProperties,
} from "../src/export/neo4j/statements.ts";
import { fetchJars } from "./neo4j/jars.ts";
import { JAVA_DOORS, startServer, stopServer } from "./neo4j/server.ts";
import { syntheticRows } from "./neo4j/synthetic.ts";

/** The slow ways are measured up to here: ten times as many would take a quarter of an hour. */
const MOST_SLOW = 10_000;
const ARTICLES_PER_BATCH = 100;

const sizes = process.argv.slice(2).map(Number);
if (sizes.length === 0) sizes.push(1_000, 10_000, 100_000);
const folder = mkdtempSync(join(tmpdir(), "newsgraph-bench-"));
const home = join(folder, "home");

const nodeRow = ({ label, key, labels, values }: NodeRow) => ({
  key,
  labels,
  values: toParameters(nodeProperties(label), values),
});

async function writeRows(
  transaction: ManagedTransaction,
  items: readonly ArticleRows[],
  rowsAtOnce: number,
): Promise<void> {
  const nodes = items.flatMap((item) => [item.article!, ...item.entities, ...item.nodes]);
  for (const { label, rows } of groupNodes(nodes))
    for (let at = 0; at < rows.length; at += rowsAtOnce)
      await transaction.run(mergeNodes(label), { rows: rows.slice(at, at + rowsAtOnce).map(nodeRow) });
  for (const group of groupLinks(items.flatMap((item) => item.links))) {
    const rows = group.rows.map(({ from, to, values }) => ({
      from: from.key,
      to: to.key,
      values: toParameters(linkProperties(group.type), values),
    }));
    for (let at = 0; at < rows.length; at += rowsAtOnce)
      await transaction.run(mergeLinks(group), { rows: rows.slice(at, at + rowsAtOnce) });
  }
}

async function perArticle(client: Client, claims: number, rowsAtOnce: number): Promise<void> {
  for (const item of syntheticRows(claims))
    await client.write((transaction) => writeRows(transaction, [item], rowsAtOnce));
}

/** As fast as Cypher writes: nothing is looked for but the ends, nothing can be written twice without doubling. */
async function createOnly(client: Client, claims: number): Promise<void> {
  const known = new Set<string>();
  let items: ArticleRows[] = [];
  const flush = async () => {
    const nodes = items.flatMap((item) => [
      item.article!,
      ...item.nodes,
      ...item.entities.filter((row) => !known.has(row.key)),
    ]);
    for (const item of items) for (const row of item.entities) known.add(row.key);
    await client.write(async (transaction) => {
      for (const { label, rows } of groupNodes(nodes))
        await transaction.run(`UNWIND $rows AS row CREATE (n:${label}) SET n = row.values SET n:$(row.labels)`, {
          rows: rows.map(nodeRow),
        });
      for (const group of groupLinks(items.flatMap((item) => item.links))) {
        const rows = group.rows.map(({ from, to, values }) => ({
          from: from.key,
          to: to.key,
          values: toParameters(linkProperties(group.type), values),
        }));
        const ends = `MATCH (s:${group.from} {id: row.from}) MATCH (o:${group.to} {id: row.to})`;
        await transaction.run(`UNWIND $rows AS row ${ends} CREATE (s)-[r:${group.type}]->(o) SET r = row.values`, {
          rows,
        });
      }
    });
    items = [];
  };
  for (const item of syntheticRows(claims)) {
    items.push(item);
    if (items.length === ARTICLES_PER_BATCH) await flush();
  }
  if (items.length > 0) await flush();
}

async function empty(client: Client): Promise<void> {
  await client.run("MATCH ()-[r]->() CALL (r) { DELETE r } IN TRANSACTIONS OF 20000 ROWS");
  await client.run("MATCH (n) CALL (n) { DELETE n } IN TRANSACTIONS OF 20000 ROWS");
}

/** Without the constraints and indexes on relationships, which plain CREATE does not need. */
async function dropRelationshipSchema(client: Client): Promise<void> {
  for (const kind of ["CONSTRAINT", "INDEX"]) {
    const show = `SHOW ${kind}${kind === "INDEX" ? "ES" : "S"} YIELD name, entityType WHERE entityType = 'RELATIONSHIP' RETURN name`;
    const names = await client.read(async (transaction) =>
      (await transaction.run(show)).records.map((record) => record.get("name") as string),
    );
    for (const name of names.filter((name) => /_claimid$|_articleid$/.test(name)))
      await client.run(`DROP ${kind} ${name}`);
  }
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

function row(way: string, claims: number, time: number, extra = ""): void {
  console.log(`| ${way} | ${claims} | ${time.toFixed(1)} | ${Math.round(claims / time)} | ${extra} |`);
}

async function measure(client: Client, claims: number): Promise<void> {
  if (claims <= MOST_SLOW) {
    row("one statement per row", claims, await seconds(() => perArticle(client, claims, 1)));
    await empty(client);
    row("UNWIND per type, transaction per article", claims, await seconds(() => perArticle(client, claims, 10_000)));
    await empty(client);
  }
  let peak = 0;
  const watch = () => {
    peak = Math.max(peak, process.memoryUsage().rss);
  };
  const first = await seconds(() => loadRows(client, syntheticRows(claims), { onProgress: watch }));
  row("newsgraph load", claims, first, `${Math.round(peak / 2 ** 20)} MB`);
  row("newsgraph load again, nothing changed", claims, await seconds(() => loadRows(client, syntheticRows(claims))));
  await empty(client);
  await dropRelationshipSchema(client);
  row("UNWIND CREATE without keys", claims, await seconds(() => createOnly(client, claims)));
  await empty(client);
  await ensureSchema(client);
}

function importAll(claims: number): void {
  const files = join(folder, `files-${claims}`);
  mkdirSync(files);
  const names: string[] = [];
  let links = 0;
  const counted = function* () {
    for (const item of syntheticRows(claims)) {
      links += item.links.length;
      yield item;
    }
  };
  const wrote = performance.now();
  for (const [name, text] of importFiles(counted(), "synthetic")) {
    writeFileSync(join(files, name), text);
    if (name.endsWith(".csv")) names.push(name);
  }
  const writing = (performance.now() - wrote) / 1000;
  const target = join(folder, `import-${claims}`);
  mkdirSync(join(target, "conf"), { recursive: true });
  writeFileSync(join(target, "conf", "neo4j.conf"), "db.tx_log.preallocate=false\n");
  const java = ["-Xmx1g", ...JAVA_DOORS, "-cp", join(fetchJars("pom.xml"), "*"), "org.neo4j.cli.AdminTool"];
  const began = performance.now();
  const tool = spawnSync("java", [...java, ...importArguments(names)], {
    cwd: files,
    env: { ...process.env, NEO4J_HOME: target, NEO4J_CONF: join(target, "conf") },
    encoding: "utf8",
  });
  if (tool.status !== 0) throw new Error(tool.stdout.slice(-1000) + tool.stderr.slice(-1000));
  const time = (performance.now() - began) / 1000;
  row("import tool", claims, time, `${Math.round(links / time)} relationships/s, files in ${writing.toFixed(1)} s`);
  for (const path of [files, target]) rmSync(path, { recursive: true, force: true });
}

// an interrupt must not leave the server behind: ending goes by the exit that startServer watches
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(130));
try {
  const { uri, user, password } = await startServer(home, { tuned: "load", heap: 2048 });
  const client = await connect({ uri, user, password, database: "neo4j" });
  await ensureSchema(client);
  // the JVM compiles what it runs often: the first way must not pay for all
  await loadRows(client, syntheticRows(20_000));
  await empty(client);
  console.log(`${cpus()[0]?.model}, ${cpus().length} cores, load ${loadavg()[0]!.toFixed(1)}\n`);
  console.log("| way | claims | s | claims/s | |\n|---|---|---|---|---|");
  for (const claims of sizes) await measure(client, claims);
  await client.close();
  await stopServer(home, "SIGKILL");
  importAll(sizes.at(-1)!);
  console.log(`\nload at the end ${loadavg()[0]!.toFixed(1)}`);
} finally {
  await stopServer(home, "SIGKILL");
  rmSync(folder, { recursive: true, force: true });
}
