// Makes the constraints and indexes that a database lacks, and checks that its content is of this model. Constraints come first: a MERGE
// finds its node or relationship by them, and scans without.
import neo4j from "neo4j-driver";
import { NEO4J_MODEL_VERSION, neo4jSchemaStatements, RELATION_TYPES, type RelationType } from "#schema";
import { NewsgraphError } from "../../errors.ts";
import type { Client } from "./client.ts";

/**
 * `types` are the relation types that will be written: a constraint takes a tenth of a second, and few graphs have all types.
 * @throws NewsgraphError export/neo4j-newer for a database that a newer newsgraph loaded
 */
export async function ensureSchema(client: Client, types: readonly RelationType[] = RELATION_TYPES): Promise<void> {
  await checkModel(client);
  const present = await client.read(async (transaction) => {
    // a constraint has an index of its name, which stays alone when its making is cut off: that one is made again
    const constraints = await transaction.run("SHOW CONSTRAINTS YIELD name RETURN name");
    const indexes = await transaction.run(
      "SHOW INDEXES YIELD name, owningConstraint WHERE owningConstraint IS NULL RETURN name",
    );
    const names = [constraints, indexes].map(({ records }) => records.map((record) => record.get("name") as string));
    return { constraints: new Set(names[0]), indexes: new Set(names[1]) };
  });
  const missing = neo4jSchemaStatements(types).filter(
    ({ name, cypher }) => !present[cypher.startsWith("CREATE CONSTRAINT") ? "constraints" : "indexes"].has(name),
  );
  for (const { cypher } of missing) await client.run(cypher);
  if (missing.length > 0) await client.run("CALL db.awaitIndexes(300)");
}

/** @throws NewsgraphError export/neo4j-newer */
export async function checkModel(client: Client): Promise<{ extractor: string | null }> {
  const found = await client.read(async (transaction) => {
    const { records } = await transaction.run(
      "MATCH (n:Newsgraph {id: 'graph'}) RETURN n.version AS version, n.extractor AS extractor",
    );
    return records[0]?.toObject() as { version: number; extractor: string } | undefined;
  });
  if (found && found.version > NEO4J_MODEL_VERSION)
    throw new NewsgraphError(
      "export/neo4j-newer",
      `the database holds version ${found.version} of the model; this newsgraph knows ${NEO4J_MODEL_VERSION}`,
    );
  return { extractor: found?.extractor ?? null };
}

export async function noteModel(client: Client, extractor: string): Promise<void> {
  const cypher = "MERGE (n:Newsgraph {id: 'graph'}) SET n.version = $version, n.extractor = $extractor";
  const parameters = { version: neo4j.int(NEO4J_MODEL_VERSION), extractor };
  await client.write(async (transaction) => void (await transaction.run(cypher, parameters)));
}
