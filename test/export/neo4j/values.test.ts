import { describe, expect, test } from "vitest";
import { CLAIM_PROPERTIES, ENTITY_PROPERTIES } from "#schema";
import {
  checkUri,
  compareVersions,
  isCalendarDay,
  isPlaintext,
  literal,
  restoreValues,
  storeValues,
} from "../../../src/export/neo4j/index.ts";

test.each([
  ["2024-02-29", true],
  ["2023-02-29", false],
  ["1900-02-29", false],
  ["2000-02-29", true],
  ["2025-02-30", false],
  ["2025-04-31", false],
  ["2025-00-10", false],
  ["2025-13-01", false],
  ["2025-1-01", false],
  ["0001-01-01", true],
  ["+12025-01-01", false],
])("%s is a day of the calendar: %s", (day, expected) => {
  expect(isCalendarDay(day)).toBe(expected);
});

test.each([
  ["5.26.30", "5.26.0", 1],
  ["5.9.0", "5.26.0", -1],
  ["2026.08.1", "5.26.0", 1],
  ["5.26.0", "5.26", 0],
  ["4.4.41", "5.26.0", -1],
  ["", "5.26.0", -1],
])("version %s beside %s", (a, b, sign) => {
  expect(Math.sign(compareVersions(a, b))).toBe(sign);
});

test.each([
  ["bolt://localhost:7687", false],
  ["bolt://127.0.0.1", false],
  ["neo4j://[::1]:7687", false],
  ["bolt://db.example.org", true],
  ["neo4j+s://db.example.org", false],
  ["bolt+ssc://db.example.org", false],
  ["bolt://127.0.0.1.example.org", true],
  ["bolt://localhost.example.org", true],
])("%s sends the password in plain text over a network: %s", (uri, expected) => {
  expect(isPlaintext(uri)).toBe(expected);
});

test.each([
  ["bolt://localhost:7687", null],
  ["neo4j+s://a.example:7687/", null],
  ["https://localhost", "export/neo4j-uri"],
  ["bolt://", "export/neo4j-uri"],
  ["bolt://neo4j:word@localhost", "export/neo4j-secret"],
  ["bolt://neo4j@localhost", "export/neo4j-secret"],
])("address %s: %s", (uri, code) => {
  if (code === null) expect(() => checkUri(uri)).not.toThrow();
  else expect(() => checkUri(uri)).toThrow(expect.objectContaining({ code }));
});

describe("literals of Cypher", () => {
  test.each([
    ["string", "it's", "'it\\'s'"],
    ["string", "a\\u0027b", "'a\\\\u0027b'"],
    ["string", "one\ntwo\u2028\u0000", "'one\\u000atwo\\u2028\\u0000'"],
    ["string", "\u202eright to left", "'\\u202eright to left'"],
    ["string", "日本 💩 é", "'日本 💩 é'"],
    ["float", 25, "25.0"],
    ["float", 1e21, "1e21"],
    ["float", 5e-324, "5e-324"],
    ["integer", 25, "25"],
    ["boolean", false, "false"],
    ["date", "2025-03-01", "date('2025-03-01')"],
    ["string[]", ["a", "b'"], "['a', 'b\\'']"],
    ["integer[]", [1, 2], "[1, 2]"],
  ] as const)("%s %j is %s", (type, value, expected) => {
    expect(literal(type, value)).toBe(expected);
  });
});

describe("stored values", () => {
  const entity = { id: "e", name: "Norland", aliases: ["N"], kind: null, country: null, wikidata: null, named: true };

  test("leave out nulls and empty lists", () => {
    expect(storeValues(ENTITY_PROPERTIES, { ...entity, aliases: [] })).toEqual({
      id: "e",
      name: "Norland",
      named: true,
    });
  });

  test.each([
    ["half a surrogate pair", { name: "a\ud83d" }, { name: "a\ufffd" }],
    ["the delimiter of lists", { aliases: ["a\u001fb"] }, { aliases: ["a b"] }],
    ["an empty item", { aliases: ["", "x"] }, { aliases: ["x"] }],
    ["only empty items", { aliases: [""] }, { aliases: undefined }],
    ["a name too long to index", { name: "n".repeat(9000) }, { name: `${"n".repeat(2000)}…` }],
  ])("keep %s beside a value that can be held", (_, changes, held) => {
    const values = { ...entity, ...changes };
    const stored = storeValues(ENTITY_PROPERTIES, values);
    expect(stored).toMatchObject(Object.fromEntries(Object.entries(held).filter(([, value]) => value !== undefined)));
    expect(stored.exact).toBeTypeOf("string");
    expect(restoreValues(stored)).toMatchObject(changes);
  });

  test.each([
    ["a nested list", ENTITY_PROPERTIES, { aliases: [["a"]] }],
    ["a map", ENTITY_PROPERTIES, { name: { text: "a" } }],
    ["a list of numbers for strings", ENTITY_PROPERTIES, { aliases: [1] }],
    ["30 February", CLAIM_PROPERTIES, { dateFrom: "2025-02-30" }],
    ["a fraction for an offset", CLAIM_PROPERTIES, { start: 1.5 }],
    ["an offset beyond what numbers hold", CLAIM_PROPERTIES, { start: 2 ** 53 }],
    ["infinity", CLAIM_PROPERTIES, { amount: Number.POSITIVE_INFINITY }],
  ])("refuse %s", (_, properties, values) => {
    expect(() => storeValues(properties, values)).toThrow(expect.objectContaining({ code: "export/neo4j-value" }));
  });

  test("of a property that the model does not have are a fault of ours", () => {
    expect(() => storeValues(ENTITY_PROPERTIES, { constructor: "x" })).toThrow();
  });
});
