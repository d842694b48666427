// A connection that does not hang and does not give up early: every transaction has a deadline of our own, because a driver waits without
// end for an answer that never comes; after it the driver is closed and made anew, and the transaction, which must be idempotent, tried again.
import neo4j, { type Driver, type ManagedTransaction, type Session } from "neo4j-driver";
import { NEO4J_OLDEST_SERVER } from "#schema";
import { NewsgraphError } from "../../errors.ts";
import { explainError, isTransient, type Target } from "./errors.ts";

export interface ConnectionOptions extends Target {
  readonly password: string;
  readonly signal?: AbortSignal;
  /** milliseconds that one transaction may take on our clock */
  readonly deadline?: number;
  /** milliseconds for which a transaction is tried again while the server is away */
  readonly patience?: number;
  /** oldest version that is accepted */
  readonly oldestServer?: string;
}

export type Work<T> = (transaction: ManagedTransaction) => Promise<T>;

export interface Client {
  /** Runs an idempotent transaction, again and again while the failure is one that passes. */
  readonly write: <T>(work: Work<T>) => Promise<T>;
  readonly read: <T>(work: Work<T>) => Promise<T>;
  /** One statement in a transaction of its own, as schema statements need. */
  readonly run: (cypher: string) => Promise<void>;
  /** transactions that were tried again */
  readonly retries: () => number;
  readonly close: () => Promise<void>;
}

const DEADLINE_MS = 120_000;
const PATIENCE_MS = 60_000;
const GREETING_MS = 30_000;

/** Names the program in the list of transactions that an administrator sees. */
const TRANSACTION = { metadata: { app: "newsgraph" } };

/**
 * Connects and checks the server before anything is sent.
 * @throws NewsgraphError export/neo4j-* that says what is wrong with address, password, database or server
 */
export async function connect(options: ConnectionOptions): Promise<Client> {
  checkUri(options.uri);
  const { deadline = DEADLINE_MS, patience = PATIENCE_MS, signal } = options;
  let driver = createDriver(options);
  let session: Session = driver.session({ database: options.database });
  let retries = 0;

  const renew = () => {
    // not awaited: the close of a driver that waits for an answer may wait too
    driver.close().catch(() => undefined);
    driver = createDriver(options);
    session = driver.session({ database: options.database });
  };

  async function attempt<T>(work: () => Promise<T>): Promise<T> {
    const began = Date.now();
    for (let pause = 250; ; pause = Math.min(pause * 2, 4000)) {
      throwIfAborted(signal);
      try {
        return await within(work(), deadline, signal);
      } catch (error) {
        renew();
        throwIfAborted(signal);
        const passes = error instanceof DeadlineError || isTransient(error);
        if (passes && Date.now() - began + pause < patience + (error instanceof DeadlineError ? deadline : 0)) {
          retries++;
          await sleep(pause, signal);
          continue;
        }
        if (error instanceof DeadlineError)
          throw new NewsgraphError("export/neo4j-timeout", `${options.uri} gave no answer within ${deadline / 1000} s`);
        throw explainError(error, options);
      }
    }
  }

  const client: Client = {
    write: (work) => attempt(() => session.executeWrite(work, TRANSACTION)),
    read: (work) => attempt(() => session.executeRead(work, TRANSACTION)),
    run: (cypher) => attempt(async () => void (await session.run(cypher, {}, TRANSACTION))),
    retries: () => retries,
    close: async () => {
      await within(driver.close(), 5000).catch(() => undefined);
    },
  };
  try {
    await greet(driver, options);
  } catch (error) {
    await client.close();
    throw error;
  }
  return client;
}

/** One quick try without patience: a wrong password should be told at once. */
async function greet(driver: Driver, options: ConnectionOptions): Promise<void> {
  const { deadline = DEADLINE_MS, signal } = options;
  let agent: string;
  try {
    // a query too: the greeting alone does not look for the database
    const asked = driver.executeQuery("RETURN 1", {}, { database: options.database });
    const { summary } = await within(asked, Math.min(deadline, GREETING_MS), signal);
    agent = summary.server.agent ?? "";
  } catch (error) {
    throwIfAborted(signal);
    if (error instanceof DeadlineError)
      throw new NewsgraphError("export/neo4j-timeout", `${options.uri} accepts connections but gives no answer`);
    throw explainError(error, options);
  }
  const version = agent.split("/")[1] ?? "";
  const oldest = options.oldestServer ?? NEO4J_OLDEST_SERVER;
  if (compareVersions(version, oldest) < 0)
    throw new NewsgraphError(
      "export/neo4j-old-server",
      `${options.uri} is ${agent}; ${oldest} is the oldest that works`,
    );
}

function createDriver({ uri, user, password }: ConnectionOptions): Driver {
  return neo4j.driver(uri, neo4j.auth.basic(user, password), {
    telemetryDisabled: true,
    // offsets and counts are far below 2^53
    disableLosslessIntegers: true,
    connectionTimeout: 10_000,
    // the driver tries again only what is cheap; the rest is ours, with a driver made anew
    maxTransactionRetryTime: 2_000,
    userAgent: "newsgraph",
  });
}

/** @throws NewsgraphError export/neo4j-uri or export/neo4j-secret */
export function checkUri(uri: string): void {
  const match = /^(?:bolt|neo4j)(?:\+s|\+ssc)?:\/\/([^/?#]*)/.exec(uri);
  // the text itself may hold a password, so it is not repeated
  if (/^[a-z0-9+.-]+:\/\/[^/?#]*@/i.test(uri))
    throw new NewsgraphError("export/neo4j-secret", "the address holds a user or a password");
  if (!match || match[1] === "")
    throw new NewsgraphError("export/neo4j-uri", `"${uri}" is not the address of a Bolt server`);
}

/** True where the password would cross a network that others read. */
export function isPlaintext(uri: string): boolean {
  if (/^(?:bolt|neo4j)\+/.test(uri)) return false;
  const host = /^[a-z0-9]+:\/\/(\[[^\]]*\]|[^:/?#]*)/.exec(uri)?.[1] ?? "";
  return !(host === "localhost" || host === "[::1]" || /^127(?:\.\d+){3}$/.test(host));
}

/** Below 0 where `a` is the older one; parts that are no numbers count as 0. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split(".").map((part) => Number.parseInt(part, 10) || 0));
  for (let i = 0; i < 3; i++) {
    const difference = (left?.[i] ?? 0) - (right?.[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

class DeadlineError extends Error {}

function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted)
    throw new NewsgraphError("cli/interrupted", "interrupted; whole articles were loaded, none in part");
}

function within<T>(promise: Promise<T>, milliseconds: number, signal?: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const timer = setTimeout(() => reject(new DeadlineError(`no answer within ${milliseconds} ms`)), milliseconds);
    const abort = () => reject(new DeadlineError("aborted"));
    signal?.addEventListener("abort", abort, { once: true });
    promise.then(resolve, reject).finally(() => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
    });
  });
}

function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return within(new Promise<void>((resolve) => setTimeout(resolve, milliseconds)), milliseconds + 1000, signal).catch(
    () => undefined,
  );
}
