// The Cypher that writes and takes out rows. Text of articles is only ever a parameter; labels and types are names of the closed
// ontology. One statement per relationship type, because a MERGE on a dynamic type does not use its constraint.
import {
  CLAIM_PROPERTIES,
  NEO4J_ENTITY_LABELS,
  NEO4J_LINKS,
  NEO4J_NODES,
  type Neo4jLinkType,
  type Neo4jNodeLabel,
  type Neo4jProperty,
  RELATION_TYPES,
  type RelationType,
} from "#schema";
import type { LinkRow, NodeRow } from "./rows.ts";

type Properties = Readonly<Record<string, Neo4jProperty>>;

const CLAIM_TYPES: ReadonlySet<string> = new Set(RELATION_TYPES);

export function isClaimType(type: LinkRow["type"]): type is RelationType {
  return CLAIM_TYPES.has(type);
}

export function nodeProperties(label: Neo4jNodeLabel): Properties {
  return NEO4J_NODES[label].properties;
}

export function linkProperties(type: LinkRow["type"]): Properties {
  return isClaimType(type) ? CLAIM_PROPERTIES : NEO4J_LINKS[type as Neo4jLinkType].properties;
}

/** Labels that a node may have got from an earlier load. */
const FORMER_LABELS: Partial<Record<Neo4jNodeLabel, readonly string[]>> = {
  Entity: NEO4J_ENTITY_LABELS,
  EventNode: ["Claim"],
};

/** Over `rows` of {key, labels, values}, an expression of Cypher. */
export function mergeNodes(label: Neo4jNodeLabel, rows = "$rows"): string {
  const former = FORMER_LABELS[label];
  const labels = former ? ` REMOVE n:${former.join(":")} SET n:$(row.labels)` : "";
  return `UNWIND ${rows} AS row MERGE (n:${label} {${NEO4J_NODES[label].key}: row.key}) SET n = row.values${labels}`;
}

/** Over `rows` of {from, to, values}; a row whose ends are not there writes nothing. */
export function mergeLinks(group: LinkGroup, rows = "$rows"): string {
  const { type, from, to } = group;
  const key = isClaimType(type) ? " {claimId: row.values.claimId}" : "";
  return [
    `UNWIND ${rows} AS row`,
    `MATCH (s:${from} {${NEO4J_NODES[from].key}: row.from}) MATCH (o:${to} {${NEO4J_NODES[to].key}: row.to})`,
    `MERGE (s)-[r:${type}${key}]->(o) SET r = row.values`,
  ].join(" ");
}

export interface LinkGroup {
  readonly type: LinkRow["type"];
  readonly from: Neo4jNodeLabel;
  readonly to: Neo4jNodeLabel;
  readonly rows: readonly LinkRow[];
}

/** Relationships by type and kind of ends, sorted by their ends, so that two writers take their locks in one order. */
export function groupLinks(links: readonly LinkRow[]): LinkGroup[] {
  const groups = new Map<string, LinkRow[]>();
  for (const link of links) {
    const name = `${link.type} ${link.from.label} ${link.to.label}`;
    const group = groups.get(name);
    if (group) group.push(link);
    else groups.set(name, [link]);
  }
  return [...groups.keys()].sort().map((name) => {
    const rows = groups.get(name)!;
    rows.sort((a, b) => compare(a.from.key, b.from.key) || compare(a.to.key, b.to.key));
    const { type, from, to } = rows[0]!;
    return { type, from: from.label, to: to.label, rows };
  });
}

/** Nodes by label, each once, sorted by key. */
export function groupNodes(nodes: readonly NodeRow[]): { label: Neo4jNodeLabel; rows: NodeRow[] }[] {
  const groups = new Map<Neo4jNodeLabel, Map<string, NodeRow>>();
  for (const node of nodes) {
    const group = groups.get(node.label) ?? new Map<string, NodeRow>();
    groups.set(node.label, group.set(node.key, node));
  }
  return [...groups].map(([label, rows]) => ({
    label,
    rows: [...rows.values()].sort((a, b) => compare(a.key, b.key)),
  }));
}

/** By UTF-16 units, whatever the language of the machine. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

// --- taking out

/** Two statements, because a value read before its lock may be one that another writer is about to change. */
export const LOCK_ARTICLES = "UNWIND $ids AS id MERGE (a:Article {id: id}) SET a.locked = true REMOVE a.locked";
export const READ_ARTICLES =
  "MATCH (a:Article) WHERE a.id IN $ids RETURN a.id AS id, a.contentHash AS hash, a.relationTypes AS types";
export const READ_ENTITIES = "MATCH (e:Entity) WHERE e.id IN $ids RETURN e.id AS id, e.contentHash AS hash";

/** Each returns ids of entities that lost a relationship, and the claims that are gone with those that they contradicted. */
export const deleteClaims = (type: RelationType) =>
  `UNWIND $ids AS id MATCH (s)-[r:${type} {articleId: id}]->(o) WITH s, r, o, r.claimId AS claim, r.contradicts AS others DELETE r RETURN [s.id, o.id] AS ends, claim, others, null AS names`;
export const DELETE_MENTIONS =
  "UNWIND $ids AS id MATCH (:Article {id: id})-[r:MENTIONS]->(e:Entity) WITH r, e, r.names AS names DELETE r RETURN [e.id] AS ends, null AS claim, null AS others, names";
/** Event nodes that stay only lose their links and the claim that they bear: relationships of other articles may point at them. */
export const STRIP_EVENTS =
  "UNWIND $ids AS id MATCH (:Article {id: id})-[:REPORTS]->(n:EventNode)-[r:AGENT|TARGET|PLACE|CONTENT]->(e) DELETE r RETURN [e.id] AS ends, CASE WHEN n:Claim THEN n.claimId END AS claim, n.contradicts AS others, null AS names";
export const DELETE_REPORTED = [
  "UNWIND $ids AS id MATCH (:Article {id: id})-[:REPORTS]->(n) WHERE NOT (n:EventNode AND n.id IN $keep)",
  "OPTIONAL MATCH (n)--(e:Entity)",
  "WITH n, collect(e.id) AS ends, CASE WHEN n:Claim THEN n.claimId END AS claim, n.contradicts AS others",
  "DETACH DELETE n RETURN ends, claim, others, null AS names",
].join(" ");
/** The lock comes before the question, so that a writer who is just linking the entity is waited for. */
export const DELETE_ORPHANS =
  "UNWIND $ids AS id MATCH (e:Entity {id: id}) SET e.locked = true REMOVE e.locked WITH e WHERE NOT (e)--() WITH e, e.id AS id DELETE e RETURN id";
/** Names that only the articles used which are gone; `rows` of {id, names}. */
export const DROP_ALIASES = [
  "UNWIND $rows AS row MATCH (e:Entity {id: row.id}) WHERE any(name IN e.aliases WHERE name IN row.names)",
  "OPTIONAL MATCH (e)<-[r:MENTIONS]-() WITH e, row, collect(r.names) AS used",
  "WITH e, [name IN e.aliases WHERE NOT name IN row.names OR any(names IN used WHERE name IN names)] AS rest",
  "SET e.aliases = CASE WHEN size(rest) > 0 THEN rest END, e.contentHash = ''",
].join(" ");
export const DELETE_ARTICLES = "MATCH (a:Article) WHERE a.id IN $ids DETACH DELETE a";

const WITHOUT_GONE =
  "WITH r, [x IN r.contradicts WHERE NOT x IN $gone] AS rest SET r.contradicts = CASE WHEN size(rest) > 0 THEN rest END RETURN r.articleId AS article";
/** Claims that contradicted one that is gone; their articles are no longer as they were loaded. */
export const DROP_CONTRADICTIONS = [
  `UNWIND $ids AS id MATCH (r:Claim {claimId: id}) ${WITHOUT_GONE}`,
  ...RELATION_TYPES.map((type) => `UNWIND $ids AS id MATCH ()-[r:${type} {claimId: id}]->() ${WITHOUT_GONE}`),
];
export const MARK_CHANGED = "MATCH (a:Article) WHERE a.id IN $ids SET a.contentHash = ''";
