import { describe, expect, it, test } from "vitest";
import type { Chain } from "#schema";
import { entityId, resolveEntities } from "../../src/resolve/index.ts";
import { recordOf } from "../helpers/records.ts";

const chain = (fields: Partial<Chain>): Chain => ({
  id: "chain:0000000000000001",
  type: "Person",
  kind: null,
  name: "Ada Lund",
  aliases: [],
  country: null,
  wikidata: null,
  named: true,
  ...fields,
});

describe("entityId", () => {
  test.each<[string, Partial<Chain>, Partial<Chain>]>([
    ["full names", {}, {}],
    ["case and quotes", { name: "Ada O’Lund" }, { name: "ADA O'LUND" }],
    ["composed and decomposed accents", { name: "Zoë Lund" }, { name: "Zoe\u0308 Lund" }],
    [
      "a leading article",
      { type: "Organization", name: "The Varn Courier" },
      { type: "Organization", name: "Varn Courier" },
    ],
    [
      "the same Wikidata id under two names",
      { wikidata: "Q1", name: "Holland" },
      { wikidata: "Q1", name: "Netherlands" },
    ],
    [
      "one-word names of countries and bodies",
      { type: "Country", name: "Norland" },
      { type: "Country", name: "Norland" },
    ],
  ])("joins articles by %s", (_, one, other) => {
    expect(entityId("a", chain(one))).toBe(entityId("b", chain(other)));
  });

  test.each<[string, Partial<Chain>, Partial<Chain>]>([
    ["bare family names", { name: "Lund" }, { name: "Lund" }],
    ["people without a name", { name: "two officials", named: false }, { name: "two officials", named: false }],
    ["names of different types", { type: "City", name: "Varn" }, { type: "Organization", name: "Varn" }],
    ["similar names", { type: "Country", name: "Niger" }, { type: "Country", name: "Nigeria" }],
    ["accents that tell names apart", { name: "Ana Pena" }, { name: "Ana Peña" }],
    ["a certain and an uncertain one", { wikidata: "Q1" }, {}],
  ])("keeps apart %s", (_, one, other) => {
    expect(entityId("a", chain(one))).not.toBe(entityId("b", chain(other)));
  });
});

describe("resolveEntities", () => {
  const one = recordOf({
    id: "one",
    text: "Norland praised Ada Lund. NORLAND is small.",
    chains: {
      norland: { type: "Country", name: "Norland", aliases: ["NORLAND"], country: "NLD" },
      lund: { type: "Person", name: "Ada Lund" },
    },
  });
  const two = recordOf({
    id: "two",
    text: "NORLAND met Lund.",
    chains: { norland: { type: "Country", name: "NORLAND" }, lund: { type: "Person", name: "Lund" } },
  });

  it("joins mentions, names and facts of a thing over articles", () => {
    const entities = resolveEntities([two, one]);
    const norland = entities.filter((entity) => entity.type === "Country");
    expect(norland).toHaveLength(1);
    expect(norland[0]).toMatchObject({
      name: "Norland",
      aliases: ["NORLAND"],
      country: "NLD",
      mentions: [
        {
          article: "one",
          spans: [
            { start: 0, end: 7 },
            { start: 26, end: 33 },
          ],
        },
        { article: "two", spans: [{ start: 0, end: 7 }] },
      ],
    });
    expect(entities.filter((entity) => entity.type === "Person")).toHaveLength(2);
  });

  it("gives the same in any order", () => {
    expect(resolveEntities([one, two])).toEqual(resolveEntities([two, one]));
  });
});
