// What the commands that talk to Neo4j share: options of the connection, and a password that is never an argument. Arguments are seen by every
// user of the machine and kept by shells; the environment, a file and a prompt are not.
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { Option } from "@commander-js/extra-typings";
import { NewsgraphError } from "../errors.ts";
import type { Client } from "../export/neo4j/index.ts";
import type { Io } from "./io.ts";

export const uriOption = () =>
  new Option("--uri <address>", "address of the server").env("NEO4J_URI").default("bolt://localhost:7687");
export const userOption = () =>
  new Option("--user <name>", "user of the server").env("NEO4J_USERNAME").default("neo4j");
export const databaseOption = () => new Option("--database <name>", "database").env("NEO4J_DATABASE").default("neo4j");
export const passwordFileOption = () =>
  new Option("--password-file <path>", "file with the password; else NEO4J_PASSWORD, else a prompt");
/** Taken only to refuse it with the reason. */
export const passwordOption = () => new Option("--password [refused]").hideHelp();

export interface ConnectionFlags {
  readonly uri: string;
  readonly user: string;
  readonly database: string;
  readonly passwordFile?: string | undefined;
  readonly password?: unknown;
}

/** Runs `work` with a connection that is closed afterwards. */
export async function withClient<T>(flags: ConnectionFlags, io: Io, work: (client: Client) => Promise<T>): Promise<T> {
  const { checkUri, connect, isPlaintext } = await import("../export/neo4j/index.ts");
  if (flags.password !== undefined) throw new NewsgraphError("export/neo4j-secret", "--password is refused");
  checkUri(flags.uri);
  if (isPlaintext(flags.uri))
    await io.err.write(`warning: ${flags.uri} is another machine and not encrypted; use bolt+s:// or neo4j+s://\n`);
  const { uri, user, database } = flags;
  const client = await connect({ uri, user, database, password: await readPassword(flags, io) });
  try {
    return await work(client);
  } finally {
    await client.close();
  }
}

async function readPassword(flags: ConnectionFlags, io: Io): Promise<string> {
  if (flags.passwordFile !== undefined) {
    try {
      return (await readFile(flags.passwordFile, "utf8")).replace(/\r?\n$/, "");
    } catch (cause) {
      throw new NewsgraphError("ingest/unreadable", `${flags.passwordFile} cannot be read`, { cause });
    }
  }
  const given = io.env.NEO4J_PASSWORD;
  if (given) return given;
  if (process.stdin.isTTY && io.err.terminal) return askPassword(`Password of ${flags.user} at ${flags.uri}: `);
  throw new NewsgraphError("export/neo4j-secret", "no password was given");
}

/** Asks on the terminal; what is typed is not shown. */
async function askPassword(question: string): Promise<string> {
  process.stderr.write(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: silent, terminal: true });
  try {
    return await terminal.question("");
  } finally {
    terminal.close();
    process.stderr.write("\n");
  }
}
