// newsgraph load: a graph, or the extractions that it is made of → a Neo4j database that holds exactly these articles beside its others.
import { createRequire } from "node:module";
import type { LoadProgress } from "../../export/neo4j/index.ts";
import type { AddCommand } from "../context.ts";
import { readGraphOrExtractions } from "../graph-input.ts";
import type { Io } from "../io.ts";
import {
  type ConnectionFlags,
  databaseOption,
  passwordFileOption,
  passwordOption,
  uriOption,
  userOption,
  withClient,
} from "../neo4j.ts";
import { jsonOption, quietOption, wholeNumber } from "../options.ts";

export const addLoad: AddCommand = (program, { io }) => {
  program
    .command("load")
    .description("load a graph into a database")
    .command("neo4j")
    .description("load a graph into Neo4j 5.26 or newer; what is there already is not written again")
    .argument("<input>", 'graph.json or extractions.jsonl, or "-" for standard input')
    .addOption(uriOption())
    .addOption(userOption())
    .addOption(databaseOption())
    .addOption(passwordFileOption())
    .addOption(passwordOption())
    .option("--batch <number>", "articles per transaction", wholeNumber, 100)
    .option("--again", "write unchanged articles too, to mend what others did to them")
    .addOption(jsonOption())
    .addOption(quietOption())
    .addHelpText(
      "after",
      `
The password is read from NEO4J_PASSWORD, from --password-file, or asked for.

Example:
  newsgraph load neo4j out/graph.json --uri bolt://localhost:7687`,
    )
    .action((input, options) => load(input, options, io));
};

interface LoadFlags extends ConnectionFlags {
  readonly batch: number;
  readonly again?: true | undefined;
  readonly json?: true | undefined;
  readonly quiet?: true | undefined;
}

async function load(input: string, flags: LoadFlags, io: Io): Promise<void> {
  const graph = await readGraphOrExtractions(input, io);
  const began = Date.now();
  const done = await withClient(flags, io, async (client) => {
    const { loadGraph } = await import("../../export/neo4j/index.ts");
    const bar = flags.quiet ? null : startBar(io, graph.articles.length);
    const { batch, again = false } = flags;
    const onProgress = (progress: LoadProgress) => {
      const seconds = (Date.now() - began) / 1000;
      bar?.update(progress.articles, { claims: progress.claims, rate: Math.round(progress.claims / seconds) });
    };
    try {
      return await loadGraph(client, graph, { batch, again, onProgress });
    } finally {
      bar?.stop();
    }
  });
  const seconds = (Date.now() - began) / 1000;
  if (flags.json) return io.out.write(`${JSON.stringify({ ...done, seconds })}\n`);
  if (flags.quiet) return;
  const { articles, unchanged, claims, rows, retries } = done;
  await io.out.write(
    `${articles} articles (${unchanged} unchanged): ${claims} claims, ${rows} nodes and relationships written to ${flags.uri} in ${seconds.toFixed(1)} s${retries > 0 ? `, ${retries} tries again` : ""}\n`,
  );
}

function startBar(io: Io, total: number) {
  if (io.progress === null || total === 0) return null;
  const { SingleBar } = createRequire(import.meta.url)("cli-progress") as typeof import("cli-progress");
  const format = "{bar} {value}/{total} articles, {claims} claims, {rate} claims/s, {eta_formatted}";
  const bar = new SingleBar({ stream: io.progress, format, clearOnComplete: true });
  bar.start(total, 0, { claims: 0, rate: 0 });
  return bar;
}
