// The world as a command sees it: three streams and the environment. Tests pass their own; data goes to `out`, all else to `err`.
import { once } from "node:events";
import { styleText } from "node:util";

/** A stream that text is written to. */
export interface Sink {
  readonly write: (text: string) => Promise<void>;
  /** is a person watching? */
  readonly terminal: boolean;
  /** the text in a style, where the stream shows styles (NO_COLOR, FORCE_COLOR and dumb terminals are respected) */
  readonly style: (format: Style, text: string) => string;
}
export type Style = Parameters<typeof styleText>[0];

export interface Io {
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly out: Sink;
  readonly err: Sink;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** the stream of `err`, for the progress bar; null where there is none */
  readonly progress: NodeJS.WriteStream | null;
}

/** The streams of this process. */
export function processIo(): Io {
  return {
    stdin: process.stdin,
    out: sinkOf(process.stdout),
    err: sinkOf(process.stderr),
    env: process.env,
    progress: process.stderr.isTTY ? process.stderr : null,
  };
}

function sinkOf(stream: NodeJS.WriteStream): Sink {
  return {
    terminal: stream.isTTY === true,
    style: (format, text) => styleText(format, text, { stream }),
    async write(text) {
      if (!stream.write(text)) await once(stream, "drain");
    },
  };
}
