// Takes out what articles brought earlier, inside the transaction of the caller: their claims, events, statements and mentions, and at the
// end the entities that nothing touches any more. A claim whose end has moved cannot be merged, so this comes before the writing.
import type { ManagedTransaction } from "neo4j-driver";
import type { RelationType } from "#schema";
import {
  DELETE_MENTIONS,
  DELETE_ORPHANS,
  DELETE_REPORTED,
  DROP_ALIASES,
  DROP_CONTRADICTIONS,
  deleteClaims,
  isClaimType,
  MARK_CHANGED,
  STRIP_EVENTS,
} from "./statements.ts";

export interface Pruned {
  /** entities that lost a relationship, with what the articles called them */
  readonly touched: ReadonlyMap<string, ReadonlySet<string>>;
  /** claims that are gone, and claims that they contradicted */
  readonly claims: ReadonlySet<string>;
  readonly contradicted: ReadonlySet<string>;
}

/** `keep`: ids of event nodes that are written again right after. */
export async function pruneArticles(
  transaction: ManagedTransaction,
  articles: readonly { readonly id: string; readonly types: readonly string[] }[],
  keep: readonly string[],
): Promise<Pruned> {
  const touched = new Map<string, Set<string>>();
  const pruned = { touched, claims: new Set<string>(), contradicted: new Set<string>() };
  if (articles.length === 0) return pruned;
  const run = async (cypher: string, ids: readonly string[]) => {
    const { records } = await transaction.run(cypher, { ids, keep });
    for (const record of records) {
      const { ends, claim, others, names } = record.toObject() as DeletedRow;
      for (const id of ends) touched.set(id, new Set([...(touched.get(id) ?? []), ...(names ?? [])]));
      if (claim === null) continue;
      pruned.claims.add(claim);
      for (const other of others ?? []) pruned.contradicted.add(other);
    }
  };
  const ids = articles.map((article) => article.id);
  const types = [...new Set(articles.flatMap((article) => article.types))].sort();
  for (const type of types as RelationType[]) {
    if (!isClaimType(type)) continue;
    const having = articles.filter((article) => article.types.includes(type));
    await run(
      deleteClaims(type),
      having.map((article) => article.id),
    );
  }
  await run(STRIP_EVENTS, ids);
  await run(DELETE_REPORTED, ids);
  await run(DELETE_MENTIONS, ids);
  return pruned;
}

interface DeletedRow {
  readonly ends: readonly string[];
  readonly claim: string | null;
  readonly others: readonly string[] | null;
  readonly names: readonly string[] | null;
}

/** After the writing of some claims and entities; returns the entities that are gone. */
export async function finishPruning(
  transaction: ManagedTransaction,
  pruned: Pruned,
  written: { readonly claims: ReadonlySet<string>; readonly entities: ReadonlySet<string> },
): Promise<string[]> {
  const gone = [...pruned.claims].filter((claim) => !written.claims.has(claim)).sort();
  const others = [...pruned.contradicted].filter((claim) => !pruned.claims.has(claim)).sort();
  if (gone.length > 0 && others.length > 0) {
    const changed = new Set<string>();
    for (const cypher of DROP_CONTRADICTIONS) {
      const { records } = await transaction.run(cypher, { ids: others, gone });
      for (const record of records) changed.add(record.get("article") as string);
    }
    await transaction.run(MARK_CHANGED, { ids: [...changed].sort() });
  }
  if (pruned.touched.size === 0) return [];
  const rows = [...pruned.touched]
    .filter(([id, names]) => names.size > 0 && !written.entities.has(id))
    .map(([id, names]) => ({ id, names: [...names] }));
  if (rows.length > 0) await transaction.run(DROP_ALIASES, { rows });
  const { records } = await transaction.run(DELETE_ORPHANS, { ids: [...pruned.touched.keys()].sort() });
  return records.map((record) => record.get("id") as string);
}
