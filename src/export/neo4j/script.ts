// A small graph becomes a script of Cypher that cypher-shell runs: the statements of the loader with their rows as literals. Every value goes
// through one function of escapes; labels and types are names of the closed ontology.
import { type GraphFile, NEO4J_MODEL_VERSION, type Neo4jProperty, type Neo4jType, neo4jCypherFile } from "#schema";
import { type NodeRow, rowsOf } from "./rows.ts";
import { groupLinks, groupNodes, linkProperties, mergeLinks, mergeNodes, nodeProperties } from "./statements.ts";
import type { Stored, StoredValue } from "./values.ts";

/** A longer list of literals is slow to parse. */
const ROWS_PER_STATEMENT = 100;

/** Statements that make an empty database hold the graph, one per line. */
export function* cypherScript(graph: GraphFile): Generator<string> {
  yield neo4jCypherFile();
  const extractor = literal("string", graph.extractor);
  yield `MERGE (n:Newsgraph {id: 'graph'}) SET n.version = ${NEO4J_MODEL_VERSION}, n.extractor = ${extractor};\n`;
  const items = [...rowsOf(graph)];
  const nodes: NodeRow[] = items.flatMap((item) => [
    ...(item.article ? [item.article] : []),
    ...item.entities,
    ...item.nodes,
  ]);
  for (const { label, rows } of groupNodes(nodes))
    for (const chunk of chunks(rows)) {
      const list = chunk.map(({ key, labels, values }) => {
        const names = labels.map((name) => literal("string", name)).join(", ");
        return `{key: ${literal("string", key)}, labels: [${names}], values: ${map(nodeProperties(label), values)}}`;
      });
      yield `${mergeNodes(label, `[${list.join(", ")}]`)};\n`;
    }
  for (const group of groupLinks(items.flatMap((item) => item.links)))
    for (const chunk of chunks(group.rows)) {
      const list = chunk.map(({ from, to, values }) => {
        const ends = `from: ${literal("string", from.key)}, to: ${literal("string", to.key)}`;
        return `{${ends}, values: ${map(linkProperties(group.type), values)}}`;
      });
      yield `${mergeLinks(group, `[${list.join(", ")}]`)};\n`;
    }
}

function chunks<T>(rows: readonly T[]): T[][] {
  const count = Math.ceil(rows.length / ROWS_PER_STATEMENT);
  return Array.from({ length: count }, (_, i) => rows.slice(i * ROWS_PER_STATEMENT, (i + 1) * ROWS_PER_STATEMENT));
}

function map(properties: Readonly<Record<string, Neo4jProperty>>, values: Stored): string {
  const entries = Object.entries(values).map(([name, value]) => `${name}: ${literal(properties[name]!.type, value)}`);
  return `{${entries.join(", ")}}`;
}

/** A literal of Cypher that is one line of printable characters. */
export function literal(type: Neo4jType, value: StoredValue): string {
  if (Array.isArray(value)) {
    const item = type.slice(0, -2) as Neo4jType;
    return `[${value.map((each: string | number) => literal(item, each)).join(", ")}]`;
  }
  if (type === "float") return floatLiteral(value as number);
  if (type === "integer" || type === "boolean") return String(value);
  const text = `'${(value as string).replace(UNSAFE, escapeOf)}'`;
  return type === "date" ? `date(${text})` : text;
}

/** 25 would be an integer, and 1e+21 is not understood. */
function floatLiteral(value: number): string {
  const text = String(value).replace("e+", "e");
  return /[.e]/.test(text) ? text : `${text}.0`;
}

/** Controls, separators other than the space, and format characters, which may turn the direction of the line. */
const UNSAFE = /['\\]|(?! )[\p{C}\p{Z}]/gu;

/** Cypher reads \u0027 as a quote that ends the string, so the two characters that matter have escapes of their own. */
function escapeOf(character: string): string {
  if (character === "'" || character === "\\") return `\\${character}`;
  return Array.from({ length: character.length }, (_, i) => {
    const unit = character.charCodeAt(i);
    return `\\u${unit.toString(16).padStart(4, "0")}`;
  }).join("");
}
