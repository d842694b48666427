// `npm run neo4j` prints the environment of a server that is ready: the one in NEO4J_URI, else one started from Maven's files.
// Use it as `eval "$(npm run -s neo4j)"`, so that the password stays in the environment; `npm run neo4j -- stop` ends it.
import { join } from "node:path";
import neo4j from "neo4j-driver";
import { CACHE, missingTools } from "./neo4j/jars.ts";
import { isAlive, readState, startServer, stopServer } from "./neo4j/server.ts";

const home = join(CACHE, "development");

async function start(): Promise<void> {
  if (process.env.NEO4J_URI && process.env.NEO4J_URI !== readState(home)?.uri) return useGiven(process.env.NEO4J_URI);
  const missing = missingTools();
  if (missing) throw new Error(missing);
  const running = readState(home);
  const state = running && isAlive(running.pid) ? running : await startServer(home, { outlive: true });
  // ids and ports only hold digits and the password only base64url letters: no quoting is needed
  console.log(`export NEO4J_URI=${state.uri} NEO4J_USERNAME=${state.user} NEO4J_PASSWORD=${state.password}`);
  console.log(
    `export NEO4J_BROWSER='${state.http}/browser/?dbms=bolt://${state.user}@${new URL(state.uri).host}&db=neo4j'`,
  );
  console.error(`Neo4j is ready at ${state.uri} (pid ${state.pid}), Neo4j Browser at ${state.http}/browser/`);
}

async function useGiven(uri: string): Promise<void> {
  const { NEO4J_USERNAME: user = "neo4j", NEO4J_PASSWORD: password } = process.env;
  if (!password) throw new Error("NEO4J_URI is set: set NEO4J_PASSWORD too, or unset both to start a server here");
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password), { telemetryDisabled: true });
  try {
    await driver.executeQuery("RETURN 1");
  } finally {
    await driver.close();
  }
  console.error(`the server of NEO4J_URI answers; none was started`);
}

async function stop(): Promise<void> {
  const state = readState(home);
  const running = state !== null && isAlive(state.pid);
  await stopServer(home);
  console.error(running ? `stopped pid ${state.pid}; its data stay in ${home}` : "no server runs here");
}

const command = process.argv[2] ?? "start";
const commands = new Map([
  ["start", start],
  ["stop", stop],
]);
const chosen = commands.get(command);
if (!chosen) {
  console.error("usage: npm run neo4j [-- start | stop]");
  process.exitCode = 2;
} else {
  await chosen().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 5;
  });
}
