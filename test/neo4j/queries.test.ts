// Every saved query runs on the real server, finds something in the sample, and is bounded.
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Client, loadGraph, queryText, SAVED_QUERIES } from "../../src/export/neo4j/index.ts";
import { sampleGraph } from "../helpers/graph.ts";
import { emptyDatabase, onServer, openClient } from "./server.ts";

onServer("saved queries", () => {
  let client: Client;
  beforeAll(async () => {
    client = await openClient();
    await emptyDatabase(client);
    await loadGraph(client, sampleGraph());
  });
  afterAll(() => client.close());

  /** Names that the queries ask for, as the sample has them. */
  const here = (text: string): string =>
    text
      .replace(/"Mexico" AS name/, '"Sudmark" AS name')
      .replace('"Donald Trump"', '"Ilse Varga"')
      .replace('"Claudia Sheinbaum"', '"Coast Games"')
      .replace('"United States"', '"Norland"')
      .replace('"Mexico" AS other', '"Sudmark" AS other')
      .replace("sheinbaum~", "sudmrk~")
      .replace("IMPOSES_TARIFF|FINES", "IMPOSES_TARIFF|FINES|SEIZES");

  test.each(SAVED_QUERIES.map((query) => [query.path, query] as const))("%s", async (_, query) => {
    expect(query.cypher.join("\n")).toMatch(/LIMIT \d+$/);
    const text = here(queryText(query));
    expect(text).toMatch(/^\/\/ .{10,90}\n/);
    const rows = await client.read(async (transaction) => (await transaction.run(text.replace(/;\s*$/, ""))).records);
    expect(rows.length).toBeGreaterThan(0);
  });
});
