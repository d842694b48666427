// Articles → records, in the order of the articles: in this thread for a few, in worker threads for a batch. The bytes are the same.
import { availableParallelism } from "node:os";
import type { Article, Extraction, ExtractionFailure, ExtractionTrailer } from "#schema";
import { NewsgraphError } from "../errors.ts";
import type { Ingested } from "../ingest/index.ts";
import type { Extractor } from "../pipeline.ts";

/** Fewer articles than this are done before the threads have started. */
const BATCH = 9;
/** Articles waiting per thread: enough to keep it busy, few enough to keep memory flat. */
const AHEAD = 4;

export interface ExtractionOptions {
  readonly model?: string | undefined;
  /** threads; default: one per core */
  readonly jobs?: number | undefined;
}

/** A record, or the failure of one article; never throws for an article. */
export function extractOne(extractor: Extractor, article: Article): Extraction | ExtractionFailure {
  try {
    return extractor.extract(article);
  } catch (error) {
    const code = error instanceof NewsgraphError ? error.code : "extract/failed";
    const message = error instanceof Error ? error.message : String(error);
    return { version: 1, failed: true, id: article.id, line: null, code, message };
  }
}

/** Records and failures in the order of the input. */
export async function* extractAll(
  inputs: AsyncIterable<Ingested>,
  options: ExtractionOptions,
): AsyncGenerator<Extraction | ExtractionFailure> {
  const jobs = options.jobs ?? availableParallelism();
  const iterator = inputs[Symbol.asyncIterator]();
  const first: Ingested[] = [];
  const rest = async function* () {
    yield* first;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  };
  if (jobs > 1)
    while (first.length < BATCH) {
      const next = await iterator.next();
      if (next.done) break;
      first.push(next.value);
    }
  if (jobs > 1 && first.length >= BATCH) yield* inThreads(rest(), jobs, options.model);
  else yield* inOrder(rest(), options.model);
}

async function* inOrder(
  inputs: AsyncIterable<Ingested>,
  model: string | undefined,
): AsyncGenerator<Extraction | ExtractionFailure> {
  let extractor: Extractor | undefined;
  for await (const input of inputs) {
    if ("failure" in input) yield input.failure;
    else {
      extractor ??= await (await import("../load.ts")).loadExtractor({ model });
      yield extractOne(extractor, input.article);
    }
  }
}

async function* inThreads(
  inputs: AsyncIterable<Ingested>,
  jobs: number,
  model: string | undefined,
): AsyncGenerator<Extraction | ExtractionFailure> {
  const { default: Tinypool } = await import("tinypool");
  const pool = new Tinypool({
    ...workerModule(),
    runtime: "worker_threads",
    minThreads: jobs,
    maxThreads: jobs,
    isolateWorkers: false,
    workerData: { model },
  });
  try {
    const waiting: Promise<Extraction | ExtractionFailure>[] = [];
    for await (const input of inputs) {
      const result =
        "failure" in input
          ? Promise.resolve(input.failure)
          : (pool.run(input.article) as Promise<Extraction | ExtractionFailure>);
      // Its rejection is met below, when its turn has come.
      result.catch(() => {});
      waiting.push(result);
      if (waiting.length >= jobs * AHEAD) yield await waiting.shift()!;
    }
    for (const result of waiting) yield await result;
  } finally {
    await pool.destroy();
  }
}

/** The module of a thread: beside this one in the package; in a checkout read by tsx, which does not reach into threads by itself. */
function workerModule(): { filename: string; execArgv?: string[] } {
  if (!import.meta.url.endsWith(".ts")) return { filename: new URL("./worker.js", import.meta.url).href };
  const tsx = import.meta.resolve("tsx/esm/api");
  const start = `import { register } from ${JSON.stringify(tsx)}; register();`;
  return {
    filename: new URL("./worker.ts", import.meta.url).href,
    execArgv: ["--import", `data:text/javascript,${encodeURIComponent(start)}`],
  };
}

/** Counts what goes by, for the trailer. */
export class Tally {
  articles = 0;
  failed = 0;
  claims = 0;
  extractor = "newsgraph";

  add(result: Extraction | ExtractionFailure): void {
    if ("failed" in result) this.failed += 1;
    else {
      this.articles += 1;
      this.claims += result.claims.length;
      this.extractor = result.extractor;
    }
  }

  trailer(): ExtractionTrailer {
    const { articles, failed, claims, extractor } = this;
    return { version: 1, trailer: true, extractor, articles, failed, claims };
  }
}
