// A counter of articles on the error stream while a batch runs; silent when no person is watching.
import { createRequire } from "node:module";

/** A batch shorter than this needs no counter. */
const DELAY_MS = 1500;

export class Progress {
  readonly #stream: NodeJS.WriteStream | null;
  readonly #begin = Date.now();
  #bar: { update(value: number): void; stop(): void } | null = null;
  #done = 0;

  constructor(stream: NodeJS.WriteStream | null) {
    this.#stream = stream;
  }

  step(): void {
    this.#done += 1;
    if (this.#stream === null || Date.now() - this.#begin < DELAY_MS) return;
    this.#bar ??= this.#start(this.#stream);
    this.#bar.update(this.#done);
  }

  stop(): void {
    this.#bar?.stop();
  }

  #start(stream: NodeJS.WriteStream) {
    const { SingleBar } = createRequire(import.meta.url)("cli-progress") as typeof import("cli-progress");
    // The number of articles is not known beforehand: inputs are streams.
    const bar = new SingleBar({ stream, format: "{value} articles, {duration_formatted}", clearOnComplete: true });
    bar.start(Number.MAX_SAFE_INTEGER, 0);
    return bar;
  }
}
