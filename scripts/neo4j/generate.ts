// Writes schema/neo4j.md and schema/neo4j.cypher from schema/neo4j.ts.
import { writeFileSync } from "node:fs";
import { neo4jCypherFile, neo4jReference } from "#schema";

writeFileSync(new URL("../../schema/neo4j.md", import.meta.url), neo4jReference());
writeFileSync(new URL("../../schema/neo4j.cypher", import.meta.url), neo4jCypherFile());
