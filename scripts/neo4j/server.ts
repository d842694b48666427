// A home folder becomes a running Neo4j Community server of its own: loopback only, free ports, a random password.
// Ready means that a first Cypher query was answered; stopping goes by the pid that was started, never by a name.
import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import neo4j from "neo4j-driver";
import { fetchJars } from "./jars.ts";

const START_LIMIT_MS = 120_000;
const STOP_LIMIT_MS = 60_000;

export interface ServerState {
  readonly uri: string;
  readonly http: string;
  readonly user: string;
  readonly password: string;
  readonly pid: number;
  readonly home: string;
}

export interface ServerOptions {
  /** "start" compiles little and is ready sooner; "load" lets the JVM optimise, for measurements of long loads */
  readonly tuned?: "start" | "load";
  /** heap in MiB */
  readonly heap?: number;
  /** keep the server when this process ends; else it is killed then */
  readonly outlive?: boolean;
}

/** Starts the server of `home`, or one more time on the same ports with the same data and password. */
export async function startServer(home: string, options: ServerOptions = {}): Promise<ServerState> {
  const lib = fetchJars("pom.xml");
  const old = readState(home);
  if (old && isAlive(old.pid)) throw new Error(`a server runs already in ${home} as pid ${old.pid}`);
  // a port that was free may be taken a moment later: try other ones
  for (let attempt = 0; ; attempt++) {
    const ports = old && attempt === 0 ? [portOf(old.uri), portOf(old.http)] : await freePorts(2);
    try {
      return await startOn(home, lib, ports as [number, number], old, options);
    } catch (error) {
      if (attempt < 3 && /already in use|Address in use|BindException/i.test(String(error))) continue;
      throw error;
    }
  }
}

async function startOn(
  home: string,
  lib: string,
  [bolt, http]: [number, number],
  old: ServerState | null,
  options: ServerOptions,
): Promise<ServerState> {
  for (const folder of ["conf", "tmp"]) mkdirSync(join(home, folder), { recursive: true });
  writeFileSync(join(home, "conf", "neo4j.conf"), configuration(bolt, http));
  const log = join(home, "console.log");
  const out = openSync(log, "w");
  const child = spawn("java", javaArguments(home, lib, options), {
    detached: true,
    stdio: ["ignore", out, out],
    cwd: home,
  });
  closeSync(out);
  await new Promise<void>((resolve, reject) => child.once("spawn", resolve).once("error", reject));
  const state: ServerState = {
    uri: `bolt://127.0.0.1:${bolt}`,
    http: `http://127.0.0.1:${http}`,
    user: "neo4j",
    password: old?.password ?? randomBytes(18).toString("base64url"),
    pid: child.pid!,
    home,
  };
  try {
    await untilReady(child, state, old === null);
  } catch (error) {
    await stopProcess(state.pid, "SIGKILL");
    const tail = readFileSync(log, "utf8").split("\n").slice(-15).join("\n");
    throw new Error(`Neo4j did not start: ${error instanceof Error ? error.message : error}\n${tail}`);
  }
  writeFileSync(stateFile(home), JSON.stringify(state), { mode: 0o600 });
  child.unref();
  if (!options.outlive) process.once("exit", () => isAlive(state.pid) && process.kill(state.pid, "SIGKILL"));
  return state;
}

/** Stops the server of `home` by its pid; SIGKILL is what a power cut looks like to the database. */
export async function stopServer(home: string, signal: "SIGTERM" | "SIGKILL" = "SIGTERM"): Promise<void> {
  const state = readState(home);
  if (state) await stopProcess(state.pid, signal);
}

/** What `startServer` wrote about the server of `home`; null when none was started. It may have been stopped since. */
export function readState(home: string): ServerState | null {
  return existsSync(stateFile(home)) ? (JSON.parse(readFileSync(stateFile(home), "utf8")) as ServerState) : null;
}

/** True while the process runs (a zombie does not). */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const stat = `/proc/${pid}/stat`;
  return !existsSync(stat) || !/^\d+ \(.*\) Z/.test(readFileSync(stat, "utf8"));
}

/** Ports that nobody listens on now. Port 0 would be advertised to clients as 0, so the numbers are chosen first. */
export async function freePorts(count: number): Promise<number[]> {
  const servers: Server[] = [];
  for (let i = 0; i < count; i++) {
    const server = createServer();
    await new Promise<void>((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve));
    servers.push(server);
  }
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

const stateFile = (home: string) => join(home, "server.json");
const portOf = (address: string) => Number(new URL(address.replace(/^bolt:/, "http:")).port);

async function stopProcess(pid: number, signal: "SIGTERM" | "SIGKILL"): Promise<void> {
  if (isAlive(pid)) process.kill(pid, signal);
  const deadline = Date.now() + STOP_LIMIT_MS;
  while (isAlive(pid)) {
    if (Date.now() > deadline) throw new Error(`process ${pid} does not stop`);
    await sleep(50);
  }
}

async function untilReady(child: ChildProcess, state: ServerState, first: boolean): Promise<void> {
  const deadline = Date.now() + START_LIMIT_MS;
  const poll = async (question: () => Promise<boolean>) => {
    let last: unknown = "no answer";
    for (;;) {
      try {
        if (await question()) return;
      } catch (error) {
        last = error;
      }
      if (child.exitCode !== null || child.signalCode !== null)
        throw new Error(`it ended with ${child.exitCode ?? child.signalCode}`);
      if (Date.now() > deadline) throw new Error(`not ready after ${START_LIMIT_MS / 1000} s: ${last}`);
      await sleep(100);
    }
  };
  await poll(async () => {
    const reply = await fetch(state.http, { headers: { accept: "application/json" } });
    return reply.ok && "neo4j_version" in ((await reply.json()) as object);
  });
  const options = { telemetryDisabled: true };
  if (first) {
    const driver = neo4j.driver(state.uri, neo4j.auth.basic("neo4j", "neo4j"), options);
    const change = "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $password";
    await driver
      .executeQuery(change, { password: state.password }, { database: "system" })
      .finally(() => driver.close());
  }
  const driver = neo4j.driver(state.uri, neo4j.auth.basic(state.user, state.password), options);
  try {
    await poll(async () => {
      const show = "SHOW DATABASE neo4j YIELD currentStatus";
      const { records } = await driver.executeQuery(show, {}, { database: "system" });
      return records[0]?.get("currentStatus") === "online";
    });
    await driver.executeQuery("RETURN 1", {}, { database: "neo4j" });
  } finally {
    await driver.close();
  }
}

/** The import tool and the server need the same doors into the JDK. */
export const JAVA_DOORS = [
  "--add-opens=java.base/java.nio=ALL-UNNAMED",
  "--add-opens=java.base/java.io=ALL-UNNAMED",
  "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
  "--enable-native-access=ALL-UNNAMED",
];

function javaArguments(home: string, lib: string, options: ServerOptions): string[] {
  return [
    "-Xms256m",
    `-Xmx${options.heap ?? 1024}m`,
    "-XX:+UseG1GC",
    "-XX:-OmitStackTraceInFastThrow",
    ...(options.tuned === "load" ? [] : ["-XX:TieredStopAtLevel=1"]),
    ...JAVA_DOORS,
    "-Dio.netty.tryReflectionSetAccessible=true",
    "-Dlog4j2.disable.jmx=true",
    "-Dfile.encoding=UTF-8",
    // the web server unpacks Browser there, and leaves it when it is killed
    `-Djava.io.tmpdir=${join(home, "tmp")}`,
    "-cp",
    join(lib, "*"),
    "org.neo4j.server.CommunityEntryPoint",
    `--home-dir=${home}`,
    `--config-dir=${join(home, "conf")}`,
    "--console-mode",
  ];
}

/** An unknown key ends the start, so each line is one that 5.26 Community knows. */
function configuration(bolt: number, http: number): string {
  return [
    "server.default_listen_address=127.0.0.1",
    `server.bolt.listen_address=127.0.0.1:${bolt}`,
    `server.bolt.advertised_address=127.0.0.1:${bolt}`,
    `server.http.listen_address=127.0.0.1:${http}`,
    `server.http.advertised_address=127.0.0.1:${http}`,
    "server.https.enabled=false",
    "server.memory.pagecache.size=256m",
    "dbms.security.auth_enabled=true",
    // nothing is sent to anybody; the second line also removes the banner of Neo4j Browser that asks
    "dbms.usage_report.enabled=false",
    "client.allow_telemetry=false",
    // a new home takes 2 MB instead of 517, and a stop one second instead of twelve
    "db.tx_log.preallocate=false",
    "db.tx_log.rotation.retention_policy=keep_none",
    "internal.server.bolt.thread_pool_shutdown_wait_time=0s",
    "",
  ].join("\n");
}
