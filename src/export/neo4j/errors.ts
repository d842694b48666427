// What the driver throws becomes an error that says what the user can do. Neo4j 5 gives nearly every failure the same GQL status,
// so the decision goes by `code`; the message of the server is kept, the objects of the driver are not: they hold the password.
import { type ErrorCode, NewsgraphError } from "../../errors.ts";

export interface Target {
  readonly uri: string;
  readonly user: string;
  readonly database: string;
}

interface DriverError {
  readonly code: string;
  readonly message: string;
}

const isDriverError = (error: unknown): error is DriverError =>
  error instanceof Error && typeof (error as Error & { code?: unknown }).code === "string";

/** Rules in order; the first that fits names the error. */
const RULES: readonly (readonly [RegExp, RegExp, ErrorCode, (target: Target) => string])[] = [
  [
    /Security\.(Unauthorized|Authentication|Credentials)/,
    /./,
    "export/neo4j-password",
    (to) => `${to.uri} refused the password of ${to.user}`,
  ],
  [
    /./,
    /requires Neo4j Enterprise Edition|Unsupported administration command/i,
    "export/neo4j-enterprise",
    (to) => `${to.uri} lacks a feature`,
  ],
  [
    /Database\.DatabaseNotFound|DatabaseUnavailable/,
    /./,
    "export/neo4j-database",
    (to) => `${to.uri} has no database ${to.database} that is online`,
  ],
  [
    /./,
    /Server responded HTTP|http endpoint|failed to .*handshake|unknown protocol|Unsupported protocol version/i,
    "export/neo4j-not-bolt",
    (to) => `no Bolt server answers at ${to.uri}`,
  ],
  [/ServiceUnavailable|SessionExpired/, /./, "export/neo4j-unreachable", (to) => `${to.uri} does not answer`],
];

/** The same error where it is one of ours already. */
export function explainError(error: unknown, target: Target): NewsgraphError {
  if (error instanceof NewsgraphError) return error;
  if (!isDriverError(error)) {
    const message = error instanceof Error ? error.message : String(error);
    return new NewsgraphError("cli/bug", message, { cause: error });
  }
  const said = error.message.split("\n")[0]!;
  for (const [code, message, name, text] of RULES)
    if (code.test(error.code) && message.test(error.message))
      return new NewsgraphError(name, `${text(target)}: ${said}`);
  return new NewsgraphError("export/neo4j-failed", `${target.uri} failed (${error.code}): ${said}`);
}

/** Failures that pass, and a constraint that somebody else made in the same moment: IF NOT EXISTS sees it the next time. */
const PASSING = /TransientError|ServiceUnavailable|SessionExpired|DatabaseUnavailable|Schema\.\w*AlreadyExists/;

/** True where the same transaction may go through when it is tried again, on a connection made anew. */
export function isTransient(error: unknown): boolean {
  return isDriverError(error) && PASSING.test(error.code);
}
