// Articles → batches for one transaction each, the next one made ahead: while the server writes, the reading of files and the making of
// rows for the next transaction cost no time of their own.
import type { ArticleRows } from "./rows.ts";

/** A batch ends early when its articles are long. */
const ROWS_PER_BATCH = 10_000;

/** Batches of at most `size` whole articles, fewer when they are long. */
export async function* batches(
  source: Iterable<ArticleRows> | AsyncIterable<ArticleRows>,
  size: number,
): AsyncGenerator<ArticleRows[]> {
  let batch: ArticleRows[] = [];
  let rows = 0;
  for await (const item of source) {
    batch.push(item);
    rows += item.nodes.length + item.links.length + (item.article ? 0 : item.entities.length);
    if (batch.length < size && rows < ROWS_PER_BATCH) continue;
    yield batch;
    batch = [];
    rows = 0;
  }
  if (batch.length > 0) yield batch;
}

/** A source of which the next part can be asked for before it is needed. */
export class Ahead {
  readonly #source: AsyncGenerator<ArticleRows[]>;
  #fetched: Promise<IteratorResult<ArticleRows[]>> | null = null;

  constructor(source: AsyncGenerator<ArticleRows[]>) {
    this.#source = source;
  }

  fetch(): void {
    if (this.#fetched) return;
    this.#fetched = this.#source.next();
    // told by next(); here it only must not end the process
    this.#fetched.catch(() => undefined);
  }

  async next(): Promise<ArticleRows[] | undefined> {
    this.fetch();
    const { value, done } = await this.#fetched!;
    this.#fetched = null;
    return done ? undefined : value;
  }

  /** Gives the source the chance to close its files. */
  async close(): Promise<void> {
    await this.#source.return(undefined);
  }
}
