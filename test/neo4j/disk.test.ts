// A server whose disk is full: the load ends with a code, and when there is room again the next one makes the graph whole. The disk is a
// small file system in memory, which only the administrator can make.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, describe, expect, inject, test } from "vitest";
import type { GraphFile } from "#schema";
import { startServer, stopServer } from "../../scripts/neo4j/server.ts";
import { connect, loadGraph, pullGraph } from "../../src/export/neo4j/index.ts";
import { syntheticGraph } from "../helpers/graph.ts";
import { comparable } from "./server.ts";

const given = inject("neo4j");
const disk = mkdtempSync(join(tmpdir(), "newsgraph-disk-"));
const mount = (size: string, ...more: string[]) =>
  spawnSync("mount", ["-t", "tmpfs", "-o", [`size=${size}`, ...more].join(","), "tmpfs", disk]).status === 0;
const mounted = given !== null && given.home !== null && mount("16m");

describe.skipIf(!mounted)("a disk that is full", () => {
  afterAll(async () => {
    await stopServer(join(disk, "home"), "SIGKILL");
    // a killed process lets go of its files a moment after it is gone
    for (let tries = 0; spawnSync("umount", [disk]).status !== 0 && tries < 50; tries++) await sleep(100);
    rmSync(disk, { recursive: true, force: true });
  });

  test("ends the load with a code, and the next load makes the graph whole", async () => {
    const home = join(disk, "home");
    const graph = syntheticGraph({ nodes: 2000, claims: 20_000 });
    const asIs = (graph: GraphFile): GraphFile => graph;
    // Browser, unpacked, is larger than this disk
    mount("80m", "remount");
    const { uri, user, password } = await startServer(home);
    const options = { uri, user, password, database: "neo4j", patience: 2000, deadline: 60_000 };
    const client = await connect(options);
    const used = Number(spawnSync("df", ["-k", "--output=used", disk], { encoding: "utf8" }).stdout.split("\n")[1]);
    mount(`${used + 6000}k`, "remount");
    const failure = await loadGraph(client, graph).catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: "NewsgraphError", exitCode: 5 });
    expect((failure as { code: string }).code).toMatch(/^export\/neo4j-(failed|timeout|unreachable|database)$/);
    await client.close();

    await stopServer(home, "SIGKILL");
    mount("400m", "remount");
    await startServer(home);
    const again = await connect(options);
    await loadGraph(again, graph);
    expect(await pullGraph(again, asIs)).toEqual(comparable(graph));
    await again.close();
  });
});
