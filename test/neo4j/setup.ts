// One Neo4j server for all tests of this folder. Where it cannot run, they are skipped with the reason, and fail on CI.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import neo4j from "neo4j-driver";
import type { TestProject } from "vitest/node";
import { missingTools } from "../../scripts/neo4j/jars.ts";
import { startServer, stopServer } from "../../scripts/neo4j/server.ts";

export interface TestServer {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
  /** address of Neo4j Browser; null for a server that was given by NEO4J_URI */
  readonly http: string | null;
  /** home folder; null for a server that was given */
  readonly home: string | null;
}

declare module "vitest" {
  export interface ProvidedContext {
    neo4j: TestServer | null;
  }
}

export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const { NEO4J_URI: uri, NEO4J_USERNAME: user = "neo4j", NEO4J_PASSWORD: password } = process.env;
  if (uri && password) {
    await refuseData(uri, user, password);
    project.provide("neo4j", { uri, user, password, http: null, home: null });
    return;
  }
  const missing = missingTools();
  if (missing) {
    if (process.env.CI) throw new Error(missing);
    console.warn(`\nThe tests on a Neo4j server are skipped: ${missing}\n`);
    project.provide("neo4j", null);
    return;
  }
  const home = mkdtempSync(join(tmpdir(), "newsgraph-neo4j-"));
  const { http, ...state } = await startServer(home);
  project.provide("neo4j", { uri: state.uri, user: state.user, password: state.password, http, home });
  return async () => {
    await stopServer(home, "SIGKILL");
    rmSync(home, { recursive: true, force: true });
  };
}

/** The tests empty their database, so one that holds something is not touched. */
async function refuseData(uri: string, user: string, password: string): Promise<void> {
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password), { telemetryDisabled: true });
  try {
    const { records } = await driver.executeQuery("MATCH (n) RETURN n LIMIT 1");
    if (records.length > 0) throw new Error("the database of NEO4J_URI is not empty: the tests would empty it");
  } finally {
    await driver.close();
  }
}
