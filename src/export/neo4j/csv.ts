// A graph becomes the files that `neo4j-admin database import` reads: one kind of file per kind of node and per kind of ends of relationships,
// with typed headers. The same rows as the loader writes, so a database filled by either holds the same.
import { NEO4J_MODEL_VERSION, NEO4J_NODES, type Neo4jProperty, type Neo4jType, neo4jCypherFile } from "#schema";
import type { ArticleRows, LinkRow, NodeRow } from "./rows.ts";
import { compare, isClaimType, linkProperties, nodeProperties } from "./statements.ts";
import { LIST_DELIMITER, type Stored, type StoredValue } from "./values.ts";

type Properties = Readonly<Record<string, Neo4jProperty>>;

const HEADER_TYPES: Record<Neo4jType, string> = {
  string: "string",
  "string[]": "string[]",
  integer: "long",
  "integer[]": "long[]",
  float: "double",
  boolean: "boolean",
  date: "date",
};

/** A kind of file is cut into parts of about this size, so that memory does not grow with the graph. */
const PART_CHARACTERS = 32 << 20;

/** Name and text of each file, `schema.cypher` (constraints, for after the import) and the command of the import among them. */
export function* importFiles(items: Iterable<ArticleRows>, extractor: string): Generator<readonly [string, string]> {
  const kinds = new Map<string, FileOfKind>();
  const written = new Set<string>();
  const kindOf = (name: string, header: () => string): FileOfKind => {
    const kind = kinds.get(name) ?? new FileOfKind(name, header());
    kinds.set(name, kind);
    return kind;
  };
  const addNode = (row: NodeRow) => {
    const name = `${row.label} ${row.key}`;
    if (written.has(name)) return;
    written.add(name);
    kindOf(`nodes-${kebab(row.label)}`, () => nodeHeader(row.label)).add(nodeLine(row));
  };
  addNode(modelRow(extractor));
  const names: string[] = [];
  const take = function* (least: number) {
    for (const kind of kinds.values())
      if (kind.characters > least) {
        const file = kind.take();
        names.push(file[0]);
        yield file;
      }
  };
  for (const item of items) {
    if (item.article) addNode(item.article);
    for (const row of [...item.entities, ...item.nodes]) addNode(row);
    for (const row of item.links) kindOf(linkKind(row), () => linkHeader(row)).add(linkLine(row));
    yield* take(PART_CHARACTERS);
  }
  yield* take(0);
  yield ["schema.cypher", neo4jCypherFile()];
  yield ["import.txt", `${importCommand(names)}\n`];
}

/** Options of the import tool. The name of the database stands first: after the files it would be read as one more file. */
export function importArguments(names: readonly string[], database = "neo4j"): string[] {
  const parts = new Map<string, string[]>();
  for (const name of names) {
    const kind = name.replace(/(?:\.\d+)?\.csv$/, "");
    parts.set(kind, [...(parts.get(kind) ?? []), name]);
  }
  const kinds = [...parts].sort(([a], [b]) => compare(a, b));
  const options = ["--id-type=string", "--array-delimiter=U+001F", "--multiline-fields=true"];
  return [
    ...["database", "import", "full", database, ...options],
    ...kinds.map(([kind, files]) => `--${kind.startsWith("nodes-") ? "nodes" : "relationships"}=${files.join(",")}`),
  ];
}

/** For a database that is empty and a server that is stopped, run in the folder of the files. */
function importCommand(names: readonly string[]): string {
  const [tool, verb, mode, database, ...options] = importArguments(names);
  return [`neo4j-admin ${tool} ${verb} ${mode} ${database}`, ...options].join(" \\\n  ");
}

function modelRow(extractor: string): NodeRow {
  const values = { id: "graph", version: NEO4J_MODEL_VERSION, extractor };
  return { label: "Newsgraph", key: "graph", labels: [], values };
}

const kebab = (name: string) =>
  name
    .replace(/([a-z])([A-Z])/g, "$1-$2")
    .replaceAll("_", "-")
    .toLowerCase();
const linkKind = ({ type, from, to }: LinkRow) =>
  `${isClaimType(type) ? "claims" : kebab(type)}-${kebab(from.label)}-${kebab(to.label)}`;

function nodeHeader(label: NodeRow["label"]): string {
  const { key } = NEO4J_NODES[label];
  const properties = nodeProperties(label);
  const names = Object.keys(properties).map((name) =>
    name === key ? `${name}:ID(${label})` : typed(name, properties),
  );
  return [...names, ":LABEL"].join(",");
}

function nodeLine(row: NodeRow): string {
  return [...fieldsOf(nodeProperties(row.label), row.values), field([row.label, ...row.labels])].join(",");
}

function linkHeader({ type, from, to }: LinkRow): string {
  const properties = linkProperties(type);
  const names = Object.keys(properties).map((name) => typed(name, properties));
  return [`:START_ID(${from.label})`, `:END_ID(${to.label})`, ...names, ":TYPE"].join(",");
}

function linkLine({ type, from, to, values }: LinkRow): string {
  return [field(from.key), field(to.key), ...fieldsOf(linkProperties(type), values), type].join(",");
}

const typed = (name: string, properties: Properties): string => `${name}:${HEADER_TYPES[properties[name]!.type]}`;

function fieldsOf(properties: Properties, values: Stored): string[] {
  return Object.keys(properties).map((name) => (values[name] === undefined ? "" : field(values[name])));
}

/** An unquoted empty field is an absent property, a quoted one the empty string. */
function field(value: StoredValue): string {
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  const text = typeof value === "string" ? value : value.join(LIST_DELIMITER);
  return `"${text.replaceAll('"', '""')}"`;
}

/** Lines of one kind; only the first part has the header. */
class FileOfKind {
  readonly #name: string;
  #lines: string[];
  #part = 0;
  characters: number;

  constructor(name: string, header: string) {
    this.#name = name;
    this.#lines = [header];
    this.characters = header.length;
  }

  add(line: string): void {
    this.#lines.push(line);
    this.characters += line.length;
  }

  take(): readonly [string, string] {
    this.#part++;
    const name = this.#part === 1 ? `${this.#name}.csv` : `${this.#name}.${this.#part}.csv`;
    const text = `${this.#lines.join("\n")}\n`;
    this.#lines = [];
    this.characters = 0;
    return [name, text];
  }
}
