import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import {
  ENTITY_TYPES,
  NEO4J_LINKS,
  NEO4J_NODES,
  neo4jCypherFile,
  neo4jReference,
  neo4jSchemaStatements,
  RELATION_TYPES,
} from "#schema";

const file = (name: string) => readFileSync(new URL(`../../schema/${name}`, import.meta.url), "utf8");

test("schema/neo4j.md and schema/neo4j.cypher are fresh: run `npm run build:schema`", () => {
  expect(file("neo4j.md")).toBe(neo4jReference());
  expect(file("neo4j.cypher")).toBe(neo4jCypherFile());
});

test("no link has the name of a relation type, and no kind of node that of an entity type", () => {
  expect(Object.keys(NEO4J_LINKS).filter((type) => (RELATION_TYPES as string[]).includes(type))).toEqual([]);
  expect(Object.keys(NEO4J_NODES).filter((label) => label in ENTITY_TYPES)).toEqual([]);
});

test("every relation type has the constraint that MERGE finds its claims by", () => {
  const constraints = neo4jSchemaStatements().filter(({ cypher }) => cypher.includes("r.claimId IS UNIQUE"));
  expect(constraints).toHaveLength(RELATION_TYPES.length);
});

test("names need no quoting in Cypher", () => {
  for (const label of [...Object.keys(NEO4J_NODES), ...Object.keys(ENTITY_TYPES)])
    expect(label).toMatch(/^[A-Z][A-Za-z0-9]{0,63}$/);
  for (const type of [...Object.keys(NEO4J_LINKS), ...RELATION_TYPES]) expect(type).toMatch(/^[A-Z][A-Z0-9_]{0,63}$/);
  for (const { properties } of [...Object.values(NEO4J_NODES), ...Object.values(NEO4J_LINKS)])
    for (const name of Object.keys(properties)) expect(name).toMatch(/^[a-z][A-Za-z0-9]*$/);
});
