// What makes Neo4j Browser pleasant for a claim graph, as files to drop on its window.
import { queryText, SAVED_QUERIES } from "./queries.ts";
import { browserStyle } from "./style.ts";
import { zipFiles } from "./zip.ts";

/** Names and contents: a style sheet and an archive of saved queries. */
export function browserKit(): readonly (readonly [name: string, content: string | Uint8Array])[] {
  const queries = SAVED_QUERIES.map((query) => [query.path, queryText(query)] as const);
  return [
    ["newsgraph.grass", browserStyle()],
    ["newsgraph-queries.zip", zipFiles(queries)],
  ];
}
