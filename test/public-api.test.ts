// The names that the library promises to keep. A change here is a change for users: say so in the CHANGELOG.
import { expect, it } from "vitest";
import * as newsgraph from "../src/index.ts";

it("exports what it promises", () => {
  const functions = Object.entries(newsgraph)
    .filter(([name, value]) => typeof value === "function" && /^[a-z]/.test(name))
    .map(([name]) => name)
    .sort();
  expect(functions).toMatchInlineSnapshot(`
    [
      "articleFromHtml",
      "articleFromRecord",
      "articleFromText",
      "buildGraph",
      "createExtractor",
      "factsOnly",
      "formatAmount",
      "formatDate",
      "formatGraph",
      "infinitive",
      "loadExtractor",
      "neo4jCypherFile",
      "neo4jReference",
      "neo4jSchemaStatements",
      "parseGraph",
      "piecesOf",
      "readInputs",
      "readTemplate",
      "relationRow",
      "renderPage",
      "standingOf",
      "toGraphology",
      "verbPhrase",
      "withExtractions",
      "withoutArticles",
    ]
  `);
});

it("has its errors with code, remedy and exit code", () => {
  const error = new newsgraph.NewsgraphError("ingest/empty", "nothing");
  expect(error).toMatchObject({ code: "ingest/empty", exitCode: 3, remedy: expect.any(String) });
  for (const [code, row] of Object.entries(newsgraph.CODES)) {
    expect(code).toMatch(/^[a-z]+\/[a-z0-9-]+$/);
    expect(row.remedy.length).toBeGreaterThan(10);
  }
});
