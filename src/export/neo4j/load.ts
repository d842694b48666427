// Rows go into the database, about a hundred whole articles per transaction: the cost is that of transactions and statements, not of MERGE.
// A transaction that went through is known by the hash on its articles, so a lost answer, a restart or a second run writes nothing twice.
import type { ManagedTransaction } from "neo4j-driver";
import type { GraphFile } from "#schema";
import { NewsgraphError } from "../../errors.ts";
import { Ahead, batches } from "./batches.ts";
import type { Client } from "./client.ts";
import { toParameters } from "./parameters.ts";
import { finishPruning, pruneArticles } from "./prune.ts";
import { type ArticleRows, type NodeRow, rowsOf } from "./rows.ts";
import { checkModel, ensureSchema, noteModel } from "./schema.ts";
import {
  DELETE_ARTICLES,
  groupLinks,
  groupNodes,
  type LinkGroup,
  LOCK_ARTICLES,
  linkProperties,
  mergeLinks,
  mergeNodes,
  nodeProperties,
  READ_ARTICLES,
  READ_ENTITIES,
} from "./statements.ts";

export interface LoadProgress {
  /** articles that were looked at, and those among them that were there already */
  readonly articles: number;
  readonly unchanged: number;
  /** claims and rows (nodes and relationships) that were written */
  readonly claims: number;
  readonly rows: number;
  readonly retries: number;
}

export interface LoadOptions {
  /** articles per transaction; one article is never split */
  readonly batch?: number;
  /** write unchanged articles too, to mend what others did to them */
  readonly again?: boolean;
  readonly onProgress?: (progress: LoadProgress) => void;
}

const ARTICLES_PER_BATCH = 100;
/** Entities that are known to be up to date, so that they are not asked for again. */
const KNOWN_ENTITIES = 200_000;
const TRIES = 3;

/**
 * Makes the database hold the articles of the graph exactly as the graph has them; other articles stay.
 * @throws NewsgraphError export/neo4j-*; whole articles were written before it, none in part
 */
export async function loadGraph(client: Client, graph: GraphFile, options: LoadOptions = {}): Promise<LoadProgress> {
  await ensureSchema(client, [...new Set(graph.claims.map((claim) => claim.type))].sort());
  await noteModel(client, graph.extractor);
  return loadRows(client, rowsOf(graph), options);
}

/** The same for rows that come one by one; the schema must be there. Memory does not grow with their number. */
export async function loadRows(
  client: Client,
  source: Iterable<ArticleRows> | AsyncIterable<ArticleRows>,
  options: LoadOptions = {},
): Promise<LoadProgress> {
  const known = new Known(KNOWN_ENTITIES);
  let progress: LoadProgress = { articles: 0, unchanged: 0, claims: 0, rows: 0, retries: 0 };
  const ahead = new Ahead(batches(source, options.batch ?? ARTICLES_PER_BATCH));
  try {
    for (let batch = await ahead.next(); batch; batch = await ahead.next()) {
      const done = await loadBatch(client, batch, known, options.again ?? false, () => ahead.fetch());
      progress = {
        articles: progress.articles + batch.filter((item) => item.article).length,
        unchanged: progress.unchanged + done.unchanged,
        claims: progress.claims + done.claims,
        rows: progress.rows + done.rows,
        retries: client.retries(),
      };
      options.onProgress?.(progress);
    }
  } finally {
    await ahead.close();
  }
  return progress;
}

/**
 * Takes articles out with everything that only they told of.
 * @returns the ids that the database did not have
 */
export async function removeArticles(client: Client, ids: readonly string[]): Promise<string[]> {
  await checkModel(client);
  const missing: string[] = [];
  const sorted = [...new Set(ids)].sort();
  for (let at = 0; at < sorted.length; at += ARTICLES_PER_BATCH) {
    const chunk = sorted.slice(at, at + ARTICLES_PER_BATCH);
    const present = await client.read((transaction) => readHashes(transaction, READ_ARTICLES, chunk));
    missing.push(...chunk.filter((id) => !present.has(id)));
    const found = chunk.filter((id) => present.has(id));
    if (found.length === 0) continue;
    await client.write(async (transaction) => {
      const marked = await lockArticles(transaction, found);
      const pruned = await pruneArticles(transaction, [...marked.values()], []);
      await transaction.run(DELETE_ARTICLES, { ids: found });
      await finishPruning(transaction, pruned, { claims: new Set(), entities: new Set() });
    });
  }
  return missing;
}

interface BatchResult {
  readonly unchanged: number;
  readonly claims: number;
  readonly rows: number;
}

async function loadBatch(
  client: Client,
  batch: readonly ArticleRows[],
  known: Known,
  again: boolean,
  meanwhile: () => void,
): Promise<BatchResult> {
  for (let attempt = 1; ; attempt++) {
    const articles = batch.filter((item) => item.article !== null);
    const entities = uniqueNodes(batch.flatMap((item) => item.entities));
    const asked = again ? [] : entities.filter((row) => !known.has(row));
    const { hashes, entityHashes } = await client.read(async (transaction) => {
      const hashes = await readHashes(transaction, READ_ARTICLES, articles.map(keyOf));
      const ids = asked.map((row) => row.key);
      return { hashes, entityHashes: await readHashes(transaction, READ_ENTITIES, ids) };
    });
    const changed = again ? articles : articles.filter((item) => hashes.get(keyOf(item)) !== item.hash);
    const stale = again ? entities : asked.filter((row) => entityHashes.get(row.key) !== row.values.contentHash);
    try {
      if (changed.length > 0 || stale.length > 0) {
        const gone = await client.write((transaction) => writeBatch(transaction, changed, stale, again, meanwhile));
        for (const id of gone) known.drop(id);
      }
    } catch (error) {
      // another writer took out an entity between our question and our writing: ask again
      if (!(error instanceof MissingEnds) || attempt === TRIES) throw error;
      known.clear();
      continue;
    }
    for (const row of entities) known.add(row);
    const links = changed.reduce((sum, item) => sum + item.links.length, 0);
    const nodes = changed.reduce((sum, item) => sum + item.nodes.length + 1, 0);
    return {
      unchanged: articles.length - changed.length,
      claims: changed.reduce((sum, item) => sum + item.claims, 0),
      rows: stale.length + nodes + links,
    };
  }
}

/** Returns entities that are gone. May run twice: what the first run committed is known by the hashes. */
async function writeBatch(
  transaction: ManagedTransaction,
  changed: readonly ArticleRows[],
  entities: readonly NodeRow[],
  again: boolean,
  meanwhile: () => void,
): Promise<string[]> {
  const marked = await lockArticles(transaction, changed.map(keyOf).sort());
  const articles = again ? changed : changed.filter((item) => marked.get(keyOf(item))?.hash !== item.hash);
  const nodes = articles.flatMap((item) => item.nodes);
  const links = articles.flatMap((item) => item.links);

  const former = articles.map((item) => marked.get(keyOf(item))!).filter((article) => article.hash !== null);
  const keep = nodes.filter((row) => row.label === "EventNode").map((row) => row.key);
  const pruned = await pruneArticles(transaction, former, keep);

  // sent one behind the other without waiting for answers, so that the server writes one while the next is packed
  const sent = groupNodes([...entities, ...nodes]).map(({ label, rows }) => writeNodes(transaction, label, rows));
  for (const group of groupLinks(links)) sent.push(writeLinks(transaction, group));
  meanwhile();
  await Promise.all(sent);
  const claims = links.flatMap(({ values }) => (typeof values.claimId === "string" ? [values.claimId] : []));
  const bearing = nodes.flatMap(({ labels, label, values }) =>
    label === "Claim" || labels.includes("Claim") ? [values.claimId as string] : [],
  );
  const gone = await finishPruning(transaction, pruned, {
    claims: new Set([...claims, ...bearing]),
    entities: new Set(articles.flatMap((item) => item.entities.map((row) => row.key))),
  });
  await writeNodes(
    transaction,
    "Article",
    articles.map((item) => item.article!),
  );
  return gone;
}

async function writeLinks(transaction: ManagedTransaction, group: LinkGroup): Promise<void> {
  const properties = linkProperties(group.type);
  const rows = group.rows.map(({ from, to, values }) => ({
    from: from.key,
    to: to.key,
    values: toParameters(properties, values),
  }));
  const { records } = await transaction.run(`${mergeLinks(group)} RETURN count(*) AS written`, { rows });
  const written = records[0]?.get("written") as number;
  if (written !== rows.length) throw new MissingEnds(`${rows.length - written} ends of ${group.type} are missing`);
}

async function writeNodes(
  transaction: ManagedTransaction,
  label: NodeRow["label"],
  nodes: readonly NodeRow[],
): Promise<void> {
  if (nodes.length === 0) return;
  const properties = nodeProperties(label);
  const rows = nodes.map(({ key, labels, values }) => ({ key, labels, values: toParameters(properties, values) }));
  await transaction.run(mergeNodes(label), { rows });
}

interface MarkedArticle {
  readonly id: string;
  /** null for an article that was not there */
  readonly hash: string | null;
  readonly types: readonly string[];
}

async function lockArticles(
  transaction: ManagedTransaction,
  ids: readonly string[],
): Promise<Map<string, MarkedArticle>> {
  for (let attempt = 1; ; attempt++) {
    await transaction.run(LOCK_ARTICLES, { ids });
    const { records } = await transaction.run(READ_ARTICLES, { ids });
    const rows = records.map(
      (record) => record.toObject() as { id: string; hash: string | null; types: string[] | null },
    );
    // an article may have been taken out by somebody else while its lock was waited for: then it is made anew
    if (rows.length === ids.length)
      return new Map(rows.map(({ id, hash, types }) => [id, { id, hash, types: types ?? [] }]));
    if (attempt === TRIES)
      throw new MissingEnds(`${ids.length - rows.length} articles are taken out while they are loaded`);
  }
}

async function readHashes(
  transaction: ManagedTransaction,
  cypher: string,
  ids: readonly string[],
): Promise<Map<string, string | null>> {
  if (ids.length === 0) return new Map();
  const { records } = await transaction.run(cypher, { ids });
  return new Map(records.map((record) => [record.get("id") as string, record.get("hash") as string | null]));
}

const keyOf = (item: ArticleRows): string => item.article!.key;

function uniqueNodes(rows: readonly NodeRow[]): NodeRow[] {
  return [...new Map(rows.map((row) => [row.key, row])).values()];
}

class MissingEnds extends NewsgraphError {
  constructor(message: string) {
    super("export/neo4j-content", message);
  }
}

/** Hashes of entities that the database has; the ones added first are forgotten first. */
class Known {
  readonly #limit: number;
  readonly #hashes = new Map<string, unknown>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  has(row: NodeRow): boolean {
    return this.#hashes.get(row.key) === row.values.contentHash;
  }

  add(row: NodeRow): void {
    this.#hashes.delete(row.key);
    this.#hashes.set(row.key, row.values.contentHash);
    if (this.#hashes.size > this.#limit) this.drop(this.#hashes.keys().next().value!);
  }

  drop(key: string): void {
    this.#hashes.delete(key);
  }

  clear(): void {
    this.#hashes.clear();
  }
}
