// What makes Neo4j Browser pleasant for a claim graph, as files to drop on its window.
import { zipSync } from "fflate";
import { queryText, SAVED_QUERIES } from "./queries.ts";
import { browserStyle } from "./style.ts";

/** Archives hold the time of their files; the first day of the format keeps the bytes the same. Its parts are read in local time. */
const NO_TIME = new Date(1980, 0, 1);

/** Names and contents: a style sheet and an archive of saved queries. */
export function browserKit(): readonly (readonly [name: string, content: string | Uint8Array])[] {
  const encoder = new TextEncoder();
  const queries = SAVED_QUERIES.map((query) => [query.path, encoder.encode(queryText(query))] as const);
  return [
    ["newsgraph.grass", browserStyle()],
    ["newsgraph-queries.zip", zipSync(Object.fromEntries(queries), { mtime: NO_TIME, level: 0 })],
  ];
}
