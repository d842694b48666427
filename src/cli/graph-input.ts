// A path or "-" → a graph file, checked.
import { readFile } from "node:fs/promises";
import type { GraphFile } from "#schema";
import { NewsgraphError } from "../errors.ts";
import { parseGraph } from "../graph/index.ts";
import type { Io } from "./io.ts";

/** Throws `graph/not-found`, `graph/bad-file` or `graph/newer-version`. */
export async function readGraph(path: string, io: Io): Promise<GraphFile> {
  if (path === "-") {
    const parts: Uint8Array[] = [];
    for await (const part of io.stdin) parts.push(part);
    return parseGraph(Buffer.concat(parts).toString("utf8"), { file: "standard input" });
  }
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const what = code === "ENOENT" ? "does not exist" : `cannot be read (${code})`;
    throw new NewsgraphError("graph/not-found", `${path} ${what}`, { place: { file: path }, cause });
  }
  return parseGraph(text, { file: path });
}
