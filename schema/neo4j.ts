// The claim graph as a Neo4j property graph: labels, relationship types, typed properties, constraints. All of it is derived from the
// ontology; `schema/neo4j.md` and `schema/neo4j.cypher` are generated from this file and a test keeps them fresh.
import { ENTITY_TYPES, type EntityType, RELATION_TYPES, type RelationType, relationRow } from "./ontology.ts";

/** Raised when stored properties change their meaning; a database of a higher version is refused. */
export const NEO4J_MODEL_VERSION = 1;

/** Oldest server that understands what is sent: `SET n:$(labels)` came with 5.24, the long-term line is 5.26. */
export const NEO4J_OLDEST_SERVER = "5.26.0";

/** An absent property stands for null and for an empty list, because bulk import files know neither. */
export type Neo4jType = "string" | "string[]" | "integer" | "integer[]" | "float" | "boolean" | "date";

export interface Neo4jProperty {
  readonly type: Neo4jType;
  readonly gloss: string;
}
type Properties = Readonly<Record<string, Neo4jProperty>>;

/** Bookkeeping that every kind of record may have. */
const KEPT = {
  exact: {
    type: "string",
    gloss:
      "JSON of the values that Neo4j or its files cannot hold exactly (half a surrogate pair, a name too long to index); absent nearly always",
  },
} as const satisfies Properties;

const HASHED = {
  contentHash: { type: "string", gloss: "hash of what was loaded; an unchanged record is not written again" },
} as const satisfies Properties;

/** What a claim says; on the relationship where both ends are in the text, else on a node with the label `Claim`. */
export const CLAIM_PROPERTIES = {
  claimId: { type: "string", gloss: "id of the claim, unique over all types" },
  articleId: { type: "string", gloss: "id of the article that makes the claim" },
  label: { type: "string", gloss: "how the relation reads: “attacks”, “may attack”, “✗ does not attack”" },
  standing: { type: "string", gloss: "fact, said, open, alleged or denied, in one word" },
  polarity: { type: "string", gloss: "positive, or negative where the text denies it" },
  modality: { type: "string", gloss: "actual, alleged, future, possible, conditional or hypothetical" },
  condition: { type: "string", gloss: "the words of the condition" },
  attributedTo: {
    type: "string[]",
    gloss: "ids of the speakers, outermost first; absent where the article itself says so",
  },
  dateFrom: { type: "date", gloss: "first day; absent for an open beginning" },
  dateTo: { type: "date", gloss: "last day, inclusive; absent for an open end" },
  datePrecision: { type: "string", gloss: "day, week, month, quarter, season, year, decade, century or range" },
  dateInferred: { type: "boolean", gloss: "true where a relative date was counted from the date of the article" },
  amount: { type: "float", gloss: "how much" },
  unit: { type: "string", gloss: "percent, an ISO 4217 code, people, or a plural noun" },
  amountBound: { type: "string", gloss: "exact, about, at-least or at-most" },
  placeId: { type: "string", gloss: "id of the entity where it happens" },
  content: { type: "string[]", gloss: "ids of the event nodes that the claim is about" },
  contradicts: { type: "string[]", gloss: "ids of the claims that say the opposite" },
  quote: { type: "string", gloss: "the sentence that proves the claim" },
  start: { type: "integer", gloss: "where the sentence starts in the text of the article, in UTF-16 units" },
  end: { type: "integer", gloss: "where it ends" },
  cue: { type: "string", gloss: "the words that express the relation" },
  confidence: { type: "float", gloss: "probability that relation and ends are right, between 0 and 1" },
  plover: { type: "string", gloss: "PLOVER category as coded, after modality" },
  ploverMode: { type: "string", gloss: "PLOVER mode" },
  cameo: { type: "string", gloss: "CAMEO code" },
  goldstein: { type: "float", gloss: "Goldstein score, −10 to 10" },
  by: { type: "string", gloss: "lexicon row or rule that found it" },
  trace: { type: "string[]", gloss: "decisions taken, in order" },
  position: { type: "integer", gloss: "place of the claim in its article, from 0" },
  spans: {
    type: "integer[]",
    gloss: "start and end of cue, source, target, condition, date and amount; −1 −1 where there is none",
  },
  ...KEPT,
} as const satisfies Properties;

export const ENTITY_PROPERTIES = {
  id: { type: "string", gloss: "Wikidata id where it is certain, else a hash of type and name" },
  name: { type: "string", gloss: "canonical name" },
  aliases: { type: "string[]", gloss: "other names in the articles" },
  kind: { type: "string", gloss: "finer kind: ministry, party, company, armed-group, …" },
  country: { type: "string", gloss: "ISO 3166-1 alpha-3" },
  wikidata: { type: "string", gloss: "Wikidata id" },
  named: { type: "boolean", gloss: "false for a description such as “two officials”" },
  ...HASHED,
  ...KEPT,
} as const satisfies Properties;

export const EVENT_PROPERTIES = {
  id: { type: "string", gloss: "id of the event node" },
  relation: { type: "string", gloss: "relation type of the event" },
  name: { type: "string", gloss: "the event in words" },
  ...CLAIM_PROPERTIES,
} as const satisfies Properties;

/** The own properties of a claim that has no relationship, beside those of every claim. */
export const CLAIM_NODE_PROPERTIES = {
  relation: { type: "string", gloss: "relation type of the claim" },
  sourceId: { type: "string", gloss: "id of the source, where the text names it" },
  targetId: { type: "string", gloss: "id of the target, where the text names it" },
  ...CLAIM_PROPERTIES,
} as const satisfies Properties;

export const STATEMENT_PROPERTIES = {
  id: { type: "string", gloss: "id of the statement" },
  articleId: { type: "string", gloss: "id of the article that reports it" },
  mode: { type: "string", gloss: "direct, indirect or mixed" },
  content: { type: "string", gloss: "what is said, in the words of the article" },
  cue: { type: "string", gloss: "the words that report it" },
  source: { type: "string", gloss: "the words for the speaker" },
  position: { type: "integer", gloss: "place of the statement in its article, from 0" },
  contentSpans: { type: "integer[]", gloss: "starts and ends of the content" },
  cueSpans: { type: "integer[]", gloss: "starts and ends of the cue" },
  sourceSpans: { type: "integer[]", gloss: "starts and ends of the words for the speaker" },
  ...KEPT,
} as const satisfies Properties;

export const ARTICLE_PROPERTIES = {
  id: { type: "string", gloss: "given id or address, else a hash of the text" },
  title: { type: "string", gloss: "headline" },
  date: { type: "date", gloss: "day of publication" },
  dateOrigin: { type: "string", gloss: "given, found or inferred" },
  url: { type: "string", gloss: "address" },
  author: { type: "string", gloss: "author" },
  publisher: { type: "string", gloss: "publisher" },
  text: { type: "string", gloss: "the text that all offsets count into" },
  extractor: { type: "string", gloss: "program version and model that read the article" },
  relationTypes: { type: "string[]", gloss: "relation types that the article has claims of" },
  diagnostics: { type: "string[]", gloss: "remarks of the extractor, one JSON object each" },
  ...HASHED,
  ...KEPT,
} as const satisfies Properties;

export const MENTION_PROPERTIES = {
  count: {
    type: "integer",
    gloss: "how often the article mentions the entity; 0 where a claim names it and no span does",
  },
  names: { type: "string[]", gloss: "what the article calls it" },
  spans: { type: "integer[]", gloss: "starts and ends of the mentions in the text" },
} as const satisfies Properties;

const GRAPH_PROPERTIES = {
  id: { type: "string", gloss: "always “graph”" },
  version: { type: "integer", gloss: "version of this model" },
  extractor: { type: "string", gloss: "extractor of the graph that was loaded last" },
} as const satisfies Properties;

interface NodeRow {
  readonly key: string;
  readonly properties: Properties;
  readonly gloss: string;
}

/** Kinds of nodes by the label that holds their key. An entity has its type as a second label, an event node `Claim` where it bears the claim. */
export const NEO4J_NODES = {
  Article: { key: "id", properties: ARTICLE_PROPERTIES, gloss: "one article with its text" },
  Entity: { key: "id", properties: ENTITY_PROPERTIES, gloss: "one real-world thing over all articles" },
  EventNode: {
    key: "id",
    properties: { ...EVENT_PROPERTIES, ...CLAIM_NODE_PROPERTIES },
    gloss:
      "a claim as a node: another claim is about it, or the text does not name one of its ends. It bears `standing`, `polarity` and `modality` always, the other properties of its claim only beside the label `Claim`",
  },
  Claim: {
    key: "claimId",
    properties: CLAIM_NODE_PROPERTIES,
    gloss: "a claim that is no relationship, because the text does not name one of its ends",
  },
  Statement: { key: "id", properties: STATEMENT_PROPERTIES, gloss: "what somebody is reported to say" },
  Newsgraph: { key: "id", properties: GRAPH_PROPERTIES, gloss: "one node that tells the version of the model" },
} as const satisfies Record<string, NodeRow>;
export type Neo4jNodeLabel = keyof typeof NEO4J_NODES;

interface LinkRow {
  readonly from: readonly Neo4jNodeLabel[];
  readonly to: readonly Neo4jNodeLabel[];
  readonly properties: Properties;
  readonly gloss: string;
}

/** Relationship types beside the claims. */
export const NEO4J_LINKS = {
  MENTIONS: { from: ["Article"], to: ["Entity"], properties: MENTION_PROPERTIES, gloss: "the article names it" },
  REPORTS: {
    from: ["Article"],
    to: ["Statement", "EventNode", "Claim"],
    properties: {},
    gloss: "the article reports the statement, the event or the claim",
  },
  SAID: { from: ["Entity"], to: ["Statement"], properties: {}, gloss: "who said it" },
  AGENT: { from: ["EventNode"], to: ["Entity"], properties: {}, gloss: "who does it" },
  TARGET: { from: ["EventNode"], to: ["Entity"], properties: {}, gloss: "whom or what it is done to" },
  PLACE: { from: ["EventNode"], to: ["Entity"], properties: {}, gloss: "where it happens" },
  CONTENT: {
    from: ["EventNode", "Claim"],
    to: ["EventNode"],
    properties: {},
    gloss: "what is threatened, denied, promised: a claim about a claim",
  },
} as const satisfies Record<string, LinkRow>;
export type Neo4jLinkType = keyof typeof NEO4J_LINKS;

export const NEO4J_LINK_TYPES = Object.keys(NEO4J_LINKS) as Neo4jLinkType[];
export const NEO4J_ENTITY_LABELS = Object.keys(ENTITY_TYPES) as EntityType[];

/** The WHERE clause that leaves only what the articles themselves tell as having happened; `variable` is the relationship. */
export function factsOnly(variable: string): string {
  return `${variable}.standing = "fact"`;
}

interface SchemaStatement {
  readonly name: string;
  readonly cypher: string;
}

/**
 * Constraints and indexes in the order in which they are made, one statement each; they come before the data, because a MERGE
 * without its constraint scans. Only what the Community edition has.
 */
export function neo4jSchemaStatements(types: readonly RelationType[] = RELATION_TYPES): SchemaStatement[] {
  const statements: SchemaStatement[] = [];
  const add = (name: string, head: string, rest: string) =>
    statements.push({ name, cypher: `${head} ${name} IF NOT EXISTS FOR ${rest}` });
  for (const [label, { key }] of Object.entries(NEO4J_NODES))
    add(`${label.toLowerCase()}_${key.toLowerCase()}`, "CREATE CONSTRAINT", `(n:${label}) REQUIRE n.${key} IS UNIQUE`);
  for (const type of types) {
    const name = type.toLowerCase();
    add(`${name}_claimid`, "CREATE CONSTRAINT", `()-[r:${type}]-() REQUIRE r.claimId IS UNIQUE`);
    add(`${name}_articleid`, "CREATE INDEX", `()-[r:${type}]-() ON (r.articleId)`);
  }
  add("entity_name", "CREATE INDEX", "(n:Entity) ON (n.name)");
  add("article_date", "CREATE INDEX", "(n:Article) ON (n.date)");
  add("entity_names", "CREATE FULLTEXT INDEX", "(n:Entity) ON EACH [n.name, n.aliases]");
  return statements;
}

/** `schema/neo4j.cypher`. */
export function neo4jCypherFile(): string {
  const head =
    "// Generated from schema/neo4j.ts. Constraints and indexes of the claim graph; `newsgraph load neo4j` makes them.";
  return [head, ...neo4jSchemaStatements().map(({ cypher }) => `${cypher};`), "CALL db.awaitIndexes(300);", ""].join(
    "\n",
  );
}

/** `schema/neo4j.md`. */
export function neo4jReference(): string {
  const lines = [
    "# The claim graph in Neo4j",
    "",
    "Generated from `schema/neo4j.ts`. An absent property stands for “none” and for an empty list. Dates are `DATE`, offsets `INTEGER`.",
    "",
    "```cypher",
    "(:Article)-[:MENTIONS {count}]->(:Entity:Person)-[:THREATENS {claimId, polarity, modality, quote, …}]->(:Entity:Country)",
    "(:Entity)-[:REJECTS]->(:EventNode)-[:AGENT|TARGET|PLACE]->(:Entity)      // a claim about a claim",
    "(:Article)-[:REPORTS]->(:Statement)<-[:SAID]-(:Entity)",
    "```",
    "",
    "Facts only is one WHERE clause:",
    "",
    "```cypher",
    `MATCH (s:Entity)-[r]->(o:Entity) WHERE ${factsOnly("r")} RETURN s, r, o LIMIT 100`,
    "```",
    "",
    "## Nodes",
  ];
  for (const [label, row] of Object.entries(NEO4J_NODES))
    lines.push(
      "",
      `### :${label}`,
      "",
      `${capital(row.gloss)}. Key: \`${row.key}\`.`,
      "",
      ...propertyTable(row.properties),
    );
  lines.push(
    "",
    "## Types of entities",
    "",
    "The second label of an `:Entity`.",
    "",
    "| label | meaning |",
    "|---|---|",
  );
  for (const type of NEO4J_ENTITY_LABELS) lines.push(`| \`${type}\` | ${ENTITY_TYPES[type].gloss} |`);
  lines.push("", "## Links", "", "| type | from | to | properties | meaning |", "|---|---|---|---|---|");
  for (const [type, row] of Object.entries(NEO4J_LINKS)) {
    const names = Object.keys(row.properties).map((name) => `\`${name}\``);
    lines.push(`| \`${type}\` | ${row.from.join(", ")} | ${row.to.join(", ")} | ${names.join(", ")} | ${row.gloss} |`);
  }
  lines.push("", ...propertyTable(MENTION_PROPERTIES));
  lines.push("", "## Claims", "", "From an `:Entity` to an `:Entity` or an `:EventNode`, with these properties:", "");
  lines.push(...propertyTable(CLAIM_PROPERTIES));
  lines.push("", "| type | meaning | ends | PLOVER |", "|---|---|---|---|");
  for (const type of RELATION_TYPES) {
    const { gloss, ends, plover } = relationRow(type);
    lines.push(`| \`${type}\` | ${gloss} | ${ends} | ${plover ?? "–"} |`);
  }
  lines.push("");
  return lines.join("\n");
}

function propertyTable(properties: Properties): string[] {
  const rows = Object.entries(properties).map(([name, { type, gloss }]) => `| \`${name}\` | ${type} | ${gloss} |`);
  return ["| property | type | meaning |", "|---|---|---|", ...rows];
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
