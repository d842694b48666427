// The command line without a process: input from strings, output kept.
import { type Io, main, type Sink } from "../../src/cli/index.ts";

export interface Told {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs `newsgraph …` and gives what it told. */
export async function run(argv: readonly string[], stdin = ""): Promise<Told> {
  const out: string[] = [];
  const err: string[] = [];
  const sink = (parts: string[]): Sink => ({
    terminal: false,
    style: (_, text) => text,
    write: async (text) => {
      parts.push(text);
    },
  });
  const io: Io = {
    stdin: (async function* () {
      yield new TextEncoder().encode(stdin);
    })(),
    out: sink(out),
    err: sink(err),
    env: {},
    progress: null,
  };
  const code = await main(argv, io);
  return { code, out: out.join(""), err: err.join("") };
}
