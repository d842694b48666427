// Saved queries for Neo4j Browser: what a reader of news asks. Each begins with a comment, which Browser shows as its title, and ends with a
// LIMIT, because Browser draws what it gets. Names to change stand in a WITH line at the top.
import { factsOnly } from "#schema";

interface SavedQuery {
  /** the path inside the zip; folders become folders of favourites */
  readonly path: string;
  readonly title: string;
  readonly cypher: readonly string[];
}

export const SAVED_QUERIES: readonly SavedQuery[] = [
  {
    path: "Claims/facts-only.cypher",
    title: "Facts only: what the articles themselves tell as having happened",
    cypher: ["MATCH (s:Entity)-[r]->(o:Entity)", `WHERE ${factsOnly("r")}`, "RETURN s, r, o LIMIT 100"],
  },
  {
    path: "Claims/who-threatens-whom.cypher",
    title: "Who threatens whom, and with what",
    cypher: [
      "MATCH (s:Entity)-[r:THREATENS]->(o)",
      "OPTIONAL MATCH (what:EventNode) WHERE what.id IN r.content",
      "OPTIONAL MATCH (what)-[p:AGENT|TARGET]->(who:Entity)",
      "RETURN s, r, o, what, p, who LIMIT 100",
    ],
  },
  {
    path: "Claims/denied.cypher",
    title: "What is denied: claims that the text says are not so",
    cypher: [
      'MATCH (s:Entity)-[r {standing: "denied"}]->(o)',
      "RETURN s.name AS source, r.label AS relation, o.name AS target, r.quote AS sentence, r.articleId AS article LIMIT 100",
    ],
  },
  {
    path: "Claims/one-source-only.cypher",
    title: "What only one source says: no other article and no other speaker",
    cypher: [
      "MATCH (s:Entity)-[r]->(o:Entity) WHERE r.claimId IS NOT NULL",
      "WITH s, o, type(r) AS relation, collect(r) AS claims, collect(DISTINCT r.articleId) AS articles",
      "WITH s, o, relation, claims, articles,",
      "  reduce(all = [], r IN claims | all + coalesce(r.attributedTo, [])) AS speakers",
      "WHERE size(articles) = 1 AND size(speakers) > 0 AND all(id IN speakers WHERE id = speakers[0])",
      "MATCH (speaker:Entity {id: speakers[0]})",
      "RETURN s.name AS source, relation, o.name AS target, speaker.name AS `said only by`, claims[0].quote AS sentence LIMIT 100",
    ],
  },
  {
    path: "Claims/about-x-since.cypher",
    title: "Claims about somebody since a date: change the name and the day",
    cypher: [
      'WITH "Mexico" AS name, date("2025-01-01") AS since',
      "MATCH (x:Entity) WHERE x.name = name OR name IN x.aliases",
      "MATCH (x)-[r]-(other:Entity) WHERE r.claimId IS NOT NULL",
      "MATCH (a:Article {id: r.articleId}) WHERE coalesce(r.dateTo, r.dateFrom, a.date) >= since",
      "RETURN x, r, other LIMIT 100",
    ],
  },
  {
    path: "Claims/contradictions.cypher",
    title: "Contradictions: two sentences that cannot both be so",
    cypher: [
      "MATCH (s:Entity)-[r]->(o:Entity) WHERE r.contradicts IS NOT NULL",
      "MATCH (s)-[q]-(o) WHERE q.claimId IN r.contradicts AND r.claimId < q.claimId",
      "RETURN s.name AS source, r.label AS one, q.label AS other, o.name AS target,",
      "  r.quote AS `one sentence`, q.quote AS `other sentence` LIMIT 50",
    ],
  },
  {
    path: "Claims/tariffs-with-amounts.cypher",
    title: "Tariffs and fines with their amounts, the largest first",
    cypher: [
      "MATCH (s:Entity)-[r:IMPOSES_TARIFF|FINES]->(o) WHERE r.amount IS NOT NULL",
      "RETURN s.name AS source, r.label AS relation, o.name AS target, r.amountBound AS bound, r.amount AS amount,",
      "  r.unit AS unit, r.dateFrom AS since, r.quote AS sentence ORDER BY unit, amount DESC LIMIT 100",
    ],
  },
  {
    path: "Evidence/shortest-path.cypher",
    title: "How two are connected, with the sentences: change the names",
    cypher: [
      'WITH "Donald Trump" AS one, "Claudia Sheinbaum" AS other',
      "MATCH (a:Entity) WHERE a.name = one OR one IN a.aliases",
      "MATCH (b:Entity) WHERE (b.name = other OR other IN b.aliases) AND a <> b",
      "MATCH path = shortestPath((a)-[*..5]-(b))",
      "WHERE all(r IN relationships(path) WHERE r.claimId IS NOT NULL)",
      "RETURN path, [r IN relationships(path) | r.quote] AS sentences LIMIT 5",
    ],
  },
  {
    path: "Evidence/articles-behind-an-edge.cypher",
    title: "The articles behind the edges between two: change the names",
    cypher: [
      'WITH "United States" AS one, "Mexico" AS other',
      "MATCH (s:Entity {name: one})-[r]-(o:Entity {name: other}) WHERE r.claimId IS NOT NULL",
      "MATCH (a:Article {id: r.articleId})",
      "RETURN a.date AS date, a.publisher AS publisher, a.title AS title, r.label AS relation, r.quote AS sentence,",
      "  r.start AS start, r.end AS end, a.url AS url ORDER BY date DESC LIMIT 100",
    ],
  },
  {
    path: "Evidence/find-a-name.cypher",
    title: "Find by a part of a name, in any spelling that the articles use",
    cypher: [
      'CALL db.index.fulltext.queryNodes("entity_names", "sheinbaum~") YIELD node, score',
      "RETURN node, score ORDER BY score DESC LIMIT 25",
    ],
  },
  {
    path: "Overview/most-mentioned.cypher",
    title: "Who is mentioned most, over all articles",
    cypher: [
      "MATCH (a:Article)-[m:MENTIONS]->(e:Entity)",
      "RETURN e.name AS name, labels(e) AS types, sum(m.count) AS mentions, count(a) AS articles ORDER BY mentions DESC LIMIT 50",
    ],
  },
  {
    path: "Overview/who-says-what.cypher",
    title: "Who says what: statements with their speakers",
    cypher: ["MATCH (a:Article)-[q:REPORTS]->(st:Statement)<-[p:SAID]-(e:Entity)", "RETURN a, q, st, p, e LIMIT 50"],
  },
  {
    path: "Overview/graph.cypher",
    title: "The graph of claims: entities and event nodes, without the articles",
    cypher: ["MATCH (s:Entity|EventNode)-[r]->(o:Entity|EventNode)", "RETURN s, r, o LIMIT 300"],
  },
];

/** The text of a saved query. */
export function queryText({ title, cypher }: SavedQuery): string {
  return `// ${title}\n${cypher.join("\n")};\n`;
}
