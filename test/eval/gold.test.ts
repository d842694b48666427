import { describe, expect, it, test } from "vitest";
import { NewsgraphError } from "../../src/errors.ts";
import { parseGold } from "../../src/eval/index.ts";

const row = (id: string, more: object = {}) =>
  JSON.stringify({ id, text: "Norland attacked Ostland.", expect: ["Norland ATTACKS Ostland"], ...more });

function problem(text: string): NewsgraphError {
  try {
    parseGold(text, "gold.jsonl");
  } catch (error) {
    if (error instanceof NewsgraphError) return error;
  }
  throw new Error("nothing was wrong");
}

describe("a gold file", () => {
  it("may have many rows, empty lines, any line ends and a byte order mark", () => {
    const rows = parseGold(
      `\ufeff${Array.from({ length: 600 }, (_, i) => row(`r${i}`)).join("\r\n\r\n")}\r\n`,
      "gold.jsonl",
    );
    expect(rows).toHaveLength(600);
    expect(rows[599]).toMatchObject({ id: "r599", not: [] });
  });

  test.each<[string, string, number, RegExp]>([
    ["a line that is not JSON", `${row("a")}\n\n{"id":`, 3, /not JSON/],
    ["a field that is unknown", `${row("a")}\n${row("b", { expects: [] })}`, 2, /expects/],
    ["a text that is empty", row("a", { text: " \n" }), 1, /the text is empty/],
    ["a day that is none", row("a", { date: "2031-13-01" }), 1, /date/],
    [
      "a relation that the ontology lacks",
      row("a", { expect: ["Norland ATACKS Ostland"] }),
      1,
      /"Norland ATACKS Ostland" is no claim/,
    ],
    ["an attribute that is none", row("a", { not: ["Norland ATTACKS Ostland [negatve]"] }), 1, /negatve/],
    ["an id that occurs twice", `${row("a")}\n${row("b")}\n${row("a")}`, 3, /"a" is that of line 1/],
    ["nothing in it", "\n \n", 1, /no rows/],
  ])("says the line of %s", (_, text, line, message) => {
    const error = problem(text);
    expect(error.code).toBe("ingest/bad-record");
    expect(error.message).toContain(`gold.jsonl:${line}: `);
    expect(error.message).toMatch(message);
  });
});
