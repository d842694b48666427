// Graph file ↔ text. Reading checks everything that the schema promises; writing gives the same bytes for the same graph.

import { z } from "zod";
import { GraphFile } from "#schema";
import { type ErrorPlace, NewsgraphError } from "../errors.ts";

const VERSION = 1;

/** JSON, one record a line, so that a difference shows what changed. */
export function formatGraph(graph: GraphFile): string {
  const { version, extractor, articles, entities, events, claims, statements } = graph;
  const lists = { articles, entities, events, claims, statements };
  const bodies = Object.entries(lists).map(([name, list]) => {
    const rows = (list as readonly unknown[]).map((item) => JSON.stringify(item));
    return `${JSON.stringify(name)}:[${rows.length === 0 ? "" : `\n${rows.join(",\n")}\n`}]`;
  });
  return `{"version":${version},"extractor":${JSON.stringify(extractor)},\n${bodies.join(",\n")}}\n`;
}

/** Throws `graph/bad-file` or `graph/newer-version`. */
export function parseGraph(text: string, place: ErrorPlace = {}): GraphFile {
  const name = place.file ?? "the graph file";
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new NewsgraphError("graph/bad-file", `${name} is not JSON`, { place, cause });
  }
  const version = typeof value === "object" && value !== null ? (value as { version?: unknown }).version : undefined;
  if (typeof version === "number" && version > VERSION)
    throw new NewsgraphError("graph/newer-version", `${name} has version ${version}, this program knows ${VERSION}`, {
      place,
    });
  const parsed = GraphFile.safeParse(value);
  if (parsed.success) return parsed.data;
  const [first, ...more] = z.prettifyError(parsed.error).split("\n✖ ");
  const rest = more.length === 0 ? "" : ` (and ${more.length} more)`;
  throw new NewsgraphError("graph/bad-file", `${name}: ${first!.replace(/^✖ /, "").replace(/\s+/g, " ")}${rest}`, {
    place,
    cause: parsed.error,
  });
}
