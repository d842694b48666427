// Errors and diagnostics. Every problem has a code "room/problem"; this table is the only place where codes, exit codes and remedies
// are listed, and tests assert codes, never prose.
import type { Diagnostic } from "#schema";

/** Exit codes of the command line. */
export const EXIT = {
  done: 0,
  bug: 1,
  usage: 2,
  input: 3,
  schema: 4,
  service: 5,
  failures: 6,
  interrupted: 130,
} as const;

interface CodeRow {
  readonly exit: (typeof EXIT)[keyof typeof EXIT];
  /** what the user can do about it */
  readonly remedy: string;
}

/** All error codes, by room. */
export const CODES = {
  "cli/usage": { exit: EXIT.usage, remedy: "run the command with --help" },
  "cli/interrupted": { exit: EXIT.interrupted, remedy: "run the command again; finished files are whole" },
  "cli/some-failed": { exit: EXIT.failures, remedy: "see the failed articles above; the others were written" },
  "cli/output": { exit: EXIT.input, remedy: "check that the folder can be written and the disk has room" },
  "cli/bug": { exit: EXIT.bug, remedy: "please report it with the message and the input" },
  "document/span": { exit: EXIT.bug, remedy: "please report it with the message and the input" },
  "ingest/not-found": { exit: EXIT.input, remedy: "check the path" },
  "ingest/unreadable": { exit: EXIT.input, remedy: "check the permissions of the file" },
  "ingest/not-utf8": { exit: EXIT.input, remedy: "convert the file to UTF-8" },
  "ingest/binary": { exit: EXIT.input, remedy: "give a text, HTML or JSON Lines file" },
  "ingest/empty": { exit: EXIT.input, remedy: "give an input with text in it" },
  "ingest/too-large": { exit: EXIT.input, remedy: "split the input, or raise --max-bytes" },
  "ingest/bad-json": {
    exit: EXIT.schema,
    remedy: "each line must be one JSON object: {id, text, date?, title?, url?}",
  },
  "ingest/bad-record": {
    exit: EXIT.schema,
    remedy: "each line must be one JSON object: {id, text, date?, title?, url?}",
  },
  "ingest/no-article": { exit: EXIT.input, remedy: "the page has no article text; save the text itself" },
  "extract/failed": { exit: EXIT.bug, remedy: "please report it with the message and the article" },
  "lexicon/bad-row": { exit: EXIT.schema, remedy: "correct the row; data/README.md describes the fields" },
  "lexicon/missing": { exit: EXIT.input, remedy: "install the package whole: data/lexicon is part of it" },
  "language/weights-missing": { exit: EXIT.input, remedy: "install the package whole: data/models is part of it" },
  "language/weights-broken": {
    exit: EXIT.schema,
    remedy: "install the package again: the weights do not match the kernel",
  },
  "graph/not-found": { exit: EXIT.input, remedy: "make one with `newsgraph build`" },
  "graph/bad-file": { exit: EXIT.schema, remedy: "make the file again with `newsgraph build`" },
  "graph/cut-off": { exit: EXIT.schema, remedy: "extract the articles again: the end of the file is missing" },
  "graph/newer-version": { exit: EXIT.schema, remedy: "update newsgraph: the file was made by a newer one" },
  "graph/no-claim": { exit: EXIT.input, remedy: "list the claims with `newsgraph build --json` or in the page" },
  "export/neo4j-secret": {
    exit: EXIT.usage,
    remedy:
      "put the password into NEO4J_PASSWORD or a file named by --password-file; arguments are seen by every user of the machine",
  },
  "export/neo4j-uri": {
    exit: EXIT.usage,
    remedy: "give an address such as bolt://localhost:7687 or neo4j+s://example.org",
  },
  "export/neo4j-unreachable": { exit: EXIT.service, remedy: "check the address, and that the server runs" },
  "export/neo4j-not-bolt": {
    exit: EXIT.service,
    remedy: "give the Bolt port (7687 by default), not the port of Neo4j Browser",
  },
  "export/neo4j-password": { exit: EXIT.service, remedy: "check --user and NEO4J_PASSWORD" },
  "export/neo4j-database": { exit: EXIT.service, remedy: "check --database; the Community edition has only `neo4j`" },
  "export/neo4j-old-server": { exit: EXIT.service, remedy: "use Neo4j 5.26 or newer" },
  "export/neo4j-enterprise": { exit: EXIT.service, remedy: "the server is a Community edition and lacks this feature" },
  "export/neo4j-timeout": {
    exit: EXIT.service,
    remedy: "run the command again when the server answers; what was loaded is not loaded twice",
  },
  "export/neo4j-failed": {
    exit: EXIT.service,
    remedy: "see the log of the server (disk full?); run the command again, what was loaded is not loaded twice",
  },
  "export/neo4j-newer": { exit: EXIT.schema, remedy: "update newsgraph: the database was loaded by a newer one" },
  "export/neo4j-value": { exit: EXIT.schema, remedy: "correct the value; schema/neo4j.md describes the properties" },
  "export/neo4j-content": {
    exit: EXIT.schema,
    remedy: "load the articles again with --again: something else changed their nodes or relationships",
  },
  "viewer/template-missing": { exit: EXIT.input, remedy: "run `npm run build`" },
} as const satisfies Record<string, CodeRow>;
export type ErrorCode = keyof typeof CODES;

/** What a reader needs to find the problem: a file with a line, an article, a span of its text. */
export interface ErrorPlace {
  readonly file?: string;
  readonly line?: number;
  readonly article?: string;
  readonly start?: number;
  readonly end?: number;
}

/** Thrown when the caller cannot go on. `message` says what and where; `remedy` what to do. */
export class NewsgraphError extends Error {
  readonly code: ErrorCode;
  readonly place: ErrorPlace;
  readonly remedy: string;
  readonly exitCode: number;

  constructor(
    code: ErrorCode,
    message: string,
    options: { cause?: unknown; place?: ErrorPlace; remedy?: string } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "NewsgraphError";
    this.code = code;
    this.place = options.place ?? {};
    this.remedy = options.remedy ?? CODES[code].remedy;
    this.exitCode = CODES[code].exit;
  }
}

/** Collects diagnostics; a stage reports and goes on. */
export type Report = (diagnostic: Diagnostic) => void;
