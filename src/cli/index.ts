// The command line.
export type { AddCommand, Context } from "./context.ts";
export type { Io, Sink } from "./io.ts";
export { runProcess } from "./main.ts";
export { createProgram, main } from "./program.ts";
