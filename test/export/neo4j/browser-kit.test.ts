import { unzipSync } from "fflate";
import { expect, test } from "vitest";
import { ENTITY_TYPES, RELATION_TYPES } from "#schema";
import { browserKit, queryText, SAVED_QUERIES } from "../../../src/export/neo4j/index.ts";

const kit = () => new Map(browserKit());

test("the kit has the same bytes every time", () => {
  expect(browserKit()).toEqual(browserKit());
});

test("the archive holds every saved query under its folder", () => {
  const files = unzipSync(kit().get("newsgraph-queries.zip") as Uint8Array);
  const texts = Object.fromEntries(Object.entries(files).map(([name, data]) => [name, new TextDecoder().decode(data)]));
  expect(texts).toEqual(Object.fromEntries(SAVED_QUERIES.map((query) => [query.path, queryText(query)])));
});

test("the grey rule of all entities comes before those of the types", () => {
  const style = kit().get("newsgraph.grass") as string;
  const at = (selector: string) => style.indexOf(`\n${selector} {`);
  for (const type of Object.keys(ENTITY_TYPES)) expect(at(`node.${type}`)).toBeGreaterThan(at("node.Entity"));
  for (const type of RELATION_TYPES) expect(at(`relationship.${type}`)).toBeGreaterThan(0);
});

test("captions hold nothing that the parser of style sheets splits at", () => {
  const style = kit().get("newsgraph.grass") as string;
  for (const [, caption] of style.matchAll(/caption: "([^"]*)"/g)) expect(caption).not.toMatch(/[:;\s]/);
  expect(style.match(/[{}]/g)!.length % 2).toBe(0);
});
